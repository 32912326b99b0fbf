import { type Action, absent, get, list, pages, same } from '../../engine/index.ts';
import { cluster } from './cluster.ts';

const byId = { kind: cluster, id: 'DBClusterId' } as const;
const sizes = { size: 30, max: 100, only: [30, 50, 100], total: 'TotalRecordCount', sizeOut: null } as const;
const counted = (_x: unknown, rows: readonly unknown[]) => ({ PageRecordCount: rows.length });

/** Every call that reads PolarDB. */
export const reads: Readonly<Record<string, Action>> = {
  DescribeDBClusters: list({
    kind: cluster,
    rows: 'Items.DBCluster',
    ids: 'DBClusterIds',
    page: pages(sizes),
    filter: same('DBClusterStatus', 'DBType', 'DBVersion', 'PayType', 'ResourceGroupId'),
    reply: counted,
  }),
  DescribeDBClusterAttribute: get({
    ...byId,
    view: (state, row) => ({
      CreationTime: state.CreateTime,
      MaintainTime: state.maintainTime,
      VPCId: state.VpcId,
      VSwitchId: state.VswitchId,
      ZoneIds: `${state.ZoneId},${state.standbyZone}`,
      DBNodes: state.DBNodes.DBNode.map(({ DBNodeId, DBNodeRole, DBNodeClass, ZoneId }, at) => ({
        DBNodeId,
        DBNodeRole,
        DBNodeClass,
        ZoneId,
        DBNodeStatus: 'Running',
        CreationTime: state.CreateTime,
        FailoverPriority: at + 1,
        HotReplicaMode: 'OFF',
        ImciSwitch: 'OFF',
        MaxConnections: 8000,
        MaxIOPS: 32_000,
        CpuCores: state.CpuCores,
        MemorySize: state.MemorySize,
      })),
      Tags: Object.entries(row.tags).map(([Key, Value]) => ({ Key, Value })),
      // A text here brings some clients down; the field is there only for the storage that has it.
      ProvisionedIops: absent,
      CompressStorageMode: 'OFF',
      DBVersionStatus: 'Stable',
      IsLatestVersion: true,
      IsProxyLatestVersion: true,
      ProxyType: 'Exclusive',
      ProxyStatus: 'Running',
      StorageMax: 54_975_581_388_800,
      BurstingEnabled: 'false',
      StandbyHAMode: 'OFF',
    }),
  }),
  DescribeDBClusterAccessWhitelist: get({
    ...byId,
    reply: (_x, { state }) => ({
      'Items.DBClusterIPArray': state.whitelist.map(({ name, attribute, ips }) => ({
        DBClusterIPArrayName: name,
        DBClusterIPArrayAttribute: attribute,
        SecurityIps: ips,
      })),
      'DBClusterSecurityGroups.DBClusterSecurityGroup': [],
    }),
  }),
  DescribeBackupPolicy: get({ ...byId, view: ({ backup }) => ({ ...backup, BackupPolicyLevel: '' }) }),
  DescribeLogBackupPolicy: get({
    ...byId,
    view: ({ logBackupDays }) => ({
      EnableBackupLog: 1,
      LogBackupRetentionPeriod: logBackupDays,
      LogBackupAnotherRegionRetentionPeriod: '0',
    }),
  }),
  DescribeDBClusterEndpoints: get({
    ...byId,
    reply: (_x, { state }) => ({
      Items: ['Primary', 'Cluster'].map((kind, at) => {
        const address = `${state.DBClusterId}${at === 0 ? '' : '-c'}.rwlb.rds.aliyuncs.com`;
        return {
          DBClusterId: state.DBClusterId,
          DBEndpointId: `pe-${state.DBClusterId.slice(3, 14)}${at}`,
          EndpointType: kind,
          Nodes: state.DBNodes.DBNode.map(({ DBNodeId }) => DBNodeId).join(','),
          ReadWriteMode: at === 0 ? '' : 'ReadWrite',
          AutoAddNewNodes: 'Enable',
          AddressItems: [{ NetType: 'Private', ConnectionString: address, Port: '3306', VPCId: state.VpcId, VSwitchId: state.VswitchId }],
        };
      }),
    }),
  }),
  DescribeDBClusterSSL: get({ ...byId, view: ({ ssl }) => ({ Items: [{ SSLEnabled: ssl.enabled, SSLExpireTime: ssl.expiresAt }] }) }),
  DescribeDBClusterTDE: get({ ...byId, view: ({ tde }) => ({ TDEStatus: tde, EncryptNewTables: 'OFF' }) }),
  CheckKMSAuthorized: get({ ...byId, view: () => ({ AuthorizationState: 0, RoleArn: '' }) }),
  DescribeDBClusterAuditLogCollector: get({ ...byId, view: ({ audit }) => ({ CollectorStatus: audit }) }),
  DescribeDBClusterParameters: get({
    ...byId,
    view: () => ({
      ParameterNumbers: '1',
      RunningParameters: {
        Parameter: [
          {
            ParameterName: 'long_query_time',
            ParameterValue: '1',
            DefaultParameterValue: '1',
            DataType: 'REAL',
            IsModifiable: true,
            ParameterStatus: 'Normal',
          },
        ],
      },
    }),
  }),
  DescribeDBClusterServerlessConf: get(byId),
  DescribeDBClusterVersion: get({
    ...byId,
    view: ({ DBVersion }) => ({
      DBVersion,
      DBMinorVersion: '8.0.1',
      DBRevisionVersion: '8.0.1.1.48',
      DBVersionStatus: 'Stable',
      IsLatestVersion: 'true',
      IsProxyLatestVersion: 'true',
      DBLatestVersion: '8.0.1.1.48',
    }),
  }),
  DescribeGlobalSecurityIPGroupRelation: get(byId),
  DescribeAutoRenewAttribute: list({
    kind: cluster,
    rows: 'Items.AutoRenewAttribute',
    ids: 'DBClusterIds',
    only: (state) => state.PayType === 'Prepaid',
    page: pages(sizes),
    view: (state) => ({
      AutoRenewEnabled: state.autoRenew,
      RenewalStatus: state.autoRenew ? 'AutoRenewal' : 'Normal',
      Duration: state.autoRenewMonths,
      PeriodUnit: 'Month',
    }),
    reply: counted,
  }),
};
