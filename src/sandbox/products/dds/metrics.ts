import type { Fields } from '../../engine/index.ts';
import type { MetricFamily } from '../../engine/metrics.ts';

const percent = (level: number) => ({ level, max: 100, unit: '%' });
const across = { dimension: 'role', values: () => ['Primary', 'Secondary'] };
const replica = (level: number) => ({ ...percent(level), across });
const shard = (level: number) => ({
  ...percent(level),
  across: {
    dimension: 'subinstanceId',
    values: (state: Fields) =>
      (state['ShardList'] as { readonly ShardAttribute: readonly { readonly NodeId: string }[] }).ShardAttribute.map(
        ({ NodeId }) => NodeId,
      ),
  },
});

/** A replica set has a series for each role, a sharded cluster one for each shard. */
export const metrics: readonly MetricFamily[] = [
  {
    namespace: 'acs_mongodb',
    dimension: 'instanceId',
    when: (state) => state['DBInstanceType'] !== 'sharding',
    names: {
      CPUUtilization: replica(24),
      MemoryUtilization: replica(58),
      DiskUtilization: replica(48),
      IOPSUtilization: replica(20),
      ConnectionUtilization: replica(12),
    },
  },
  {
    namespace: 'acs_mongodb',
    dimension: 'instanceId',
    when: (state) => state['DBInstanceType'] === 'sharding',
    names: {
      ShardingCPUUtilization: shard(27),
      ShardingMemoryUtilization: shard(60),
      ShardingDiskUtilization: shard(50),
      ShardingIOPSUtilization: shard(23),
      ShardingConnectionUtilization: shard(10),
    },
  },
];
