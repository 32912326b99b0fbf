import type { Fields } from '../../engine/index.ts';

/** A rule that the service brings along. */
export interface ManagedRule {
  readonly identifier: string;
  readonly title: string;
  readonly type: string;
  /** Kind of the resources that it judges. */
  readonly kind: string;
  /** 1 high, 2 medium, 3 low. */
  readonly riskLevel: number;
  readonly isCompliant: (state: Fields) => boolean;
}

export const managedRules: readonly ManagedRule[] = [
  {
    identifier: 'ram-user-mfa-check',
    title: 'RAM 用户开启 MFA',
    type: 'ACS::RAM::User',
    kind: 'ram.user',
    riskLevel: 1,
    isCompliant: (state) => state['hasConsole'] !== true || state['mfa'] !== '',
  },
  {
    identifier: 'ecs-instance-deletion-protection-enabled',
    title: 'ECS 实例开启释放保护',
    type: 'ACS::ECS::Instance',
    kind: 'ecs.instance',
    riskLevel: 2,
    isCompliant: (state) => state['DeletionProtection'] === true,
  },
  {
    identifier: 'ecs-disk-in-use',
    title: 'ECS 磁盘使用中',
    type: 'ACS::ECS::Disk',
    kind: 'ecs.disk',
    riskLevel: 3,
    isCompliant: (state) => state['Status'] === 'In_use',
  },
  {
    identifier: 'ecs-disk-encrypted',
    title: 'ECS 磁盘开启加密',
    type: 'ACS::ECS::Disk',
    kind: 'ecs.disk',
    riskLevel: 2,
    isCompliant: (state) => state['Encrypted'] === true,
  },
  {
    identifier: 'rds-public-access-check',
    title: 'RDS 实例未开通外网地址',
    type: 'ACS::RDS::DBInstance',
    kind: 'rds.instance',
    riskLevel: 1,
    isCompliant: (state) => state['publicConnection'] === '',
  },
  {
    identifier: 'oss-bucket-public-write-prohibited',
    title: 'OSS 存储空间 ACL 禁止公共读写',
    type: 'ACS::OSS::Bucket',
    kind: 'oss.bucket',
    riskLevel: 1,
    isCompliant: (state) => state['acl'] !== 'public-read-write',
  },
];
