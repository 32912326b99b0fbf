import type { Field, Reply } from '../../model/resource-type.ts';
import { busyFortnight, busyWeek, newest, peakOfWeek, type Use, useField } from './metrics.ts';

const isEngine = (engine: string) => (item: Reply) => item.Engine === engine;
const isCluster = (item: Reply) => String(item.Category).toLowerCase() === 'cluster';
const hasShares = (item: Reply) => item.Engine !== 'SQLServer';
const isReadonly = (item: Reply) => item.DBInstanceType === 'Readonly';

const rds = { namespace: 'acs_rds_dashboard', dimension: 'instanceId' };

// CloudMonitor has other names for each engine and for the cluster edition; conn_usgae is its own spelling.
const cpu: Use = {
  ...rds,
  metric: 'CpuUsage',
  others: [
    { when: isEngine('PostgreSQL'), metric: 'cpu_usage' },
    { when: isEngine('SQLServer'), metric: 'SQLServer_CpuUsage' },
    { when: isCluster, metric: 'Cluster_CpuUsage' },
  ],
};
const memory: Use = {
  ...rds,
  metric: 'MemoryUsage',
  others: [
    { when: isEngine('PostgreSQL'), metric: 'mem_usage' },
    { when: isEngine('SQLServer'), metric: 'SQLServer_Memory_Usage' },
    { when: isCluster, metric: 'Cluster_MemoryUsage' },
  ],
};
const disk: Use = {
  ...rds,
  metric: 'DiskUsage',
  others: [
    { when: isEngine('PostgreSQL'), metric: 'local_fs_size_usage' },
    { when: isEngine('SQLServer'), metric: 'SQLServer_DiskUsage' },
  ],
};
// SQL Server reports connections and IOPS as counts only.
const connections: Use = {
  ...rds,
  metric: 'ConnectionUsage',
  others: [{ when: isEngine('PostgreSQL'), metric: 'conn_usgae' }],
  when: hasShares,
};
const iops: Use = {
  ...rds,
  metric: 'IOPSUsage',
  others: [
    { when: isEngine('PostgreSQL'), metric: 'iops_usage' },
    { when: isCluster, metric: 'Cluster_IOPSUsage' },
  ],
  when: hasShares,
};

const lag = (metric: string) => ({ ...rds, metric, statistic: 'Average', periodSeconds: 60, windowDays: 1, reduce: 'p95' }) as const;

/** How much of an RDS instance is used, from CloudMonitor. A use that the engine does not report as a share is null. */
export const rdsUseFields = {
  'cpu.p95Last7Days': useField({ en: 'CPU use, 95th percentile of 7 days', 'zh-CN': '近 7 天 CPU 使用率 P95' }, cpu, busyWeek),
  'cpu.p95Last14Days': useField({ en: 'CPU use, 95th percentile of 14 days', 'zh-CN': '近 14 天 CPU 使用率 P95' }, cpu, busyFortnight),
  'cpu.maxLast7Days': useField({ en: 'Highest CPU use of 7 days', 'zh-CN': '近 7 天 CPU 使用率峰值' }, cpu, peakOfWeek),
  'memory.p95Last7Days': useField({ en: 'Memory use, 95th percentile of 7 days', 'zh-CN': '近 7 天内存使用率 P95' }, memory, busyWeek),
  'memory.p95Last14Days': useField(
    { en: 'Memory use, 95th percentile of 14 days', 'zh-CN': '近 14 天内存使用率 P95' },
    memory,
    busyFortnight,
  ),
  'connections.p95Last7Days': useField(
    { en: 'Connection use, 95th percentile of 7 days', 'zh-CN': '近 7 天连接数使用率 P95' },
    connections,
    busyWeek,
  ),
  'connections.maxLast7Days': useField(
    { en: 'Highest connection use of 7 days', 'zh-CN': '近 7 天连接数使用率峰值' },
    connections,
    peakOfWeek,
  ),
  'iops.p95Last7Days': useField({ en: 'IOPS use, 95th percentile of 7 days', 'zh-CN': '近 7 天 IOPS 使用率 P95' }, iops, busyWeek),
  'disk.usedPercent': useField({ en: 'Storage in use', 'zh-CN': '磁盘使用率' }, disk, newest),
  'replication.lagSecondsP95LastDay': {
    title: { en: 'Replication delay, 95th percentile of a day', 'zh-CN': '近 24 小时复制延迟 P95' },
    type: 'number',
    unit: 'second',
    from: { metric: lag('DataDelay'), choose: [{ when: isEngine('PostgreSQL'), metric: lag('PG_RO_ReadLag') }], when: isReadonly },
  },
} satisfies Record<string, Field>;
