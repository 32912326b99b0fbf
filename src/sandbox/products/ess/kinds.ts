import { kind, minute, second } from '../../engine/index.ts';

export const scalingGroup = kind({
  kind: 'ess.scaling-group',
  type: 'ACS::ESS::ScalingGroup',
  id: 'asg-{r}{17}',
  name: 'ScalingGroupName',
  share: 0.3,
  arn: 'acs:ess:{region}:{account}:scalinggroup/{id}',
  notFound: [404, 'InvalidScalingGroupId.NotFound', 'The specified scaling group does not exist.'],
  status: {
    field: 'LifecycleState',
    wrong: [403, 'IncorrectScalingGroupStatus', 'The current status of the specified scaling group does not support this action.'],
  },
  make(m) {
    const vSwitch = m.ref('vpc.vswitch', 'VSwitchIds');
    const TotalCapacity = m.int(2, 6);
    return {
      ScalingGroupId: m.id,
      ScalingGroupName: m.name,
      LifecycleState: 'Active',
      RegionId: m.region,
      GroupType: 'ECS',
      MinSize: 2,
      MaxSize: 12,
      DesiredCapacity: TotalCapacity,
      TotalCapacity,
      ActiveCapacity: TotalCapacity,
      TotalInstanceCount: TotalCapacity,
      DefaultCooldown: 300,
      HealthCheckType: 'ECS',
      HealthCheckTypes: ['ECS'],
      MultiAZPolicy: 'BALANCE',
      VpcId: String(vSwitch?.state['VpcId'] ?? ''),
      VSwitchId: vSwitch?.id ?? '',
      VSwitchIds: vSwitch ? [vSwitch.id] : ([] as string[]),
      RemovalPolicies: ['OldestScalingConfiguration', 'OldestInstance'],
      GroupDeletionProtection: false,
      CreationTime: minute(m.createdAt),
      ModificationTime: second(m.createdAt),
      ResourceGroupId: '',
    };
  },
  flaws: { unchecked: { rate: 0.1, set: { HealthCheckType: 'NONE', HealthCheckTypes: ['NONE'] } } },
});

export const scalingConfiguration = kind({
  kind: 'ess.scaling-configuration',
  type: 'ACS::ESS::ScalingConfiguration',
  id: 'asc-{r}{17}',
  name: 'ScalingConfigurationName',
  of: { kind: 'ess.scaling-group', each: 1, as: 'ScalingGroupId' },
  notFound: [404, 'InvalidScalingConfigurationId.NotFound', 'The specified scaling configuration does not exist.'],
  make: (m) => ({
    ScalingConfigurationId: m.id,
    ScalingConfigurationName: m.name,
    ScalingGroupId: m.ref('ess.scaling-group', 'ScalingGroupId')?.id ?? '',
    LifecycleState: 'Active',
    InstanceType: 'ecs.c7.xlarge',
    InstanceTypes: ['ecs.c7.xlarge'],
    ImageId: 'aliyun_3_x64_20G_alibase_20250629.vhd',
    SystemDiskCategory: 'cloud_essd',
    SystemDiskSize: 40,
    CreationTime: minute(m.createdAt),
  }),
});
