import { defineResourceType } from '../model/resource-type.ts';
import { toRows } from './read/rows.ts';

const vault = 'ACS::HBR::Vault';
const daySeconds = 86_400;

export default defineResourceType({
  type: vault,
  title: { en: 'Backup vault', 'zh-CN': '备份库' },
  product: 'hbr',
  scope: 'regional',
  list: {
    action: 'DescribeVaults',
    params: { VaultRegionId: '${region}' },
    paging: { style: 'page', page: 'PageNumber', size: 'PageSize', max: 99, total: 'TotalCount' },
    items: 'Vaults.Vault',
  },
  identity: { id: 'VaultId', name: 'VaultName', region: 'VaultRegionId', created: 'CreatedTime', tags: 'Tags.Tag' },
  details: {
    jobs: {
      action: 'DescribeBackupJobs2',
      params: { 'Filters.1.Key': 'VaultId', 'Filters.1.Operator': 'IN', 'Filters.1.Values.1': '${item.VaultId}' },
      paging: { style: 'page', page: 'PageNumber', size: 'PageSize', max: 99, total: 'TotalCount' },
      items: 'BackupJobs.BackupJob',
    },
  },
  fields: {
    kind: { title: { en: 'Kind', 'zh-CN': '备份库类型' }, type: 'string', from: 'list', path: 'VaultType' },
    isImmutable: {
      title: { en: 'Immutable', 'zh-CN': '不可变备份' },
      type: 'boolean',
      from: 'list',
      path: 'WormEnabled',
      absent: false,
      property: 'wormEnabled',
    },
    isReplica: {
      title: { en: 'Copy of another vault', 'zh-CN': '异地镜像库' },
      type: 'boolean',
      from: 'list',
      path: 'Replication',
      absent: false,
    },
    sourceVaultId: {
      title: { en: 'Vault it copies', 'zh-CN': '镜像来源' },
      type: 'string',
      from: 'list',
      path: 'ReplicationSourceVaultId',
      absent: null,
    },
    isReplicationSource: {
      title: { en: 'Copied by a mirror vault', 'zh-CN': '已设置异地镜像' },
      type: 'boolean',
      from: 'list',
      path: 'ReplicationSourceVault',
      absent: false,
    },
    isReplicated: {
      title: { en: 'Copied to another region', 'zh-CN': '已异地复制' },
      type: 'boolean',
      from: {
        needs: ['isReplica', 'isReplicationSource'],
        types: { [vault]: ['sourceVaultId'] },
        derive: (self, lookup) => {
          // The source says so itself, wherever its copy lies; a copy that is listed is proof as well.
          if (self.fields.isReplica === true || self.fields.isReplicationSource === true) return true;
          const copies = lookup.where(vault, 'sourceVaultId', self.id);
          return copies && copies.length > 0;
        },
      },
    },
    failedJobsLastDay: {
      title: { en: 'Failed or partial jobs of a day', 'zh-CN': '近 1 天失败或部分完成的任务数' },
      type: 'integer',
      unit: 'count',
      from: { detail: 'jobs' },
      path: ['BackupJobs.BackupJob[]', '${daysAgo.1.ms}'],
      read: (rows, sinceMs) => {
        const failed = toRows(rows).filter((row) => ['FAILED', 'PARTIAL_COMPLETE'].includes(String(row.Status)));
        return failed.filter((row) => secondsOf(row.CompleteTime) >= Number(sinceMs) / 1000).length;
      },
    },
  },
  sample: {
    kind: 'STANDARD',
    isImmutable: true,
    isReplica: false,
    isReplicationSource: true,
    sourceVaultId: null,
    isReplicated: true,
    failedJobsLastDay: 0,
  },
});

/** Epoch seconds, as the product writes them; milliseconds are told by their size. */
function secondsOf(raw: unknown): number {
  const at = Number(raw);
  return at > 1e6 * daySeconds ? at / 1000 : at;
}
