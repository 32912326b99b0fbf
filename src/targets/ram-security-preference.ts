import type { FieldValue, Undo } from '../model/documents.ts';
import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:ram/securityPreference:SecurityPreference',
  title: { en: 'Security preference of RAM users', 'zh-CN': 'RAM 用户安全设置' },
  importId: '${accountId}',
  properties: {
    mfaOperationForLogin: {
      title: {
        en: 'MFA at logon (mandatory: for all, independent: as each user is set, adaptive: at unusual logons)',
        'zh-CN': '登录时 MFA 要求（mandatory：全部用户，independent：按各用户设置，adaptive：仅异常登录）',
      },
      field: 'logon.mfa',
    },
    maxIdleDaysForUsers: {
      title: { en: 'Idle users are disabled after', 'zh-CN': '闲置用户停用期限' },
      unit: 'day',
      field: 'idle.usersDays',
      undo: limitStays,
    },
    maxIdleDaysForAccessKeys: {
      title: { en: 'Idle access keys are disabled after', 'zh-CN': '闲置 AccessKey 停用期限' },
      unit: 'day',
      field: 'idle.accessKeysDays',
      undo: limitStays,
    },
  },
  permissions: { read: ['ims:GetSecurityPreference'], write: ['ims:SetSecurityPreference'] },
  seconds: 3,
});

/** Without a limit before there is no number to write back. */
function limitStays(former: FieldValue | undefined): Undo | undefined {
  if (typeof former === 'number' && former > 0) return undefined;
  return {
    kind: 'none',
    text: {
      en: 'There was no limit before, and Pulumi cannot write none: raise it to 730 days in the console. What was disabled stays so.',
      'zh-CN': '此前没有期限，Pulumi 无法写回“无期限”：请在控制台调整为 730 天。已被停用的用户或 AccessKey 不会自动恢复。',
    },
  };
}
