import { defineResourceType } from '../model/resource-type.ts';
import { toRows } from './read/rows.ts';
import { toTimestamp } from './read/times.ts';

const dayMs = 86_400_000;

export default defineResourceType({
  type: 'ACS::RAM::AccessKey',
  title: { en: 'Access key of a RAM user', 'zh-CN': 'RAM 用户 AccessKey' },
  product: 'ram',
  scope: 'global',
  list: {
    action: 'ListAccessKeys',
    params: { UserName: '${parent.UserName}' },
    paging: { style: 'none' },
    items: 'AccessKeys.AccessKey',
    per: {
      action: 'ListUsers',
      paging: { style: 'marker', marker: 'Marker', out: 'Marker', truncated: 'IsTruncated', size: 'MaxItems', max: 1000 },
      items: 'Users.User',
    },
  },
  identity: { id: 'AccessKeyId', created: 'CreateDate' },
  details: {
    lastUsed: {
      action: 'GetAccessKeyLastUsed',
      params: { UserName: '${parent.UserName}', UserAccessKeyId: '${item.AccessKeyId}' },
      when: (item) => item.Status === 'Active',
    },
    // RAM itself does not tell when a key was switched off.
    changes: {
      product: 'ims',
      action: 'ListAccessKeys',
      params: { UserPrincipalName: '${parent.UserName}@${accountId}.onaliyun.com' },
      when: (item) => item.Status === 'Inactive',
    },
  },
  fields: {
    userName: {
      title: { en: 'User', 'zh-CN': '所属用户' },
      type: 'string',
      from: 'list',
      path: '${parent.UserName}',
    },
    isActive: {
      title: { en: 'Active', 'zh-CN': '启用中' },
      type: 'boolean',
      from: 'list',
      path: 'Status',
      read: (word) => (word === 'Active' ? true : word === 'Inactive' ? false : undefined),
      property: 'status',
    },
    lastUsedAt: {
      title: { en: 'Last used', 'zh-CN': '最后使用时间' },
      type: 'timestamp',
      from: { detail: 'lastUsed' },
      path: 'AccessKeyLastUsed.LastUsedDate',
      absent: null,
    },
    changedAt: {
      title: { en: 'Switched off', 'zh-CN': '停用时间' },
      type: 'timestamp',
      from: { detail: 'changes' },
      path: ['AccessKeys.AccessKey[]', '${item.AccessKeyId}'],
      read: (rows, id) => toTimestamp(toRows(rows).find((row) => row.AccessKeyId === id)?.UpdateDate),
    },
    disabledDays: {
      title: { en: 'Days switched off', 'zh-CN': '已停用天数' },
      type: 'integer',
      unit: 'day',
      from: {
        needs: ['isActive', 'changedAt'],
        derive: ({ fields: { isActive, changedAt } }, { nowMs }) => {
          if (isActive === true) return null;
          return typeof changedAt === 'string' ? Math.max(0, Math.floor((nowMs - Date.parse(changedAt)) / dayMs)) : undefined;
        },
      },
    },
    idleDays: {
      title: { en: 'Days idle', 'zh-CN': '闲置天数' },
      type: 'integer',
      unit: 'day',
      from: {
        needs: ['lastUsedAt'],
        // A key that was never used has lain idle since it was made.
        derive: ({ fields }, { nowMs }) =>
          typeof fields.lastUsedAt === 'string' ? Math.max(0, Math.floor((nowMs - Date.parse(fields.lastUsedAt)) / dayMs)) : fields.ageDays,
      },
    },
  },
  sample: {
    userName: 'plum',
    isActive: true,
    lastUsedAt: '2026-11-24T08:00:00.000Z',
    changedAt: null,
    disabledDays: null,
    idleDays: 1,
    ageDays: 90,
  },
});
