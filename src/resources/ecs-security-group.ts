import { defineResourceType } from '../model/resource-type.ts';
import { toRows } from './read/rows.ts';
import { hasAllPortsOpen, openPorts, prefixListNeeds, toPermissions, withPrefixLists } from './read/security-group.ts';

const networkInterface = 'ACS::ECS::NetworkInterface';

export default defineResourceType({
  type: 'ACS::ECS::SecurityGroup',
  title: { en: 'Security group', 'zh-CN': '安全组' },
  product: 'ecs',
  scope: 'regional',
  list: {
    action: 'DescribeSecurityGroups',
    params: { RegionId: '${region}' },
    paging: { style: 'token', token: 'NextToken', size: 'MaxResults', max: 100 },
    items: 'SecurityGroups.SecurityGroup',
  },
  identity: { id: 'SecurityGroupId', name: 'SecurityGroupName', created: 'CreationTime', tags: 'Tags.Tag' },
  managedBy: (item, tags) => {
    if (item.ServiceManaged === true) return 'service';
    return Object.keys(tags).some((key) => key.startsWith('ack.aliyun.com')) ? 'ack' : null;
  },
  details: {
    attribute: {
      action: 'DescribeSecurityGroupAttribute',
      params: { RegionId: '${region}', SecurityGroupId: '${item.SecurityGroupId}', Direction: 'ingress' },
      paging: { style: 'token', token: 'NextToken', size: 'MaxResults', max: 1000 },
      items: 'Permissions.Permission',
    },
  },
  fields: {
    members: {
      title: { en: 'Network interfaces in the group', 'zh-CN': '组内网卡数' },
      type: 'integer',
      unit: 'count',
      from: {
        types: { [networkInterface]: ['securityGroupIds'] },
        derive: (group, lookup) => lookup.where(networkInterface, 'securityGroupIds', group.id, group.region)?.length,
      },
    },
    'ingress.permissions': {
      title: { en: 'Inbound rules', 'zh-CN': '入方向规则' },
      type: 'list',
      from: { detail: 'attribute' },
      path: 'Permissions.Permission[]',
      read: (rows) => toPermissions(toRows(rows)),
    },
    'ingress.isAllOpen': {
      title: { en: 'Every port open to the internet', 'zh-CN': '全部端口对公网开放' },
      type: 'boolean',
      from: {
        needs: ['ingress.permissions'],
        types: prefixListNeeds,
        derive: (group, lookup) => {
          const permissions = withPrefixLists(group, lookup);
          return permissions && hasAllPortsOpen(permissions);
        },
      },
    },
    'ingress.openPorts': {
      title: { en: 'Ports open to the internet', 'zh-CN': '对公网开放的端口' },
      type: 'list',
      unit: 'port',
      from: {
        needs: ['ingress.permissions'],
        types: prefixListNeeds,
        derive: (group, lookup) => {
          const permissions = withPrefixLists(group, lookup);
          return permissions && openPorts(permissions);
        },
      },
    },
  },
  sample: {
    members: 2,
    'ingress.permissions': [],
    'ingress.isAllOpen': false,
    'ingress.openPorts': [80, 443],
    managedBy: null,
  },
});
