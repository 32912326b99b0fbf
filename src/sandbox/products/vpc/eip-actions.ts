import {
  type Action,
  between,
  type Context,
  create,
  get,
  list,
  oneOf,
  pages,
  type Refusal,
  type Row,
  remove,
  same,
  update,
  write,
} from '../../engine/index.ts';
import { type Eip, eip, hostOf } from './eip.ts';
import { described, invalid, isProtected, named } from './words.ts';

function shownOf({ state }: Row<Eip>, x: Context) {
  const pool = state.BandwidthPackageId === '' ? undefined : x.find('vpc.common-bandwidth-package', state.BandwidthPackageId);
  const bandwidth = pool ? String(pool.state['Bandwidth']) : state.Bandwidth;
  return {
    EipBandwidth: state.Bandwidth,
    Bandwidth: bandwidth,
    ...(pool && { BandwidthPackageBandwidth: bandwidth, BandwidthPackageType: 'CommonBandwidthPackage' }),
  };
}

const byId = { kind: eip, id: 'AllocationId' } as const;
const settled = ['Available', 'InUse'] as const;
const badBandwidth: Refusal = [400, 'InvalidParameter', 'Specified value of "Bandwidth" is not supported.'];
const bandwidth = (value: unknown) => (Number(value) >= 1 && Number(value) <= 1000 ? undefined : badBandwidth);
const prepaid: Refusal = [400, 'Forbidden.ChargeTypeIsPrepaid', "It's forbidden to release a prepaid EIP"];
const wrongHost: Refusal = [404, 'InvalidInstanceId.NotFound', 'Specified instance does not exist.'];
const free = { InstanceId: '', InstanceType: '', InstanceRegionId: '', VpcId: '', PrivateIpAddress: '' } as const;

function hostRefusal(x: Context): Refusal | undefined {
  const [, , name] = hostOf(x.text('InstanceId')) ?? [];
  // Interfaces and virtual addresses that the estate does not know are believed.
  if (name === undefined || !x.estate.kinds.has(name)) return undefined;
  return x.find(name, x.text('InstanceId')) ? undefined : wrongHost;
}

/** Every call that reads or changes EIPs. */
export const eipActions: Readonly<Record<string, Action>> = {
  DescribeEipAddresses: list({
    kind: eip,
    rows: 'EipAddresses.EipAddress',
    ids: 'AllocationId',
    page: pages({ size: 10, max: 100, over: 'clamp' }),
    filter: {
      ...same('Status', 'ISP', 'ChargeType', 'ResourceGroupId', 'PublicIpAddressPoolId', 'SegmentInstanceId'),
      EipAddress: 'IpAddress',
      EipName: 'Name',
      AssociatedInstanceId: 'InstanceId',
      AssociatedInstanceType: 'InstanceType',
      ServiceManaged: (state, wanted) => (state.ServiceManaged === 1) === wanted,
    },
    view: (_state, row, x) => shownOf(row, x),
  }),
  AllocateEipAddress: create({
    kind: eip,
    set: {
      ...same('Name', 'Description', 'InternetChargeType', 'ISP', 'Netmode', 'ResourceGroupId'),
      Bandwidth: (value) => ({ Bandwidth: String(value) }),
      InstanceChargeType: 'ChargeType',
    },
    check: {
      Bandwidth: bandwidth,
      Name: named,
      Description: described,
      InternetChargeType: oneOf(['PayByBandwidth', 'PayByTraffic'], invalid('InternetChargeType')),
      Period: between(1, 36, invalid('Period')),
    },
    also: { ...free, Bandwidth: '5', BandwidthPackageId: '', DeletionProtection: false },
    reply: ({ id, state }, x) => ({
      AllocationId: id,
      EipAddress: state.IpAddress,
      ResourceGroupId: state.ResourceGroupId,
      OrderId: x.now,
    }),
  }),
  AssociateEipAddress: update({
    ...byId,
    from: ['Available'],
    needs: ['InstanceId'],
    guard: (_state, _row, x) => hostRefusal(x),
    set: { InstanceId: 'InstanceId', Mode: 'Mode', VpcId: 'VpcId', PrivateIpAddress: 'PrivateIpAddress' },
    also: (_state, row, x) => ({
      InstanceType: x.text('InstanceType') || (hostOf(x.text('InstanceId'))?.[0] ?? 'EcsInstance'),
      InstanceRegionId: row.region,
    }),
    via: 'Associating',
    to: 'InUse',
    takesSeconds: 5,
  }),
  UnassociateEipAddress: update({
    ...byId,
    from: ['InUse'],
    guard: (state, _row, x) => (x.text('InstanceId') === '' || x.text('InstanceId') === state.InstanceId ? undefined : wrongHost),
    also: free,
    via: 'Unassociating',
    to: 'Available',
    takesSeconds: 5,
  }),
  ModifyEipAddressAttribute: update({
    ...byId,
    from: settled,
    set: { ...same('Name', 'Description'), Bandwidth: (value) => ({ Bandwidth: String(value) }) },
    check: { Bandwidth: bandwidth, Name: named, Description: described },
  }),
  ModifyEipForwardMode: update({
    kind: eip,
    id: 'InstanceId',
    from: ['InUse'],
    needs: ['Mode'],
    set: same('Mode'),
    check: { Mode: oneOf(['NAT', 'BINDED', 'MULTI_BINDED'], invalid('Mode')) },
  }),
  ReleaseEipAddress: remove({
    ...byId,
    from: ['Available'],
    guard: (state) => (state.DeletionProtection ? isProtected : state.ChargeType === 'PrePaid' ? prepaid : undefined),
    via: 'Releasing',
    takesSeconds: 3,
  }),
  DescribeHighDefinitionMonitorLogAttribute: get({
    kind: eip,
    id: 'InstanceId',
    view: ({ fineMonitor }, row) => ({
      InstanceId: row.id,
      InstanceType: 'EIP',
      LogProject: fineMonitor.project,
      LogStore: fineMonitor.store,
      Success: 'true',
    }),
  }),
  SetHighDefinitionMonitorLogStatus: write(
    (x) => {
      const isOn = x.text('Status') === 'ON';
      x.change(x.get(eip, x.text('InstanceId')), {
        HDMonitorStatus: isOn ? 'ON' : 'OFF',
        fineMonitor: { project: isOn ? x.text('LogProject') : '', store: isOn ? x.text('LogStore') : '' },
      });
      return { Success: 'true' };
    },
    { needs: ['InstanceId', 'Status'] },
  ),
};
