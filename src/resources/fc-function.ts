import { defineResourceType, type MetricSource } from '../model/resource-type.ts';

/** A function is silent in CloudMonitor while nobody calls it. */
const week = (metric: string, reduce: MetricSource['reduce']) =>
  ({
    namespace: 'acs_fc',
    metric,
    dimension: 'functionName',
    of: '${item.functionName}',
    statistic: 'Value',
    periodSeconds: 60,
    windowDays: 7,
    reduce,
  }) as const satisfies MetricSource;

export default defineResourceType({
  type: 'ACS::FC::Function',
  title: { en: 'Function', 'zh-CN': '函数' },
  product: 'fc',
  scope: 'regional',
  list: {
    action: 'ListFunctions',
    path: '/2023-03-30/functions',
    paging: { style: 'token', token: 'nextToken', size: 'limit', max: 100 },
    items: 'functions',
  },
  identity: { id: 'functionId', name: 'functionName', created: 'createdTime', tags: 'tags' },
  fields: {
    runtime: { title: { en: 'Runtime', 'zh-CN': '运行时' }, type: 'string', from: 'list', path: 'runtime' },
    memoryMiB: {
      title: { en: 'Memory', 'zh-CN': '内存规格' },
      type: 'integer',
      unit: 'mebibyte',
      from: 'list',
      path: 'memorySize',
      property: 'memorySize',
    },
    vcpus: { title: { en: 'vCPUs', 'zh-CN': 'vCPU 数' }, type: 'number', unit: 'vcpu', from: 'list', path: 'cpu', absent: null },
    'log.project': {
      title: { en: 'Log project', 'zh-CN': '日志 Project' },
      type: 'string',
      from: 'list',
      path: 'logConfig.project',
      absent: null,
      property: 'logConfig.project',
    },
    'log.store': {
      title: { en: 'Logstore', 'zh-CN': '日志 Logstore' },
      type: 'string',
      from: 'list',
      path: 'logConfig.logstore',
      absent: null,
      property: 'logConfig.logstore',
    },
    'invocations.last7Days': {
      title: { en: 'Invocations in 7 days', 'zh-CN': '近 7 天调用次数' },
      type: 'number',
      unit: 'count',
      from: { metric: { ...week('FunctionTotalInvocations', 'sum'), noData: 0 } },
    },
    'memory.maxMiBLast7Days': {
      title: { en: 'Most memory used in 7 days', 'zh-CN': '近 7 天内存峰值' },
      type: 'number',
      unit: 'mebibyte',
      from: { metric: week('FunctionMaxMemoryUsage', 'max') },
    },
    'memory.maxPercentLast7Days': {
      title: { en: 'Highest share of the memory used in 7 days', 'zh-CN': '近 7 天内存使用率峰值' },
      type: 'number',
      unit: 'percent',
      from: {
        needs: ['memoryMiB', 'memory.maxMiBLast7Days'],
        derive: ({ fields }) => {
          const [used, size] = [Number(fields['memory.maxMiBLast7Days']), Number(fields.memoryMiB)];
          return size > 0 ? Math.round((used / size) * 1000) / 10 : undefined;
        },
      },
    },
  },
  sample: {
    runtime: 'nodejs20',
    memoryMiB: 512,
    vcpus: 0.35,
    'log.project': 'plum-logs',
    'log.store': 'functions',
    'invocations.last7Days': 20_000,
    'memory.maxMiBLast7Days': 256,
    'memory.maxPercentLast7Days': 50,
    managedBy: null,
    ageDays: 90,
    tags: {},
  },
});
