import { defineProduct, list, listOf, pages, same, tagging } from '../engine/index.ts';
import { scalingConfiguration, scalingGroup } from './ess/kinds.ts';
import { ModifyScalingGroup } from './ess/modify.ts';

const sizes = pages({ size: 10, max: 50 });
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
    ModifyScalingGroup,
    ...tagging({ types: { scalinggroup: 'ess.scaling-group' }, rows: 'TagResources' }),
  },
});
