import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:nas/lifecyclePolicy:LifecyclePolicy',
  title: { en: 'NAS lifecycle policy', 'zh-CN': 'NAS 生命周期策略' },
  importId: '${id}:${vars.policy}',
  required: ['fileSystemId', 'lifecyclePolicyName', 'lifecycleRuleName', 'paths', 'storageType'],
  properties: {
    fileSystemId: { title: { en: 'File system', 'zh-CN': '文件系统' } },
    lifecyclePolicyName: { title: { en: 'Name', 'zh-CN': '策略名称' } },
    lifecycleRuleName: {
      title: {
        en: 'Which files are moved (DEFAULT_ATIME_30: not accessed for 30 days)',
        'zh-CN': '转储规则（DEFAULT_ATIME_30：30 天未访问的文件）',
      },
    },
    paths: { title: { en: 'Folders', 'zh-CN': '目录' } },
    storageType: {
      title: {
        en: 'Moved to (InfrequentAccess: storage for what is seldom read)',
        'zh-CN': '转储类型（InfrequentAccess：低频介质）',
      },
    },
  },
  trace: {
    id: '${fileSystemId}:${lifecyclePolicyName}',
    // They are counted, not named.
    shows: ({ fields: { lifecyclePolicies } }) => (lifecyclePolicies === 0 ? false : undefined),
  },
  permissions: { read: ['nas:DescribeLifecyclePolicies'], write: ['nas:CreateLifecyclePolicy', 'nas:DeleteLifecyclePolicy'] },
  seconds: 2,
  deletion: {
    kind: 'delete',
    text: {
      en: 'The policy is deleted; files that were moved stay in infrequent access until somebody brings them back.',
      'zh-CN': '删除该策略；已转储的文件保留在低频介质，需手动取回。',
    },
  },
});
