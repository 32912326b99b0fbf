import { type Action, listOf, tokens } from '../../engine/index.ts';

/** Type, family, vCPUs, memory in MiB, and minutes of a whole vCPU that accrue in an hour (burstable families only). */
export const instanceTypes = [
  ['ecs.g7.large', 'ecs.g7', 2, 8192, 0],
  ['ecs.g7.xlarge', 'ecs.g7', 4, 16384, 0],
  ['ecs.c7.xlarge', 'ecs.c7', 4, 8192, 0],
  ['ecs.r7.large', 'ecs.r7', 2, 16384, 0],
  ['ecs.g7.2xlarge', 'ecs.g7', 8, 32768, 0],
  ['ecs.c7.2xlarge', 'ecs.c7', 8, 16384, 0],
  ['ecs.r7.2xlarge', 'ecs.r7', 8, 65536, 0],
  ['ecs.g7.4xlarge', 'ecs.g7', 16, 65536, 0],
  ['ecs.t6-c1m2.large', 'ecs.t6', 2, 4096, 24],
  ['ecs.t5-lc1m2.large', 'ecs.t5', 2, 4096, 12],
] as const;

const rows = instanceTypes.map(([InstanceTypeId, InstanceTypeFamily, CpuCoreCount, MemoryMib, BaselineCredit]) => ({
  InstanceTypeId,
  InstanceTypeFamily,
  CpuCoreCount,
  MemorySize: MemoryMib / 1024,
  BaselineCredit,
  InitialCredit: BaselineCredit * 5,
  CpuArchitecture: 'X86',
  InstanceFamilyLevel: BaselineCredit > 0 ? 'CreditEntryLevel' : 'EnterpriseLevel',
  InstancePpsTx: 150_000 * CpuCoreCount,
  InstancePpsRx: 150_000 * CpuCoreCount,
  InstanceBandwidthTx: 1_024_000 * CpuCoreCount,
  InstanceBandwidthRx: 1_024_000 * CpuCoreCount,
  EniQuantity: 3,
}));

export const types: Readonly<Record<string, Action>> = {
  DescribeInstanceTypes: listOf({
    rows: 'InstanceTypes.InstanceType',
    from: () => rows,
    page: tokens({ size: 100, max: 1600, sizeOut: null, total: null }),
    filter: {
      InstanceTypeFamily: 'InstanceTypeFamily',
      InstanceTypes: (row, wanted) => (Array.isArray(wanted) ? wanted : [wanted]).includes(row.InstanceTypeId),
    },
  }),
  DescribeInstanceTypeFamilies: listOf({
    rows: 'InstanceTypeFamilies.InstanceTypeFamily',
    from: () =>
      [...new Set(rows.map((row) => row.InstanceTypeFamily))].map((InstanceTypeFamilyId) => ({
        InstanceTypeFamilyId,
        Generation: 'ecs-7',
      })),
  }),
};
