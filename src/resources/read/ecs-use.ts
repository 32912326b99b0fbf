import type { LocalizedText } from '../../model/documents.ts';
import type { Field, MetricSource, Unit } from '../../model/resource-type.ts';
import { busyFortnight, busyWeek, useField } from './metrics.ts';

const namespace = 'acs_ecs_dashboard';
const dimension = 'instanceId';

function use(metric: string, title: LocalizedText, window: Parameters<typeof useField>[2]) {
  return useField(title, { namespace, dimension, metric }, window);
}

function series(title: LocalizedText, unit: Unit, source: Omit<MetricSource, 'namespace' | 'dimension'>) {
  return { title, type: 'number', unit, from: { metric: { namespace, dimension, ...source } } } satisfies Field;
}

const meanWeek = { periodSeconds: 300, windowDays: 7, reduce: 'mean' } as const;
const hourlyWeek = { periodSeconds: 3600, windowDays: 7, reduce: 'mean' } as const;
const peakOfDay = { periodSeconds: 60, windowDays: 1, reduce: 'max' } as const;

/** What an ECS instance makes use of: processor, memory (told by the agent in it), network and load. */
export const ecsUseFields = {
  'cpu.p95Last7Days': use('CPUUtilization', { en: 'CPU use, 95th percentile of 7 days', 'zh-CN': '近 7 天 CPU 使用率 P95' }, busyWeek),
  'cpu.meanLast7Days': use('CPUUtilization', { en: 'CPU use, mean of 7 days', 'zh-CN': '近 7 天 CPU 平均使用率' }, meanWeek),
  'cpu.p95Last14Days': use(
    'CPUUtilization',
    { en: 'CPU use, 95th percentile of 14 days', 'zh-CN': '近 14 天 CPU 使用率 P95' },
    busyFortnight,
  ),
  // A stopped instance writes no points: none in two weeks says that it stood still all the time.
  'cpu.maxLast14Days': series({ en: 'CPU use, peak of 14 days', 'zh-CN': '近 14 天 CPU 使用率峰值' }, 'percent', {
    metric: 'CPUUtilization',
    statistic: 'Average',
    periodSeconds: 3600,
    windowDays: 14,
    reduce: 'max',
    noData: 0,
  }),
  'memory.p95Last7Days': use(
    'memory_usedutilization',
    { en: 'Memory use, 95th percentile of 7 days', 'zh-CN': '近 7 天内存使用率 P95' },
    busyWeek,
  ),
  'memory.meanLast7Days': use('memory_usedutilization', { en: 'Memory use, mean of 7 days', 'zh-CN': '近 7 天内存平均使用率' }, meanWeek),
  'memory.p95Last14Days': use(
    'memory_usedutilization',
    { en: 'Memory use, 95th percentile of 14 days', 'zh-CN': '近 14 天内存使用率 P95' },
    busyFortnight,
  ),
  'publicBandwidth.p95Last7Days': use(
    'InternetOutRate_Percent',
    { en: 'Public bandwidth use, 95th percentile of 7 days', 'zh-CN': '近 7 天公网出带宽使用率 P95' },
    busyWeek,
  ),
  'intranet.inMeanLast7Days': series({ en: 'Inbound rate, mean of 7 days', 'zh-CN': '近 7 天内网入平均速率' }, 'bit-per-second', {
    metric: 'IntranetInRate',
    statistic: 'Average',
    ...hourlyWeek,
  }),
  'intranet.outMeanLast7Days': series({ en: 'Outbound rate, mean of 7 days', 'zh-CN': '近 7 天内网出平均速率' }, 'bit-per-second', {
    metric: 'IntranetOutRate',
    statistic: 'Average',
    ...hourlyWeek,
  }),
  'intranet.meanLast7Days': {
    title: { en: 'Network rate, mean of 7 days', 'zh-CN': '近 7 天内网平均速率' },
    type: 'number',
    unit: 'bit-per-second',
    from: {
      needs: ['intranet.inMeanLast7Days', 'intranet.outMeanLast7Days'],
      derive: ({ fields }) => Number(fields['intranet.inMeanLast7Days']) + Number(fields['intranet.outMeanLast7Days']),
    },
  },
  'load.p95LastDay': series({ en: 'Load of five minutes, 95th percentile of a day', 'zh-CN': '近 1 天 5 分钟负载 P95' }, 'count', {
    metric: 'load_5m',
    statistic: 'Average',
    periodSeconds: 300,
    windowDays: 1,
    reduce: 'p95',
  }),
  'load.perVcpu': {
    title: { en: 'Load per vCPU', 'zh-CN': '单核负载' },
    type: 'number',
    unit: 'ratio',
    from: {
      needs: ['load.p95LastDay', 'vcpus'],
      derive: ({ fields }) => Math.round((Number(fields['load.p95LastDay']) / Number(fields.vcpus)) * 100) / 100,
    },
  },
  'packetDrop.outMaxLastDay': series({ en: 'Outbound packets dropped, peak of a day', 'zh-CN': '近 1 天出包丢包率峰值' }, 'percent', {
    metric: 'packetOutDropRates',
    statistic: 'Maximum',
    ...peakOfDay,
  }),
  'packetDrop.inMaxLastDay': series({ en: 'Inbound packets dropped, peak of a day', 'zh-CN': '近 1 天入包丢包率峰值' }, 'percent', {
    metric: 'packetInDropRates',
    statistic: 'Maximum',
    ...peakOfDay,
  }),
} satisfies Record<string, Field>;
