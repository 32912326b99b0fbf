import { kind, type Make, minute, type Refusal } from '../../engine/index.ts';
import { billing, everyDay, networkOf, otherZone } from '../databases/plans.ts';
import { whitelistOf } from '../databases/whitelist.ts';
import { engineOf, sizeAt, sizeOf } from './engines.ts';
import { metrics } from './metrics.ts';

export const wrongStatus: Refusal = [403, 'OperationDenied.DBInstanceStatus', 'The operation is not permitted due to status of instance.'];
const expired = { LockMode: 'LockByExpiration', LockReason: 'instance_expire' };

/** A healthy instance. */
function makeInstance(m: Make) {
  const engine = String(
    m.given['Engine'] ?? m.one(['MySQL', 'MySQL', 'MySQL', 'MySQL', 'PostgreSQL', 'PostgreSQL', 'SQLServer', 'MariaDB']),
  );
  const facts = engineOf(engine);
  const className = String(m.given['DBInstanceClass'] ?? `${facts.classPrefix}.${sizeAt(m.int(0, 2)).name}`);
  const size = sizeOf(className);
  const net = networkOf(m);
  const { pay, endsAt } = billing(m, 'PayType', { prepaid: 'Prepaid', postpaid: 'Postpaid' });
  const category = m.tags['env'] === 'test' ? 'Basic' : 'HighAvailability';
  const slave = otherZone(net.zone);
  return {
    DBInstanceId: m.id,
    DBInstanceDescription: m.name,
    Engine: engine,
    EngineVersion: facts.version,
    Category: category,
    DBInstanceType: 'Primary',
    DBInstanceClass: className,
    DBInstanceCPU: String(size.cpu),
    DBInstanceMemory: size.memoryMiB,
    DBInstanceStorageType: 'cloud_essd',
    BurstingEnabled: false,
    ColdDataEnabled: false,
    DBInstanceStatus: 'Running',
    LockMode: 'Unlock',
    LockReason: '',
    PayType: pay,
    CreateTime: minute(m.createdAt),
    ExpireTime: endsAt,
    DBInstanceNetType: 'Intranet',
    InstanceNetworkType: 'VPC',
    ConnectionMode: 'Standard',
    ConnectionString: `${m.id}.${facts.host}.rds.aliyuncs.com`,
    VpcId: net.vpc,
    VSwitchId: net.vSwitch,
    VpcCloudInstanceId: m.id,
    ZoneId: net.zone,
    MutriORsignle: false,
    DeletionProtection: true,
    MasterInstanceId: '',
    ReadOnlyDBInstanceIds: { ReadOnlyDBInstanceId: [] as readonly { readonly DBInstanceId: string }[] },
    ResourceGroupId: `rg-${m.chars(14)}`,
    privateIp: m.address('10.0.0.0/16'),
    storageGiB: m.one([50, 100, 200, 500]),
    autoRenew: true,
    autoRenewMonths: 1,
    expiresInDays: 0,
    autoUpgrade: 'Auto',
    maintainTime: '18:00Z-22:00Z',
    monitorPeriod: '60',
    securityIpMode: 'normal',
    publicConnection: '',
    whitelist: whitelistOf(),
    zones: category === 'Basic' ? [net.zone] : [net.zone, slave],
    ssl: { enabled: 'No', expiresAt: '', force: '0' },
    tde: 'Disabled',
    sqlCollector: { status: 'Enable', days: '180' },
    backup: {
      PreferredBackupPeriod: everyDay,
      PreferredBackupTime: '18:00Z-19:00Z',
      BackupRetentionPeriod: 14,
      EnableBackupLog: '1',
      LogBackupRetentionPeriod: 14,
      ReleasedKeepPolicy: 'Lastest',
    },
    /** Whether older instances can keep backups after release. */
    canKeepBackups: 1,
    crossBackup: { enabled: 'Disable', region: '', log: 'Disable', days: 7 },
    /** Every backup of so many last days has failed. */
    failedBackupDays: 0,
    manualBackups: [] as readonly { readonly id: string; readonly at: number }[],
    /** How far a read-only instance lies behind its primary. */
    lagSeconds: 1,
    /** Slow executions of a week, and the longest in seconds. */
    slow: { executions: m.int(0, 300), longestSeconds: m.int(1, 6) },
  };
}

export type Instance = ReturnType<typeof makeInstance>;

/** An RDS instance: the row of DescribeDBInstances, and in camelCase what the other calls ask it for. */
export const instance = kind<Instance>({
  kind: 'rds.instance',
  type: 'ACS::RDS::DBInstance',
  id: 'rm-{r}{14}',
  share: 24,
  name: 'DBInstanceDescription',
  arn: 'acs:rds:{region}:{account}:dbinstance/{id}',
  notFound: [404, 'InvalidDBInstanceId.NotFound', 'The DBInstanceId provided does not exist in our records.'],
  status: { field: 'DBInstanceStatus', wrong: wrongStatus },
  make: makeInstance,
  flaws: {
    open: { rate: 0.01, set: { whitelist: whitelistOf('0.0.0.0/0') } },
    public: {
      rate: 0.04,
      set: (state) => ({ publicConnection: `${state.DBInstanceId}o.${engineOf(state.Engine).host}.rds.aliyuncs.com` }),
    },
    unprotected: { rate: 0.08, set: { DeletionProtection: false } },
    forgetful: { rate: 0.05, set: { 'backup.BackupRetentionPeriod': 7, 'backup.LogBackupRetentionPeriod': 3 } },
    short: { rate: 0.02, set: { 'backup.BackupRetentionPeriod': 5, 'backup.LogBackupRetentionPeriod': 5 } },
    replica: { rate: 0.05, set: { DBInstanceType: 'Readonly' } },
    lagging: { rate: 0.02, set: { DBInstanceType: 'Readonly', lagSeconds: 95 } },
    seldom: { rate: 0.02, set: { 'backup.PreferredBackupPeriod': 'Sunday' } },
    unlogged: { rate: 0.04, set: { 'backup.EnableBackupLog': '0' } },
    failing: { rate: 0.01, set: { failedBackupDays: 6 } },
    gone: { rate: 0.05, set: { 'backup.ReleasedKeepPolicy': 'None' } },
    unaudited: { rate: 0.1, set: { sqlCollector: { status: 'Disabled', days: '30' } } },
    manual: { rate: 0.06, set: { autoUpgrade: 'Manual' } },
    coarse: { rate: 0.08, set: { monitorPeriod: '300' } },
    unrenewed: { rate: 0.15, set: { autoRenew: false } },
    burst: { rate: 0.05, set: { DBInstanceStorageType: 'general_essd' } },
    slow: { rate: 0.03, set: { slow: { executions: 4200, longestSeconds: 37 } } },
    old: { rate: 0.05, set: (state) => (state.Engine === 'MySQL' ? { EngineVersion: '5.7' } : {}) },
    oneZone: { rate: 0.05, set: (state) => ({ zones: state.zones.map(() => state.ZoneId) }) },
  },
  live: (state, now) => (state.ExpireTime !== '' && Date.parse(state.ExpireTime) < now ? expired : {}),
  metrics,
});
