import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:nas/accessRule:AccessRule',
  title: { en: 'NAS access rule', 'zh-CN': 'NAS 权限组规则' },
  importId: '${name}:${vars.rule}:${vars.fsType}',
  required: ['accessGroupName'],
  kept: ['fileSystemType', 'priority', 'rwAccessType', 'userAccessType'],
  properties: {
    sourceCidrIp: { title: { en: 'Who may mount', 'zh-CN': '授权地址' } },
  },
  permissions: { read: ['nas:DescribeAccessRules'], write: ['nas:ModifyAccessRule'] },
  seconds: 2,
});
