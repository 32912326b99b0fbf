import type { Fields } from '../../engine/index.ts';
import type { MetricFamily } from '../../engine/metrics.ts';

const percent = (level: number) => ({ level, max: 100, unit: '%', statistics: ['Average', 'Maximum'] as const });
const namespace = 'acs_kvstore';
const dimension = 'instanceId';

/** Ids of the data nodes that carry series of their own. */
function nodesOf(state: Fields): readonly string[] {
  const id = String(state['InstanceId']);
  return Array.from({ length: Math.max(1, Number(state['ShardCount'])) }, (_, node) => `${id}-db-${node}`);
}

const sharded = (level: number) => ({ ...percent(level), across: { dimension: 'nodeId', values: nodesOf } });
const is = (architecture: string) => (state: Fields) => state['ArchitectureType'] === architecture;

/** One set of names for each architecture; a cluster has a series for each shard. */
export const metrics: readonly MetricFamily[] = [
  {
    namespace,
    dimension,
    when: is('standard'),
    names: { StandardCpuUsage: percent(16), StandardMemoryUsage: percent(52), StandardConnectionUsage: percent(7) },
  },
  {
    namespace,
    dimension,
    when: is('cluster'),
    names: { ShardingCpuUsage: sharded(19), ShardingMemoryUsage: sharded(55), ShardingConnectionUsage: sharded(6) },
  },
  {
    namespace,
    dimension,
    when: is('rwsplit'),
    names: { SplitrwCpuUsage: percent(18), SplitrwMemoryUsage: percent(50), SplitrwConnectionUsage: percent(8) },
  },
];
