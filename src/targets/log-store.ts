import { defineTarget } from '../model/target.ts';

// Every update sends the whole store, but from what was read of it: measured, nothing else of it changes.
export default defineTarget({
  token: 'alicloud:log/store:Store',
  title: { en: 'Logstore', 'zh-CN': '日志库' },
  importId: '${vars.store}',
  required: ['logstoreName', 'projectName'],
  // Their defaults are 30 days, 2 shards and on.
  kept: ['retentionPeriod', 'shardCount', 'appendMeta'],
  properties: {
    projectName: { title: { en: 'Log project', 'zh-CN': '日志项目' } },
    logstoreName: { title: { en: 'Logstore', 'zh-CN': '日志库' } },
    appendMeta: { title: { en: 'Sender address and time of receipt are added', 'zh-CN': '记录外网 IP 与接收时间' } },
    shardCount: { title: { en: 'Shards', 'zh-CN': 'Shard 数' }, unit: 'count', field: 'shards.count' },
    retentionPeriod: {
      title: { en: 'Retention', 'zh-CN': '保存天数' },
      unit: 'day',
      field: 'retentionDays',
      undo: {
        kind: 'restore',
        text: {
          en: 'The shorter retention is written back; what is older by then is deleted at once.',
          'zh-CN': '写回较短的保存天数，届时超期的日志会立即删除。',
        },
      },
    },
    // Our own field counts a term that is not set as everything hot, so the two are not compared.
    hotTtl: {
      title: { en: 'Days in hot storage', 'zh-CN': '热存储天数' },
      unit: 'day',
      undo: (former) =>
        former === undefined || former === 0
          ? {
              kind: 'none',
              text: {
                en: 'No term was set before, and Pulumi does not send an empty one: set the hot term to the whole retention in the console.',
                'zh-CN': '此前未设置热存储天数，Pulumi 不会下发空值：请在控制台将热存储天数设为与保存天数一致。',
              },
            }
          : undefined,
    },
    autoSplit: {
      title: { en: 'Shards split by themselves', 'zh-CN': 'Shard 自动分裂' },
      field: 'shards.autoSplit',
      undo: {
        kind: 'partial',
        text: {
          en: 'Splitting is switched off again; shards that were split meanwhile stay and are billed.',
          'zh-CN': '可重新关闭自动分裂；期间已分裂的 Shard 会保留并计费。',
        },
      },
    },
    maxSplitShardCount: {
      title: { en: 'Most shards by splitting', 'zh-CN': '最大分裂数' },
      unit: 'count',
      field: 'shards.max',
      // Zero is not sent.
      staysBehind: (former) => former === undefined || former === 0,
    },
  },
  trace: {
    type: 'ACS::SLS::LogStore',
    where: { id: '${projectName}/${logstoreName}' },
    pulumiId: ({ id }) => id.replace('/', ':'),
  },
  permissions: {
    read: ['log:GetLogStore', 'log:GetLogStoreMeteringMode', 'log:ListShards'],
    write: ['log:UpdateLogStore'],
    make: ['log:CreateLogStore', 'log:DeleteLogStore'],
  },
  seconds: 2,
  keepsData: true,
  deletion: {
    kind: 'delete',
    text: {
      en: 'The logstore is deleted with every log in it, whoever wrote it: export them first where they are still needed.',
      'zh-CN': '删除日志库及其中的全部日志（无论由谁写入）：如仍需保留，请先导出。',
    },
  },
});
