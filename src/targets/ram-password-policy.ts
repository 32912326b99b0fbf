import { defineTarget } from '../model/target.ts';

const forms = ['requireLowercaseCharacters', 'requireUppercaseCharacters', 'requireNumbers', 'requireSymbols'] as const;

// Every update sends these nine values, and the cloud keeps three more that are never sent.
export default defineTarget({
  token: 'alicloud:ram/accountPasswordPolicy:AccountPasswordPolicy',
  title: { en: 'Password policy of the account', 'zh-CN': 'RAM 用户密码策略' },
  importId: 'ram-account-password-policy',
  kept: ['minimumPasswordLength', 'maxLoginAttempts', 'hardExpiry', 'maxPasswordAge', 'passwordReusePrevention', ...forms],
  writesWhole: true,
  properties: {
    minimumPasswordLength: { title: { en: 'Least password length', 'zh-CN': '密码最小长度' }, unit: 'count', field: 'password.minLength' },
    maxLoginAttempts: {
      title: { en: 'Wrong passwords before the lock', 'zh-CN': '密码错误锁定次数' },
      unit: 'count',
      field: 'password.maxAttempts',
    },
    requireLowercaseCharacters: { title: { en: 'Lower-case letters', 'zh-CN': '小写字母' }, field: 'password.needsLowercase' },
    requireUppercaseCharacters: { title: { en: 'Upper-case letters', 'zh-CN': '大写字母' }, field: 'password.needsUppercase' },
    requireNumbers: { title: { en: 'Digits', 'zh-CN': '数字' }, field: 'password.needsNumbers' },
    requireSymbols: { title: { en: 'Symbols', 'zh-CN': '特殊符号' }, field: 'password.needsSymbols' },
  },
  permissions: { read: ['ram:GetPasswordPolicy'], write: ['ram:SetPasswordPolicy'] },
  seconds: 2,
});
