import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:rds/instance:Instance',
  title: { en: 'RDS instance', 'zh-CN': 'RDS 实例' },
  importId: '${id}',
  required: ['engine', 'engineVersion', 'instanceStorage', 'instanceType'],
  // Without the first a renewal is dropped in silence: its default is Postpaid. That of the second is the normal mode.
  kept: ['instanceChargeType', 'securityIpMode'],
  properties: {
    deletionProtection: { title: { en: 'Release protection', 'zh-CN': '释放保护' }, field: 'deletionProtection' },
    autoUpgradeMinorVersion: {
      title: { en: 'Minor version upgrades (Auto, Manual: by hand)', 'zh-CN': '小版本升级方式（Auto：自动，Manual：手动）' },
      field: 'minorUpgrade.isAutomatic',
      fromField: (isAutomatic) => (isAutomatic === true ? 'Auto' : 'Manual'),
    },
    autoRenew: { title: { en: 'Auto-renewal', 'zh-CN': '自动续费' }, field: 'autoRenew.enabled' },
    autoRenewPeriod: { title: { en: 'Months of each renewal', 'zh-CN': '每次续费月数' } },
    monitoringPeriod: { title: { en: 'Monitoring period', 'zh-CN': '监控周期' }, unit: 'second', field: 'monitoring.periodSeconds' },
    burstingEnabled: { title: { en: 'I/O bursting', 'zh-CN': 'IO 突发' }, field: 'storage.burstingEnabled' },
    sqlCollectorStatus: {
      title: { en: 'SQL audit', 'zh-CN': 'SQL 审计' },
      field: 'sqlAudit.enabled',
      fromField: (isEnabled) => (isEnabled === true ? 'Enabled' : 'Disabled'),
      undo: (former) =>
        former === 'Disabled'
          ? {
              kind: 'partial',
              text: {
                en: 'SQL audit is switched off again; the retention stays, since it is not sent while the audit is off.',
                'zh-CN': '可重新关闭 SQL 审计；审计关闭时不会下发保留时间，因此保留时间维持新值。',
              },
            }
          : undefined,
    },
    sqlCollectorConfigValue: {
      title: { en: 'SQL audit retention', 'zh-CN': 'SQL 审计日志保留时间' },
      unit: 'day',
      field: 'sqlAudit.retentionDays',
    },
    // The plugin reads the list of the default group only, so another group's is not compared with our own reading.
    securityIps: { title: { en: 'White list', 'zh-CN': '白名单' } },
    dbInstanceIpArrayName: { title: { en: 'White list group', 'zh-CN': '白名单分组' } },
  },
  permissions: {
    read: [
      'rds:DescribeDBInstanceAttribute',
      'rds:DescribeDBInstanceIPArrayList',
      'rds:DescribeTags',
      'rds:DescribeDBInstanceMonitor',
      'rds:DescribeSQLCollectorPolicy',
      'rds:DescribeSQLCollectorRetention',
      'rds:DescribeDBInstanceNetInfo',
      'rds:DescribeDBInstanceHAConfig',
      'rds:DescribeParameters',
      'rds:DescribeSecurityGroupConfiguration',
      'rds:DescribeDBInstanceSSL',
      'rds:DescribeDBInstanceTDE',
      'rds:DescribeHASwitchConfig',
      'rds:DescribeHADiagnoseConfig',
      'rds:DescribeInstanceLinkedWhitelistTemplate',
      'rds:DescribeInstanceAutoRenewalAttribute',
    ],
    write: [
      'rds:ModifyDBInstanceDeletionProtection',
      'rds:ModifyDBInstanceAutoUpgradeMinorVersion',
      'rds:ModifyInstanceAutoRenewalAttribute',
      'rds:ModifyDBInstanceMonitor',
      'rds:ModifyDBInstanceSpec',
      'rds:ModifySQLCollectorPolicy',
      'rds:ModifySQLCollectorRetention',
      'rds:ModifySecurityIps',
    ],
  },
  seconds: 7,
});
