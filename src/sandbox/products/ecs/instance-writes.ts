import { type Action, body, type Context, list, minute, oneOf, pages, type Refusal, same, update, write } from '../../engine/index.ts';
import { instanceTypes } from './instance-types.ts';
import { disk, instance } from './kinds.ts';

const anInstance = { kind: instance, id: 'InstanceId' } as const;
const badRenewal: Refusal = [400, 'InvalidRenewalStatus.ValueNotSupported', 'The specified RenewalStatus is not supported.'];
const notPrepaid: Refusal = [403, 'OperationDenied.NotPrepaid', 'The operation is only supported for subscription instances.'];
const badTokens: Refusal = [400, 'InvalidParameter.HttpTokens', 'The specified parameter HttpTokens is not valid.'];
const badType: Refusal = [400, 'InvalidInstanceType.ValueNotSupported', 'The specified instanceType beyond the permitted range.'];
const badLevel: Refusal = [400, 'InvalidPerformanceLevel.Malformed', 'The specified parameter PerformanceLevel is not valid.'];
const badRelease: Refusal = [400, 'InvalidAutoReleaseTime.Malformed', 'The specified AutoReleaseTime is wrongly formed.'];

const renewalStatuses = ['AutoRenewal', 'Normal', 'NotRenewal'];

/** Ids as `["i-1"]`, `i-1,i-2` or InstanceIds.1. */
function renewal(x: Context) {
  const asked = x.texts('InstanceId');
  const rows = asked.length > 0 ? asked.flatMap((id) => x.find(instance, id) ?? []) : [...x.rows(instance)];
  return rows
    .filter((row) => x.isHere(row) && row.state.InstanceChargeType === 'PrePaid')
    .map(({ id, state }) => ({
      InstanceId: id,
      RenewalStatus: state.renewalStatus,
      AutoRenewEnabled: state.renewalStatus === 'AutoRenewal',
      Duration: state.renewalStatus === 'AutoRenewal' ? state.renewalPeriod : 0,
      PeriodUnit: 'Month',
    }));
}

/** Settings of instances and disks beyond those that one attribute call writes. */
export const instanceWrites: Readonly<Record<string, Action>> = {
  DescribeInstanceAutoRenewAttribute: {
    run: (x) => {
      const rows = renewal(x);
      return body({ 'InstanceRenewAttributes.InstanceRenewAttribute': rows, TotalCount: rows.length, PageNumber: 1, PageSize: 100 });
    },
  },
  ModifyInstanceAutoRenewAttribute: update({
    ...anInstance,
    guard: (state) => (state.InstanceChargeType === 'PrePaid' ? undefined : notPrepaid),
    check: { RenewalStatus: oneOf(renewalStatuses, badRenewal) },
    set: {
      RenewalStatus: 'renewalStatus',
      AutoRenew: (on) => ({ renewalStatus: on === true ? 'AutoRenewal' : 'Normal' }),
      Duration: 'renewalPeriod',
    },
  }),
  ModifyInstanceAutoReleaseTime: update({
    ...anInstance,
    // Seconds are taken, and not kept.
    set: { AutoReleaseTime: (at) => ({ AutoReleaseTime: at === '' ? '' : minute(Date.parse(String(at))) }) },
    check: { AutoReleaseTime: (value) => (value === '' || !Number.isNaN(Date.parse(String(value))) ? undefined : badRelease) },
    // Left out, the planned release is cancelled.
    also: (_s, _row, x) => (x.text('AutoReleaseTime') === '' ? { AutoReleaseTime: '' } : {}),
  }),
  ModifyInstanceMetadataOptions: update({
    ...anInstance,
    check: { HttpTokens: oneOf(['optional', 'required'], badTokens) },
    set: {
      HttpEndpoint: 'MetadataOptions.HttpEndpoint',
      HttpTokens: 'MetadataOptions.HttpTokens',
      HttpPutResponseHopLimit: 'MetadataOptions.HttpPutResponseHopLimit',
    },
  }),
  ModifyInstanceNetworkSpec: update({
    ...anInstance,
    set: { ...same('InternetMaxBandwidthOut', 'InternetMaxBandwidthIn'), NetworkChargeType: 'InternetChargeType' },
    reply: () => ({ OrderId: '' }),
  }),
  ModifyInstanceSpec: update({
    ...anInstance,
    from: ['Stopped'],
    check: {
      InstanceType: oneOf(
        instanceTypes.map(([type]) => type),
        badType,
      ),
    },
    set: { InstanceType: (type) => ({ InstanceType: type, InstanceTypeFamily: String(type).split('.').slice(0, 2).join('.') }) },
  }),
  ModifyInstanceChargeType: write(
    (x) => {
      const set = { InstanceChargeType: x.text('InstanceChargeType') || 'PrePaid' };
      for (const id of x.texts('InstanceIds')) x.change(x.get(instance, id), set);
      return { OrderId: `2${String(x.now).slice(0, 14)}` };
    },
    { needs: ['InstanceIds'] },
  ),
  ModifyInstanceMaintenanceAttributes: update({ ...anInstance, set: { ActionOnMaintenance: 'maintenanceAction' } }),
  DescribeUserData: {
    needs: ['InstanceId'],
    run: (x) => ({ InstanceId: x.get(instance, x.text('InstanceId')).id, RegionId: x.region, UserData: '' }),
  },
  DescribeInstanceRamRole: {
    run: (x) => {
      const rows = x
        .texts('InstanceIds')
        .map((id) => ({ InstanceId: x.get(instance, id).id, RamRoleName: x.get(instance, id).state.ramRole }));
      return body({ RegionId: x.region, 'InstanceRamRoleSets.InstanceRamRoleSet': rows, TotalCount: rows.length });
    },
  },
  DescribeInstanceMaintenanceAttributes: list({
    kind: instance,
    rows: 'MaintenanceAttributes.MaintenanceAttribute',
    ids: 'InstanceId',
    page: pages({ size: 10, max: 100 }),
    view: (state) => ({
      ActionOnMaintenance: {
        DefaultValue: 'AutoRecover',
        Value: state.maintenanceAction,
        SupportedValues: { SupportedValue: ['Stop', 'AutoRecover', 'AutoRedeploy'] },
      },
      NotifyOnMaintenance: false,
    }),
  }),
  DescribeInstanceAttachmentAttributes: list({
    kind: instance,
    rows: 'Instances.Instance',
    ids: 'InstanceIds',
    page: pages({ size: 10, max: 50 }),
    view: () => ({ PrivatePoolOptionsId: '', PrivatePoolOptionsMatchCriteria: 'Open' }),
  }),
  JoinResourceGroup: write(
    (x) => {
      const kinds: Readonly<Record<string, string>> = {
        instance: 'ecs.instance',
        disk: 'ecs.disk',
        snapshot: 'ecs.snapshot',
        securitygroup: 'ecs.security-group',
      };
      const kind = kinds[x.text('ResourceType').toLowerCase()];
      if (kind === undefined) x.refuse([400, 'InvalidResourceType.NotFound', 'The ResourceType provided does not exist in our records.']);
      x.change(x.get(kind as string, x.text('ResourceId')), { ResourceGroupId: x.text('ResourceGroupId') });
      return {};
    },
    { needs: ['ResourceId', 'ResourceType'] },
  ),

  ModifyDiskSpec: update({
    kind: disk,
    id: 'DiskId',
    from: ['In_use', 'Available'],
    check: { PerformanceLevel: oneOf(['PL0', 'PL1', 'PL2', 'PL3'], badLevel) },
    set: { ...same('PerformanceLevel', 'ProvisionedIops'), DiskCategory: 'Category' },
    reply: (_row, x) => ({ TaskId: `t-${x.now}`, OrderId: '' }),
  }),
  ModifyDiskChargeType: write(
    (x) => {
      for (const id of x.texts('DiskIds')) x.change(x.get(disk, id), { DiskChargeType: x.text('DiskChargeType') || 'PrePaid' });
      return { OrderId: '' };
    },
    { needs: ['DiskIds'] },
  ),
};
