import { type Action, between, create, length, like, oneOf, type Refusal, remove, same, second, update } from '../../engine/index.ts';
import { isPlan } from '../databases/plans.ts';
import { whitelistAfter } from '../databases/whitelist.ts';
import { instance } from './instance.ts';

const byId = { kind: instance, id: 'DBInstanceId', from: ['Running'] } as const;
const badIps: Refusal = [400, 'InvalidSecurityIPs.Format', 'The specified security IPs are not in the valid format.'];
const invalid = (name: string): Refusal => [400, 'InvalidParameter', `The specified parameter ${name} is not valid.`];
const isProtected: Refusal = [
  403,
  'OperationDenied.DBInstanceStatus',
  'The instance is under release protection or a subscription and cannot be released.',
];

/** Every call that changes MongoDB. */
export const writes: Readonly<Record<string, Action>> = {
  CreateDBInstance: create({
    kind: instance,
    needs: ['EngineVersion', 'DBInstanceClass', 'DBInstanceStorage'],
    set: {
      ...same(
        'EngineVersion',
        'DBInstanceClass',
        'DBInstanceStorage',
        'DBInstanceDescription',
        'ChargeType',
        'ZoneId',
        'ReplicationFactor',
        'StorageType',
      ),
      VpcId: 'vpc',
      VSwitchId: 'vSwitch',
    },
    check: { ChargeType: oneOf(['PrePaid', 'PostPaid']), DBInstanceStorage: between(10, 16_000) },
    also: { DBInstanceType: 'replicate', releaseProtection: false },
    via: 'Creating',
    to: 'Running',
    takesSeconds: 180,
    reply: (row, x) => ({ DBInstanceId: row.id, OrderId: String(x.now) }),
  }),
  DeleteDBInstance: remove({
    ...byId,
    guard: (state) => (state.releaseProtection || state.ChargeType === 'PrePaid' ? isProtected : undefined),
    via: 'Deleting',
    takesSeconds: 5,
  }),
  ModifyDBInstanceDescription: update({ ...byId, set: same('DBInstanceDescription'), check: { DBInstanceDescription: length(2, 256) } }),
  ModifyDBInstanceAttribute: update({ ...byId, set: { DBInstanceReleaseProtection: 'releaseProtection' } }),
  ModifySecurityIps: update({
    ...byId,
    needs: ['SecurityIps'],
    also: (state, _row, x) => ({
      whitelist: whitelistAfter(
        x,
        state.whitelist,
        { name: x.text('SecurityIpGroupName') || 'default', ips: x.texts('SecurityIps'), mode: x.text('ModifyMode') || 'Cover' },
        badIps,
      ),
    }),
  }),
  ModifyBackupPolicy: update({
    ...byId,
    needs: ['PreferredBackupPeriod', 'PreferredBackupTime'],
    set: {
      PreferredBackupPeriod: 'backup.PreferredBackupPeriod',
      PreferredBackupTime: 'backup.PreferredBackupTime',
      BackupRetentionPeriod: 'backup.BackupRetentionPeriod',
      EnableBackupLog: 'backup.EnableBackupLog',
      LogBackupRetentionPeriod: 'backup.LogBackupRetentionPeriod',
      SnapshotBackupType: 'backup.SnapshotBackupType',
      BackupInterval: (value) => ({ 'backup.BackupInterval': Number(value) }),
      BackupRetentionPolicyOnClusterDeletion: 'backup.BackupRetentionPolicyOnClusterDeletion',
    },
    check: {
      BackupRetentionPeriod: between(7, 730),
      EnableBackupLog: between(0, 1),
      PreferredBackupTime: like(/^\d{2}:\d{2}Z-\d{2}:\d{2}Z$/),
    },
    guard: (_state, _row, x) => (isPlan(x.text('PreferredBackupPeriod')) ? undefined : invalid('PreferredBackupPeriod')),
  }),
  ModifyInstanceAutoRenewalAttribute: update({
    ...byId,
    needs: ['AutoRenew'],
    guard: (state) => (state.ChargeType === 'PrePaid' ? undefined : invalid('DBInstanceId')),
    set: {
      AutoRenew: (value) => ({ autoRenew: /^true$/i.test(String(value)) }),
      Duration: (value) => ({ autoRenewMonths: Number(value) }),
    },
    check: { AutoRenew: like(/^(true|false)$/i) },
  }),
  ModifyDBInstanceMaintainTime: update({
    ...byId,
    needs: ['MaintainStartTime', 'MaintainEndTime'],
    set: { MaintainStartTime: 'maintain.start', MaintainEndTime: 'maintain.end' },
    check: { MaintainStartTime: like(/^\d{2}:\d{2}Z$/), MaintainEndTime: like(/^\d{2}:\d{2}Z$/) },
  }),
  ModifyDBInstanceSpec: update({
    ...byId,
    set: {
      DBInstanceClass: 'DBInstanceClass',
      DBInstanceStorage: (value) => ({ DBInstanceStorage: Number(value) }),
      ReplicationFactor: 'ReplicationFactor',
    },
    guard: (state, _row, x) =>
      Number(x.text('DBInstanceStorage') || state.DBInstanceStorage) < state.DBInstanceStorage ? invalid('DBInstanceStorage') : undefined,
    via: 'DBInstanceClassChanging',
    to: 'Running',
    takesSeconds: 60,
    reply: (_row, x) => ({ OrderId: String(x.now) }),
  }),
  ModifyDBInstanceSSL: update({
    ...byId,
    needs: ['SSLAction'],
    set: {
      SSLAction: (value, _state, x) => ({
        'ssl.status': value === 'Close' ? 'Closed' : 'Open',
        'ssl.expiresAt': value === 'Close' ? '' : second(x.now + 365 * 86_400_000),
      }),
      ForceEncryption: (value) => ({ 'ssl.force': String(value) }),
    },
    check: { SSLAction: oneOf(['Open', 'Close', 'Update']) },
    via: 'SSLModifying',
    to: 'Running',
    takesSeconds: 60,
  }),
  ModifyDBInstanceTDE: update({
    ...byId,
    needs: ['TDEStatus'],
    // Encryption is a way without return.
    set: { TDEStatus: 'tde' },
    check: { TDEStatus: oneOf(['enabled']) },
    via: 'TDEModifying',
    to: 'Running',
    takesSeconds: 60,
  }),
  TransformToPrePaid: update({
    ...byId,
    id: 'InstanceId',
    needs: ['Period'],
    also: (_state, _row, x) => ({ ChargeType: 'PrePaid', ExpireTime: second(x.now + 30 * (x.number('Period') ?? 1) * 86_400_000) }),
    reply: (_row, x) => ({ OrderId: String(x.now) }),
  }),
  ModifyResourceGroup: update({ ...byId, needs: ['ResourceGroupId'], set: same('ResourceGroupId') }),
};
