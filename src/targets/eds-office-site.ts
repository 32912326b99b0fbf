import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:eds/simpleOfficeSite:SimpleOfficeSite',
  title: { en: 'Office network', 'zh-CN': '无影办公网络' },
  importId: '${id}',
  required: ['cidrBlock'],
  properties: {
    mfaEnabled: { title: { en: 'MFA', 'zh-CN': '多因素认证' }, field: 'hasMfa' },
  },
  permissions: { read: ['ecd:DescribeOfficeSites'], write: ['ecd:ModifyOfficeSiteMfaEnabled'] },
  seconds: 2,
});
