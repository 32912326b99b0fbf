import type { FieldValue } from '../model/documents.ts';
import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:polardb/cluster:Cluster',
  title: { en: 'PolarDB cluster', 'zh-CN': 'PolarDB 集群' },
  importId: '${id}',
  required: ['dbType', 'dbVersion', 'dbNodeClass'],
  // Their defaults are PostPaid and no renewal.
  kept: ['payType', 'renewalStatus'],
  properties: {
    deletionLock: {
      title: { en: 'Deletion lock', 'zh-CN': '集群锁' },
      unit: 'switch',
      field: 'deletionLock',
      fromField: (isLocked) => (isLocked === true ? 1 : 0),
    },
    dbClusterIpArrays: { title: { en: 'White list groups', 'zh-CN': '白名单分组' }, field: 'whitelist.groups', fromField: toIpArrays },
  },
  permissions: {
    read: [
      'polardb:DescribeDBClusterAttribute',
      'polardb:DescribeDBClusters',
      'polardb:DescribeDBClusterAccessWhitelist',
      'polardb:DescribeDBClusterEndpoints',
      'polardb:ListTagResources',
      'polardb:DescribeAutoRenewAttribute',
      'polardb:DescribeDBClusterParameters',
      'polardb:DescribeDBClusterAuditLogCollector',
      'polardb:DescribeDBClusterTDE',
      'polardb:DescribeDBClusterVersion',
      'polardb:DescribeGlobalSecurityIPGroupRelation',
    ],
    write: ['polardb:ModifyDBClusterDeletion', 'polardb:ModifyDBClusterAccessWhitelist'],
  },
  seconds: 3,
});

/** The groups of our own reading as the type writes them. */
function toIpArrays(groups: FieldValue): FieldValue {
  const rows = groups as unknown as readonly { readonly group: string; readonly entries: readonly string[] }[];
  return rows.map(({ group, entries }) => ({ dbClusterIpArrayName: group, securityIps: [...entries] }));
}
