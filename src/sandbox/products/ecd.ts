import {
  type Context,
  create,
  defineProduct,
  type Fields,
  list,
  listOf,
  pages,
  pagesOrTokens,
  type Row,
  remove,
  same,
  tagging,
  tokens,
  update,
  write,
} from '../engine/index.ts';
import { desktop, desktopGroup, officeSite, policyGroup } from './ecd/kinds.ts';

const page = (more: { readonly total?: null } = {}) => tokens({ size: 10, max: 100, sizeOut: null, ...more });
const aDesktop = { kind: desktop, id: 'DesktopId' } as const;
const policySettings = [
  ...['Name', 'Clipboard', 'LocalDrive', 'UsbRedirect', 'CameraRedirect', 'Html5Access', 'Html5FileTransfer', 'VisualQuality'],
  ...['Watermark', 'WatermarkTransparency', 'WatermarkType', 'Recording', 'RecordingExpires', 'RecordingFps', 'DomainList'],
];

/** Elastic Desktop Service: WUYING Workspace. */
export default defineProduct({
  product: 'ecd',
  style: 'RPC',
  versions: ['2020-09-30'],
  hosts: ['ecd.{region}.aliyuncs.com', 'ecd.aliyuncs.com'],
  kinds: [officeSite, policyGroup, desktopGroup, desktop],
  actions: {
    DescribeRegions: listOf({
      rows: 'Regions',
      from: (x) => x.estate.regions.map((RegionId) => ({ RegionId, LocalName: RegionId, RegionEndpoint: `ecd.${RegionId}.aliyuncs.com` })),
    }),
    DescribeZones: listOf({ rows: 'Zones', from: (x) => ['h', 'i', 'j'].map((zone) => ({ ZoneId: `${x.region}-${zone}` })) }),

    DescribeOfficeSites: list({
      kind: officeSite,
      rows: 'OfficeSites',
      ids: 'OfficeSiteId',
      page: page(),
      filter: same('OfficeSiteType', 'Status', 'VpcId', 'AccountType', 'SecurityProtection'),
      view: (_state, row, x) => {
        const desktops = x.where(desktop, 'OfficeSiteId', row.id).length;
        return { DesktopCount: desktops, TotalEdsCount: desktops };
      },
    }),
    ModifyOfficeSiteMfaEnabled: update({ kind: officeSite, id: 'OfficeSiteId', needs: ['MfaEnabled'], set: same('MfaEnabled') }),

    DescribeDesktopGroups: list({
      kind: desktopGroup,
      rows: 'DesktopGroups',
      ids: 'DesktopGroupIds',
      page: page({ total: null }),
      filter: {
        ...same('DesktopGroupId', 'OfficeSiteId', 'PolicyGroupId', 'Status', 'ProtocolType', 'DesktopType'),
        DesktopGroupName: (state, wanted) => state.DesktopGroupName.includes(String(wanted)),
      },
      view: (_state, row, x) => {
        const desktops = x.where(desktop, 'DesktopGroupId', row.id);
        return { DesktopCount: desktops.length, CountPerStatus: countsOf(desktops) };
      },
    }),

    DescribeDesktops: list({
      kind: desktop,
      rows: 'Desktops',
      ids: 'DesktopId',
      page: pagesOrTokens(pages({ size: 10, max: 100 }), page(), ['MaxResults', 'NextToken']),
      filter: {
        ...same('DesktopStatus', 'ChargeType', 'OfficeSiteId', 'DesktopGroupId', 'DesktopType', 'PolicyGroupId', 'ProtocolType'),
        ...same('ManagementFlag', 'SnapshotPolicyId', 'NetworkInterfaceIp'),
        DesktopStatusList: 'DesktopStatus',
        EndUserId: 'EndUserIds',
        DesktopName: (state, wanted) => state.DesktopName.includes(String(wanted)),
        OnlyDesktopGroup: (state, wanted) => wanted !== true || state.DesktopGroupId !== '',
        FilterDesktopGroup: (state, wanted) => wanted !== true || state.DesktopGroupId === '',
      },
    }),
    DescribeDesktopSessions: listOf({
      rows: 'Sessions',
      from: (x) => [...x.rows(desktop)].flatMap((row) => sessionsOf(row, x.now)),
      page: pages({ size: 10, max: 100, pageOut: null, sizeOut: null }),
      filter: same('DesktopId', 'DesktopName', 'OfficeSiteId', 'SessionStatus', 'EndUserId'),
    }),
    StartDesktops: update({ ...aDesktop, from: ['Stopped'], via: 'Starting', to: 'Running', takesSeconds: 30 }),
    StopDesktops: update({ ...aDesktop, from: ['Running'], via: 'Stopping', to: 'Stopped', takesSeconds: 30, also: unused }),
    RebootDesktops: update({ ...aDesktop, from: ['Running'], via: 'Starting', to: 'Running', takesSeconds: 60, also: unused }),
    ModifyDesktopName: update({ ...aDesktop, needs: ['NewDesktopName'], set: { NewDesktopName: 'DesktopName' } }),
    ModifyEntitlement: update({ ...aDesktop, also: (_state, _row, x) => ({ EndUserIds: x.texts('EndUserId') }) }),
    ModifyDesktopSpec: update({
      ...aDesktop,
      from: ['Stopped', 'Running'],
      set: { DesktopType: 'DesktopType', RootDiskSizeGib: 'SystemDiskSize', UserDiskSizeGib: (size) => ({ DataDiskSize: `[${size}]` }) },
      reply: () => ({ OrderId: '' }),
    }),
    ModifyDesktopChargeType: update({
      ...aDesktop,
      needs: ['ChargeType'],
      set: same('ChargeType'),
      also: (state, _row, x) => ({ ExpiredTime: x.text('ChargeType') === 'PrePaid' ? endOf(x) : state.ExpiredTime }),
      reply: () => ({ OrderId: '' }),
    }),
    ModifyDesktopsPolicyGroup: write(
      (x) => {
        const policy = x.get(policyGroup, x.text('PolicyGroupId'));
        const desktops = x.texts('DesktopId').map((id) => x.get(desktop, id));
        const set = { PolicyGroupId: policy.id, PolicyGroupIdList: [policy.id], PolicyGroupName: policy.state.Name };
        for (const one of desktops) x.change(one, set);
        return { ModifyResults: desktops.map(({ id }) => ({ DesktopId: id, Code: 'success', Message: 'success' })) };
      },
      { needs: ['DesktopId', 'PolicyGroupId'] },
    ),
    CreateDesktops: create({
      kind: desktop,
      needs: ['OfficeSiteId', 'PolicyGroupId'],
      refs: { OfficeSiteId: 'ecd.office-site', PolicyGroupId: 'ecd.policy-group' },
      set: same('DesktopName', 'OfficeSiteId', 'PolicyGroupId', 'ChargeType', 'BundleId'),
      also: (x) => ({
        ...unused(),
        DesktopGroupId: '',
        EndUserIds: x.texts('EndUserId'),
        ExpiredTime: x.text('ChargeType') === 'PrePaid' ? endOf(x) : '',
      }),
      via: 'Pending',
      to: 'Running',
      takesSeconds: 60,
      reply: (row) => ({ DesktopId: [row.id], OrderId: '' }),
    }),
    DeleteDesktops: remove({ ...aDesktop, from: ['Running', 'Stopped', 'Expired'] }),

    DescribePolicyGroups: list({
      kind: policyGroup,
      rows: 'DescribePolicyGroups',
      ids: 'PolicyGroupId',
      page: pagesOrTokens(pages({ size: 10, max: 100, total: null }), page({ total: null })),
      view: (_state, row, x) => ({ EdsCount: x.where(desktop, 'PolicyGroupId', row.id).length }),
    }),
    CreatePolicyGroup: create({ kind: policyGroup, set: same(...policySettings), reply: (row) => ({ PolicyGroupId: row.id }) }),
    ModifyPolicyGroup: update({ kind: policyGroup, id: 'PolicyGroupId', set: same(...policySettings) }),
    DeletePolicyGroups: remove({
      kind: policyGroup,
      id: 'PolicyGroupId',
      blockedBy: [['ecd.desktop', 'PolicyGroupId', [400, 'InvalidPolicyGroup.InUse', 'The policy group is in use.']]],
    }),

    ...tagging({
      types: { 'ALIYUN::GWS::INSTANCE': 'ecd.desktop', 'ALIYUN::GWS::DESKTOPGROUP': 'ecd.desktop-group' },
      rows: 'TagResources',
    }),
  },
});

/** Nobody is connected to a desktop that does not run. */
function unused(): Fields {
  return { ConnectionStatus: 'Disconnected', Sessions: [] };
}

function countsOf(desktops: readonly Row<ReturnType<typeof desktop.make>>[]): readonly Fields[] {
  const statuses = [...new Set(desktops.map(({ state }) => state.DesktopStatus))];
  return statuses.map((Status) => ({ Status, Count: desktops.filter(({ state }) => state.DesktopStatus === Status).length }));
}

function sessionsOf({ state }: Row<ReturnType<typeof desktop.make>>, now: number): readonly Fields[] {
  return state.Sessions.map((session) => ({
    DesktopId: state.DesktopId,
    DesktopName: state.DesktopName,
    OfficeSiteId: state.OfficeSiteId,
    OfficeSiteName: state.OfficeSiteName,
    OsType: state.OsType,
    ProtocolType: state.ProtocolType,
    EndUserId: session.EndUserId,
    SessionStatus: state.ConnectionStatus,
    SessionStartTime: session.EstablishmentTime,
    LatestConnectionTime: Math.max(0, Math.floor((now - Date.parse(session.EstablishmentTime)) / 1000)),
  }));
}

const months: Readonly<Record<string, number>> = { Month: 1, Year: 12 };

function endOf(x: Context): string {
  const count = (x.number('Period') ?? 1) * (months[x.text('PeriodUnit') || 'Month'] ?? 1);
  return `${new Date(x.now + count * 30 * 86_400_000).toISOString().slice(0, 19)}Z`;
}
