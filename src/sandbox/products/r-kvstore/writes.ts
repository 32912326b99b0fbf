import { type Action, between, create, length, like, oneOf, type Refusal, remove, same, second, update } from '../../engine/index.ts';
import { isPlan } from '../databases/plans.ts';
import { whitelistAfter } from '../databases/whitelist.ts';
import { instance } from './instance.ts';

const byId = { kind: instance, id: 'InstanceId', from: ['Normal'] } as const;
const badIps: Refusal = [400, 'InvalidSecurityIPs.Format', 'The specified security IPs are not in the valid format.'];
const invalid = (name: string): Refusal => [400, 'InvalidParameter', `The specified parameter ${name} is not valid.`];
const isProtected: Refusal = [
  403,
  'IncorrectDBInstanceState',
  'The instance is under release protection or a subscription and cannot be released.',
];
const noConnection: Refusal = [404, 'InvalidCurrentConnectionString.NotFound', 'The specified connection string does not exist.'];
const changing = { via: 'Changing', to: 'Normal' } as const;

/** Every call that changes Redis. */
export const writes: Readonly<Record<string, Action>> = {
  CreateInstance: create({
    kind: instance,
    set: same(
      'InstanceName',
      'InstanceClass',
      'InstanceType',
      'EngineVersion',
      'ChargeType',
      'Capacity',
      'VpcId',
      'VSwitchId',
      'ZoneId',
      'NodeType',
      'ShardCount',
      'SecondaryZoneId',
    ),
    check: { ChargeType: oneOf(['PrePaid', 'PostPaid']) },
    also: { releaseProtection: false },
    via: 'Creating',
    to: 'Normal',
    takesSeconds: 180,
    reply: ({ id, region, state }, x) => ({
      InstanceId: id,
      InstanceName: state.InstanceName,
      InstanceStatus: state.InstanceStatus,
      RegionId: region,
      ZoneId: state.ZoneId,
      VpcId: state.VpcId,
      VSwitchId: state.VSwitchId,
      ChargeType: state.ChargeType,
      ConnectionDomain: state.ConnectionDomain,
      Port: state.Port,
      Capacity: state.Capacity,
      QPS: state.QPS,
      OrderId: x.now,
    }),
  }),
  DeleteInstance: remove({
    ...byId,
    guard: (state) => (state.releaseProtection || state.ChargeType === 'PrePaid' ? isProtected : undefined),
    via: 'Flushing',
    takesSeconds: 5,
  }),
  ModifyInstanceAttribute: update({
    ...byId,
    set: { InstanceName: 'InstanceName', InstanceReleaseProtection: 'releaseProtection' },
    check: { InstanceName: length(2, 128) },
  }),
  ModifyInstanceVpcAuthMode: update({
    ...byId,
    set: { VpcAuthMode: 'passwordAuth' },
    check: { VpcAuthMode: oneOf(['Open', 'Close']) },
    ...changing,
    takesSeconds: 10,
  }),
  ModifySecurityIps: update({
    ...byId,
    needs: ['SecurityIps'],
    also: (state, _row, x) => ({
      whitelist: whitelistAfter(
        x,
        state.whitelist,
        {
          name: x.text('SecurityIpGroupName') || 'default',
          ...(x.text('SecurityIpGroupAttribute') !== '' && { attribute: x.text('SecurityIpGroupAttribute') }),
          ips: x.texts('SecurityIps'),
          mode: x.text('ModifyMode') || 'Cover',
        },
        badIps,
      ),
    }),
  }),
  ModifyBackupPolicy: update({
    ...byId,
    needs: ['PreferredBackupPeriod', 'PreferredBackupTime'],
    set: { PreferredBackupPeriod: 'backup.PreferredBackupPeriod', PreferredBackupTime: 'backup.PreferredBackupTime' },
    check: { PreferredBackupTime: like(/^\d{2}:\d{2}Z-\d{2}:\d{2}Z$/) },
    guard: (_state, _row, x) => (isPlan(x.text('PreferredBackupPeriod')) ? undefined : invalid('PreferredBackupPeriod')),
  }),
  ModifyInstanceAutoRenewalAttribute: update({
    ...byId,
    id: 'DBInstanceId',
    needs: ['AutoRenew'],
    guard: (state) => (state.ChargeType === 'PrePaid' ? undefined : invalid('DBInstanceId')),
    set: {
      AutoRenew: (value) => ({ autoRenew: /^true$/i.test(String(value)) }),
      Duration: (value) => ({ autoRenewMonths: Number(value) }),
    },
    check: { AutoRenew: like(/^(true|false)$/i) },
  }),
  ModifyInstanceMaintainTime: update({
    ...byId,
    needs: ['MaintainStartTime', 'MaintainEndTime'],
    set: { MaintainStartTime: 'maintain.start', MaintainEndTime: 'maintain.end' },
    check: { MaintainStartTime: like(/^\d{2}:\d{2}Z$/), MaintainEndTime: like(/^\d{2}:\d{2}Z$/) },
  }),
  ModifyInstanceConfig: update({
    ...byId,
    set: { Config: (value, state) => ({ Config: JSON.stringify({ ...JSON.parse(state.Config), ...JSON.parse(String(value)) }) }) },
    check: { Config: like(/^\{.*\}$/s) },
    ...changing,
    takesSeconds: 10,
  }),
  ModifyInstanceSSL: update({
    ...byId,
    needs: ['SSLEnabled'],
    set: {
      SSLEnabled: (value, _state, x) => ({
        ssl: {
          enabled: value === 'Disable' ? 'Disable' : 'Enable',
          expiresAt: value === 'Disable' ? '' : second(x.now + 365 * 86_400_000),
        },
      }),
    },
    check: { SSLEnabled: oneOf(['Disable', 'Enable', 'Update']) },
    via: 'SSLModifying',
    to: 'Normal',
    takesSeconds: 60,
    reply: (row, x) => ({ InstanceId: row.id, TaskId: String(x.now) }),
  }),
  ModifyInstanceSpec: update({
    ...byId,
    set: same('InstanceClass', 'ShardCount'),
    ...changing,
    takesSeconds: 60,
    reply: (_row, x) => ({ OrderId: String(x.now) }),
  }),
  AddShardingNode: update({
    ...byId,
    guard: (state) => (state.ArchitectureType === 'cluster' ? undefined : invalid('InstanceId')),
    set: { ShardCount: (value, state) => ({ ShardCount: state.ShardCount + Number(value) }) },
    check: { ShardCount: between(1, 64) },
    ...changing,
    takesSeconds: 120,
    reply: (_row, x) => ({ OrderId: x.now }),
  }),
  DeleteShardingNode: update({
    ...byId,
    guard: (state, _row, x) =>
      state.ArchitectureType === 'cluster' && state.ShardCount > (x.number('ShardCount') ?? 0) ? undefined : invalid('ShardCount'),
    set: { ShardCount: (value, state) => ({ ShardCount: state.ShardCount - Number(value) }) },
    ...changing,
    takesSeconds: 120,
    reply: (_row, x) => ({ OrderId: String(x.now) }),
  }),
  TransformInstanceChargeType: update({
    ...byId,
    needs: ['ChargeType'],
    set: same('ChargeType'),
    check: { ChargeType: oneOf(['PrePaid', 'PostPaid']) },
    also: (_state, _row, x) => ({ EndTime: x.text('ChargeType') === 'PrePaid' ? second(x.now + 30 * 86_400_000) : '' }),
    reply: (row, x) => ({ EndTime: row.state.EndTime, OrderId: String(x.now) }),
  }),
  ModifyResourceGroup: update({ ...byId, needs: ['ResourceGroupId'], set: same('ResourceGroupId') }),
  AllocateInstancePublicConnection: update({
    ...byId,
    needs: ['ConnectionStringPrefix', 'Port'],
    also: (_state, _row, x) => ({ publicConnection: `${x.text('ConnectionStringPrefix')}.redis.rds.aliyuncs.com` }),
    via: 'NetworkModifying',
    to: 'Normal',
    takesSeconds: 10,
  }),
  ReleaseInstancePublicConnection: update({
    ...byId,
    needs: ['CurrentConnectionString'],
    guard: (state, _row, x) => (state.publicConnection === x.text('CurrentConnectionString') ? undefined : noConnection),
    also: { publicConnection: '' },
    via: 'NetworkModifying',
    to: 'Normal',
    takesSeconds: 10,
  }),
};
