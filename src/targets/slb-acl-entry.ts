import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:slb/aclEntryAttachment:AclEntryAttachment',
  title: { en: 'Entry of a CLB access control list', 'zh-CN': 'CLB 访问控制策略组条目' },
  // The id is split at its colons, so an IPv6 entry cannot be imported.
  importId: '${id}:${vars.entry}',
  required: ['aclId', 'entry'],
  properties: {
    aclId: { title: { en: 'Access control list', 'zh-CN': '访问控制策略组' } },
    entry: { title: { en: 'Address block', 'zh-CN': '地址段' } },
    comment: { title: { en: 'Comment', 'zh-CN': '备注' } },
  },
  trace: {
    id: '${aclId}:${entry}',
    // Those that let in any address are named, and no other is taken out.
    shows: ({ id: aclId, fields: { openEntries } }, id) =>
      Array.isArray(openEntries) ? openEntries.some((entry) => `${aclId}:${entry}` === id) : undefined,
  },
  permissions: {
    read: ['slb:DescribeAccessControlListAttribute'],
    write: ['slb:RemoveAccessControlListEntry', 'slb:AddAccessControlListEntry'],
  },
  seconds: 4,
});
