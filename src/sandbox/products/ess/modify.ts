import { type Action, oneOf, type Refusal, same, update } from '../../engine/index.ts';
import { scalingGroup } from './kinds.ts';

const badHealthCheck: Refusal = [
  400,
  'InvalidHealthCheckType.ValueNotSupported',
  'The specified value of parameter "HealthCheckType" is not valid.',
];
const badSize: Refusal = [400, 'InvalidParameter.Conflict', 'The value of parameter "MinSize" and parameter "MaxSize" are conflict.'];

/** Changing a scaling group, alike in both versions. */
export const ModifyScalingGroup: Action = update({
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
});
