import { defineResourceType } from '../model/resource-type.ts';

const accessKey = 'ACS::RAM::AccessKey';

export default defineResourceType({
  type: 'ACS::RAM::User',
  title: { en: 'RAM user', 'zh-CN': 'RAM 用户' },
  product: 'ram',
  scope: 'global',
  list: {
    action: 'ListUsers',
    paging: { style: 'marker', marker: 'Marker', out: 'Marker', truncated: 'IsTruncated', size: 'MaxItems', max: 1000 },
    items: 'Users.User',
  },
  identity: { id: 'UserName', name: 'DisplayName', created: 'CreateDate' },
  details: {
    loginProfile: { action: 'GetLoginProfile', params: { UserName: '${item.UserName}' }, none: ['EntityNotExist.User.LoginProfile'] },
    mfa: { action: 'GetUserMFAInfo', params: { UserName: '${item.UserName}' }, none: ['EntityNotExist.User.MFADevice'] },
  },
  fields: {
    hasConsole: {
      title: { en: 'Console logon', 'zh-CN': '控制台登录' },
      type: 'boolean',
      from: { detail: 'loginProfile' },
      path: 'LoginProfile.UserName',
      read: (name) => typeof name === 'string' && name !== '',
      absent: false,
    },
    'mfa.serial': {
      title: { en: 'MFA device', 'zh-CN': 'MFA 设备' },
      type: 'string',
      from: { detail: 'mfa' },
      path: 'MFADevice.SerialNumber',
      absent: null,
    },
    'accessKeys.idleDays': {
      title: { en: 'Days that an active access key has lain idle', 'zh-CN': '启用中 AccessKey 的最长闲置天数' },
      type: 'integer',
      unit: 'day',
      from: {
        types: { [accessKey]: ['userName', 'isActive', 'idleDays'] },
        derive: (user, lookup) => {
          const active = lookup.where(accessKey, 'userName', user.id)?.filter((key) => key.fields.isActive === true);
          if (!active || active.some((key) => key.fields.idleDays === undefined)) return undefined;
          return active.length > 0 ? Math.max(...active.map((key) => Number(key.fields.idleDays))) : null;
        },
      },
    },
    'accessKeys.active': {
      title: { en: 'Active access keys', 'zh-CN': '启用中的 AccessKey' },
      type: 'list',
      from: {
        types: { [accessKey]: ['userName', 'isActive', 'idleDays'] },
        derive: (user, lookup) => {
          const active = lookup.where(accessKey, 'userName', user.id)?.filter((key) => key.fields.isActive === true);
          if (!active || active.some((key) => key.fields.idleDays === undefined)) return undefined;
          return active.map((key) => ({ id: key.id, idleDays: Number(key.fields.idleDays) }));
        },
      },
    },
  },
  sample: {
    hasConsole: true,
    'mfa.serial': 'acs:ram::1000000000000001:mfa/plum',
    'accessKeys.idleDays': 1,
    'accessKeys.active': [{ id: 'LTAI-plum', idleDays: 1 }],
    ageDays: 90,
  },
});
