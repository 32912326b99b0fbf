import { type Action, Answer, type Context, type Fields, type Refusal, type Row } from '../../engine/index.ts';
import { Done } from '../../engine/shape.ts';
import { malformed, readBody, rowsOf } from './body.ts';
import { type Bucket, bucket, isBlocked, onBucket, publicAccessBlock } from './bucket.ts';
import { readRules } from './lifecycle.ts';
import { readPolicy } from './policy.ts';

const done = new Answer(new Done(undefined));
const gone = new Answer(new Done(undefined), { status: 204 });
const acls = ['private', 'public-read', 'public-read-write'];
const badAcl: Refusal = [400, 'InvalidArgument', 'no such bucket access control exists'];
const blockedAcl: Refusal = [403, 'AccessDenied', 'Put public bucket acl is not allowed because of BlockPublicAccess.'];

/** Writes what a call's body says into the bucket. */
function put(read: (x: Context, row: Row<Bucket>) => Fields, permission?: string): Action {
  return onBucket(
    (x, row) => {
      x.change(row, read(x, row));
      return done;
    },
    { writes: true, ...(permission !== undefined && { permission }) },
  );
}

/** Takes a setting away; that there is none is no error. */
function drop(set: Fields): Action {
  return onBucket(
    (x, row) => {
      x.change(row, set);
      return gone;
    },
    { writes: true },
  );
}

function aclSet(x: Context, row: Row<Bucket>): Fields {
  const acl = x.text('x-oss-acl');
  if (!acls.includes(acl)) x.refuse(badAcl);
  if (acl !== 'private' && isBlocked(x, row)) x.refuse(blockedAcl);
  return { acl };
}

function versioningSet(x: Context): Fields {
  const status = readBody(x, 'VersioningConfiguration')['Status'];
  return status === 'Enabled' || status === 'Suspended' ? { versioning: status } : x.refuse(malformed);
}

function encryptionSet(x: Context): Fields {
  const rule = readBody(x, 'ServerSideEncryptionRule')['ApplyServerSideEncryptionByDefault'] as Fields | undefined;
  const algorithm = String(rule?.['SSEAlgorithm'] ?? '');
  if (!['AES256', 'KMS', 'SM4'].includes(algorithm))
    x.refuse([
      400,
      'InvalidEncryptionAlgorithmError',
      'The Encryption request you specified is not valid. Supported value: AES256/KMS/SM4.',
    ]);
  const keyId = String(rule?.['KMSMasterKeyID'] ?? '');
  if (keyId !== '' && algorithm !== 'KMS')
    x.refuse([400, 'InvalidArgument', 'KMSMasterKeyID is not applicable if user is not in BYOK mode.']);
  return { encryption: { algorithm, keyId, dataEncryption: String(rule?.['KMSDataEncryption'] ?? '') } };
}

function loggingSet(x: Context, row: Row<Bucket>): Fields {
  const enabled = readBody(x, 'BucketLoggingStatus')['LoggingEnabled'] as Fields | string | undefined;
  if (typeof enabled !== 'object') return { logging: { target: '', prefix: '' } };
  const target = String(enabled['TargetBucket'] ?? '');
  if (x.find(bucket, target)?.region !== row.region)
    x.refuse([
      400,
      'InvalidTargetBucketForLogging',
      'The target bucket for logging does not exist, is not owned by you, or lies in another region.',
    ]);
  return { logging: { target, prefix: String(enabled['TargetPrefix'] ?? '') } };
}

function httpsSet(x: Context): Fields {
  const config = readBody(x, 'HttpsConfiguration');
  const tls = config['TLS'] as Fields | undefined;
  const versions = (tls?.['TLSVersion'] ?? []) as readonly string[];
  if (typeof tls?.['Enable'] !== 'boolean') x.refuse(malformed);
  if (!versions.every((version) => /^TLSv1\.[0-3]$/.test(version))) x.refuse(malformed);
  return { https: tls['Enable'] ? config : { TLS: { Enable: false } } };
}

function refererSet(x: Context): Fields {
  const {
    RefererList,
    AllowEmptyReferer = true,
    AllowTruncateQueryString = true,
    TruncatePath = true,
  } = readBody(x, 'RefererConfiguration');
  const referers = ((RefererList as Fields | undefined)?.['Referer'] ?? []) as readonly string[];
  return { referer: { AllowEmptyReferer, AllowTruncateQueryString, TruncatePath, referers: referers.filter((one) => one !== '') } };
}

function blockOf(x: Context): boolean {
  const isOn = readBody(x, 'PublicAccessBlockConfiguration')['BlockPublicAccess'];
  return typeof isOn === 'boolean' ? isOn : x.refuse(malformed);
}

function replicationSet(x: Context, row: Row<Bucket>): Fields {
  const [rule] = rowsOf(readBody(x, 'ReplicationConfiguration')['Rule']);
  const { Bucket: name = '', Location = '', TransferType } = (rule?.['Destination'] ?? {}) as Fields;
  if (rule === undefined || name === '' || Location === '') x.refuse(malformed);
  const target = x.find(bucket, String(name));
  if (!target || target.state.Location !== Location)
    x.refuse([400, 'InvalidTargetBucket', 'The target bucket of the replication does not exist at this location.']);
  if (row.state.versioning !== target.state.versioning)
    x.refuse([400, 'InvalidTargetBucket', 'Source and target bucket must have the same versioning state.']);
  const Destination = { Bucket: name, Location, ...(TransferType !== undefined && { TransferType }) };
  const { HistoricalObjectReplication = 'enabled', Action: Deed = 'ALL', PrefixSet } = rule;
  const ID = String(rule['ID'] ?? '') || `${x.call.requestId.toLowerCase()}`;
  const added = {
    ID,
    ...(PrefixSet !== undefined && { PrefixSet }),
    Action: Deed,
    Destination,
    Status: 'starting',
    HistoricalObjectReplication,
  };
  const doing = [...row.state.replication, { ...added, Status: 'doing' }];
  x.later(60, row, { replication: doing });
  return { replication: [...row.state.replication, added] };
}

function replicationWithout(x: Context, row: Row<Bucket>): Fields {
  const ids = (readBody(x, 'ReplicationRules')['ID'] ?? []) as readonly string[];
  const left = row.state.replication.filter((rule) => !ids.includes(String(rule['ID'])));
  if (left.length === row.state.replication.length)
    x.refuse([404, 'NoSuchReplicationRule', 'The specified replication rule does not exist.']);
  return { replication: left };
}

/** Every tag of the body, and none of those that were there. */
function retag(x: Context, row: Row<Bucket>, tags: Readonly<Record<string, string>>): void {
  const old = Object.fromEntries(Object.keys(row.tags).map((key) => [key, undefined]));
  x.tag(row, { ...old, ...tags });
}

const putTags = onBucket(
  (x, row) => {
    const set = readBody(x, 'Tagging')['TagSet'] as Fields | undefined;
    const tags = rowsOf(set?.['Tag']).map((tag) => [String(tag['Key'] ?? ''), String(tag['Value'] ?? '')] as const);
    if (tags.length > 20 || tags.some(([key]) => key === '' || key.length > 64)) x.refuse([400, 'InvalidTag', 'The tags are not valid.']);
    retag(x, row, Object.fromEntries(tags));
    return done;
  },
  { writes: true, permission: 'oss:PutBucketTagging' },
);

const createBucket: Action = {
  writes: true,
  resource: (x) => x.arn(bucket, x.text('Bucket')),
  run(x) {
    const name = x.text('Bucket');
    if (!/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/.test(name)) x.refuse([400, 'InvalidBucketName', 'The specified bucket is not valid.']);
    if (x.estate.findAnywhere(bucket.kind, name))
      x.refuse([409, 'BucketAlreadyExists', 'The requested bucket name is not available. Please select a different name and try again.']);
    const acl = x.text('x-oss-acl') || 'private';
    if (!acls.includes(acl)) x.refuse(badAcl);
    const config = x.call.body === undefined ? {} : readBody(x, 'CreateBucketConfiguration');
    const { StorageClass = 'Standard', DataRedundancyType = 'LRS' } = config;
    const none = { algorithm: '', keyId: '', dataEncryption: '' };
    const bare = { policy: null, lifecycle: [], replication: [], cors: [], website: null, worm: null, https: null, acceleration: null };
    const empty = { versioning: '', encryption: none, logging: { target: '', prefix: '' }, blocksPublicAccess: false, objects: 0 };
    x.create(bucket, { acl, StorageClass, DataRedundancyType, ...bare, ...empty }, { id: name });
    return done;
  },
};

const deleteBucket = onBucket(
  (x, row) => {
    if (row.state.objects > 0 || Object.keys(row.state.held).length > 0)
      x.refuse([409, 'BucketNotEmpty', 'The bucket you tried to delete is not empty.']);
    x.remove(row);
    return gone;
  },
  { writes: true },
);

/** Turns the account's own switch. */
function turnBlock(x: Context, isOn: boolean): void {
  const row = x.find(publicAccessBlock, x.account);
  if (row) x.change(row, { isOn });
  else x.create(publicAccessBlock, { isOn }, { id: x.account });
}

/** Every call that changes a bucket or the account. */
export const writes: Readonly<Record<string, Action>> = {
  PutBucket: createBucket,
  DeleteBucket: deleteBucket,
  PutBucketAcl: put(aclSet),
  PutBucketVersioning: put(versioningSet),
  PutBucketEncryption: put(encryptionSet),
  DeleteBucketEncryption: drop({ encryption: { algorithm: '', keyId: '', dataEncryption: '' } }),
  PutBucketLogging: put(loggingSet),
  DeleteBucketLogging: drop({ logging: { target: '', prefix: '' } }),
  PutBucketLifecycle: put((x) => ({ lifecycle: readRules(x) })),
  DeleteBucketLifecycle: drop({ lifecycle: [] }),
  PutBucketPolicy: put((x, row) => ({ policy: readPolicy(x, row) })),
  DeleteBucketPolicy: drop({ policy: null }),
  PutBucketHttpsConfig: put(httpsSet),
  PutBucketReferer: put(refererSet),
  PutBucketCors: put((x) => {
    const rules = rowsOf(readBody(x, 'CORSConfiguration')['CORSRule']);
    return rules.length > 0 && rules.length <= 20 ? { cors: rules } : x.refuse(malformed);
  }),
  DeleteBucketCors: drop({ cors: [] }),
  PutBucketRequestPayment: put((x) => {
    const payer = readBody(x, 'RequestPaymentConfiguration')['Payer'];
    return payer === 'BucketOwner' || payer === 'Requester' ? { payer } : x.refuse(malformed);
  }),
  PutBucketResourceGroup: put((x) => ({
    ResourceGroupId: String(readBody(x, 'BucketResourceGroupConfiguration')['ResourceGroupId'] ?? ''),
  })),
  PutBucketTransferAcceleration: put((x) => {
    const isOn = readBody(x, 'TransferAccelerationConfiguration')['Enabled'];
    return typeof isOn === 'boolean' ? { acceleration: isOn } : x.refuse(malformed);
  }),
  PutBucketPublicAccessBlock: put((x) => ({ blocksPublicAccess: blockOf(x) })),
  DeleteBucketPublicAccessBlock: drop({ blocksPublicAccess: false }),
  PutBucketReplication: put(replicationSet),
  DeleteBucketReplication: put(replicationWithout),
  PutBucketTags: putTags,
  DeleteBucketTags: onBucket(
    (x, row) => {
      retag(x, row, {});
      return gone;
    },
    { writes: true, permission: 'oss:DeleteBucketTagging' },
  ),
  PutPublicAccessBlock: {
    writes: true,
    run(x) {
      turnBlock(x, blockOf(x));
      return done;
    },
  },
  DeletePublicAccessBlock: {
    writes: true,
    run(x) {
      turnBlock(x, false);
      return gone;
    },
  },
};
