import { defineResourceType } from '../model/resource-type.ts';
import { isAnywhere } from './read/cidr.ts';
import { toRows } from './read/rows.ts';

export default defineResourceType({
  type: 'ACS::NAS::AccessGroup',
  title: { en: 'NAS access group', 'zh-CN': 'NAS 权限组' },
  product: 'nas',
  scope: 'regional',
  list: {
    action: 'DescribeAccessGroups',
    each: { param: 'FileSystemType', values: ['standard', 'extreme'] },
    paging: { style: 'page', page: 'PageNumber', size: 'PageSize', max: 100, total: 'TotalCount' },
    items: 'AccessGroups.AccessGroup',
  },
  // The two kinds of file system have groups of the same name.
  identity: { id: '${item.FileSystemType}:${item.AccessGroupName}', name: 'AccessGroupName' },
  managedBy: (item) => (String(item.AccessGroupName).startsWith('DEFAULT_') ? 'service' : null),
  details: {
    rules: {
      action: 'DescribeAccessRules',
      params: { AccessGroupName: '${item.AccessGroupName}', FileSystemType: '${item.FileSystemType}' },
      paging: { style: 'page', page: 'PageNumber', size: 'PageSize', max: 100, total: 'TotalCount' },
      items: 'AccessRules.AccessRule',
    },
  },
  fields: {
    network: {
      title: { en: 'Network', 'zh-CN': '网络类型' },
      type: 'string',
      from: 'list',
      path: 'AccessGroupType',
      values: ['Vpc', 'Classic'],
    },
    mountTargets: {
      title: { en: 'Mount targets', 'zh-CN': '挂载点数' },
      type: 'integer',
      unit: 'count',
      from: 'list',
      path: 'MountTargetCount',
    },
    openRules: {
      title: { en: 'Rules that let in any address', 'zh-CN': '放行任意地址的规则' },
      type: 'list',
      from: { detail: 'rules' },
      path: 'AccessRules.AccessRule[]',
      read: (rows) =>
        toRows(rows)
          .flatMap((row) => [row.SourceCidrIp, row.Ipv6SourceCidrIp])
          .filter(isAnywhere)
          .map(String),
    },
  },
  sample: { network: 'Vpc', mountTargets: 1, openRules: [], managedBy: null },
});
