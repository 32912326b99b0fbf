import {
  type Action,
  between,
  type Context,
  create,
  length,
  like,
  oneOf,
  type Refusal,
  remove,
  same,
  second,
  update,
  write,
} from '../../engine/index.ts';
import { isPlan } from '../databases/plans.ts';
import { whitelistAfter } from '../databases/whitelist.ts';
import { engineOf, sizeOf } from './engines.ts';
import { type Instance, instance } from './instance.ts';

const byId = { kind: instance, id: 'DBInstanceId', from: ['Running'] } as const;
const badIps: Refusal = [400, 'InvalidSecurityIPList.Format', 'The specified security IP list is not in the valid format.'];
const invalid = (name: string): Refusal => [400, 'InvalidParameter', `The specified parameter ${name} is not valid.`];
const noConnection: Refusal = [404, 'InvalidCurrentConnectionString.NotFound', 'The specified connection string does not exist.'];
const hasPublic: Refusal = [400, 'NetTypeExists', 'The specified net type exists in current instance.'];
const isProtected: Refusal = [
  403,
  'OperationDenied.DBInstanceStatus',
  'The instance is under release protection or a subscription and cannot be released.',
];

const dataFields = ['PreferredBackupPeriod', 'PreferredBackupTime', 'ReleasedKeepPolicy'] as const;

/** What a backup policy call writes: data and logs are two policies of one action. */
function policySet(state: Instance, x: Context) {
  const set: Record<string, unknown> = {};
  const kept = state.backup.BackupRetentionPeriod;
  if (x.text('BackupPolicyMode') === 'LogBackupPolicy') {
    const isOn = x.text('EnableBackupLog') || (x.text('BackupLog') === '' ? '' : x.text('BackupLog') === 'Enable' ? '1' : '0');
    if (isOn !== '') set['backup.EnableBackupLog'] = /^(1|true)$/i.test(isOn) ? '1' : '0';
    // Logs are never kept longer than the data that they belong to, and the API does not say so.
    const days = x.number('LogBackupRetentionPeriod');
    if (days !== undefined) set['backup.LogBackupRetentionPeriod'] = Math.min(days, kept);
    return set;
  }
  for (const name of dataFields) if (x.params[name] !== undefined) set[`backup.${name}`] = x.text(name);
  const days = x.number('BackupRetentionPeriod');
  if (days !== undefined) {
    set['backup.BackupRetentionPeriod'] = days;
    set['backup.LogBackupRetentionPeriod'] = Math.min(state.backup.LogBackupRetentionPeriod, days);
  }
  return set;
}

function policyRefusal(x: Context): Refusal | undefined {
  const days = x.number('BackupRetentionPeriod');
  const plan = x.text('PreferredBackupPeriod');
  if (days !== undefined && (days < 7 || days > 730)) return invalid('BackupRetentionPeriod');
  if (plan !== '' && !isPlan(plan)) return invalid('PreferredBackupPeriod');
  const logDays = x.number('LogBackupRetentionPeriod');
  return logDays !== undefined && (logDays < 1 || logDays > 730) ? invalid('LogBackupRetentionPeriod') : undefined;
}

function specRefusal(state: Instance, x: Context): Refusal | undefined {
  if (x.params['BurstingEnabled'] === true && state.DBInstanceStorageType !== 'general_essd') return invalid('BurstingEnabled');
  const storage = x.number('DBInstanceStorage');
  return storage !== undefined && storage < state.storageGiB ? invalid('DBInstanceStorage') : undefined;
}

function specSet(state: Instance, x: Context) {
  const className = x.text('DBInstanceClass') || state.DBInstanceClass;
  const size = sizeOf(className);
  return {
    DBInstanceClass: className,
    DBInstanceCPU: String(size.cpu),
    DBInstanceMemory: size.memoryMiB,
    storageGiB: x.number('DBInstanceStorage') ?? state.storageGiB,
    BurstingEnabled: x.params['BurstingEnabled'] ?? state.BurstingEnabled,
    Category: x.text('Category') || state.Category,
  };
}

const onOff = (value: unknown) => (/^(1|enable)$/i.test(String(value)) ? 'Enable' : 'Disable');

/** Every call that changes RDS. */
export const writes: Readonly<Record<string, Action>> = {
  CreateDBInstance: create({
    kind: instance,
    needs: ['Engine', 'EngineVersion', 'DBInstanceClass', 'DBInstanceStorage', 'PayType', 'SecurityIPList'],
    set: {
      ...same(
        'Engine',
        'EngineVersion',
        'DBInstanceClass',
        'DBInstanceStorageType',
        'PayType',
        'ZoneId',
        'Category',
        'DBInstanceDescription',
        'DeletionProtection',
        'BurstingEnabled',
      ),
      VPCId: 'VpcId',
      VSwitchId: 'VSwitchId',
      DBInstanceStorage: 'storageGiB',
      SecurityIPList: (ips) => ({ whitelist: [{ name: 'default', attribute: '', ips: String(ips) || '127.0.0.1' }] }),
    },
    check: { PayType: oneOf(['Postpaid', 'Prepaid', 'Serverless']), DBInstanceStorage: between(5, 64_000) },
    via: 'Creating',
    to: 'Running',
    takesSeconds: 180,
    reply: (row, x) => ({
      DBInstanceId: row.id,
      ConnectionString: row.state.ConnectionString,
      Port: String(engineOf(row.state.Engine).port),
      OrderId: String(x.now),
      TagResult: Object.keys(row.tags).length > 0,
    }),
  }),
  DeleteDBInstance: remove({
    kind: instance,
    id: 'DBInstanceId',
    from: ['Running', 'Stopped'],
    guard: (state) => (state.DeletionProtection || state.PayType === 'Prepaid' ? isProtected : undefined),
    via: 'Deleting',
    takesSeconds: 5,
  }),
  ModifyDBInstanceDescription: update({
    ...byId,
    set: same('DBInstanceDescription'),
    check: { DBInstanceDescription: length(2, 255) },
  }),
  ModifyDBInstanceDeletionProtection: update({ ...byId, needs: ['DeletionProtection'], set: same('DeletionProtection') }),
  ModifyDBInstanceMonitor: update({
    ...byId,
    needs: ['Period'],
    set: { Period: 'monitorPeriod' },
    check: { Period: oneOf(['5', '10', '60', '300']) },
  }),
  ModifyDBInstanceAutoUpgradeMinorVersion: update({
    ...byId,
    needs: ['AutoUpgradeMinorVersion'],
    set: { AutoUpgradeMinorVersion: 'autoUpgrade' },
    check: { AutoUpgradeMinorVersion: oneOf(['Auto', 'Manual']) },
  }),
  ModifyDBInstanceMaintainTime: update({
    ...byId,
    needs: ['MaintainTime'],
    set: { MaintainTime: 'maintainTime' },
    check: { MaintainTime: like(/^\d{2}:\d{2}Z-\d{2}:\d{2}Z$/) },
  }),
  ModifyInstanceAutoRenewalAttribute: update({
    ...byId,
    needs: ['AutoRenew'],
    guard: (state) => (state.PayType === 'Prepaid' ? undefined : invalid('DBInstanceId')),
    set: {
      AutoRenew: (value) => ({ autoRenew: /^true$/i.test(String(value)) }),
      Duration: (value) => ({ autoRenewMonths: Number(value) }),
    },
    check: { AutoRenew: like(/^(true|false)$/i) },
  }),
  ModifySQLCollectorPolicy: update({
    ...byId,
    needs: ['SQLCollectorStatus'],
    set: { SQLCollectorStatus: 'sqlCollector.status' },
    check: { SQLCollectorStatus: oneOf(['Enable', 'Disabled']) },
  }),
  ModifySQLCollectorRetention: update({
    ...byId,
    needs: ['ConfigValue'],
    set: { ConfigValue: 'sqlCollector.days' },
    check: { ConfigValue: oneOf(['30', '180', '365', '1095', '1825']) },
  }),
  ModifySecurityIps: update({
    ...byId,
    needs: ['SecurityIps'],
    also: (state, _row, x) => ({
      whitelist: whitelistAfter(
        x,
        state.whitelist,
        {
          name: x.text('DBInstanceIPArrayName') || 'default',
          ...(x.text('DBInstanceIPArrayAttribute') !== '' && { attribute: x.text('DBInstanceIPArrayAttribute') }),
          ips: x.texts('SecurityIps'),
          mode: x.text('ModifyMode') || 'Cover',
        },
        badIps,
      ),
    }),
    reply: (_row, x) => ({ TaskId: String(x.now) }),
  }),
  MigrateSecurityIPMode: update({
    ...byId,
    also: { securityIpMode: 'safety' },
    reply: (row) => ({ DBInstanceId: row.id, SecurityIPMode: 'safety' }),
  }),
  ModifyBackupPolicy: update({
    ...byId,
    guard: (_state, _row, x) => policyRefusal(x),
    also: (state, _row, x) => policySet(state, x),
    reply: (row) => ({ DBInstanceID: row.id, EnableBackupLog: row.state.backup.EnableBackupLog }),
  }),
  ModifyInstanceCrossBackupPolicy: update({
    ...byId,
    set: {
      BackupEnabled: (value) => ({ 'crossBackup.enabled': onOff(value) }),
      CrossBackupRegion: 'crossBackup.region',
      LogBackupEnabled: (value) => ({ 'crossBackup.log': onOff(value) }),
      Retention: 'crossBackup.days',
    },
    check: { Retention: between(7, 1825) },
    reply: ({ id, region, state }) => ({
      DBInstanceId: id,
      RegionId: region,
      BackupEnabled: state.crossBackup.enabled,
      CrossBackupRegion: state.crossBackup.region,
      LogBackupEnabled: state.crossBackup.log,
      Retention: state.crossBackup.days,
    }),
  }),
  CreateBackup: update({
    ...byId,
    also: (state, _row, x) => ({ manualBackups: [...state.manualBackups, { id: String(Math.floor(x.now / 1000)), at: x.now }] }),
    reply: (_row, x) => ({ BackupJobId: String(Math.floor(x.now / 1000)) }),
  }),
  ModifyDBInstanceSpec: update({
    ...byId,
    guard: (state, _row, x) => specRefusal(state, x),
    also: (state, _row, x) => specSet(state, x),
    via: 'DBInstanceClassChanging',
    to: 'Running',
    takesSeconds: 60,
    reply: (row, x) => ({ DBInstanceId: row.id, OrderId: x.now }),
  }),
  TransformDBInstancePayType: update({
    ...byId,
    needs: ['PayType'],
    set: same('PayType'),
    check: { PayType: oneOf(['Postpaid', 'Prepaid']) },
    also: (_state, _row, x) => ({ ExpireTime: x.text('PayType') === 'Prepaid' ? second(x.now + 30 * 86_400_000) : '' }),
    reply: (row) => ({ DBInstanceId: row.id, ChargeType: row.state.PayType, ExpiredTime: row.state.ExpireTime }),
  }),
  UpgradeDBInstanceEngineVersion: update({
    ...byId,
    needs: ['EngineVersion'],
    set: same('EngineVersion'),
    via: 'EngineVersionUpgrading',
    to: 'Running',
    takesSeconds: 600,
    reply: (_row, x) => ({ TaskId: String(x.now) }),
  }),
  ModifyDBInstanceSSL: update({
    ...byId,
    set: {
      SSLEnabled: (value, _state, x) => ({
        'ssl.enabled': Number(value) === 0 ? 'No' : 'Yes',
        'ssl.expiresAt': Number(value) === 0 ? '' : second(x.now + 365 * 86_400_000),
      }),
      ForceEncryption: (value) => ({ 'ssl.force': String(value) }),
    },
    via: 'SSL_MODIFYING',
    to: 'Running',
    takesSeconds: 30,
  }),
  ModifyDBInstanceTDE: update({
    ...byId,
    needs: ['TDEStatus'],
    // Encryption is a way without return.
    guard: (state, _row, x) => (state.tde === 'Enabled' && x.text('TDEStatus') !== 'Enabled' ? invalid('TDEStatus') : undefined),
    set: { TDEStatus: 'tde' },
    via: 'TDE_MODIFYING',
    to: 'Running',
    takesSeconds: 60,
  }),
  ModifyResourceGroup: update({ ...byId, needs: ['ResourceGroupId'], set: same('ResourceGroupId') }),
  AllocateInstancePublicConnection: update({
    ...byId,
    needs: ['ConnectionStringPrefix', 'Port'],
    guard: (state) => (state.publicConnection === '' ? undefined : hasPublic),
    also: (state, _row, x) => ({ publicConnection: `${x.text('ConnectionStringPrefix')}.${engineOf(state.Engine).host}.rds.aliyuncs.com` }),
    via: 'NET_CREATING',
    to: 'Running',
    takesSeconds: 20,
    reply: ({ state }) => ({ ConnectionString: state.publicConnection }),
  }),
  ReleaseInstancePublicConnection: update({
    ...byId,
    needs: ['CurrentConnectionString'],
    guard: (state, _row, x) => (state.publicConnection === x.text('CurrentConnectionString') ? undefined : noConnection),
    also: { publicConnection: '' },
    via: 'NET_DELETING',
    to: 'Running',
    takesSeconds: 20,
  }),
  RestartDBInstance: write(
    (x) => {
      const row = x.get(instance, x.text('DBInstanceId'));
      x.later(30, x.change(row, { DBInstanceStatus: 'Restarting' }), { DBInstanceStatus: 'Running' });
      return {};
    },
    { needs: ['DBInstanceId'] },
  ),
};
