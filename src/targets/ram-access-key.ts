import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:ram/accessKey:AccessKey',
  title: { en: 'Access key of a RAM user', 'zh-CN': 'RAM 用户 AccessKey' },
  // Its default is no user, which would mean a key of the caller.
  kept: ['userName'],
  properties: {
    status: { title: { en: 'Status', 'zh-CN': '状态' } },
    userName: { title: { en: 'User', 'zh-CN': '所属用户' } },
  },
  trace: { type: 'ACS::RAM::AccessKey' },
  permissions: { read: ['ram:ListAccessKeys'], write: ['ram:UpdateAccessKey', 'ram:DeleteAccessKey'] },
  seconds: 2,
});
