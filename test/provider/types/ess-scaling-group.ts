import type { Reply } from '../cloud/client.ts';
import { at, changed, defineType, id, listAt, pick, region, tags } from '../type-file.ts';

/** Wire names of what an update writes. */
const written = {
  minSize: 'MinSize',
  maxSize: 'MaxSize',
  scalingGroupName: 'ScalingGroupName',
  healthCheckType: 'HealthCheckType',
  defaultCooldown: 'DefaultCooldown',
  desiredCapacity: 'DesiredCapacity',
  vswitchIds: 'VSwitchIds',
  groupDeletionProtection: 'GroupDeletionProtection',
} as const;

export default defineType({
  token: 'alicloud:ess/scalingGroup:ScalingGroup',
  product: 'ess',
  reads: [
    {
      action: 'DescribeScalingGroups',
      body: { RegionId: region, 'ScalingGroupId.1': id },
      at: 'ScalingGroups.ScalingGroup',
      needs: 'RemovalPolicies.RemovalPolicy DBInstanceIds.DBInstanceId LoadBalancerIds.LoadBalancerId',
      set: attributes,
    },
    {
      action: 'ListTagResources',
      query: { RegionId: region, 'ResourceId.1': id, ResourceType: 'scalinggroup' },
      set: (found) => ({ tags: tags(found, 'TagResources.TagResource') }),
    },
    {
      action: 'DescribeScalingInstances',
      query: { LifecycleState: 'Protected', RegionId: region, ScalingGroupId: id },
      swallow: true,
      set: (found) => ({ protectedInstances: listAt(found, 'ScalingInstances.ScalingInstance').map((one) => one['InstanceId']) }),
    },
  ],
  updates: [
    {
      action: 'ModifyScalingGroup',
      on: Object.keys(written),
      body: { ScalingGroupId: id, ...Object.fromEntries(Object.entries(written).map(([property, name]) => [name, changed(property)])) },
    },
  ],
});

function attributes(found: Reply): Record<string, unknown> {
  return {
    ...pick(found, 'MinSize MaxSize ResourceGroupId DesiredCapacity ScalingGroupName DefaultCooldown MaxInstanceLifetime'),
    ...pick(found, 'MultiAZPolicy:multiAzPolicy AzBalance BalanceMode AutoRebalance AllocationStrategy SpotAllocationStrategy'),
    ...pick(found, 'OnDemandBaseCapacity OnDemandPercentageAboveBaseCapacity SpotInstancePools SpotInstanceRemedy CompensateWithOnDemand'),
    ...pick(found, 'GroupDeletionProtection LaunchTemplateId LaunchTemplateVersion GroupType HealthCheckType ScalingPolicy'),
    removalPolicies: at(found, 'RemovalPolicies.RemovalPolicy'),
    dbInstanceIds: at(found, 'DBInstanceIds.DBInstanceId'),
    loadbalancerIds: at(found, 'LoadBalancerIds.LoadBalancerId'),
    vswitchIds: at(found, 'VSwitchIds.VSwitchId'),
  };
}
