import {
  type Action,
  create,
  kind,
  list,
  type Make,
  type MetricFamily,
  oneOf,
  type Refusal,
  remove,
  same,
  second,
  update,
} from '../../engine/index.ts';
import { eip } from './eip.ts';
import { described, fifty, invalid, isProtected, named } from './words.ts';

function makePackage(m: Make) {
  return {
    BandwidthPackageId: m.id,
    Name: m.name,
    Description: '',
    Bandwidth: String(m.one([100, 200, 500])),
    Ratio: 100,
    InternetChargeType: 'PayByBandwidth',
    InstanceChargeType: 'PostPaid',
    ExpiredTime: '',
    Status: 'Available',
    BusinessStatus: 'Normal',
    ISP: 'BGP',
    Zone: '',
    CreationTime: second(m.createdAt),
    DeletionProtection: true,
    HasReservationData: 'false',
    ServiceManaged: 0,
    ResourceGroupId: `rg-${m.chars(14)}`,
  };
}

export type BandwidthPackage = ReturnType<typeof makePackage>;

const any = ['Value', 'Average', 'Maximum', 'Minimum'] as const;
const percent = { max: 100, unit: '%', statistics: any } as const;
const megabit = ({ Bandwidth }: BandwidthPackage) => Number(Bandwidth) * 1_000_000;
const metrics: readonly MetricFamily<BandwidthPackage>[] = [
  {
    namespace: 'acs_bandwidth_package',
    dimension: 'instanceId',
    names: {
      out_rate_percent: { level: 31, ...percent },
      in_rate_percent: { level: 11, ...percent },
      'net_tx.ratePercent': { level: 31, ...percent },
      'net_rx.ratePercent': { level: 11, ...percent },
      'net_tx.rate': { level: (state) => megabit(state) * 0.31, unit: 'bit/s', statistics: ['Value'] },
      'net_rx.rate': { level: (state) => megabit(state) * 0.11, unit: 'bit/s', statistics: ['Value'] },
      out_ratelimit_drop_speed: { level: 0, unit: 'Count/s', statistics: any, profile: 'steady' },
    },
  },
];

/** A shared bandwidth package. */
export const bandwidthPackage = kind<BandwidthPackage>({
  kind: 'vpc.common-bandwidth-package',
  type: 'ACS::CBWP::CommonBandwidthPackage',
  id: 'cbwp-{r}{18}',
  name: 'Name',
  share: 0.5,
  arn: 'acs:vpc:{region}:{account}:commonbandwidthpackage/{id}',
  notFound: [404, 'InvalidBandwidthPackageId.NotFound', 'The specified bandwidthPackageId does not exist in our records.'],
  status: { field: 'Status', wrong: [400, 'BandwidthPackageOperation.conflict', 'The bandwidth package is being configured.'] },
  make: makePackage,
  flaws: { unprotected: { rate: 0.1, set: { DeletionProtection: false } } },
  metrics,
});

const byId = { kind: bandwidthPackage, id: 'BandwidthPackageId', from: ['Available'] } as const;
const badBandwidth = (value: unknown) => (Number(value) >= 1 && Number(value) <= 5000 ? undefined : invalid('Bandwidth'));
const inUse: Refusal = [400, 'DependencyViolation.EIPS', 'The bandwidth package has EIPs in it.'];

/** Every call that reads or changes shared bandwidth packages. */
export const bandwidthPackageActions: Readonly<Record<string, Action>> = {
  DescribeCommonBandwidthPackages: list({
    kind: bandwidthPackage,
    rows: 'CommonBandwidthPackages.CommonBandwidthPackage',
    ids: 'BandwidthPackageId',
    page: fifty,
    filter: same('Name', 'ResourceGroupId'),
    view: (_state, row, x) => ({
      PublicIpAddresses: {
        PublicIpAddresse: x.where(eip, 'BandwidthPackageId', row.id).map(({ id, state }) => ({
          AllocationId: id,
          IpAddress: state.IpAddress,
          BandwidthPackageIpRelationStatus: 'BINDED',
        })),
      },
    }),
  }),
  CreateCommonBandwidthPackage: create({
    kind: bandwidthPackage,
    needs: ['Bandwidth'],
    set: {
      ...same('Name', 'Description', 'InternetChargeType', 'ISP', 'Ratio', 'Zone', 'ResourceGroupId'),
      Bandwidth: (value) => ({ Bandwidth: String(value) }),
    },
    check: {
      Bandwidth: badBandwidth,
      Name: named,
      Description: described,
      InternetChargeType: oneOf(['PayByBandwidth', 'PayBy95', 'PayByDominantTraffic'], invalid('InternetChargeType')),
    },
    also: { DeletionProtection: false },
    via: 'Pending',
    to: 'Available',
    takesSeconds: 3,
    reply: ({ id, state }) => ({ BandwidthPackageId: id, ResourceGroupId: state.ResourceGroupId }),
  }),
  ModifyCommonBandwidthPackageSpec: update({
    ...byId,
    needs: ['Bandwidth'],
    set: { Bandwidth: (value) => ({ Bandwidth: String(value) }) },
    check: { Bandwidth: badBandwidth },
    via: 'Modifying',
    to: 'Available',
    takesSeconds: 5,
  }),
  ModifyCommonBandwidthPackageAttribute: update({
    ...byId,
    set: same('Name', 'Description'),
    check: { Name: named, Description: described },
  }),
  AddCommonBandwidthPackageIp: update({
    kind: eip,
    id: 'IpInstanceId',
    needs: ['BandwidthPackageId'],
    from: ['Available', 'InUse'],
    set: { BandwidthPackageId: (id, _state, x) => ({ BandwidthPackageId: x.get(bandwidthPackage, String(id)).id }) },
  }),
  RemoveCommonBandwidthPackageIp: update({
    kind: eip,
    id: 'IpInstanceId',
    needs: ['BandwidthPackageId'],
    guard: (state, _row, x) =>
      state.BandwidthPackageId === x.text('BandwidthPackageId')
        ? undefined
        : [400, 'Ip.NotInCbwp', 'The EIP is not in the bandwidth package.'],
    also: { BandwidthPackageId: '' },
  }),
  DeleteCommonBandwidthPackage: remove({
    ...byId,
    guard: (state, row, x) => {
      if (state.DeletionProtection) return isProtected;
      return x.text('Force') !== 'true' && x.where(eip, 'BandwidthPackageId', row.id).length > 0 ? inUse : undefined;
    },
  }),
};
