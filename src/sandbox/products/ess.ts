import { defineProduct, list, listOf, oneOf, pages, type Refusal, same, tagging, update } from '../engine/index.ts';
import { scalingConfiguration, scalingGroup } from './ess/kinds.ts';

const sizes = pages({ size: 10, max: 50 });
const badHealthCheck: Refusal = [
  400,
  'InvalidHealthCheckType.ValueNotSupported',
  'The specified value of parameter "HealthCheckType" is not valid.',
];
const badSize: Refusal = [400, 'InvalidParameter.Conflict', 'The value of parameter "MinSize" and parameter "MaxSize" are conflict.'];

export default defineProduct({
  product: 'ess',
  style: 'RPC',
  versions: ['2022-02-22'],
  hosts: ['ess.{region}.aliyuncs.com', 'ess.aliyuncs.com'],
  kinds: [scalingGroup, scalingConfiguration],
  actions: {
    DescribeRegions: listOf({
      rows: 'Regions',
      from: (x) =>
        x.estate.regions.map((RegionId) => ({
          RegionId,
          LocalName: RegionId,
          RegionEndpoint: `ess.${RegionId}.aliyuncs.com`,
          VpcUnavailable: false,
        })),
    }),
    DescribeScalingGroups: list({
      kind: scalingGroup,
      rows: 'ScalingGroups',
      ids: 'ScalingGroupIds',
      page: sizes,
      filter: { ...same('ScalingGroupName', 'GroupType', 'ResourceGroupId'), ScalingGroupNames: 'ScalingGroupName' },
    }),
    DescribeScalingConfigurations: list({
      kind: scalingConfiguration,
      rows: 'ScalingConfigurations',
      ids: 'ScalingConfigurationIds',
      page: sizes,
      filter: same('ScalingGroupId'),
    }),
    DescribeScalingInstances: listOf({ rows: 'ScalingInstances', from: () => [], page: sizes }),
    ModifyScalingGroup: update({
      kind: scalingGroup,
      id: 'ScalingGroupId',
      check: { HealthCheckType: oneOf(['NONE', 'ECS', 'LOAD_BALANCER'], badHealthCheck) },
      set: same(
        'ScalingGroupName',
        'MinSize',
        'MaxSize',
        'DesiredCapacity',
        'DefaultCooldown',
        'HealthCheckType',
        'VSwitchIds',
        'GroupDeletionProtection',
      ),
      guard: (s, _row, x) => ((x.number('MinSize') ?? s.MinSize) > (x.number('MaxSize') ?? s.MaxSize) ? badSize : undefined),
    }),
    ...tagging({ types: { scalinggroup: 'ess.scaling-group' }, rows: 'TagResources' }),
  },
});
