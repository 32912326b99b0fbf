import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:kvstore/instance:Instance',
  title: { en: 'Redis instance', 'zh-CN': 'Redis 实例' },
  importId: '${id}',
  // Their defaults are Open and Redis.
  kept: ['vpcAuthMode', 'instanceType'],
  properties: {
    instanceReleaseProtection: { title: { en: 'Release protection', 'zh-CN': '释放保护' }, field: 'releaseProtection' },
    autoRenew: { title: { en: 'Auto-renewal', 'zh-CN': '自动续费' }, field: 'autoRenew.enabled' },
    autoRenewPeriod: { title: { en: 'Months of each renewal', 'zh-CN': '每次续费月数' } },
    // The plugin reads the list of one group only, so it is not compared with our own reading.
    securityIps: { title: { en: 'White list', 'zh-CN': '白名单' } },
    securityIpGroupName: { title: { en: 'White list group', 'zh-CN': '白名单分组' } },
  },
  permissions: {
    read: [
      'kvstore:DescribeInstanceAttribute',
      'kvstore:DescribeDBInstanceNetInfo',
      'kvstore:DescribeBackupPolicy',
      'kvstore:DescribeSecurityGroupConfiguration',
      'kvstore:DescribeInstanceSSL',
      'kvstore:DescribeSecurityIps',
      'kvstore:DescribeEngineVersion',
      'kvstore:DescribeInstanceAutoRenewalAttribute',
    ],
    write: ['kvstore:ModifyInstanceAttribute', 'kvstore:ModifyInstanceAutoRenewalAttribute', 'kvstore:ModifySecurityIps'],
  },
  // The plugin waits two minutes after the release protection.
  seconds: 122,
});
