import type { Fields } from '../../engine/index.ts';
import type { MetricFamily } from '../../engine/metrics.ts';

const nodesOf = (state: Fields) =>
  (state['DBNodes'] as { readonly DBNode: readonly { readonly DBNodeId: string }[] }).DBNode.map(({ DBNodeId }) => DBNodeId);

const perNode = (dimension: string) => (level: number) => ({ level, max: 100, unit: '%', across: { dimension, values: nodesOf } });
const byNode = perNode('nodeId');
const byInstance = perNode('instanceId');
const is = (type: string) => (state: Fields) => state['DBType'] === type;
const polardb = { namespace: 'acs_polardb', dimension: 'clusterId' };

/** Each node has series of its own, under other names for each engine. */
export const metrics: readonly MetricFamily[] = [
  {
    ...polardb,
    when: is('MySQL'),
    names: { cluster_cpu_utilization: byNode(29), cluster_memory_utilization: byNode(62), cluster_connection_utilization: byNode(9) },
  },
  {
    ...polardb,
    when: is('PostgreSQL'),
    names: { pg_cpu_total: byInstance(26), pg_mem_usage: byInstance(58), pg_conn_usage: byInstance(8) },
  },
  { ...polardb, when: is('Oracle'), names: { oracle_cpu_total: byInstance(24) } },
];
