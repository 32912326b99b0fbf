import type { Resource } from '../model/documents.ts';
import { defineResourceType, type Lookup, type Reply } from '../model/resource-type.ts';
import { isAnywhere } from './read/cidr.ts';
import { toRows } from './read/rows.ts';

const fileSystem = 'ACS::NAS::FileSystem';
const vpc = 'ACS::VPC::VPC';

/** A mount target as far as it says from where the group is used. */
interface Mount {
  readonly group: string;
  readonly vpcId: string;
}

/** The address blocks of the VPCs from which the group is mounted; undefined when one of them is not known. */
function blocksOf(group: Resource, lookup: Lookup): string[] | undefined {
  const [kind = '', name = ''] = group.id.split(':');
  const systems = lookup.where(fileSystem, 'kind', kind, group.region);
  const mounts = systems?.flatMap(({ fields }) => (fields.mounts ?? []) as unknown as readonly Mount[]);
  const ids = new Set(mounts?.filter((mount) => mount.group === name).map(({ vpcId }) => vpcId));
  const blocks = [...ids].map((id) => lookup.where(vpc, 'id', id, group.region)?.[0]?.fields.cidrBlock);
  return mounts === undefined || blocks.includes(undefined) ? undefined : [...new Set(blocks as string[])];
}

function toOpenRule(row: Reply): { readonly id: string; readonly isIpv6: boolean } {
  return { id: String(row.AccessRuleId), isIpv6: !isAnywhere(row.SourceCidrIp) };
}

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
    'openRules.all': {
      title: { en: 'Rules that let in any address', 'zh-CN': '放行任意地址的规则' },
      type: 'list',
      from: { detail: 'rules' },
      path: 'AccessRules.AccessRule[]',
      read: (rows) =>
        toRows(rows)
          .filter((row) => isAnywhere(row.SourceCidrIp) || isAnywhere(row.Ipv6SourceCidrIp))
          .map(toOpenRule),
    },
    vpcBlocks: {
      title: { en: 'Address blocks of the VPCs that mount', 'zh-CN': '挂载所在专有网络的网段' },
      type: 'list',
      from: { types: { [fileSystem]: ['kind', 'mounts'], [vpc]: ['cidrBlock'] }, derive: blocksOf },
    },
  },
  sample: { network: 'Vpc', mountTargets: 1, openRules: [], 'openRules.all': [], vpcBlocks: ['10.0.0.0/16'], managedBy: null },
});
