import { defineResourceType, type Field } from '../model/resource-type.ts';
import { billDetails, billFields, toAmount } from './read/daily-bills.ts';
import { eventSubscriptionFields } from './read/event-subscriptions.ts';
import { toSwitch } from './read/words.ts';

const user = 'ACS::RAM::User';
const trail = 'ACS::ActionTrail::Trail';
const disk = 'ACS::ECS::Disk';
const diskEncryption = 'ACS::ECS::DiskEncryptionByDefault';
const passwords = { from: { detail: 'passwordPolicy' } } as const;
const preference = { from: { detail: 'securityPreference' } } as const;

/** A switch of the password policy. */
function classField(en: string, zh: string, name: string, property: string): Field {
  return { title: { en, 'zh-CN': zh }, type: 'boolean', ...passwords, path: `PasswordPolicy.${name}`, property };
}

/** How long somebody or something may lie idle before the cloud disables it; null when it never does. */
function idleField(en: string, zh: string, name: string, property: string): Field {
  return {
    title: { en, 'zh-CN': zh },
    type: 'integer',
    unit: 'day',
    ...preference,
    path: `SecurityPreference.MaxIdleDays.${name}`,
    absent: null,
    property,
  };
}

export default defineResourceType({
  type: 'ACS::::Account',
  title: { en: 'Account', 'zh-CN': '阿里云账号' },
  product: 'sts',
  scope: 'global',
  list: { action: 'GetCallerIdentity', paging: { style: 'none' }, items: '.' },
  identity: { id: '${accountId}' },
  details: {
    mfa: { product: 'ims', action: 'GetAccountMFAInfo' },
    practice: { product: 'ims', action: 'GetAccountSecurityPracticeReport' },
    passwordPolicy: { product: 'ims', action: 'GetPasswordPolicy' },
    securityPreference: { product: 'ims', action: 'GetSecurityPreference' },
    balance: { product: 'bssopenapi', action: 'QueryAccountBalance' },
    ...billDetails,
  },
  fields: {
    'root.accessKeys': {
      title: { en: 'Access keys of the root account', 'zh-CN': '主账号 AccessKey 数' },
      type: 'integer',
      unit: 'count',
      from: { detail: 'practice' },
      path: 'AccountSecurityPracticeInfo.AccountSecurityPracticeUserInfo.RootWithAccessKey',
    },
    'root.hasMfa': {
      title: { en: 'MFA of the root account', 'zh-CN': '主账号 MFA' },
      type: 'boolean',
      from: { detail: 'mfa' },
      path: 'IsMFAEnable',
      read: toSwitch,
    },
    users: {
      title: { en: 'RAM users', 'zh-CN': 'RAM 用户数' },
      type: 'integer',
      unit: 'count',
      from: { types: { [user]: [] }, derive: (_, lookup) => lookup.all(user)?.length },
    },
    consoleUsers: {
      title: { en: 'RAM users who log on to the console', 'zh-CN': '可登录控制台的 RAM 用户数' },
      type: 'integer',
      unit: 'count',
      from: { types: { [user]: ['hasConsole'] }, derive: (_, lookup) => lookup.where(user, 'hasConsole', true)?.length },
    },
    'logon.mfa': {
      title: { en: 'MFA at logon', 'zh-CN': '登录时 MFA 要求' },
      type: 'string',
      ...preference,
      path: 'SecurityPreference.LoginProfilePreference.MFAOperationForLogin',
      values: ['mandatory', 'independent', 'adaptive'],
      property: 'mfaOperationForLogin',
    },
    'password.minLength': {
      title: { en: 'Least password length', 'zh-CN': '密码最小长度' },
      type: 'integer',
      unit: 'count',
      ...passwords,
      path: 'PasswordPolicy.MinimumPasswordLength',
      property: 'minimumPasswordLength',
    },
    'password.needsLowercase': classField('Lower-case letters', '小写字母', 'RequireLowercaseCharacters', 'requireLowercaseCharacters'),
    'password.needsUppercase': classField('Upper-case letters', '大写字母', 'RequireUppercaseCharacters', 'requireUppercaseCharacters'),
    'password.needsNumbers': classField('Digits', '数字', 'RequireNumbers', 'requireNumbers'),
    'password.needsSymbols': classField('Symbols', '特殊符号', 'RequireSymbols', 'requireSymbols'),
    'password.maxAttempts': {
      title: { en: 'Wrong passwords before the lock (0: never)', 'zh-CN': '密码错误锁定次数（0 为不锁定）' },
      type: 'integer',
      unit: 'count',
      ...passwords,
      // The service spells it so.
      path: 'PasswordPolicy.MaxLoginAttemps',
      property: 'maxLoginAttempts',
    },
    'idle.usersDays': idleField('Idle users are disabled after', '闲置用户停用期限', 'MaxIdleDaysForUsers', 'maxIdleDaysForUsers'),
    'idle.accessKeysDays': idleField(
      'Idle access keys are disabled after',
      '闲置 AccessKey 停用期限',
      'MaxIdleDaysForAccessKeys',
      'maxIdleDaysForAccessKeys',
    ),
    'trails.complete': {
      title: { en: 'Trails that record every event of every region', 'zh-CN': '覆盖全地域全事件的跟踪数' },
      type: 'integer',
      unit: 'count',
      from: { types: { [trail]: ['isComplete'] }, derive: (_, lookup) => lookup.where(trail, 'isComplete', true)?.length },
    },
    'disks.unencryptedRegions': {
      title: { en: 'Regions where new disks are not encrypted', 'zh-CN': '未开启默认加密的地域' },
      type: 'list',
      from: {
        types: { [disk]: [], [diskEncryption]: ['isEnabled'] },
        derive: (_, lookup) => {
          const off = lookup.where(diskEncryption, 'isEnabled', false)?.map((one) => one.region);
          const used = lookup.all(disk)?.map((one) => one.region);
          return off && used && off.filter((region) => used.includes(region)).sort();
        },
      },
    },
    'balance.availableCny': {
      title: { en: 'Available balance', 'zh-CN': '可用余额' },
      type: 'number',
      unit: 'cny',
      from: { detail: 'balance' },
      path: 'Data.AvailableAmount',
      read: toAmount,
    },
    ...billFields,
    ...eventSubscriptionFields,
  },
  sample: {
    'root.accessKeys': 0,
    'root.hasMfa': true,
    users: 6,
    consoleUsers: 4,
    'logon.mfa': 'mandatory',
    'password.minLength': 14,
    'password.needsLowercase': true,
    'password.needsUppercase': true,
    'password.needsNumbers': true,
    'password.needsSymbols': true,
    'password.maxAttempts': 5,
    'idle.usersDays': 90,
    'idle.accessKeysDays': 90,
    'trails.complete': 1,
    'disks.unencryptedRegions': [],
    'balance.availableCny': 50_000,
    'bill.meanPerDayLast7Days': 800,
    'balance.lastsDays': 62,
    'bill.jump.product': 'ecs',
    'bill.jump.ratio': 1.1,
    'bill.jump.amountCny': 420,
    'events.unheardProducts': [],
    ...Object.fromEntries(Object.keys(billDetails).map((name) => [name, []])),
  },
});
