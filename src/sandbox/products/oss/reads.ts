import { type Action, Answer, type Context, type Fields, type Refusal, type Row } from '../../engine/index.ts';
import { Done } from '../../engine/shape.ts';
import { type Bucket, bucket, onBucket, publicAccessBlock } from './bucket.ts';

/** Elements as they are: an element that a real reply lacks is never filled in. */
export const elements = (body: unknown) => new Answer(new Done(body));

export const ownerOf = ({ account }: Row) => ({ ID: account, DisplayName: account });

/** A setting that a bucket may lack, and the error that says so. */
function setting(read: (state: Bucket, row: Row<Bucket>) => unknown, code: string, message: string, permission?: string): Action {
  const none: Refusal = [404, code, message];
  return onBucket((x, row) => elements(read(row.state, row) ?? x.refuse(none)), permission === undefined ? {} : { permission });
}

const filled = <T>(rows: readonly T[], of: (rows: readonly T[]) => unknown) => (rows.length > 0 ? of(rows) : undefined);

function encryptionOf({ encryption: { algorithm, keyId, dataEncryption } }: Bucket): Fields {
  return {
    SSEAlgorithm: algorithm,
    ...(algorithm === 'KMS' && { KMSMasterKeyID: keyId }),
    ...(dataEncryption !== '' && { KMSDataEncryption: dataEncryption }),
  };
}

function infoOf(row: Row<Bucket>): Fields {
  const { state } = row;
  return {
    AccessMonitor: state.AccessMonitor,
    BlockPublicAccess: state.blocksPublicAccess,
    Comment: '',
    CreationDate: state.CreationDate,
    CrossRegionReplication: state.replication.length > 0 ? 'Enabled' : 'Disabled',
    DataRedundancyType: state.DataRedundancyType,
    ExtranetEndpoint: state.ExtranetEndpoint,
    IntranetEndpoint: state.IntranetEndpoint,
    Location: state.Location,
    Name: state.Name,
    ResourceGroupId: state.ResourceGroupId,
    StorageClass: state.StorageClass,
    TransferAcceleration: state.acceleration === true ? 'Enabled' : 'Disabled',
    ...(state.versioning !== '' && { Versioning: state.versioning }),
    Owner: ownerOf(row),
    AccessControlList: { Grant: state.acl },
    ServerSideEncryptionRule: state.encryption.algorithm === '' ? { SSEAlgorithm: 'None' } : encryptionOf(state),
    BucketPolicy: { LogBucket: state.logging.target, LogPrefix: state.logging.prefix },
  };
}

function listed({ state }: Row<Bucket>): Fields {
  const { Name, CreationDate, Region, Location, ExtranetEndpoint, IntranetEndpoint, StorageClass, ResourceGroupId } = state;
  return { Comment: '', CreationDate, ExtranetEndpoint, IntranetEndpoint, Location, Name, Region, ResourceGroupId, StorageClass };
}

const refererOf = ({ referer: { referers, ...switches } }: Bucket) => ({ ...switches, RefererList: { Referer: referers } });

/** The switch of the account. */
export const isAccountBlocked = (x: Context) => x.find(publicAccessBlock, x.account)?.state.isOn === true;

/** Buckets by name, from behind the marker on. */
const listBuckets: Action = {
  ...{ rows: 'Buckets.Bucket', page: 'marker' },
  resource: (x) => x.arns(bucket, undefined),
  run(x) {
    const size = x.number('max-keys') ?? 100;
    if (!Number.isInteger(size) || size < 1 || size > 1000)
      x.refuse([400, 'InvalidArgument', 'Argument max-keys must be an integer between 1 and 1000.']);
    const [prefix, marker] = [x.text('prefix'), x.text('marker')];
    const all = [...x.rows(bucket, '*')].filter(({ id }) => id.startsWith(prefix) && id > marker).sort((a, b) => (a.id < b.id ? -1 : 1));
    const rows = all.slice(0, x.faults.has('half-page') ? Math.floor(size / 2) : size);
    const isCut = rows.length < all.length;
    const last = rows.at(-1)?.id ?? marker;
    return elements({
      ...(isCut && { Prefix: prefix, Marker: marker, MaxKeys: size, IsTruncated: true, NextMarker: last }),
      Owner: { ID: x.account, DisplayName: x.account },
      Buckets: { Bucket: rows.map(listed) },
    });
  },
};

/** Every call that reads a bucket or the account. */
export const reads: Readonly<Record<string, Action>> = {
  ListBuckets: listBuckets,
  DescribeRegions: {
    run: (x) =>
      elements({
        RegionInfo: x.estate.regions.map((region) => ({
          Region: `oss-${region}`,
          InternetEndpoint: `oss-${region}.aliyuncs.com`,
          InternalEndpoint: `oss-${region}-internal.aliyuncs.com`,
          AccelerateEndpoint: 'oss-accelerate.aliyuncs.com',
        })),
      }),
  },
  GetPublicAccessBlock: { run: (x) => elements({ BlockPublicAccess: isAccountBlocked(x) }) },
  GetBucketInfo: onBucket((_, row) => elements({ Bucket: infoOf(row) })),
  GetBucketLocation: onBucket((_, row) => elements(row.state.Location)),
  GetBucketAcl: onBucket((_, row) => elements({ Owner: ownerOf(row), AccessControlList: { Grant: row.state.acl } })),
  GetBucketVersioning: onBucket((_, { state }) => elements(state.versioning === '' ? {} : { Status: state.versioning })),
  GetBucketLogging: onBucket((_, { state: { logging } }) =>
    elements(logging.target === '' ? {} : { LoggingEnabled: { TargetBucket: logging.target, TargetPrefix: logging.prefix } }),
  ),
  GetBucketEncryption: setting(
    (state) => (state.encryption.algorithm === '' ? undefined : { ApplyServerSideEncryptionByDefault: encryptionOf(state) }),
    'NoSuchServerSideEncryptionRule',
    'The server side encryption configuration does not exist.',
  ),
  GetBucketLifecycle: setting(
    (state) => filled(state.lifecycle, (Rule) => ({ Rule })),
    'NoSuchLifecycle',
    'No Row found in Lifecycle Table.',
  ),
  GetBucketPolicy: setting(
    (state) => state.policy && JSON.stringify(state.policy),
    'NoSuchBucketPolicy',
    'The bucket policy does not exist.',
  ),
  GetBucketReplication: setting(
    (state) => filled(state.replication, (Rule) => ({ Rule })),
    'NoSuchReplicationConfiguration',
    'The bucket replication configuration does not exist.',
  ),
  GetBucketCors: setting(
    (state) => filled(state.cors, (CORSRule) => ({ CORSRule, ResponseVary: false })),
    'NoSuchCORSConfiguration',
    'The CORS Configuration does not exist.',
  ),
  GetBucketWebsite: setting(
    (state) => state.website ?? undefined,
    'NoSuchWebsiteConfiguration',
    'The specified bucket does not have a website configuration.',
  ),
  GetBucketWorm: setting((state) => state.worm ?? undefined, 'NoSuchWORMConfiguration', 'The WORM Configuration does not exist.'),
  GetBucketHttpsConfig: setting((state) => state.https ?? undefined, 'NoSuchHttpsConfig', 'The HTTPS configuration does not exist.'),
  GetBucketTransferAcceleration: setting(
    (state) => (state.acceleration === null ? undefined : { Enabled: state.acceleration }),
    'NoSuchTransferAccelerationConfiguration',
    'The bucket transfer acceleration configuration does not exist.',
  ),
  GetBucketReferer: onBucket((_, { state }) => elements(refererOf(state))),
  GetBucketRequestPayment: onBucket((_, { state }) => elements({ Payer: state.payer })),
  GetBucketResourceGroup: onBucket((_, { state }) => elements({ ResourceGroupId: state.ResourceGroupId })),
  GetBucketPublicAccessBlock: onBucket((_, { state }) => elements({ BlockPublicAccess: state.blocksPublicAccess })),
  GetBucketTags: onBucket((_, { tags }) => elements({ TagSet: { Tag: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) } }), {
    permission: 'oss:GetBucketTagging',
  }),
};
