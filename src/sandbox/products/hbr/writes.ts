import {
  type Action,
  type Context,
  create,
  type Fields,
  length,
  oneOf,
  type Refusal,
  type Row,
  remove,
  same,
  update,
  write,
} from '../../engine/index.ts';
import { plan } from './plan.ts';
import { binding, policy } from './policy.ts';
import { epoch, type Vault, vault } from './vault.ts';

const invalid = (name: string): Refusal => [400, 'InvalidParameter', `The parameter ${name} is not valid.`];
const inUse = (what: string): Refusal => [400, `${what}InUse`, `The ${what.toLowerCase()} is still in use.`];
const touched = (_: Fields, __: Row, x: Context) => ({ UpdatedTime: epoch(x.now) });

/** Immutable backup, once on, stays on. */
const wormGuard = (state: Vault, _: Row<Vault>, x: Context): Refusal | undefined =>
  state.WormEnabled && x.params['WormEnabled'] === false
    ? [400, 'WormCannotBeDisabled', 'Immutable backup cannot be disabled once it is enabled.']
    : undefined;

/** Kinds of the sources that a policy may be bound to. */
const sourceKinds: Readonly<Record<string, string>> = {
  NAS: 'nas.file-system',
  UDM_ECS: 'ecs.instance',
  ECS_FILE: 'ecs.instance',
  OSS: 'oss.bucket',
};

function bind(x: Context): Fields {
  const { id: PolicyId } = x.get(policy, x.text('PolicyId'));
  const wanted = x.params['PolicyBindingList'];
  if (!Array.isArray(wanted) || wanted.length === 0 || wanted.length > 100) x.refuse(invalid('PolicyBindingList'));
  for (const one of wanted as readonly Fields[]) {
    const [SourceType, DataSourceId] = [String(one['SourceType'] ?? ''), String(one['DataSourceId'] ?? '')];
    const kind = sourceKinds[SourceType] ?? x.refuse(invalid('SourceType'));
    if (x.estate.kinds.has(kind) && !x.find(kind, DataSourceId))
      x.refuse([404, 'DataSourceNotExist', `The data source ${DataSourceId} does not exist.`]);
    const isBound = x.where(binding, 'DataSourceId', DataSourceId).some(({ state }) => state.PolicyId === PolicyId);
    if (isBound) x.refuse([400, 'PolicyBindingAlreadyExist', 'The data source is bound to the policy already.']);
    const { PolicyBindingDescription = '', Source = '', Disabled = false } = one;
    x.create(binding, { PolicyId, SourceType, DataSourceId, PolicyBindingDescription, Source, Disabled: String(Disabled) === 'true' });
  }
  return {};
}

function unbind(x: Context): Fields {
  const ids = (x.params['DataSourceIds'] ?? []) as readonly unknown[];
  for (const id of ids.map(String)) {
    const row = x
      .where(binding, 'DataSourceId', id)
      .find(({ state }) => state.PolicyId === x.text('PolicyId') && state.SourceType === x.text('SourceType'));
    x.remove(row ?? x.refuse(binding.notFound, { id }));
  }
  return {};
}

function readRules(value: unknown, x: Context): Fields {
  if (!Array.isArray(value)) return x.refuse(invalid('Rules'));
  return {
    Rules: value.map((rule: Fields, at) => ({ RuleId: `rule-000${x.call.requestId.slice(0, 8).toLowerCase()}${at + 1}`, ...rule })),
  };
}

const sourceTypes = oneOf(['ECS_FILE', 'NAS', 'OSS', 'OTS', 'COMMON_FILE_SYSTEM'], invalid('SourceType'));
const schedule = (value: unknown) => (/^I\|\d+\|P.+$/.test(String(value)) ? undefined : invalid('Schedule'));
const planFields = same(
  'PlanName',
  'Retention',
  'Schedule',
  'Options',
  'Include',
  'Exclude',
  'SpeedLimit',
  'Prefix',
  'KeepLatestSnapshots',
  'Disabled',
);
const paths = { Path: (value: unknown) => ({ Paths: { Path: value } }) };

const turned = (isOff: boolean) => ({ Disabled: isOff, BusinessStatus: isOff ? 'DISABLED' : 'ACTIVE' });

const blocked = (state: Vault, row: Row<Vault>, x: Context): Refusal | undefined => {
  if (x.where(plan, 'VaultId', row.id).length > 0) return inUse('Vault');
  if (x.where(vault, 'ReplicationSourceVaultId', row.id).length > 0)
    return [400, 'CannotDeleteReplicationSourceVault', 'The vault is the source of a replication and cannot be deleted.'];
  return state.WormEnabled && state.SnapshotCount > 0 ? inUse('Vault') : undefined;
};

/** Every call that changes Cloud Backup. */
export const writes: Readonly<Record<string, Action>> = {
  CreateVault: create({
    kind: vault,
    needs: ['VaultName', 'VaultRegionId'],
    set: same('VaultName', 'Description', 'VaultType', 'VaultStorageClass', 'EncryptType', 'KmsKeyId', 'WormEnabled'),
    check: {
      VaultName: length(1, 64, invalid('VaultName')),
      VaultType: oneOf(['STANDARD', 'OTS_BACKUP'], invalid('VaultType')),
      EncryptType: oneOf(['HBR_PRIVATE', 'KMS'], invalid('EncryptType')),
    },
    also: {
      WormEnabled: false,
      StorageSize: 0,
      SnapshotCount: 0,
      ReplicationSourceVault: false,
      ReplicationTargetVaultId: '',
      ReplicationTargetRegionId: '',
      ReplicationStatus: '',
    },
    via: 'INITIALIZING',
    to: 'CREATED',
    takesSeconds: 5,
    reply: (row, x) => ({ VaultId: row.id, TaskId: `t-${x.call.requestId.slice(0, 8).toLowerCase()}` }),
  }),
  UpdateVault: update({
    kind: vault,
    id: 'VaultId',
    from: ['CREATED'],
    set: same('VaultName', 'Description', 'WormEnabled', 'ResourceGroupId'),
    check: { VaultName: length(1, 64, invalid('VaultName')) },
    guard: wormGuard,
    also: touched,
  }),
  DeleteVault: remove({ kind: vault, id: 'VaultId', guard: blocked }),
  ChangeResourceGroup: update({
    kind: vault,
    id: 'ResourceId',
    needs: ['NewResourceGroupId', 'ResourceType'],
    set: { NewResourceGroupId: 'ResourceGroupId' },
  }),
  CreateBackupPlan: create({
    kind: plan,
    needs: ['SourceType', 'PlanName', 'VaultId', 'BackupType', 'Schedule', 'Retention'],
    refs: { VaultId: 'hbr.vault' },
    set: { ...planFields, ...paths, ...same('SourceType', 'VaultId', 'BackupType', 'InstanceId', 'FileSystemId', 'Bucket') },
    check: { SourceType: sourceTypes, Schedule: schedule },
    reply: (row) => ({ PlanId: row.id }),
  }),
  UpdateBackupPlan: update({
    kind: plan,
    id: 'PlanId',
    needs: ['SourceType'],
    set: { ...planFields, ...paths },
    check: { SourceType: sourceTypes, Schedule: schedule },
    also: touched,
  }),
  DisableBackupPlan: update({ kind: plan, id: 'PlanId', needs: ['SourceType'], also: turned(true) }),
  DeleteBackupPlan: remove({ kind: plan, id: 'PlanId', needs: ['SourceType'] }),
  CreatePolicyV2: create({
    kind: policy,
    needs: ['Rules'],
    set: { ...same('PolicyName', 'PolicyDescription', 'PolicyType'), Rules: (rules, _, x) => readRules(rules, x) },
    reply: (row) => ({ PolicyId: row.id }),
  }),
  UpdatePolicyV2: update({
    kind: policy,
    id: 'PolicyId',
    set: { ...same('PolicyName', 'PolicyDescription'), Rules: (rules, _, x) => readRules(rules, x) },
    also: touched,
  }),
  DeletePolicyV2: remove({ kind: policy, id: 'PolicyId', blockedBy: [['hbr.policy-binding', 'PolicyId', inUse('Policy')]] }),
  CreatePolicyBindings: write(bind, { needs: ['PolicyId', 'PolicyBindingList'] }),
  DeletePolicyBinding: write(unbind, { needs: ['PolicyId', 'SourceType', 'DataSourceIds'] }),
};
