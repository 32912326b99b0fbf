import { type Action, type Context, get, list, listOf, pages, type Row, same, second } from '../../engine/index.ts';
import { type Instance, instance } from './instance.ts';

const byId = { kind: instance, id: 'InstanceId' } as const;
const dayMs = 86_400_000;
const counted = (_x: Context, rows: readonly unknown[]) => ({ PageRecordCount: rows.length });

/** The address in the VPC, and the one on the Internet if there is one. */
function connectionsOf(state: Instance) {
  const common = { Port: String(state.Port), ExpiredTime: '', Upgradeable: 'Disable', DirectConnection: 0, IsSlaveProxy: 0 };
  const own = {
    ...common,
    IPType: 'Private',
    DBInstanceNetType: '2',
    ConnectionString: state.ConnectionDomain,
    IPAddress: state.PrivateIp,
    VPCId: state.VpcId,
    VSwitchId: state.VSwitchId,
    VPCInstanceId: state.InstanceId,
  };
  const open = { ...common, IPType: 'Public', DBInstanceNetType: '0', ConnectionString: state.publicConnection, IPAddress: '47.98.77.20' };
  return state.publicConnection === '' ? [own] : [open, own];
}

const commands = ['KEYS cart:*', 'HGETALL session:all', 'LRANGE feed:hot 0 -1', 'ZRANGE rank:day 0 -1'];

/** The slow commands of an instance between two moments, spread over the day, newest or slowest first. */
function slowRecordsOf({ id, state }: Row<Instance>, x: Context) {
  const from = Date.parse(x.text('StartTime')) || x.now - dayMs;
  const to = Date.parse(x.text('EndTime')) || x.now;
  const day = Math.floor(x.now / dayMs) * dayMs;
  const { commands: count, slowestMicros } = state.slow;
  const records = [day, day - dayMs].flatMap((start) =>
    Array.from({ length: count }, (_, nth) => ({
      at: start + Math.floor((nth * dayMs) / count),
      ElapsedTime: Math.max(20_500, Math.floor(slowestMicros / (nth + 1))),
      Command: commands[nth % commands.length] as string,
    })),
  );
  const factor = x.text('OrderType') === 'asc' ? -1 : 1;
  const isByLatency = x.text('OrderBy') === 'latency';
  return records
    .filter(({ at }) => at >= from && at < to)
    .sort((a, b) => factor * (isByLatency ? b.ElapsedTime - a.ElapsedTime : b.at - a.at))
    .map(({ at, ...record }) => ({
      ...record,
      ExecuteTime: second(at),
      DBName: '0',
      DataBaseName: '0',
      Account: id,
      AccountName: id,
      IPAddress: '10.0.12.31',
      NodeId: `${id}-db-0`,
    }));
}

/** Every call that reads Redis. */
export const reads: Readonly<Record<string, Action>> = {
  DescribeInstances: list({
    kind: instance,
    rows: 'Instances.KVStoreInstance',
    ids: 'InstanceIds',
    page: pages({ size: 30, max: 50 }),
    filter: same(
      'InstanceStatus',
      'InstanceType',
      'ArchitectureType',
      'EditionType',
      'EngineVersion',
      'ChargeType',
      'NetworkType',
      'VpcId',
      'VSwitchId',
      'ZoneId',
      'InstanceClass',
    ),
  }),
  DescribeInstanceAttribute: get({
    ...byId,
    at: 'Instances.DBInstanceAttribute',
    view: (state) => ({
      Engine: 'Redis',
      RealInstanceClass: state.InstanceClass,
      AvailabilityValue: '100.0%',
      InstanceReleaseProtection: state.releaseProtection,
      VpcAuthMode: state.passwordAuth,
      IsSupportTDE: state.EditionType === 'Enterprise',
      MaintainStartTime: state.maintain.start,
      MaintainEndTime: state.maintain.end,
      ReplicationMode: 'master-slave',
      SecurityIPList: state.whitelist.map(({ ips }) => ips).join(','),
      HasRenewChangeOrder: 'false',
      IsOrderCompleted: true,
      ZoneType: 'doublezone',
      VpcCloudInstanceId: state.InstanceId,
      AuditLogRetention: '0',
    }),
  }),
  DescribeSecurityIps: get({
    ...byId,
    reply: (_x, { state }) => ({
      'SecurityIpGroups.SecurityIpGroup': state.whitelist.map(({ name, attribute, ips }) => ({
        SecurityIpGroupName: name,
        SecurityIpGroupAttribute: attribute,
        SecurityIpList: ips,
      })),
    }),
  }),
  DescribeBackupPolicy: get({
    ...byId,
    omit: ['AccessDeniedDetail'],
    view: ({ backup }) => ({ ...backup, BackupRetentionPeriod: '7', EnableBackupLog: 0 }),
  }),
  DescribeInstanceSSL: get({
    ...byId,
    view: ({ ssl, ConnectionDomain }) => ({
      SSLEnabled: ssl.enabled,
      SSLExpiredTime: ssl.expiresAt,
      CertCommonName: ssl.enabled === 'Enable' ? ConnectionDomain : '',
    }),
  }),
  DescribeInstanceTDEStatus: get({ ...byId, view: ({ tde }) => ({ TDEStatus: tde }) }),
  DescribeEncryptionKey: get(byId),
  DescribeInstanceConfig: get(byId),
  DescribeEngineVersion: get({
    ...byId,
    view: ({ EngineVersion }) => ({
      Engine: 'redis',
      MajorVersion: EngineVersion,
      MinorVersion: `redis-${EngineVersion}_0.2.9`,
      IsLatestVersion: true,
      IsAutoUpgradeOpen: '1',
      IsRedisCompatibleVersion: 'true',
    }),
  }),
  DescribeDBInstanceNetInfo: get({
    ...byId,
    reply: (_x, { state }) => ({ InstanceNetworkType: state.NetworkType, 'NetInfoItems.InstanceNetInfo': connectionsOf(state) }),
  }),
  DescribeSecurityGroupConfiguration: get(byId),
  DescribeIntranetAttribute: get({ ...byId, view: ({ Bandwidth }) => ({ IntranetBandwidth: Bandwidth }) }),
  DescribeInstanceAutoRenewalAttribute: list({
    kind: instance,
    rows: 'Items.Item',
    ids: 'DBInstanceId',
    only: (state) => state.ChargeType === 'PrePaid',
    page: pages({ size: 30, max: 100, only: [30, 50, 100], total: 'TotalRecordCount', sizeOut: null }),
    view: (state, row) => ({ DBInstanceId: row.id, AutoRenew: String(state.autoRenew), Duration: state.autoRenewMonths }),
    reply: counted,
  }),
  DescribeSlowLogRecords: listOf({
    rows: 'Items.LogRecords',
    needs: ['InstanceId', 'StartTime', 'EndTime'],
    page: pages({ size: 30, max: 100, only: [30, 50, 100], total: 'TotalRecordCount' }),
    from: (x) => slowRecordsOf(x.get(instance, x.text('InstanceId')), x),
    reply: (x, rows) => ({ ...counted(x, rows), InstanceId: x.text('InstanceId'), StartTime: x.text('StartTime'), Engine: 'redis' }),
  }),
};
