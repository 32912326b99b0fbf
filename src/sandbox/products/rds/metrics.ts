import type { Fields } from '../../engine/index.ts';
import type { MetricFamily } from '../../engine/metrics.ts';

const percent = (level: number) => ({ level, max: 100, unit: '%' });
const lag = { level: (state: Fields) => Number(state['lagSeconds']), unit: 's' };
const namespace = 'acs_rds_dashboard';
const dimension = 'instanceId';

const isEngine =
  (...engines: readonly string[]) =>
  (state: Fields) =>
    engines.includes(String(state['Engine']));
const isCluster = (state: Fields) => state['Category'] === 'cluster';
const isMySql = isEngine('MySQL', 'MariaDB');

/** CloudMonitor names the same use otherwise for each engine; conn_usgae is its own spelling. */
export const metrics: readonly MetricFamily[] = [
  {
    namespace,
    dimension,
    when: (state) => isMySql(state) && !isCluster(state),
    names: {
      CpuUsage: percent(32),
      MemoryUsage: percent(68),
      DiskUsage: percent(46),
      ConnectionUsage: percent(18),
      IOPSUsage: percent(21),
    },
  },
  {
    namespace,
    dimension,
    when: (state) => isMySql(state) && isCluster(state),
    names: {
      Cluster_CpuUsage: percent(32),
      Cluster_MemoryUsage: percent(68),
      Cluster_IOPSUsage: percent(21),
      DiskUsage: percent(46),
      ConnectionUsage: percent(18),
    },
  },
  {
    namespace,
    dimension,
    when: isEngine('PostgreSQL'),
    names: {
      cpu_usage: percent(30),
      mem_usage: percent(61),
      local_fs_size_usage: percent(44),
      conn_usgae: percent(16),
      iops_usage: percent(19),
    },
  },
  {
    namespace,
    dimension,
    when: isEngine('SQLServer'),
    names: {
      SQLServer_CpuUsage: percent(28),
      SQLServer_Memory_Usage: percent(72),
      SQLServer_DiskUsage: percent(51),
      SQLServer_IOPS: { level: 900, unit: 'countSecond' },
    },
  },
  {
    namespace,
    dimension,
    when: (state) => state['DBInstanceType'] === 'Readonly' && !isEngine('PostgreSQL')(state),
    names: { DataDelay: lag },
  },
  {
    namespace,
    dimension,
    when: (state) => state['DBInstanceType'] === 'Readonly' && isEngine('PostgreSQL')(state),
    names: { PG_RO_ReadLag: lag },
  },
];
