import { defineResourceType } from '../model/resource-type.ts';
import { toRows } from './read/rows.ts';

const isAudit = (name: unknown) => /^actiontrail_|audit|security/i.test(String(name));
const isProductMade = (name: unknown) => /^internal-|-diagnostic_log$/.test(String(name));

export default defineResourceType({
  type: 'ACS::SLS::LogStore',
  title: { en: 'Log store', 'zh-CN': '日志库' },
  product: 'sls',
  scope: 'regional',
  list: {
    action: 'ListLogStores',
    path: '/logstores',
    host: '${parent.projectName}',
    paging: { style: 'offset', offset: 'offset', size: 'size', max: 500, total: 'total' },
    // The rows are the bare names.
    items: 'logstores',
    per: {
      action: 'ListProject',
      path: '/',
      paging: { style: 'offset', offset: 'offset', size: 'size', max: 500, total: 'total' },
      items: 'projects',
    },
  },
  identity: { id: '.', parentId: 'projectName' },
  managedBy: (item) => (isProductMade(item) ? 'service' : null),
  details: {
    store: { action: 'GetLogStore', path: '/logstores/${item}', host: '${parent.projectName}' },
    exports: {
      action: 'ListOSSExports',
      path: '/ossexports',
      host: '${parent.projectName}',
      params: { logstore: '${item}' },
      paging: { style: 'offset', offset: 'offset', size: 'size', max: 100, total: 'total' },
      items: 'results',
    },
  },
  fields: {
    isAudit: {
      title: { en: 'Keeps audit or security records', 'zh-CN': '审计或安全类日志' },
      type: 'boolean',
      from: 'list',
      path: '.',
      read: isAudit,
    },
    mode: {
      title: { en: 'Kind', 'zh-CN': '规格' },
      type: 'string',
      from: { detail: 'store' },
      path: 'mode',
      values: ['standard', 'query', 'lite'],
      absent: 'standard',
    },
    retentionDays: {
      title: { en: 'Retention', 'zh-CN': '保存天数' },
      type: 'integer',
      unit: 'day',
      from: { detail: 'store' },
      // 3650 stands for ever.
      path: 'ttl',
      property: 'retentionPeriod',
    },
    hotDays: {
      title: { en: 'Days in hot storage', 'zh-CN': '热存储天数' },
      type: 'integer',
      unit: 'day',
      from: { detail: 'store' },
      path: ['hot_ttl', 'ttl'],
      // No hot term, or 0, keeps everything hot for as long as it is kept.
      read: (hot, ttl) => (Number(hot) > 0 ? Number(hot) : typeof ttl === 'number' ? ttl : undefined),
      property: 'hotTtl',
    },
    'shards.autoSplit': {
      title: { en: 'Shards split by themselves', 'zh-CN': 'Shard 自动分裂' },
      type: 'boolean',
      from: { detail: 'store' },
      path: 'autoSplit',
      absent: false,
      property: 'autoSplit',
    },
    'shards.count': {
      title: { en: 'Shards', 'zh-CN': 'Shard 数' },
      type: 'integer',
      unit: 'count',
      from: { detail: 'store' },
      path: 'shardCount',
    },
    'shards.max': {
      title: { en: 'Most shards by splitting', 'zh-CN': '最大分裂数' },
      type: 'integer',
      unit: 'count',
      from: { detail: 'store' },
      path: 'maxSplitShard',
      absent: 0,
      property: 'maxSplitShardCount',
    },
    'exports.toOss': {
      title: { en: 'Export jobs to OSS', 'zh-CN': 'OSS 投递任务数' },
      type: 'integer',
      unit: 'count',
      from: { detail: 'exports' },
      path: ['results[]', '${item}'],
      read: (rows, name) =>
        toRows(rows).filter((row) => (row.configuration as { logstore?: unknown } | undefined)?.logstore === name).length,
    },
    'consumers.maxLagSeconds': {
      title: { en: 'Consumer lag, peak of an hour', 'zh-CN': '近 1 小时消费延迟峰值' },
      type: 'number',
      unit: 'second',
      from: {
        metric: {
          namespace: 'acs_sls_dashboard',
          metric: 'ConsumerGroupFallBehind',
          dimension: 'project',
          of: '${parent.projectName}',
          statistic: 'Average',
          periodSeconds: 60,
          windowDays: 1 / 24,
          reduce: 'max',
          across: { dimension: 'logstore', pick: 'max', only: (name, item) => name === String(item) },
          // A store that nobody consumes writes no points.
          noData: 0,
        },
      },
    },
  },
  sample: {
    isAudit: false,
    mode: 'standard',
    retentionDays: 30,
    hotDays: 30,
    'shards.autoSplit': true,
    'shards.count': 2,
    'shards.max': 64,
    'exports.toOss': 1,
    'consumers.maxLagSeconds': 10,
    managedBy: null,
  },
});
