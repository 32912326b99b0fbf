import {
  type Action,
  absent,
  body,
  type Context,
  get,
  list,
  listOf,
  pages,
  pagesOrTokens,
  type Row,
  same,
  second,
  tokens,
} from '../../engine/index.ts';
import { backupsOf } from './backups.ts';
import { engineOf, sizeOf } from './engines.ts';
import { type Instance, instance } from './instance.ts';
import { slowQueriesOf } from './slow-queries.ts';

const byId = { kind: instance, id: 'DBInstanceId' } as const;
const sizes = { size: 30, max: 100, total: 'TotalRecordCount', sizeOut: null } as const;
const counted = (_x: Context, rows: readonly unknown[]) => ({ PageRecordCount: rows.length });

/** The address of the instance in its VPC, and the one on the Internet if it has one. */
function connectionsOf(state: Instance) {
  const port = String(engineOf(state.Engine).port);
  const common = { Port: port, Upgradeable: 'Disabled', ExpiredTime: '', ConnectionStringType: 'Normal', SecurityIPGroups: {} };
  const own = {
    ...common,
    IPType: 'Private',
    ConnectionString: state.ConnectionString,
    IPAddress: state.privateIp,
    VPCId: state.VpcId,
    VSwitchId: state.VSwitchId,
  };
  if (state.publicConnection === '') return [own];
  return [
    own,
    { ...common, IPType: 'Public', ConnectionString: state.publicConnection, IPAddress: '47.96.101.17', VPCId: '', VSwitchId: '' },
  ];
}

const isTagged = (row: Row) => Object.keys(row.tags).length > 0;

/** Every tag once, with the instances that carry it. */
function tagInfos(x: Context) {
  const named = x.text('DBInstanceId') === '' ? [...x.rows(instance)] : [x.get(instance, x.text('DBInstanceId'))];
  const infos = new Map<string, { TagKey: string; TagValue: string; DBInstanceIds: { DBInstanceIds: string[] } }>();
  for (const row of named)
    for (const [TagKey, TagValue] of Object.entries(row.tags)) {
      const key = JSON.stringify([TagKey, TagValue]);
      const info = infos.get(key) ?? { TagKey, TagValue, DBInstanceIds: { DBInstanceIds: [] } };
      info.DBInstanceIds.DBInstanceIds.push(row.id);
      infos.set(key, info);
    }
  return [...infos.values()];
}

/** Every call that reads RDS. */
export const reads: Readonly<Record<string, Action>> = {
  DescribeDBInstances: list({
    kind: instance,
    rows: 'Items.DBInstance',
    ids: 'DBInstanceId',
    page: pagesOrTokens(pages(sizes), tokens({ ...sizes, sizeOut: null })),
    filter: same(
      'Engine',
      'EngineVersion',
      'DBInstanceStatus',
      'DBInstanceType',
      'PayType',
      'VpcId',
      'VSwitchId',
      'ZoneId',
      'Category',
      'ResourceGroupId',
    ),
    // The edition comes only with level 1.
    view: (_state, _row, x) => (x.number('InstanceLevel') === 1 ? {} : { Category: absent }),
    reply: counted,
  }),
  DescribeDBInstanceAttribute: get({
    ...byId,
    at: 'Items.DBInstanceAttribute',
    view: (state, row) => ({
      AutoUpgradeMinorVersion: state.autoUpgrade,
      AvailabilityValue: '100.0%',
      CreationTime: second(row.createdAt),
      CurrentKernelVersion: 'rds_20250531',
      LatestKernelVersion: 'rds_20250531',
      DBInstanceStorage: state.storageGiB,
      DBInstanceDiskUsed: String(Math.floor((state.storageGiB * 2 ** 30 * 46) / 100)),
      MaintainTime: state.maintainTime,
      MaxConnections: sizeOf(state.DBInstanceClass).connections,
      MaxIOPS: sizeOf(state.DBInstanceClass).iops,
      MaxIOMBPS: 250,
      MasterZone: state.zones[0] ?? '',
      Port: String(engineOf(state.Engine).port),
      SecurityIPMode: state.securityIpMode,
      SecurityIPList: state.whitelist.map(({ ips }) => ips).join(','),
      SlaveZones: { SlaveZone: state.zones.slice(1).map((ZoneId) => ({ ZoneId })) },
      TimeZone: 'Asia/Shanghai',
      IPType: 'IPv4',
      DBInstanceClassType: 'x',
      InstructionSetArch: 'x86',
      kindCode: absent,
    }),
  }),
  DescribeDBInstanceIPArrayList: get({
    ...byId,
    reply: (_x, { state }) => ({
      'Items.DBInstanceIPArray': state.whitelist.map(({ name, attribute, ips }) => ({
        DBInstanceIPArrayName: name,
        DBInstanceIPArrayAttribute: attribute,
        SecurityIPList: ips,
        SecurityIPType: 'IPv4',
      })),
    }),
  }),
  DescribeDBInstanceNetInfo: get({
    ...byId,
    reply: (_x, { state }) => ({
      InstanceNetworkType: state.InstanceNetworkType,
      SecurityIPMode: state.securityIpMode,
      'DBInstanceNetInfos.DBInstanceNetInfo': connectionsOf(state),
    }),
  }),
  DescribeBackupPolicy: get({
    ...byId,
    view: ({ backup, canKeepBackups, Category }) => ({
      ...backup,
      BackupLog: backup.EnableBackupLog === '1' ? 'Enable' : 'Disabled',
      BackupMethod: Category === 'Basic' ? 'Snapshot' : 'Physical',
      BackupInterval: '-1',
      Category: 'Standard',
      CompressType: '4',
      EnableIncrementDataBackup: false,
      HighSpaceUsageProtection: 'Enable',
      LocalLogRetentionHours: 18,
      LocalLogRetentionSpace: '30',
      LogBackupFrequency: 'LogInterval',
      LogBackupLocalRetentionNumber: 60,
      SupportReleasedKeep: canKeepBackups,
    }),
  }),
  DescribeBackups: listOf({
    rows: 'Items.Backup',
    needs: ['DBInstanceId'],
    page: pages({ ...sizes, only: [30, 50, 100], total: null, pageOut: null }),
    filter: { BackupStatus: 'BackupStatus', BackupMode: 'BackupMode', BackupId: 'BackupId' },
    from: (x) => backupsOf(x.get(instance, x.text('DBInstanceId')), x),
    // These counts travel as texts.
    reply: (x, rows) => ({
      PageNumber: String(x.number('PageNumber') ?? 1),
      PageRecordCount: String(rows.length),
      TotalRecordCount: String(backupsOf(x.get(instance, x.text('DBInstanceId')), x).length),
    }),
  }),
  DescribeInstanceCrossBackupPolicy: get({
    ...byId,
    view: ({ crossBackup }) => ({
      BackupEnabled: crossBackup.enabled,
      CrossBackupRegion: crossBackup.region,
      CrossBackupType: '1',
      LogBackupEnabled: crossBackup.log,
      RetentType: 1,
      Retention: crossBackup.days,
    }),
  }),
  DescribeDBInstanceSSL: get({
    ...byId,
    view: ({ ssl, ConnectionString }) => ({
      SSLEnabled: ssl.enabled,
      SSLExpireTime: ssl.expiresAt,
      ForceEncryption: ssl.force,
      RequireUpdate: 'No',
      CAType: ssl.enabled === 'Yes' ? 'aliyun' : '',
      ConnectionString: ssl.enabled === 'Yes' ? ConnectionString : '',
    }),
  }),
  DescribeDBInstanceTDE: get({ ...byId, view: ({ tde }) => ({ TDEStatus: tde, TDEMode: 'Aliyun_Generate_Key' }) }),
  DescribeSQLCollectorPolicy: get({ ...byId, view: ({ sqlCollector }) => ({ SQLCollectorStatus: sqlCollector.status }) }),
  DescribeSQLCollectorRetention: get({
    ...byId,
    view: ({ sqlCollector, Engine }) => ({ ConfigValue: Engine === 'MySQL' || Engine === 'MariaDB' ? sqlCollector.days : '30' }),
  }),
  DescribeDBInstanceMonitor: get({ ...byId, view: ({ monitorPeriod }) => ({ Period: monitorPeriod }) }),
  DescribeDBInstanceHAConfig: get({
    ...byId,
    view: ({ zones, DBInstanceId }, row) => ({
      HAMode: 'RPO',
      SyncMode: 'Semi-sync',
      HostInstanceInfos: {
        NodeInfo: zones.map((ZoneId, at) => ({
          NodeId: `${Number.parseInt(DBInstanceId.slice(-4), 36) + at}`,
          NodeType: at === 0 ? 'Master' : 'Slave',
          RegionId: row.region,
          ZoneId,
          SyncStatus: at === 0 ? 'NotAvailable' : 'Synchronized',
        })),
      },
    }),
  }),
  DescribeHASwitchConfig: get({ ...byId, view: () => ({ HAConfig: 'Auto', ManualHATime: '' }) }),
  DescribeHADiagnoseConfig: get({ ...byId, view: () => ({ TcpConnectionType: 'SHORT' }) }),
  DescribeParameters: get({
    ...byId,
    view: ({ Engine }) => {
      const parameters = Object.entries(engineOf(Engine).parameters).map(([ParameterName, ParameterValue]) => ({
        ParameterName,
        ParameterValue,
      }));
      return { RunningParameters: { DBInstanceParameter: parameters }, ConfigParameters: { DBInstanceParameter: [] } };
    },
  }),
  DescribePGHbaConfig: get(byId),
  DescribeDBInstanceEncryptionKey: get(byId),
  DescribeSecurityGroupConfiguration: get({ ...byId, view: ({ DBInstanceId }) => ({ DBInstanceName: DBInstanceId }) }),
  DescribeInstanceLinkedWhitelistTemplate: get({
    kind: instance,
    id: 'InsName',
    reply: (_x, row) => ({ Code: '200', HttpStatusCode: 200, Success: true, 'Data.InsName': row.id, 'Data.Templates': [] }),
  }),
  DescribeInstanceAutoRenewalAttribute: list({
    kind: instance,
    rows: 'Items.Item',
    ids: 'DBInstanceId',
    only: (state) => state.PayType === 'Prepaid',
    page: pages({ ...sizes, only: [30, 50, 100] }),
    view: (state) => ({ AutoRenew: state.autoRenew ? 'True' : 'False', Duration: state.autoRenewMonths, Status: 'Normal' }),
    reply: counted,
  }),
  DescribeSlowLogs: listOf({
    rows: 'Items.SQLSlowLog',
    needs: ['DBInstanceId', 'StartTime', 'EndTime'],
    page: pages(sizes),
    filter: { DBName: 'DBName' },
    from: (x) => slowQueriesOf(x.get(instance, x.text('DBInstanceId')), x),
    reply: (x, rows) => ({
      ...counted(x, rows),
      DBInstanceId: x.text('DBInstanceId'),
      Engine: x.get(instance, x.text('DBInstanceId')).state.Engine,
      StartTime: x.text('StartTime'),
      EndTime: x.text('EndTime'),
    }),
  }),
  DescribeTags: { run: (x) => body({ 'Items.TagInfos': tagInfos(x) }) },
  DescribeDBInstanceByTags: list({
    kind: instance,
    rows: 'Items.DBInstanceTag',
    ids: 'DBInstanceId',
    only: (_state, row) => isTagged(row),
    page: pages(sizes),
    reply: counted,
  }),
  DescribeRegions: {
    run: (x) =>
      body({
        'Regions.RDSRegion': x.estate.regions.flatMap((RegionId) =>
          ['h', 'i', 'j'].map((letter) => ({
            RegionId,
            ZoneId: `${RegionId}-${letter}`,
            LocalName: RegionId,
            ZoneName: `${RegionId} ${letter.toUpperCase()}`,
            RegionEndpoint: 'rds.aliyuncs.com',
          })),
        ),
      }),
  },
};
