import { type Action, create, length, like, oneOf, type Refusal, remove, same, second, update } from '../../engine/index.ts';
import { isPlan } from '../databases/plans.ts';
import { whitelistAfter } from '../databases/whitelist.ts';
import { cluster } from './cluster.ts';

const byId = { kind: cluster, id: 'DBClusterId', from: ['Running'] } as const;
const badIps: Refusal = [400, 'InvalidSecurityIPs.Format', 'The specified security IPs are not in the valid format.'];
const invalid = (name: string): Refusal => [400, 'InvalidParameter', `The specified parameter ${name} is not valid.`];
const isLocked: Refusal = [403, 'OperationDenied.DBClusterStatus', 'The cluster is locked against deletion or a subscription.'];

const plans = ['PreferredBackupPeriod', 'DataLevel1BackupPeriod', 'DataLevel2BackupPeriod'] as const;

function policyRefusal(text: (name: string) => string): Refusal | undefined {
  const plan = plans.find((name) => text(name) !== '' && !isPlan(text(name)));
  if (plan) return invalid(plan);
  const days = text('DataLevel1BackupRetentionPeriod');
  return days !== '' && (Number(days) < 3 || Number(days) > 14) ? invalid('DataLevel1BackupRetentionPeriod') : undefined;
}

const policyNames = [
  'PreferredBackupPeriod',
  'PreferredBackupTime',
  'BackupRetentionPolicyOnClusterDeletion',
  'BackupFrequency',
  'DataLevel1BackupFrequency',
  'DataLevel1BackupPeriod',
  'DataLevel1BackupTime',
  'DataLevel1BackupRetentionPeriod',
  'DataLevel2BackupRetentionPeriod',
  'DataLevel2BackupAnotherRegionRegion',
  'DataLevel2BackupAnotherRegionRetentionPeriod',
] as const;

/** Every call that changes PolarDB. */
export const writes: Readonly<Record<string, Action>> = {
  CreateDBCluster: create({
    kind: cluster,
    needs: ['DBType', 'DBVersion', 'DBNodeClass', 'PayType'],
    set: {
      ...same('DBType', 'DBVersion', 'DBNodeClass', 'PayType', 'DBClusterDescription', 'ZoneId', 'StorageType', 'ServerlessType'),
      VPCId: 'VpcId',
      VSwitchId: 'VswitchId',
    },
    check: { PayType: oneOf(['Postpaid', 'Prepaid']), DBType: oneOf(['MySQL', 'PostgreSQL', 'Oracle']) },
    also: { DeletionLock: 0 },
    via: 'Creating',
    to: 'Running',
    takesSeconds: 180,
    reply: (row, x) => ({ DBClusterId: row.id, OrderId: String(x.now), ResourceGroupId: row.state.ResourceGroupId }),
  }),
  DeleteDBCluster: remove({
    ...byId,
    guard: (state) => (state.DeletionLock === 1 || state.PayType === 'Prepaid' ? isLocked : undefined),
    via: 'Deleting',
    takesSeconds: 60,
  }),
  ModifyDBClusterDeletion: update({
    ...byId,
    needs: ['Protection'],
    set: { Protection: (value) => ({ DeletionLock: value === true ? 1 : 0 }) },
  }),
  ModifyDBClusterDescription: update({ ...byId, set: same('DBClusterDescription'), check: { DBClusterDescription: length(2, 256) } }),
  ModifyDBClusterMaintainTime: update({
    ...byId,
    needs: ['MaintainTime'],
    set: { MaintainTime: 'maintainTime' },
    check: { MaintainTime: like(/^\d{2}:\d{2}Z-\d{2}:\d{2}Z$/) },
  }),
  ModifyDBClusterAccessWhitelist: update({
    ...byId,
    // Security groups are another list of the same action.
    also: (state, _row, x) =>
      x.text('WhiteListType') === 'SecurityGroup'
        ? {}
        : {
            whitelist: whitelistAfter(
              x,
              state.whitelist,
              {
                name: x.text('DBClusterIPArrayName') || 'default',
                ...(x.text('DBClusterIPArrayAttribute') !== '' && { attribute: x.text('DBClusterIPArrayAttribute') }),
                ips: x.texts('SecurityIps'),
                mode: x.text('ModifyMode') || 'Cover',
              },
              badIps,
            ),
          },
  }),
  ModifyBackupPolicy: update({
    ...byId,
    guard: (_state, _row, x) => policyRefusal((name) => x.text(name)),
    set: {
      ...Object.fromEntries(policyNames.map((name) => [name, `backup.${name}`])),
      // Without days there are no level-2 backups, and none are kept.
      DataLevel2BackupPeriod: (value) => ({
        'backup.DataLevel2BackupPeriod': value,
        ...(value === '' && { 'backup.DataLevel2BackupRetentionPeriod': '0' }),
      }),
    },
    check: { BackupRetentionPolicyOnClusterDeletion: oneOf(['ALL', 'LATEST', 'NONE']) },
  }),
  ModifyLogBackupPolicy: update({ ...byId, set: { LogBackupRetentionPeriod: (value) => ({ logBackupDays: Number(value) }) } }),
  ModifyAutoRenewAttribute: update({
    ...byId,
    id: 'DBClusterIds',
    set: {
      RenewalStatus: (value) => ({ autoRenew: value === 'AutoRenewal' }),
      Duration: (value) => ({ autoRenewMonths: Number(value) }),
    },
    check: { RenewalStatus: oneOf(['AutoRenewal', 'Normal', 'NotRenewal']) },
    guard: (state) => (state.PayType === 'Prepaid' ? undefined : invalid('DBClusterIds')),
  }),
  ModifyDBNodeClass: update({
    ...byId,
    needs: ['DBNodeTargetClass', 'ModifyType'],
    check: { ModifyType: oneOf(['Upgrade', 'Downgrade']) },
    set: {
      DBNodeTargetClass: (value, state) => ({
        DBNodeClass: value,
        DBNodes: { DBNode: state.DBNodes.DBNode.map((node) => ({ ...node, DBNodeClass: String(value) })) },
      }),
    },
    via: 'ClassChanging',
    to: 'Running',
    takesSeconds: 300,
    reply: (row, x) => ({ DBClusterId: row.id, OrderId: String(x.now) }),
  }),
  ModifyDBClusterAuditLogCollector: update({
    ...byId,
    needs: ['CollectorStatus'],
    set: { CollectorStatus: 'audit' },
    check: { CollectorStatus: oneOf(['Enable', 'Disabled']) },
  }),
  ModifyDBClusterTDE: update({
    ...byId,
    needs: ['TDEStatus'],
    // Encryption is a way without return.
    check: { TDEStatus: like(/^enable$/i) },
    also: { tde: 'Enabled' },
    via: 'Maintaining',
    to: 'Running',
    takesSeconds: 180,
  }),
  TransformDBClusterPayType: update({
    ...byId,
    needs: ['PayType'],
    set: same('PayType'),
    check: { PayType: oneOf(['Postpaid', 'Prepaid']) },
    also: (_state, _row, x) => ({ ExpireTime: x.text('PayType') === 'Prepaid' ? second(x.now + 30 * 86_400_000) : '' }),
    reply: (row, x) => ({ DBClusterId: row.id, ChargeType: row.state.PayType, ExpiredTime: row.state.ExpireTime, OrderId: String(x.now) }),
  }),
  ModifyDBClusterResourceGroup: update({ ...byId, needs: ['NewResourceGroupId'], set: { NewResourceGroupId: 'ResourceGroupId' } }),
};
