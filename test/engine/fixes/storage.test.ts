import { describeRoads } from './walk-together.ts';

const same = (action: string) => ({ writes: [action], back: [action] });
const removal = { id: 'remove-unfinished-parts', prefix: '', enabled: true, abortMultipartUploads: [{ days: 7 }] };

/** The policy that refuses plain HTTP and says nothing else. */
function httpsOnly(bucket: string): string {
  const resources = `["acs:oss:*:*:${bucket}","acs:oss:*:*:${bucket}/*"]`;
  const condition = '{"Bool":{"acs:SecureTransport":["false"]}}';
  const statement = `{"Action":["oss:*"],"Condition":${condition},"Effect":"Deny","Principal":["*"],"Resource":${resources}}`;
  return `{"Statement":[${statement}],"Version":"1"}`;
}

describeRoads('fixes of buckets', [
  { rule: 'security/oss-bucket-public-read', set: { acl: 'private' }, ...same('PutBucketAcl') },
  { rule: 'security/oss-bucket-public-write', set: { acl: 'private' }, ...same('PutBucketAcl') },
  {
    rule: 'security/oss-bucket-no-sse',
    set: { bucket: 'qingcheng-bi-export', sseAlgorithm: 'AES256' },
    writes: ['PutBucketEncryption'],
    back: ['DeleteBucketEncryption'],
    undo: 'delete',
  },
  {
    rule: 'security/oss-bucket-logging-off',
    inputs: { logBucket: 'qingcheng-cn-beijing-access-log' },
    set: { bucket: 'qingcheng-office-share', targetBucket: 'qingcheng-cn-beijing-access-log', targetPrefix: 'qingcheng-office-share/' },
    writes: ['PutBucketLogging'],
    back: ['DeleteBucketLogging'],
    undo: 'delete',
  },
  { rule: 'security/oss-bucket-policy-anonymous', set: { policy: httpsOnly('qingcheng-app-release') }, ...same('PutBucketPolicy') },
  {
    rule: 'security/oss-bucket-http-allowed',
    set: { bucket: 'qingcheng-test-fixtures', policy: httpsOnly('qingcheng-test-fixtures') },
    writes: ['PutBucketPolicy'],
    back: ['DeleteBucketPolicy'],
    undo: 'delete',
  },
  {
    rule: 'backup/oss-versioning-off',
    set: { bucket: 'qingcheng-db-dump', status: 'Enabled' },
    ...same('PutBucketVersioning'),
    undo: 'partial',
  },
  { rule: 'cost/oss-no-lifecycle', set: { lifecycleRules: [removal] }, writes: ['PutBucketLifecycle'], back: ['DeleteBucketLifecycle'] },
  {
    rule: 'cost/oss-stale-multipart-uploads',
    set: {
      lifecycleRules: [{ id: 'cool-down', prefix: 'archive/', enabled: true, transitions: [{ days: 90, storageClass: 'IA' }] }, removal],
    },
    ...same('PutBucketLifecycle'),
  },
]);

describeRoads('fixes of logs and keys', [
  {
    rule: 'capacity/sls-shard-autosplit-off',
    set: { autoSplit: true, maxSplitShardCount: 64 },
    ...same('UpdateLogStore'),
    undo: 'partial',
    leaves: 'sls.logstore/qingcheng-data-log:1',
  },
  {
    rule: 'cost/sls-retention-too-long',
    set: { hotTtl: 30 },
    writes: ['UpdateLogStore'],
    undo: 'none',
    leaves: 'sls.logstore/qingcheng-prod-log:1',
  },
  { rule: 'security/sls-logstore-short-retention', set: { retentionPeriod: 180 }, ...same('UpdateLogStore') },
  {
    rule: 'security/kms-key-rotation-off',
    set: { automaticRotation: 'Enabled', rotationInterval: '31536000s' },
    ...same('UpdateRotationPolicy'),
    undo: 'partial',
  },
  { rule: 'stability/kms-key-deletion-protection-off', set: { deletionProtection: 'Enabled' }, ...same('SetDeletionProtection') },
]);
