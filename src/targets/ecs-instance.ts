import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:ecs/instance:Instance',
  title: { en: 'ECS instance', 'zh-CN': 'ECS 实例' },
  importId: '${id}',
  required: ['imageId', 'instanceType'],
  // Without it a subscription counts as pay-as-you-go, and what concerns its renewal is dropped.
  kept: ['instanceChargeType'],
  properties: {
    imageId: {
      title: { en: 'Image', 'zh-CN': '镜像' },
      barred: {
        en: 'Another image replaces the system disk, and what is on it is lost, although Pulumi calls it an update. A person takes a snapshot first and decides.',
        'zh-CN': '更换镜像会替换系统盘并丢失盘上数据（Pulumi 仅显示为更新）。须由人工先创建快照再决定。',
      },
    },
    deletionProtection: { title: { en: 'Release protection', 'zh-CN': '释放保护' }, field: 'deletionProtection' },
    autoReleaseTime: {
      title: { en: 'Automatic release', 'zh-CN': '自动释放时间' },
      field: 'autoRelease.at',
      fromField: (at) => (at === null ? '' : String(at).replace(/\.\d+Z$/, 'Z')),
    },
    renewalStatus: {
      title: {
        en: 'Renewal (AutoRenewal: automatic, Normal: by hand, NotRenewal: none)',
        'zh-CN': '续费状态（AutoRenewal：自动续费，Normal：手动续费，NotRenewal：不续费）',
      },
      field: 'renewalStatus',
    },
    // Without renewal it is 0, which the check of the plugin refuses.
    autoRenewPeriod: { title: { en: 'Renewal period in months', 'zh-CN': '自动续费周期（月）' }, staysBehind: true },
    httpTokens: {
      title: { en: 'Metadata needs a token', 'zh-CN': '元数据强制加固模式' },
      field: 'metadata.needsToken',
      fromField: (needsToken) => (needsToken === true ? 'required' : 'optional'),
    },
    creditSpecification: {
      title: {
        en: 'CPU credits (Standard: held to them, Unlimited: bursts beyond them)',
        'zh-CN': '突发性能模式（Standard：受 CPU 积分限制，Unlimited：可超出积分）',
      },
      field: 'credit.specification',
    },
    internetMaxBandwidthOut: {
      title: { en: 'Public bandwidth', 'zh-CN': '公网出带宽' },
      unit: 'megabit-per-second',
      field: 'publicBandwidthMbps',
    },
  },
  permissions: {
    read: [
      'ecs:DescribeInstances',
      'ecs:DescribeDisks',
      'ecs:DescribeUserData',
      'ecs:DescribeInstanceRamRole',
      'ecs:DescribeNetworkInterfaces',
      'ecs:DescribeInstanceMaintenanceAttributes',
      'ecs:DescribeInstanceAttribute',
      'ecs:DescribeInstanceAutoRenewAttribute',
      'ecs:DescribeInstanceAttachmentAttributes',
    ],
    write: [
      'ecs:ModifyInstanceAttribute',
      'ecs:ModifyInstanceAutoReleaseTime',
      'ecs:ModifyInstanceAutoRenewAttribute',
      'ecs:ModifyInstanceMetadataOptions',
      'ecs:ModifyInstanceNetworkSpec',
    ],
  },
  seconds: 5,
});
