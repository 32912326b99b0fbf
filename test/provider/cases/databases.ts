import type { Case } from './case.ts';
import { idOf } from './help.ts';

const rds = 'alicloud:rds/instance:Instance';
const redis = 'alicloud:kvstore/instance:Instance';
const polar = 'alicloud:polardb/cluster:Cluster';

const anRds = {
  token: rds,
  recordedId: 'rm-bp100000000000',
  id: idOf('rds.instance', 'cherry'),
  keep: ['engine', 'engineVersion', 'instanceType', 'instanceStorage'],
};
const aRedis = { token: redis, recordedId: 'r-bp100000000000', id: idOf('r-kvstore.instance', 'mango'), keep: [] };
const aCluster = {
  token: polar,
  recordedId: 'pc-bp100000000000',
  id: idOf('polardb.cluster', 'melon'),
  keep: ['dbType', 'dbVersion', 'dbNodeClass'],
};

/** RDS, Redis and PolarDB. */
export default [
  { ...anRds, seq: 'rds', set: { deletionProtection: true } },
  {
    ...anRds,
    seq: 'rdsDel',
    id: idOf('rds.instance', 'cherry', { DeletionProtection: false }),
    set: { deletionProtection: true },
    back: { deletionProtection: false },
  },
  {
    ...anRds,
    seq: 'rdsMon',
    id: idOf('rds.instance', 'cherry', { monitorPeriod: 300 }),
    set: { monitoringPeriod: 60 },
    back: { monitoringPeriod: 300 },
  },
  {
    ...anRds,
    seq: 'rdsMinor',
    id: idOf('rds.instance', 'cherry', { autoUpgrade: 'Manual' }),
    set: { autoUpgradeMinorVersion: 'Auto' },
    back: { autoUpgradeMinorVersion: 'Manual' },
  },
  {
    ...anRds,
    seq: 'rdsBurst',
    id: idOf('rds.instance', 'cherry', { DBInstanceStorageType: 'general_essd' }),
    set: { burstingEnabled: true },
    back: { burstingEnabled: false },
  },
  { ...anRds, seq: 'rdsIpsDefault', set: { securityIps: ['10.1.0.0/16'] }, back: { securityIps: ['0.0.0.0/0', '10.1.0.0/16'] } },
  {
    ...anRds,
    seq: 'rdsIps',
    set: { dbInstanceIpArrayName: 'app', securityIps: ['10.3.0.0/16'] },
    back: { dbInstanceIpArrayName: 'app', securityIps: ['0.0.0.0/0', '10.3.0.0/16'] },
  },
  {
    ...anRds,
    seq: 'rdsIpsEdit',
    edit: { dbInstanceIpArrayName: 'app', securityIps: ['0.0.0.0/0', '10.3.0.0/16'] },
    set: { dbInstanceIpArrayName: 'app', securityIps: ['10.5.0.0/16'] },
    back: { dbInstanceIpArrayName: 'app', securityIps: ['0.0.0.0/0', '10.3.0.0/16'] },
  },
  {
    ...anRds,
    seq: 'rdsSql',
    id: idOf('rds.instance', 'cherry', { 'sqlCollector.status': 'Disabled', 'sqlCollector.days': 30 }),
    set: { sqlCollectorStatus: 'Enabled', sqlCollectorConfigValue: 180 },
    back: { sqlCollectorStatus: 'Disabled', sqlCollectorConfigValue: 30 },
  },
  {
    ...anRds,
    seq: 'rdsRenewC',
    id: idOf('rds.instance', 'peach', { autoRenew: false }),
    keep: [...anRds.keep, 'instanceChargeType'],
    set: { autoRenew: true, autoRenewPeriod: 1 },
    back: { autoRenew: false, autoRenewPeriod: 1 },
  },
  {
    seq: 'rds-backupPolicy',
    token: 'alicloud:rds/backupPolicy:BackupPolicy',
    recordedId: 'rm-bp100000000000',
    id: idOf('rds.instance', 'cherry'),
    keep: ['instanceId'],
    set: { preferredBackupPeriods: ['Thursday', 'Sunday'] },
  },
  { ...aRedis, seq: 'kv', id: idOf('r-kvstore.instance', 'mango', { releaseProtection: false }), set: { instanceReleaseProtection: true } },
  { ...aRedis, seq: 'kvIpsDefault', set: { securityIps: ['10.1.0.0/16'] }, back: { securityIps: ['0.0.0.0/0', '10.1.0.0/16'] } },
  {
    ...aRedis,
    seq: 'kvIps',
    set: { securityIpGroupName: 'app', securityIps: ['10.3.0.0/16'] },
    back: { securityIpGroupName: 'app', securityIps: ['0.0.0.0/0', '10.3.0.0/16'] },
  },
  {
    ...aRedis,
    seq: 'kvRenew',
    id: idOf('r-kvstore.instance', 'papaya', { autoRenew: false }),
    set: { autoRenew: true, autoRenewPeriod: 1 },
    back: { autoRenew: false, autoRenewPeriod: 1 },
  },
  { ...aCluster, seq: 'pc', set: { deletionLock: 1 } },
  {
    ...aCluster,
    seq: 'pcIps',
    set: {
      dbClusterIpArrays: [
        { dbClusterIpArrayName: 'default', securityIps: ['127.0.0.1'] },
        { dbClusterIpArrayName: 'app', securityIps: ['10.3.0.0/16'] },
      ],
    },
    back: {
      dbClusterIpArrays: [
        { dbClusterIpArrayName: 'default', securityIps: ['127.0.0.1'] },
        { dbClusterIpArrayName: 'app', securityIps: ['0.0.0.0/0', '10.3.0.0/16'] },
      ],
    },
  },
] satisfies Case[];
