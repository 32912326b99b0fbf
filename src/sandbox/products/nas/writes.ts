import {
  type Action,
  between,
  type Context,
  create,
  type Fields,
  length,
  oneOf,
  type Refusal,
  remove,
  same,
  second,
  update,
  write,
} from '../../engine/index.ts';
import { type AccessRule, defaultGroup, groupOf } from './access-group.ts';
import { type FileSystem, fileSystem } from './file-system.ts';

const byId = { kind: fileSystem, id: 'FileSystemId', from: ['Running'] } as const;
const invalid = (name: string): Refusal => [400, `InvalidParameter.${name}`, `The specified parameter ${name} is not valid.`];
const unsupported: Refusal = [400, 'OperationDenied.NotSupported', 'The file system does not support this operation.'];
const noRule: Refusal = [404, 'InvalidAccessRule.NotFound', 'The specified access rule does not exist.'];
const noPolicy: Refusal = [404, 'InvalidLifecyclePolicy.NotFound', 'The specified lifecycle policy does not exist.'];
const mounted: Refusal = [403, 'OperationDenied.MountTargetExist', 'The file system still has mount targets.'];
const days = between(1, 180, invalid('ReservedDays'));
const ageRules = [14, 30, 60, 90, 180].map((age) => `DEFAULT_ATIME_${age}`);

const isBlock = (text: string) => {
  const parts = /^(\d+)\.(\d+)\.(\d+)\.(\d+)(?:\/(\d+))?$/.exec(text)?.slice(1);
  return parts?.every((part, at) => part === undefined || Number(part) <= (at === 4 ? 32 : 255)) ?? false;
};
const isBlock6 = (text: string) => /^[0-9a-f:]*:[0-9a-f:]*(\/\d{1,3})?$/i.test(text);

/** The rule with what the call says laid over it. */
function ruleAfter(x: Context, rule: AccessRule): AccessRule {
  const sent = (name: string, otherwise: string) => x.text(name) || otherwise;
  return {
    ...rule,
    SourceCidrIp: sent('SourceCidrIp', rule.SourceCidrIp),
    Ipv6SourceCidrIp: sent('Ipv6SourceCidrIp', rule.Ipv6SourceCidrIp),
    Priority: x.number('Priority') ?? rule.Priority,
    RWAccess: sent('RWAccessType', rule.RWAccess),
    UserAccess: sent('UserAccessType', rule.UserAccess),
  };
}

function ruleRefusal(rule: AccessRule): Refusal | undefined {
  if (rule.SourceCidrIp !== '' && !isBlock(rule.SourceCidrIp)) return invalid('SourceCidrIp');
  if (rule.Ipv6SourceCidrIp !== '' && !isBlock6(rule.Ipv6SourceCidrIp)) return invalid('Ipv6SourceCidrIp');
  if (!Number.isInteger(rule.Priority) || rule.Priority < 1 || rule.Priority > 100) return invalid('Priority');
  if (!['RDWR', 'RDONLY'].includes(rule.RWAccess)) return invalid('RWAccessType');
  return ['no_squash', 'root_squash', 'all_squash'].includes(rule.UserAccess) ? undefined : invalid('UserAccessType');
}

function modifyRule(x: Context): Fields {
  const group = groupOf(x);
  const rule = group.state.rules.find(({ AccessRuleId }) => AccessRuleId === x.text('AccessRuleId')) ?? x.refuse(noRule);
  if (group.state.AccessGroupName === defaultGroup)
    x.refuse([403, 'OperationDenied.DefaultAccessGroup', 'Rules of the default access group cannot be modified.']);
  const after = ruleAfter(x, rule);
  const refusal = ruleRefusal(after);
  if (refusal) x.refuse(refusal);
  x.change(group, { rules: group.state.rules.map((one) => (one === rule ? after : one)) });
  return {};
}

const hasBin = (state: FileSystem) => state.FileSystemType === 'standard' && state.ProtocolType === 'NFS';
const isOn = (state: FileSystem) => state.recycleBin.Status === 'Enable';
const binGuard = (state: FileSystem) => (hasBin(state) ? undefined : unsupported);

const createPolicy = update({
  ...byId,
  needs: ['LifecyclePolicyName', 'LifecycleRuleName', 'StorageType'],
  check: {
    LifecyclePolicyName: length(3, 64, invalid('LifecyclePolicyName')),
    LifecycleRuleName: oneOf(ageRules, invalid('LifecycleRuleName')),
    StorageType: oneOf(['InfrequentAccess', 'Archive'], invalid('StorageType')),
  },
  guard(state, _, x) {
    if (state.FileSystemType !== 'standard' || !['Performance', 'Capacity'].includes(state.StorageType)) return unsupported;
    if (pathsOf(x).length === 0 || pathsOf(x).length > 10 || pathsOf(x).some((path) => !path.startsWith('/'))) return invalid('Path');
    const isTaken = state.lifecycle.some(({ LifecyclePolicyName }) => LifecyclePolicyName === x.text('LifecyclePolicyName'));
    return isTaken ? [400, 'LifecyclePolicy.AlreadyExist', 'The lifecycle policy already exists.'] : undefined;
  },
  also: (state, _, x) => ({
    lifecycle: [
      ...state.lifecycle,
      {
        LifecyclePolicyName: x.text('LifecyclePolicyName'),
        LifecycleRuleName: x.text('LifecycleRuleName'),
        StorageType: x.text('StorageType'),
        Paths: pathsOf(x),
        CreateTime: second(x.now),
      },
    ],
  }),
  reply: () => ({ Success: true }),
});

const pathsOf = (x: Context) => (x.text('Path') === '' ? x.texts('Paths') : [x.text('Path')]);

const deletePolicy = update({
  ...byId,
  needs: ['LifecyclePolicyName'],
  guard: (state, _, x) =>
    state.lifecycle.some(({ LifecyclePolicyName }) => LifecyclePolicyName === x.text('LifecyclePolicyName')) ? undefined : noPolicy,
  also: (state, _, x) => ({
    lifecycle: state.lifecycle.filter(({ LifecyclePolicyName }) => LifecyclePolicyName !== x.text('LifecyclePolicyName')),
  }),
  reply: () => ({ Success: true }),
});

const smbGuard = (state: FileSystem) => (state.ProtocolType === 'SMB' ? undefined : unsupported);
const nfsGuard = (state: FileSystem) => (state.ProtocolType === 'NFS' ? undefined : unsupported);
const smbNames = ['EnableAnonymousAccess', 'EncryptData', 'RejectUnencryptedAccess', 'SuperAdminSid', 'HomeDirPath'];

/** Every call that changes NAS. */
export const writes: Readonly<Record<string, Action>> = {
  CreateFileSystem: create({
    kind: fileSystem,
    needs: ['ProtocolType', 'StorageType'],
    set: {
      ...same(
        'FileSystemType',
        'ProtocolType',
        'StorageType',
        'ZoneId',
        'Capacity',
        'Description',
        'EncryptType',
        'VpcId',
        'RedundancyType',
        'ChargeType',
        'ResourceGroupId',
      ),
      KmsKeyId: 'KMSKeyId',
    },
    check: {
      ProtocolType: oneOf(['NFS', 'SMB', 'cpfs'], invalid('ProtocolType')),
      FileSystemType: oneOf(['standard', 'extreme', 'cpfs'], invalid('FileSystemType')),
      EncryptType: between(0, 2, invalid('EncryptType')),
    },
    also: (x) => ({
      FileSystemType: 'standard',
      EncryptType: 0,
      Description: '',
      AutoSnapshotPolicyId: '',
      MeteredSize: 0,
      MeteredIASize: 0,
      usedGib: 0,
      lifecycle: [],
      'MountTargets.MountTarget': [],
      'recycleBin.Status': x.text('FileSystemType') === 'extreme' ? 'Disable' : 'Enable',
    }),
    via: 'Pending',
    to: 'Running',
    takesSeconds: 5,
    reply: (row) => ({ FileSystemId: row.id }),
  }),
  ModifyFileSystem: update({
    ...byId,
    set: same('Description', 'Options'),
    check: { Description: length(0, 128, invalid('Description')) },
  }),
  DeleteFileSystem: remove({ ...byId, guard: (state) => (state.MountTargets.MountTarget.length > 0 ? mounted : undefined) }),
  UpgradeFileSystem: update({
    ...byId,
    needs: ['Capacity'],
    set: same('Capacity'),
    guard(state, _, x) {
      if (state.FileSystemType === 'standard') return unsupported;
      const wanted = x.number('Capacity') ?? 0;
      return wanted > state.Capacity && wanted <= 262_144 ? undefined : invalid('Capacity');
    },
    via: 'Extending',
    to: 'Running',
    takesSeconds: 30,
  }),
  EnableRecycleBin: update({
    ...byId,
    check: { ReservedDays: days },
    guard: binGuard,
    also: (_, __, x) => ({
      recycleBin: { Status: 'Enable', ReservedDays: x.number('ReservedDays') ?? 3, EnableTime: second(x.now) },
    }),
  }),
  UpdateRecycleBinAttribute: update({
    ...byId,
    needs: ['ReservedDays'],
    check: { ReservedDays: days },
    set: { ReservedDays: 'recycleBin.ReservedDays' },
    guard: (state) => binGuard(state) ?? (isOn(state) ? undefined : unsupported),
  }),
  DisableAndCleanRecycleBin: update({ ...byId, guard: binGuard, also: { 'recycleBin.Status': 'Disable' } }),
  CreateLifecyclePolicy: createPolicy,
  DeleteLifecyclePolicy: deletePolicy,
  ModifyAccessRule: write(modifyRule, { needs: ['AccessGroupName', 'AccessRuleId'] }),
  EnableNfsAcl: update({ ...byId, guard: nfsGuard, also: { nfsAcl: true } }),
  DisableNfsAcl: update({ ...byId, guard: nfsGuard, also: { nfsAcl: false } }),
  EnableSmbAcl: update({ ...byId, needs: ['Keytab', 'KeytabMd5'], guard: smbGuard, also: { 'smbAcl.Enabled': true } }),
  DisableSmbAcl: update({ ...byId, guard: smbGuard, also: { 'smbAcl.Enabled': false } }),
  ModifySmbAcl: update({ ...byId, guard: smbGuard, set: Object.fromEntries(smbNames.map((name) => [name, `smbAcl.${name}`])) }),
  ChangeResourceGroup: update({
    kind: fileSystem,
    id: 'ResourceId',
    needs: ['NewResourceGroupId', 'ResourceType'],
    set: { NewResourceGroupId: 'ResourceGroupId' },
  }),
};
