import { SandboxError } from '../../call.ts';
import { type Action, type Context, type Fields, kind, type Make, type Row } from '../../engine/index.ts';

/** `2016-11-05T13:10:10.000Z`, as OSS writes its times. */
export const millisecond = (ms: number) => new Date(ms).toISOString();

/** A policy that refuses everybody who comes without TLS. */
function httpsOnly(account: string, name: string): Fields {
  const resource = [`acs:oss:*:${account}:${name}`, `acs:oss:*:${account}:${name}/*`];
  const condition = { Bool: { 'acs:SecureTransport': ['false'] } };
  return {
    Version: '1',
    Statement: [{ Effect: 'Deny', Action: ['oss:*'], Principal: ['*'], Resource: resource, Condition: condition }],
  };
}

const rules: readonly Fields[] = [
  { ID: 'abort-parts', Prefix: '', Status: 'Enabled', AbortMultipartUpload: { Days: 7 } },
  { ID: 'cool-down', Prefix: 'archive/', Status: 'Enabled', Transition: [{ Days: 90, StorageClass: 'IA' }] },
];

/** An object that somebody wrote: its bytes in base64, and what they are. */
export interface Held {
  readonly base64: string;
  readonly type: string;
  readonly at: number;
}

/** A healthy bucket: closed, encrypted, versioned, logged, tidied up, and for TLS alone. */
function makeBucket(m: Make) {
  const endpoint = `oss-${m.region}`;
  return {
    Name: m.id,
    CreationDate: millisecond(m.createdAt),
    Region: m.region,
    Location: endpoint,
    ExtranetEndpoint: `${endpoint}.aliyuncs.com`,
    IntranetEndpoint: `${endpoint}-internal.aliyuncs.com`,
    StorageClass: 'Standard',
    DataRedundancyType: m.one(['LRS', 'LRS', 'ZRS']),
    ResourceGroupId: `rg-${m.chars(14)}`,
    AccessMonitor: 'Disabled',
    acl: 'private',
    blocksPublicAccess: m.chance(0.6),
    /** Empty for a bucket that never had versions. */
    versioning: 'Enabled',
    /** Empty for none. */
    encryption: { algorithm: 'AES256', keyId: '', dataEncryption: '' },
    /** Bucket that gets the access log; empty for none. */
    logging: { target: `qingcheng-${m.region}-access-log`, prefix: `${m.id}/` },
    /** The document, null for none. */
    policy: httpsOnly(m.account, m.id) as Fields | null,
    lifecycle: rules,
    replication: [] as readonly Fields[],
    cors: (m.chance(0.2)
      ? [{ AllowedOrigin: ['https://www.qingcheng.example'], AllowedMethod: ['GET'], MaxAgeSeconds: 600 }]
      : []) as readonly Fields[],
    referer: { AllowEmptyReferer: true, AllowTruncateQueryString: true, TruncatePath: true, referers: [] as readonly string[] },
    website: (m.chance(0.1) ? { IndexDocument: { Suffix: 'index.html' }, ErrorDocument: { Key: 'error.html' } } : null) as Fields | null,
    worm: (m.chance(0.1)
      ? { WormId: m.chars(32, '0123456789ABCDEF'), State: 'Locked', RetentionPeriodInDays: 365, CreationDate: millisecond(m.createdAt) }
      : null) as Fields | null,
    https: (m.chance(0.2) ? { TLS: { Enable: true, TLSVersion: ['TLSv1.2', 'TLSv1.3'] } } : null) as Fields | null,
    acceleration: (m.chance(0.1) ? true : null) as boolean | null,
    payer: 'BucketOwner',
    /** How many objects it holds, and the bytes of each. */
    objects: m.int(0, 900),
    objectBytes: m.int(2_000, 4_000_000),
    /** What was written into it, by key. */
    held: {} as Readonly<Record<string, Held>>,
  };
}

export type Bucket = ReturnType<typeof makeBucket>;

const value = (level: number, unit: string, max?: number) => ({
  level,
  unit,
  periods: [60, 300, 900, 3600],
  statistics: ['Value'] as const,
  ...(max !== undefined && { max }),
});

export const bucket = kind<Bucket>({
  kind: 'oss.bucket',
  type: 'ACS::OSS::Bucket',
  id: '{name}',
  // One list shows the buckets of all regions, and a name is there once in the world.
  scope: 'global',
  share: 16,
  name: 'Name',
  arn: 'acs:oss:*:{account}:{id}',
  notFound: [404, 'NoSuchBucket', 'The specified bucket does not exist.'],
  make: makeBucket,
  flaws: {
    readable: { rate: 0.03, set: { acl: 'public-read', blocksPublicAccess: false } },
    writable: { rate: 0.01, set: { acl: 'public-read-write', blocksPublicAccess: false } },
    open: {
      rate: 0.02,
      set: (state) => ({
        blocksPublicAccess: false,
        policy: {
          Version: '1',
          Statement: [{ Effect: 'Allow', Action: ['oss:GetObject'], Principal: ['*'], Resource: [`acs:oss:*:*:${state.Name}/*`] }],
        },
      }),
    },
    bare: { rate: 0.08, set: { policy: null } },
    plain: { rate: 0.06, set: { encryption: { algorithm: '', keyId: '', dataEncryption: '' } } },
    unversioned: { rate: 0.08, set: { versioning: '' } },
    suspended: { rate: 0.03, set: { versioning: 'Suspended' } },
    unlogged: { rate: 0.06, set: { logging: { target: '', prefix: '' } } },
    untidy: { rate: 0.05, set: { lifecycle: [] } },
    leftovers: { rate: 0.06, set: { lifecycle: rules.slice(1) } },
    copied: {
      rate: 0.2,
      set: (state) => ({
        replication: [
          {
            ID: `${state.Name}-copy`,
            PrefixSet: { Prefix: [''] },
            Action: 'ALL',
            Destination: { Bucket: `${state.Name}-copy`, Location: state.Region === 'cn-shanghai' ? 'oss-cn-beijing' : 'oss-cn-shanghai' },
            Status: 'doing',
            HistoricalObjectReplication: 'enabled',
          },
        ],
      }),
    },
  },
  metrics: [
    {
      namespace: 'acs_oss_dashboard',
      dimension: 'BucketName',
      names: {
        Availability: { ...value(100, '%', 100), profile: 100 },
        RequestValidRate: value(97, '%', 100),
        ServerErrorCount: { ...value(0, 'count'), profile: 0 },
        InternetSend: value(40_000_000, 'B'),
        InternetRecv: value(9_000_000, 'B'),
        MeteringStorageUtilization: { ...value(380_000_000_000, 'B'), periods: [3600], profile: 'growing' },
        ObjectCount: { ...value(240_000, 'count'), periods: [3600], profile: 'growing' },
      },
    },
  ],
});

/** The switch of a whole account that shuts all its buckets; its id is the account's. */
export const publicAccessBlock = kind({
  kind: 'oss.public-access-block',
  type: 'ACS::OSS::PublicAccessBlock',
  id: '{name}',
  scope: 'global',
  notFound: [404, 'NoSuchPublicAccessBlock', 'The account has no public access block.'],
  make: () => ({ isOn: false }),
});

/** True where nobody from outside gets in, by the bucket's own switch or the account's. */
export function isBlocked(x: Context, row: Row<Bucket>): boolean {
  return row.state.blocksPublicAccess || x.find(publicAccessBlock, x.account)?.state.isOn === true;
}

/** The bucket of a call. Throws for one that is not there, is another's, or lies in another region than the call's. */
export function bucketOf(x: Context): Row<Bucket> {
  const name = x.text('Bucket');
  const row = x.find(bucket, name);
  if (!row && x.estate.findAnywhere(bucket.kind, name)) x.refuse([403, 'AccessDenied', 'The bucket you access does not belong to you.']);
  if (!row) throw new SandboxError(404, bucket.notFound[1], bucket.notFound[2], { BucketName: name });
  if (x.call.region !== undefined && x.call.region !== row.region) {
    const message = 'The bucket you are attempting to access must be addressed using the specified endpoint.';
    throw new SandboxError(403, 'AccessDenied', message, { Bucket: name, Endpoint: row.state.ExtranetEndpoint });
  }
  return row;
}

/** An action on one bucket. */
export function onBucket(
  run: (x: Context, row: Row<Bucket>) => ReturnType<Action['run']>,
  rest: Pick<Action, 'permission' | 'writes' | 'needs' | 'resource'> = {},
): Action {
  const named = { kind: bucket, id: 'Bucket' };
  return { ...named, needs: ['Bucket'], resource: (x) => x.arn(bucket, x.text('Bucket')), ...rest, run: (x) => run(x, bucketOf(x)) };
}
