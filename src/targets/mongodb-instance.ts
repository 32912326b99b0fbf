import { defineTarget } from '../model/target.ts';
import { entriesOfGroup } from './read/whitelist.ts';

export default defineTarget({
  token: 'alicloud:mongodb/instance:Instance',
  title: { en: 'MongoDB instance', 'zh-CN': 'MongoDB 实例' },
  importId: '${id}',
  required: ['dbInstanceClass', 'dbInstanceStorage', 'engineVersion'],
  // Named by chance where it is left out.
  kept: ['name'],
  properties: {
    backupPeriods: { title: { en: 'Backup days', 'zh-CN': '备份周期' }, field: 'backup.weekdays' },
    backupRetentionPeriod: { title: { en: 'Backup retention', 'zh-CN': '备份保留天数' }, unit: 'day', field: 'backup.retentionDays' },
    enableBackupLog: {
      title: { en: 'Log backup', 'zh-CN': '日志备份' },
      unit: 'switch',
      field: 'backup.log.enabled',
      fromField: (isOn) => (isOn === true ? 1 : 0),
    },
    securityIpLists: {
      title: { en: 'White list of the default group', 'zh-CN': 'default 分组白名单' },
      field: 'whitelist.groups',
      fromField: entriesOfGroup('default'),
    },
  },
  permissions: {
    read: [
      'dds:DescribeDBInstanceAttribute',
      'dds:DescribeSecurityGroupConfiguration',
      'dds:DescribeSecurityIps',
      'dds:DescribeBackupPolicy',
      'dds:DescribeDBInstanceSSL',
      'dds:DescribeGlobalSecurityIPGroupRelation',
      'dds:DescribeReplicaSetRole',
      'dds:DescribeUserEncryptionKeyList',
      'dds:DescribeRoleZoneInfo',
      // Read before every update, whatever the billing.
      'dds:DescribeInstanceAutoRenewalAttribute',
    ],
    write: ['dds:ModifyBackupPolicy', 'dds:ModifySecurityIps'],
  },
  seconds: 5,
});
