import { defineProduct, list, listOf, pages, same, tagging } from '../engine/index.ts';
import { scalingGroup } from './ess/kinds.ts';
import { ModifyScalingGroup } from './ess/modify.ts';

const sizes = pages({ size: 10, max: 50 });

/** Auto Scaling in its former version, which Terraform and Pulumi still speak: lists lie one level deeper. */
export default defineProduct({
  product: 'ess-2014',
  ram: 'ess',
  style: 'RPC',
  versions: ['2014-08-28'],
  hosts: ['ess.{region}.aliyuncs.com', 'ess.aliyuncs.com'],
  kinds: [scalingGroup],
  actions: {
    DescribeRegions: { run: (x) => ({ Regions: { Region: x.estate.regions.map((RegionId) => ({ RegionId, LocalName: RegionId })) } }) },
    DescribeScalingGroups: list({
      kind: scalingGroup,
      rows: 'ScalingGroups.ScalingGroup',
      ids: 'ScalingGroupId',
      page: sizes,
      filter: same('ScalingGroupName', 'GroupType', 'ResourceGroupId'),
      view: ({ VSwitchIds, RemovalPolicies, HealthCheckTypes }) => ({
        VSwitchIds: { VSwitchId: VSwitchIds },
        RemovalPolicies: { RemovalPolicy: RemovalPolicies },
        HealthCheckTypes: { HealthCheckType: HealthCheckTypes },
        DBInstanceIds: { DBInstanceId: [] },
        LoadBalancerIds: { LoadBalancerId: [] },
      }),
    }),
    DescribeScalingInstances: listOf({ rows: 'ScalingInstances.ScalingInstance', from: () => [], page: sizes }),
    ModifyScalingGroup,
    ...tagging({ types: { scalinggroup: 'ess.scaling-group' }, rows: 'TagResources.TagResource' }),
  },
});
