import { kind, type Make, second } from '../../engine/index.ts';
import { billing, everyDay, networkOf, otherZone } from '../databases/plans.ts';
import { whitelistOf } from '../databases/whitelist.ts';
import { metrics } from './metrics.ts';

const states: { readonly [kind: string]: { readonly name: string; readonly storage: number } } = {
  replicate: { name: 'dds.mongo.standard', storage: 100 },
  sharding: { name: 'dds.sharding.standard', storage: 0 },
  serverless: { name: '', storage: 20 },
};

/** A healthy instance: a replica set of three, or a cluster of two shards. */
function makeInstance(m: Make) {
  const type = String(m.given['DBInstanceType'] ?? m.one(['replicate', 'replicate', 'replicate', 'sharding']));
  const facts = states[type] ?? { name: 'dds.mongo.standard', storage: 100 };
  const net = networkOf(m);
  const { pay, endsAt } = billing(m, 'ChargeType', { prepaid: 'PrePaid', postpaid: 'PostPaid' });
  const isSharding = type === 'sharding';
  const node = (kind: string, at: number) => ({
    NodeId: `${kind}-${m.id.slice(4, 14)}${at}`,
    NodeDescription: '',
    NodeClass: 'dds.shard.standard',
  });
  return {
    DBInstanceId: m.id,
    DBInstanceDescription: m.name,
    DBInstanceStatus: 'Running',
    DBInstanceType: type,
    DBInstanceClass: facts.name,
    DBInstanceStorage: facts.storage,
    Engine: 'MongoDB',
    EngineVersion: '6.0',
    ReplicationFactor: isSharding ? '' : '3',
    LockMode: 'Unlock',
    ChargeType: pay,
    CreationTime: second(m.createdAt),
    ExpireTime: endsAt,
    NetworkType: 'VPC',
    VpcAuthMode: 'Close',
    ZoneId: net.zone,
    SecondaryZoneId: otherZone(net.zone),
    HiddenZoneId: otherZone(otherZone(net.zone)),
    StorageType: 'cloud_essd1',
    KindCode: '18',
    CapacityUnit: '',
    ResourceGroupId: `rg-${m.chars(14)}`,
    MongosList: { MongosAttribute: isSharding ? [node('s', 1), node('s', 2)] : [] },
    ShardList: { ShardAttribute: isSharding ? [1, 2].map((at) => ({ ...node('d', at), NodeStorage: 100, ReadonlyReplicas: 0 })) : [] },
    vpc: net.vpc,
    vSwitch: net.vSwitch,
    autoRenew: true,
    autoRenewMonths: 1,
    expiresInDays: 0,
    releaseProtection: true,
    whitelist: whitelistOf(),
    backup: {
      PreferredBackupPeriod: everyDay,
      PreferredBackupTime: '18:00Z-19:00Z',
      BackupRetentionPeriod: 14,
      EnableBackupLog: 1,
      LogBackupRetentionPeriod: 14,
      SnapshotBackupType: 'Standard',
      BackupInterval: -1,
      BackupRetentionPolicyOnClusterDeletion: 1,
    },
    maintain: { start: '18:00Z', end: '22:00Z' },
    ssl: { status: 'Closed', expiresAt: '', force: '0' },
    tde: 'disabled',
    audit: 'Enable',
  };
}

export type Instance = ReturnType<typeof makeInstance>;

/** A MongoDB instance: the row of DescribeDBInstances, and in camelCase what the other calls ask it for. */
export const instance = kind<Instance>({
  kind: 'dds.instance',
  type: 'ACS::MongoDB::DBInstance',
  id: 'dds-{r}{14}',
  share: 6,
  name: 'DBInstanceDescription',
  arn: 'acs:dds:{region}:{account}:dbinstance/{id}',
  notFound: [404, 'InvalidDBInstanceId.NotFound', 'The DBInstanceId provided does not exist in our records.'],
  status: {
    field: 'DBInstanceStatus',
    wrong: [403, 'OperationDenied.DBInstanceStatus', 'The operation is not permitted due to status of instance.'],
  },
  make: makeInstance,
  flaws: {
    open: { rate: 0.02, set: { whitelist: whitelistOf('0.0.0.0/0') } },
    unlogged: { rate: 0.08, set: { 'backup.EnableBackupLog': 0 } },
    seldom: { rate: 0.04, set: { 'backup.PreferredBackupPeriod': 'Sunday' } },
    forgetful: { rate: 0.04, set: { 'backup.BackupRetentionPeriod': 3 } },
  },
  live: (state, now) => (state.ExpireTime !== '' && Date.parse(state.ExpireTime) < now ? { LockMode: 'LockByExpiration' } : {}),
  metrics,
});
