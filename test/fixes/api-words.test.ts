import { expect, it } from 'vitest';
import { targets } from './ask.ts';

const ofApi: readonly [token: string, property: string, ...words: string[]][] = [
  ['alicloud:rds/backupPolicy:BackupPolicy', 'releasedKeepPolicy', 'None', 'Lastest', 'All'],
  ['alicloud:polardb/backupPolicy:BackupPolicy', 'backupRetentionPolicyOnClusterDeletion', 'NONE', 'LATEST', 'ALL'],
  ['alicloud:rds/instance:Instance', 'autoUpgradeMinorVersion', 'Auto', 'Manual'],
  ['alicloud:ecs/instance:Instance', 'renewalStatus', 'AutoRenewal', 'Normal', 'NotRenewal'],
  ['alicloud:ecs/instance:Instance', 'creditSpecification', 'Standard', 'Unlimited'],
  ['alicloud:ess/scalingGroup:ScalingGroup', 'healthCheckType', 'ECS', 'NONE'],
  ['alicloud:kms/key:Key', 'rotationInterval', '31536000s'],
  ['alicloud:nas/lifecyclePolicy:LifecyclePolicy', 'lifecycleRuleName', 'DEFAULT_ATIME_30'],
  ['alicloud:nas/lifecyclePolicy:LifecyclePolicy', 'storageType', 'InfrequentAccess'],
  ['alicloud:ram/securityPreference:SecurityPreference', 'mfaOperationForLogin', 'mandatory', 'independent', 'adaptive'],
  ['alicloud:actiontrail/trail:Trail', 'eventRw', 'Read', 'Write', 'All'],
  ['alicloud:vpc/flowLog:FlowLog', 'trafficType', 'All', 'Allow', 'Drop'],
];

it.each(ofApi)('the words of %s %s are explained to whoever approves, in both languages', (token, property, ...words) => {
  const title = targets.get(token)?.properties[property]?.title;
  for (const word of words) for (const language of ['en', 'zh-CN'] as const) expect(title?.[language]).toMatch(new RegExp(`\\b${word}\\b`));
});
