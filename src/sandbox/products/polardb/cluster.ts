import { kind, type Make, second } from '../../engine/index.ts';
import { billing, everyDay, networkOf, otherZone } from '../databases/plans.ts';
import { whitelistOf } from '../databases/whitelist.ts';
import { metrics } from './metrics.ts';

const engines: { readonly [type: string]: { readonly version: string; readonly prefix: string } } = {
  MySQL: { version: '8.0', prefix: 'polar.mysql' },
  PostgreSQL: { version: '14', prefix: 'polar.pg' },
  Oracle: { version: '11', prefix: 'polar.o' },
};

/** A healthy cluster: a writer and a reader. */
function makeCluster(m: Make) {
  const type = String(m.given['DBType'] ?? m.one(['MySQL', 'MySQL', 'MySQL', 'PostgreSQL']));
  const facts = engines[type] ?? { version: '8.0', prefix: 'polar.mysql' };
  const net = networkOf(m);
  const { pay, endsAt } = billing(m, 'PayType', { prepaid: 'Prepaid', postpaid: 'Postpaid' });
  const className = `${facts.prefix}.x4.large`;
  const node = (role: string, at: number) => ({
    DBNodeId: `pi-${m.id.slice(3, 15)}${at}`,
    DBNodeRole: role,
    DBNodeClass: className,
    RegionId: m.region,
    ZoneId: net.zone,
    HotReplicaMode: 'OFF',
    ImciSwitch: 'OFF',
    Serverless: '',
  });
  return {
    DBClusterId: m.id,
    DBClusterDescription: m.name,
    DBClusterStatus: 'Running',
    DBType: type,
    DBVersion: facts.version,
    Engine: 'POLARDB',
    Category: 'Normal',
    SubCategory: 'Exclusive',
    DBNodeClass: className,
    DBNodeNumber: 2,
    DBNodes: { DBNode: [node('Writer', 1), node('Reader', 2)] },
    CpuCores: '4',
    MemorySize: '16384',
    DBClusterNetworkType: 'VPC',
    VpcId: net.vpc,
    VswitchId: net.vSwitch,
    ZoneId: net.zone,
    PayType: pay,
    CreateTime: second(m.createdAt),
    ExpireTime: endsAt,
    Expired: 'false',
    LockMode: 'Unlock',
    DeletionLock: 1,
    StorageUsed: m.int(20, 400) * 2 ** 30,
    StorageSpace: 0,
    StorageType: 'HighPerformance',
    StoragePayType: 'Postpaid',
    ServerlessType: '',
    HotStandbyCluster: 'StandbyClusterOFF',
    StrictConsistency: 'OFF',
    ResourceGroupId: `rg-${m.chars(14)}`,
    standbyZone: otherZone(net.zone),
    autoRenew: true,
    autoRenewMonths: 1,
    expiresInDays: 0,
    maintainTime: '18:00Z-22:00Z',
    whitelist: whitelistOf(),
    backup: {
      PreferredBackupPeriod: everyDay,
      PreferredBackupTime: '18:00Z-19:00Z',
      BackupRetentionPolicyOnClusterDeletion: 'LATEST',
      BackupFrequency: 'Normal',
      DataLevel1BackupFrequency: 'Normal',
      DataLevel1BackupPeriod: everyDay,
      DataLevel1BackupTime: '18:00Z-19:00Z',
      DataLevel1BackupRetentionPeriod: '14',
      DataLevel2BackupPeriod: '',
      DataLevel2BackupRetentionPeriod: '0',
      DataLevel2BackupAnotherRegionRegion: '',
      DataLevel2BackupAnotherRegionRetentionPeriod: '0',
    },
    logBackupDays: 7,
    ssl: { enabled: 'Disable', expiresAt: '' },
    tde: 'Disabled',
    audit: 'Enable',
  };
}

export type Cluster = ReturnType<typeof makeCluster>;

/** A PolarDB cluster: the row of DescribeDBClusters, and in camelCase what the other calls ask it for. */
export const cluster = kind<Cluster>({
  kind: 'polardb.cluster',
  type: 'ACS::PolarDB::DBCluster',
  id: 'pc-{r}{14}',
  share: 6,
  name: 'DBClusterDescription',
  arn: 'acs:polardb:{region}:{account}:dbcluster/{id}',
  notFound: [404, 'InvalidDBClusterId.NotFound', 'The DBClusterId provided does not exist in our records.'],
  status: {
    field: 'DBClusterStatus',
    wrong: [403, 'OperationDenied.DBClusterStatus', 'The operation is not permitted due to the status of the cluster.'],
  },
  make: makeCluster,
  flaws: {
    open: { rate: 0.02, set: { whitelist: whitelistOf('0.0.0.0/0') } },
    unlocked: { rate: 0.1, set: { DeletionLock: 0 } },
    forgetful: { rate: 0.06, set: { 'backup.DataLevel1BackupRetentionPeriod': '3' } },
    gone: { rate: 0.05, set: { 'backup.BackupRetentionPolicyOnClusterDeletion': 'NONE' } },
  },
  live: (state, now) =>
    state.ExpireTime !== '' && Date.parse(state.ExpireTime) < now ? { LockMode: 'LockByExpiration', Expired: 'true' } : {},
  metrics,
});
