import { describe, expect, it } from 'vitest';
import actiontrail from '../../../src/sandbox/products/actiontrail.ts';
import former from '../../../src/sandbox/products/actiontrail-2017.ts';
import hbr from '../../../src/sandbox/products/hbr.ts';
import kms from '../../../src/sandbox/products/kms.ts';
import nas from '../../../src/sandbox/products/nas.ts';
import { openProducts } from './call.ts';

type Row = Readonly<Record<string, unknown>>;
const at = (reply: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, name) => (value as Row | undefined)?.[name], reply);
const rowsAt = (reply: unknown, path: string) => at(reply, path) as readonly Row[];

describe('NAS', () => {
  const open = async (fits: (row: Row) => boolean) => {
    const estate = openProducts([nas], 60);
    const list = await estate.call('nas', 'DescribeFileSystems', { PageSize: '100' });
    const row = rowsAt(list, 'FileSystems.FileSystem').find(fits);
    const FileSystemId = String(row?.['FileSystemId']);
    return {
      ...estate,
      row,
      call: (action: string, params: Row = {}) => estate.call('nas', action, { FileSystemId, ...params }),
      refusal: (action: string, params: Row = {}) => estate.refusal('nas', action, { FileSystemId, ...params }),
    };
  };
  const isNfs = (row: Row) => row['FileSystemType'] === 'standard' && row['ProtocolType'] === 'NFS';

  it('keeps deleted files for so many days, and none once the bin is off', async () => {
    const { call, refusal } = await open(isNfs);
    const bin = async () => at(await call('GetRecycleBinAttribute'), 'RecycleBinAttribute');
    await call('EnableRecycleBin', { ReservedDays: '7' });
    expect(await bin()).toMatchObject({ Status: 'Enable', ReservedDays: 7 });
    await call('UpdateRecycleBinAttribute', { ReservedDays: '180' });
    expect(await bin()).toMatchObject({ ReservedDays: 180 });
    expect(await refusal('UpdateRecycleBinAttribute', { ReservedDays: '181' })).toBe('InvalidParameter.ReservedDays');
    await call('DisableAndCleanRecycleBin');
    expect(await bin()).toMatchObject({ Status: 'Disable', ReservedDays: 0 });
    expect(await refusal('UpdateRecycleBinAttribute', { ReservedDays: '3' })).toBe('OperationDenied.NotSupported');
  });

  it('moves cold files by a policy with a name of its own', async () => {
    const { call, refusal } = await open(isNfs);
    const policy = { LifecyclePolicyName: 'apple', LifecycleRuleName: 'DEFAULT_ATIME_30', StorageType: 'InfrequentAccess' };
    await call('CreateLifecyclePolicy', { ...policy, Paths: ['/'] });
    const names = async () => rowsAt(await call('DescribeLifecyclePolicies'), 'LifecyclePolicies').map((one) => one['LifecyclePolicyName']);
    expect(await names()).toContain('apple');
    expect(await refusal('CreateLifecyclePolicy', { ...policy, LifecyclePolicyName: 'pear', LifecycleRuleName: 'DAILY', Path: '/' })).toBe(
      'InvalidParameter.LifecycleRuleName',
    );
    expect(await refusal('CreateLifecyclePolicy', { ...policy, LifecyclePolicyName: 'pear', Path: 'a' })).toBe('InvalidParameter.Path');
    await call('DeleteLifecyclePolicy', { LifecyclePolicyName: 'apple' });
    expect(await names()).not.toContain('apple');
    expect(await refusal('DeleteLifecyclePolicy', { LifecyclePolicyName: 'apple' })).toBe('InvalidLifecyclePolicy.NotFound');
  });

  it('grows an extreme file system while it is extending, and never shrinks it', async () => {
    const { call, refusal, row, advance } = await open((one) => one['FileSystemType'] === 'extreme');
    const size = Number(row?.['Capacity']);
    const now = async () => rowsAt(await call('DescribeFileSystems'), 'FileSystems.FileSystem')[0];
    expect(await refusal('UpgradeFileSystem', { Capacity: String(size) })).toBe('InvalidParameter.Capacity');
    await call('UpgradeFileSystem', { Capacity: String(size + 100) });
    expect(await now()).toMatchObject({ Status: 'Extending', Capacity: size + 100 });
    expect(await refusal('UpgradeFileSystem', { Capacity: String(size + 200) })).toBe('OperationDenied.InvalidState');
    advance(31);
    expect(await now()).toMatchObject({ Status: 'Running' });
  });

  it('narrows one rule of an access group, and no rule of the default one', async () => {
    const estate = openProducts([nas], 60);
    const groups = rowsAt(await estate.call('nas', 'DescribeAccessGroups', { PageSize: '100' }), 'AccessGroups.AccessGroup');
    const AccessGroupName = String(groups[0]?.['AccessGroupName']);
    const rule = { AccessGroupName, AccessRuleId: '1' };
    await estate.call('nas', 'ModifyAccessRule', { ...rule, SourceCidrIp: '10.1.0.0/16', RWAccessType: 'RDONLY', Priority: '5' });
    expect(rowsAt(await estate.call('nas', 'DescribeAccessRules', { AccessGroupName }), 'AccessRules.AccessRule')).toMatchObject([
      { AccessRuleId: '1', SourceCidrIp: '10.1.0.0/16', RWAccess: 'RDONLY', Priority: 5, UserAccess: 'no_squash' },
    ]);
    const refusal = (more: Row) => estate.refusal('nas', 'ModifyAccessRule', { ...rule, ...more });
    expect(await refusal({ SourceCidrIp: '10.1.0.300' })).toBe('InvalidParameter.SourceCidrIp');
    expect(await refusal({ Priority: '101' })).toBe('InvalidParameter.Priority');
    expect(await refusal({ AccessRuleId: '9' })).toBe('InvalidAccessRule.NotFound');
    expect(await refusal({ AccessGroupName: 'apple' })).toBe('InvalidAccessGroup.NotFound');
    expect(await refusal({ FileSystemType: '1' })).toBe('InvalidFileSystemType.NotSupport');
  });

  it('says of a file system that is not there that it is not', async () => {
    const { refusal } = await open(isNfs);
    expect(await refusal('DescribeFileSystems', { FileSystemId: 'apple' })).toBe('InvalidFileSystem.NotFound');
    expect(await refusal('DeleteFileSystem')).toBe('OperationDenied.MountTargetExist');
  });
});

describe('Cloud Backup', () => {
  it('makes a vault that is ready after a while, and never takes immutability back', async () => {
    const { call, refusal, advance } = openProducts([hbr], 20);
    const VaultId = String(at(await call('hbr', 'CreateVault', { VaultName: 'apple', VaultRegionId: 'cn-hangzhou' }), 'VaultId'));
    const now = async () => rowsAt(await call('hbr', 'DescribeVaults', { VaultId }), 'Vaults.Vault')[0];
    expect(await now()).toMatchObject({ Status: 'INITIALIZING', WormEnabled: false });
    expect(await refusal('hbr', 'UpdateVault', { VaultId, WormEnabled: 'true' })).toBe('VaultNotReady');
    advance(6);
    await call('hbr', 'UpdateVault', { VaultId, WormEnabled: 'true', VaultName: 'pear' });
    expect(await now()).toMatchObject({ Status: 'CREATED', WormEnabled: true, VaultName: 'pear' });
    expect(await refusal('hbr', 'UpdateVault', { VaultId, WormEnabled: 'false' })).toBe('WormCannotBeDisabled');
  });

  it('runs a plan once a day, as the clock goes, until it is disabled', async () => {
    const { call, advance } = openProducts([hbr], 20);
    const plan = rowsAt(await call('hbr', 'DescribeBackupPlans', { PageSize: '99' }), 'BackupPlans.BackupPlan').find(
      (one) => !one['Disabled'],
    );
    const { PlanId, VaultId, SourceType } = plan as Row;
    const Filters = [
      { Key: 'PlanId', Operator: 'IN', Values: [PlanId] },
      { Key: 'VaultId', Values: [VaultId] },
    ];
    const jobs = async () => rowsAt(await call('hbr', 'DescribeBackupJobs2', { Filters, PageSize: '99' }), 'BackupJobs.BackupJob');
    const before = await jobs();
    expect(before.length).toBe(7);
    advance(86_400);
    const after = await jobs();
    expect(Number(after[0]?.['StartTime']) - Number(before[0]?.['StartTime'])).toBe(86_400);
    expect(after[1]?.['JobId']).toBe(before[0]?.['JobId']);
    const since = { Key: 'StartTime', Operator: 'GREATER_THAN', Values: [before[0]?.['StartTime']] };
    const latest = await call('hbr', 'DescribeBackupJobs2', { Filters: [...Filters, since] });
    expect(at(latest, 'TotalCount')).toBe(1);
    await call('hbr', 'DisableBackupPlan', { PlanId, VaultId, SourceType });
    expect(await jobs()).toEqual([]);
  });

  it('binds a source to a policy once, and lets no policy go that sources hang on', async () => {
    const { call, refusal } = openProducts([hbr, nas], 200);
    const source = rowsAt(await call('nas', 'DescribeFileSystems'), 'FileSystems.FileSystem')[0];
    const DataSourceId = String(source?.['FileSystemId']);
    const Rules = JSON.stringify([{ RuleType: 'BACKUP', BackupType: 'COMPLETE', Schedule: 'I|1700000000|P1D', Retention: 30 }]);
    const PolicyId = String(at(await call('hbr', 'CreatePolicyV2', { PolicyName: 'apple', Rules }), 'PolicyId'));
    const binding = { PolicyId, PolicyBindingList: JSON.stringify([{ DataSourceId, SourceType: 'NAS' }]) };
    await call('hbr', 'CreatePolicyBindings', binding);
    const bound = await call('hbr', 'DescribePolicyBindings', { PolicyId, SourceType: 'NAS', MaxResults: '50' });
    expect(rowsAt(bound, 'PolicyBindings')).toMatchObject([{ DataSourceId, SourceType: 'NAS', Disabled: false }]);
    expect(rowsAt(await call('hbr', 'DescribePoliciesV2', { PolicyId }), 'Policies')).toMatchObject([{ PolicyBindingCount: 1 }]);
    expect(await refusal('hbr', 'CreatePolicyBindings', binding)).toBe('PolicyBindingAlreadyExist');
    const lost = JSON.stringify([{ DataSourceId: 'apple', SourceType: 'NAS' }]);
    expect(await refusal('hbr', 'CreatePolicyBindings', { PolicyId, PolicyBindingList: lost })).toBe('DataSourceNotExist');
    expect(await refusal('hbr', 'DeletePolicyV2', { PolicyId })).toBe('PolicyInUse');
    await call('hbr', 'DeletePolicyBinding', { PolicyId, SourceType: 'NAS', DataSourceIds: JSON.stringify([DataSourceId]) });
    expect(await refusal('hbr', 'DeletePolicyV2', { PolicyId })).toBe('none');
  });
});

describe('KMS', () => {
  const open = async (params: Row = {}) => {
    const estate = openProducts([kms], 30);
    const KeyId = String(at(await estate.call('kms', 'CreateKey', params), 'KeyMetadata.KeyId'));
    return {
      call: (action: string, more: Row = {}) => estate.call('kms', action, { KeyId, ...more }),
      refusal: (action: string, more: Row = {}) => estate.refusal('kms', action, { KeyId, ...more }),
      now: async () => at(await estate.call('kms', 'DescribeKey', { KeyId }), 'KeyMetadata'),
    };
  };

  it('rotates a symmetric key of its own at an interval from 7 to 730 days', async () => {
    const { call, refusal, now } = await open();
    expect(await now()).toMatchObject({ AutomaticRotation: 'Disabled', DeletionProtection: 'Disabled', KeyState: 'Enabled' });
    await call('UpdateRotationPolicy', { EnableAutomaticRotation: 'true', RotationInterval: '365d' });
    expect(await now()).toMatchObject({ AutomaticRotation: 'Enabled', RotationInterval: '31536000s' });
    for (const RotationInterval of ['6d', '731d', 'often'])
      expect(await refusal('UpdateRotationPolicy', { EnableAutomaticRotation: 'true', RotationInterval })).toBe('InvalidParameter');
    const foreign = await open({ KeySpec: 'RSA_2048' });
    expect(await foreign.refusal('UpdateRotationPolicy', { EnableAutomaticRotation: 'true', RotationInterval: '365d' })).toBe(
      'UnsupportedOperation',
    );
  });

  it('protects a key, named by its id or its ARN, from deletion', async () => {
    const { call, refusal, now } = await open();
    await call('SetDeletionProtection', { EnableDeletionProtection: 'true' });
    expect(await refusal('ScheduleKeyDeletion', { PendingWindowInDays: '7' })).toBe('Forbidden.ProtectedResource');
    const ProtectedResourceArn = at(await now(), 'Arn');
    await call('SetDeletionProtection', { KeyId: '', ProtectedResourceArn, EnableDeletionProtection: 'false' });
    expect(await refusal('ScheduleKeyDeletion', { PendingWindowInDays: '6' })).toBe('InvalidParameter');
    await call('ScheduleKeyDeletion', { PendingWindowInDays: '7' });
    expect(await now()).toMatchObject({ KeyState: 'PendingDeletion' });
    expect(await refusal('EnableKey')).toBe('Rejected.PendingDeletion');
  });

  it('changes a disabled key no further but in its state', async () => {
    const { call, refusal } = await open();
    await call('DisableKey');
    expect(await refusal('UpdateRotationPolicy', { EnableAutomaticRotation: 'true', RotationInterval: '365d' })).toBe('Rejected.Disabled');
    await call('EnableKey');
    expect(await refusal('UpdateRotationPolicy', { EnableAutomaticRotation: 'true', RotationInterval: '365d' })).toBe('none');
  });
});

describe('ActionTrail', () => {
  const fields = { Name: 'apple-trail', EventRW: 'All', TrailRegion: 'All', SlsProjectArn: 'acs:log:cn-hangzhou:1:project/apple' };

  it('records once it is started and until it is stopped', async () => {
    const { call } = openProducts([actiontrail], 5);
    await call('actiontrail', 'CreateTrail', fields);
    const status = async () => rowsAt(await call('actiontrail', 'DescribeTrails', { NameList: 'apple-trail' }), 'TrailList')[0]?.['Status'];
    const isLogging = async () => at(await call('actiontrail', 'GetTrailStatus', { Name: 'apple-trail' }), 'IsLogging');
    expect([await status(), await isLogging()]).toEqual(['Fresh', false]);
    await call('actiontrail', 'StartLogging', { Name: 'apple-trail' });
    expect([await status(), await isLogging()]).toEqual(['Enable', true]);
    await call('actiontrail', 'StopLogging', { Name: 'apple-trail' });
    expect([await status(), await isLogging()]).toEqual(['Disable', false]);
  });

  it('is seen from other regions when it records all of them, and only by who asks for it', async () => {
    const { call } = openProducts([actiontrail], 5);
    await call('actiontrail', 'CreateTrail', fields, 'cn-beijing');
    await call('actiontrail', 'CreateTrail', { ...fields, Name: 'pear-trail', TrailRegion: 'cn-beijing' }, 'cn-beijing');
    const names = async (params: Row, region: string) =>
      rowsAt(await call('actiontrail', 'DescribeTrails', { NameList: 'apple-trail,pear-trail', ...params }, region), 'TrailList').map(
        (one) => one['Name'],
      );
    expect(await names({}, 'cn-beijing')).toEqual(['apple-trail', 'pear-trail']);
    expect(await names({}, 'cn-hangzhou')).toEqual([]);
    expect(await names({ IncludeShadowTrails: 'true' }, 'cn-hangzhou')).toEqual(['apple-trail']);
  });

  it('needs a name of its own and somewhere to write', async () => {
    const { call, refusal } = openProducts([actiontrail], 5);
    await call('actiontrail', 'CreateTrail', fields);
    expect(await refusal('actiontrail', 'CreateTrail', fields)).toBe('TrailAlreadyExistsException');
    expect(await refusal('actiontrail', 'CreateTrail', { Name: 'pear-trail' })).toBe('MissingDeliveryTarget');
    expect(await refusal('actiontrail', 'StartLogging', { Name: 'plum-trail' })).toBe('TrailNotFoundException');
  });

  it('answers its former version with what that one knew', async () => {
    const { call } = openProducts([actiontrail, former], 5);
    await call('actiontrail', 'CreateTrail', fields);
    const [row] = rowsAt(await call('actiontrail-2017', 'DescribeTrails', { NameList: 'apple-trail' }), 'TrailList');
    expect(row).toMatchObject({ Name: 'apple-trail', RoleName: 'aliyunserviceroleforactiontrail' });
    expect(row).not.toHaveProperty('TrailArn');
  });
});
