import { type Detail, defineResourceType } from '../model/resource-type.ts';
import { canonicalText, isAnonymous, refusesHttp, statementsOf } from './read/bucket-policy.ts';
import { isPlainRule } from './read/lifecycle-rule.ts';
import { toRows } from './read/rows.ts';

const bucket = 'ACS::OSS::Bucket';

/** A sub-resource of one bucket, asked in the region where the bucket lies. */
function sub(action: string, name: string, ...none: string[]): Detail {
  return { action, path: '/', host: '${item.Name}', region: '${item.Region}', params: { [name]: '' }, none };
}

const isOn = (row: { readonly Status?: unknown }) => row.Status === 'Enabled';

const sampleText =
  '{"Statement":[{"Action":["oss:*"],"Condition":{"Bool":{"acs:SecureTransport":["false"]}},"Effect":"Deny","Principal":["*"],"Resource":["acs:oss:*:*:plum","acs:oss:*:*:plum/*"]}],"Version":"1"}';

export default defineResourceType({
  type: bucket,
  title: { en: 'OSS bucket', 'zh-CN': 'OSS 存储空间' },
  product: 'oss',
  scope: 'global',
  list: {
    action: 'ListBuckets',
    path: '/',
    // Any region's endpoint lists the buckets of all regions.
    region: 'cn-hangzhou',
    paging: { style: 'marker', marker: 'marker', out: 'NextMarker', truncated: 'IsTruncated', size: 'max-keys', max: 1000 },
    items: 'Buckets.Bucket',
  },
  identity: { id: 'Name', region: 'Region', created: 'CreationDate' },
  details: {
    info: sub('GetBucketInfo', 'bucketInfo'),
    policy: sub('GetBucketPolicy', 'policy', 'NoSuchBucketPolicy'),
    logging: sub('GetBucketLogging', 'logging'),
    lifecycle: sub('GetBucketLifecycle', 'lifecycle', 'NoSuchLifecycle'),
    replication: sub('GetBucketReplication', 'replication', 'NoSuchReplicationConfiguration'),
    tagging: { ...sub('GetBucketTags', 'tagging', 'NoSuchTagSet'), permission: 'oss:GetBucketTagging' },
  },
  fields: {
    tags: {
      title: { en: 'Tags', 'zh-CN': '标签' },
      type: 'object',
      from: { detail: 'tagging' },
      path: 'TagSet.Tag[]',
      read: (rows) => Object.fromEntries(toRows(rows).map((row) => [String(row.Key), String(row.Value ?? '')])),
      absent: {},
    },
    acl: {
      title: { en: 'Access list', 'zh-CN': '读写权限' },
      type: 'string',
      from: { detail: 'info' },
      path: 'Bucket.AccessControlList.Grant',
      values: ['private', 'public-read', 'public-read-write'],
      property: 'acl',
    },
    blocksPublicAccess: {
      title: { en: 'Public access blocked', 'zh-CN': '阻止公共访问' },
      type: 'boolean',
      from: { detail: 'info' },
      path: 'Bucket.BlockPublicAccess',
      absent: false,
    },
    'encryption.algorithm': {
      title: { en: 'Default encryption', 'zh-CN': '服务端加密' },
      type: 'string',
      from: { detail: 'info' },
      path: 'Bucket.ServerSideEncryptionRule.SSEAlgorithm',
      // Buckets without encryption answer the word None.
      read: (word) => (word === 'None' ? null : (word as string | undefined)),
      absent: null,
      property: 'sseAlgorithm',
    },
    versioning: {
      title: { en: 'Versioning', 'zh-CN': '版本控制' },
      type: 'string',
      from: { detail: 'info' },
      path: 'Bucket.Versioning',
      values: ['Enabled', 'Suspended', 'Disabled'],
      absent: 'Disabled',
    },
    'policy.isAnonymous': {
      title: { en: 'Policy lets everybody in', 'zh-CN': '授权策略允许匿名访问' },
      type: 'boolean',
      from: { detail: 'policy' },
      path: '.',
      read: (policy) => statementsOf(policy).some(isAnonymous),
      absent: false,
    },
    'policy.refusesHttp': {
      title: { en: 'Policy refuses plain HTTP', 'zh-CN': '授权策略拒绝 HTTP' },
      type: 'boolean',
      from: { detail: 'policy' },
      path: '.',
      read: (policy) => statementsOf(policy).some(refusesHttp),
      absent: false,
    },
    'policy.document': {
      title: { en: 'Authorisation policy', 'zh-CN': '授权策略' },
      type: 'string',
      from: { detail: 'policy' },
      path: '.',
      read: canonicalText,
      absent: null,
      property: 'policy',
    },
    // Counted from 0, in the order of the document.
    'policy.anonymousAt': {
      title: { en: 'Statements that let everybody in', 'zh-CN': '允许匿名访问的语句位置' },
      type: 'list',
      from: { detail: 'policy' },
      path: '.',
      read: (policy) => statementsOf(policy).flatMap((statement, index) => (isAnonymous(statement) ? [index] : [])),
      absent: [],
    },
    'logging.target': {
      title: { en: 'Log bucket', 'zh-CN': '日志存储位置' },
      type: 'string',
      from: { detail: 'logging' },
      path: 'LoggingEnabled.TargetBucket',
      absent: null,
    },
    isLogTarget: {
      title: { en: 'Receives the logs of others', 'zh-CN': '用于存放日志' },
      type: 'boolean',
      from: {
        types: { [bucket]: ['logging.target'] },
        derive: (self, lookup) => {
          const senders = lookup.where(bucket, 'logging.target', self.id);
          return senders && senders.length > 0;
        },
      },
    },
    'lifecycle.rules': {
      title: { en: 'Enabled lifecycle rules', 'zh-CN': '已启用的生命周期规则数' },
      type: 'integer',
      unit: 'count',
      from: { detail: 'lifecycle' },
      path: 'Rule[]',
      read: (rows) => toRows(rows).filter(isOn).length,
      absent: 0,
    },
    'lifecycle.abortRules': {
      title: { en: 'Lifecycle rules that remove unfinished parts', 'zh-CN': '清理碎片的生命周期规则数' },
      type: 'integer',
      unit: 'count',
      from: { detail: 'lifecycle' },
      path: 'Rule[]',
      read: (rows) => toRows(rows).filter((row) => isOn(row) && row.AbortMultipartUpload !== undefined).length,
      absent: 0,
    },
    'lifecycle.ruleIds': {
      title: { en: 'Lifecycle rules, also those that are off', 'zh-CN': '全部生命周期规则编号（含未启用）' },
      type: 'list',
      from: { detail: 'lifecycle' },
      path: 'Rule[]',
      read: (rows) => toRows(rows).map((row) => String(row.ID ?? '')),
      absent: [],
    },
    'lifecycle.isPlain': {
      title: { en: 'Lifecycle rules can be written back whole', 'zh-CN': '生命周期规则可完整写回' },
      type: 'boolean',
      from: { detail: 'lifecycle' },
      path: 'Rule[]',
      read: (rows) => toRows(rows).every(isPlainRule),
      absent: true,
    },
    'replication.rules': {
      title: { en: 'Running replication rules', 'zh-CN': '生效中的复制规则数' },
      type: 'integer',
      unit: 'count',
      from: { detail: 'replication' },
      path: 'Rule[]',
      read: (rows) => toRows(rows).filter((row) => row.Status === 'doing').length,
      absent: 0,
    },
  },
  sample: {
    tags: {},
    acl: 'private',
    blocksPublicAccess: false,
    'encryption.algorithm': 'AES256',
    versioning: 'Enabled',
    'policy.isAnonymous': false,
    'policy.refusesHttp': true,
    'policy.document': sampleText,
    'policy.anonymousAt': [],
    'logging.target': 'plum-logs',
    isLogTarget: false,
    'lifecycle.rules': 1,
    'lifecycle.abortRules': 1,
    'lifecycle.ruleIds': ['plum-parts'],
    'lifecycle.isPlain': true,
    'replication.rules': 1,
    ageDays: 90,
  },
});
