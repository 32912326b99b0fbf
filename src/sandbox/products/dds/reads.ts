import { type Action, get, list, pages, type Refusal, same } from '../../engine/index.ts';
import { type Instance, instance } from './instance.ts';

const byId = { kind: instance, id: 'DBInstanceId' } as const;
const sizes = { size: 30, max: 100, only: [30, 50, 100] } as const;
const roles = ['Primary', 'Secondary', 'Hidden'];

function addressesOf(state: Instance) {
  if (state.DBInstanceType !== 'replicate') return [];
  return roles.slice(0, 2).map((role, at) => ({
    ReplicaSetRole: role,
    ConnectionDomain: `${state.DBInstanceId}${at + 1}.mongodb.rds.aliyuncs.com`,
    ConnectionPort: '3717',
    NetworkType: state.NetworkType,
    VPCId: state.vpc,
    VSwitchId: state.vSwitch,
    VPCCloudInstanceId: `${state.DBInstanceId}-${at + 1}`,
  }));
}

/** A listing hands out one kind of instance. */
const listed = (type: string) =>
  list({
    kind: instance,
    rows: 'DBInstances.DBInstance',
    ids: 'DBInstanceId',
    page: pages(sizes),
    filter: same(
      'DBInstanceStatus',
      'EngineVersion',
      'ChargeType',
      'DBInstanceClass',
      'NetworkType',
      'ZoneId',
      'ReplicationFactor',
      'ResourceGroupId',
    ),
    only: (state) => state.DBInstanceType === type,
  });

const lists: Readonly<Record<string, Action>> = {
  replicate: listed('replicate'),
  sharding: listed('sharding'),
  serverless: listed('serverless'),
};

const unknownType: Refusal = [400, 'InvalidParameter', 'The specified parameter DBInstanceType is not valid.'];

/** Every call that reads MongoDB. */
export const reads: Readonly<Record<string, Action>> = {
  // Replica sets alone, unless the call names another kind.
  DescribeDBInstances: {
    ...listed('replicate'),
    run: (x) => (lists[x.text('DBInstanceType') || 'replicate'] ?? x.refuse(unknownType)).run(x),
  },
  DescribeDBInstanceAttribute: get({
    ...byId,
    at: 'DBInstances.DBInstance',
    view: (state) => ({
      VPCId: state.vpc,
      VSwitchId: state.vSwitch,
      ReplicaSetName:
        state.DBInstanceType === 'replicate'
          ? `mgset-${state.DBInstanceId.length}${Number.parseInt(state.DBInstanceId.slice(-4), 36)}`
          : '',
      ReplicaSets: { ReplicaSet: addressesOf(state) },
      ReadonlyReplicas: '0',
      StorageEngine: 'WiredTiger',
      ProtocolType: 'mongodb',
      CurrentKernelVersion: 'mongodb_20230613_6.0.5',
      MaintainStartTime: state.maintain.start,
      MaintainEndTime: state.maintain.end,
      MaxConnections: 2000,
      MaxIOPS: 8000,
      DBInstanceReleaseProtection: state.releaseProtection,
    }),
  }),
  DescribeSecurityIps: get({
    ...byId,
    reply: (x, { state }) => {
      const shown = state.whitelist.filter(({ attribute }) => attribute !== 'hidden' || x.params['ShowHDMIps'] === true);
      return {
        SecurityIps: shown.map(({ ips }) => ips).join(','),
        'SecurityIpGroups.SecurityIpGroup': shown.map(({ name, attribute, ips }) => ({
          SecurityIpGroupName: name,
          SecurityIpGroupAttribute: attribute,
          SecurityIpList: ips,
        })),
      };
    },
  }),
  DescribeBackupPolicy: get({
    ...byId,
    view: ({ backup }) => ({ ...backup, BackupRetentionPeriod: String(backup.BackupRetentionPeriod) }),
  }),
  DescribeDBInstanceSSL: get({
    ...byId,
    view: ({ ssl, DBInstanceId }) => ({
      SSLStatus: ssl.status,
      SSLExpiredTime: ssl.expiresAt,
      ForceEncryption: ssl.force,
      CertCommonName: ssl.status === 'Open' ? `${DBInstanceId}.mongodb.rds.aliyuncs.com` : '',
    }),
  }),
  DescribeDBInstanceTDEInfo: get({ ...byId, view: ({ tde }) => ({ TDEStatus: tde }) }),
  DescribeSecurityGroupConfiguration: get(byId),
  DescribeGlobalSecurityIPGroupRelation: get({ kind: instance, id: 'DBClusterId', view: (_state, row) => ({ DBClusterId: row.id }) }),
  DescribeUserEncryptionKeyList: get(byId),
  DescribeAuditPolicy: get({ ...byId, view: ({ audit }) => ({ LogAuditStatus: audit }) }),
  DescribeParameters: get({
    ...byId,
    view: ({ EngineVersion }) => ({
      Engine: 'mongodb',
      EngineVersion,
      RunningParameters: {
        Parameter: [{ ParameterName: 'operationProfiling.slowOpThresholdMs', ParameterValue: '100', CharacterType: 'mongod' }],
      },
      ConfigParameters: { Parameter: [] },
    }),
  }),
  DescribeReplicaSetRole: get({
    ...byId,
    view: (state) => ({
      ConnectionStringSuffix: '.mongodb.rds.aliyuncs.com',
      ReplicaSets: {
        ReplicaSet: addressesOf(state).map(({ ReplicaSetRole, ConnectionDomain, ConnectionPort, NetworkType }, at) => ({
          ReplicaSetRole,
          ConnectionDomain,
          ConnectionPort,
          NetworkType,
          RoleId: String(at + 1),
        })),
      },
    }),
  }),
  DescribeRoleZoneInfo: get({
    ...byId,
    view: (state) => ({
      ZoneInfos: {
        ZoneInfo: [state.ZoneId, state.SecondaryZoneId, state.HiddenZoneId].map((ZoneId, at) => ({
          InsName: state.DBInstanceId,
          NodeType: 'normal',
          RoleId: String(at + 1),
          RoleType: roles[at],
          ZoneId,
        })),
      },
    }),
  }),
  DescribeShardingNetworkAddress: get({
    ...byId,
    view: (state) => ({
      NetworkAddresses: {
        NetworkAddress: state.MongosList.MongosAttribute.map(({ NodeId }) => ({
          NodeId,
          NodeType: 'mongos',
          NetworkAddress: `${NodeId}.mongodb.rds.aliyuncs.com`,
          NetworkType: 'VPC',
          Port: '3717',
          VPCId: state.vpc,
          VswitchId: state.vSwitch,
        })),
      },
    }),
  }),
  DescribeInstanceAutoRenewalAttribute: list({
    kind: instance,
    rows: 'Items.Item',
    ids: 'DBInstanceId',
    only: (state) => state.ChargeType === 'PrePaid',
    filter: same('DBInstanceType'),
    page: pages({ ...sizes, total: 'ItemsNumbers', sizeOut: null }),
    view: (state, row) => ({ DbInstanceId: row.id, AutoRenew: String(state.autoRenew), Duration: String(state.autoRenewMonths) }),
    reply: (_x, rows) => ({ PageRecordCount: rows.length }),
  }),
};
