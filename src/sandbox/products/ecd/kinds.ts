import { kind, type Make, type Refusal, second } from '../../engine/index.ts';

const dayMs = 86_400_000;

export const officeSite = kind({
  kind: 'ecd.office-site',
  type: 'ACS::ECD::OfficeSite',
  id: 'dir-{digits:10}',
  name: 'Name',
  share: 0.4,
  notFound: [404, 'InvalidOfficeSiteId.NotFound', 'The specified office site does not exist.'],
  make: (m) => ({
    OfficeSiteId: m.id,
    Name: m.name,
    OfficeSiteType: 'SIMPLE',
    AccountType: 'SIMPLE',
    Status: 'REGISTERED',
    MfaEnabled: true,
    SsoEnabled: false,
    SsoType: '',
    CidrBlock: `172.${16 + (m.index % 16)}.0.0/16`,
    VpcId: `vpc-${m.chars(21)}`,
    VpcType: 'standard',
    VSwitchIds: [`vsw-${m.chars(21)}`],
    Bandwidth: 20,
    DesktopAccessType: 'Any',
    EnableAdminAccess: false,
    EnableCrossDesktopAccess: false,
    EnableInternetAccess: true,
    NeedVerifyLoginRisk: true,
    NeedVerifyZeroDevice: false,
    ProtocolType: 'ASP',
    SecurityProtection: 'OFF',
    CreationTime: second(m.createdAt),
  }),
  flaws: { passwordOnly: { rate: 0.2, set: { MfaEnabled: false } } },
});

export const policyGroup = kind({
  kind: 'ecd.policy-group',
  type: 'ACS::ECD::PolicyGroup',
  id: 'pg-{r}{13}',
  name: 'Name',
  share: 0.4,
  notFound: [404, 'InvalidPolicyGroupId.NotFound', 'The specified policy group does not exist.'],
  make: (m) => ({
    PolicyGroupId: m.id,
    Name: m.name,
    PolicyStatus: 'AVAILABLE',
    PolicyGroupType: 'CUSTOM',
    Clipboard: 'off',
    LocalDrive: 'off',
    UsbRedirect: 'off',
    CameraRedirect: 'on',
    Html5Access: 'off',
    Html5FileTransfer: 'off',
    VisualQuality: 'high',
    Watermark: 'on',
    WatermarkTransparency: 'LIGHT',
    WatermarkType: 'EndUserId',
    Recording: 'off',
    RecordingExpires: 30,
    RecordingFps: 2,
    DomainList: '[off]',
    Scope: 'GLOBAL',
  }),
});

export const desktopGroup = kind({
  kind: 'ecd.desktop-group',
  type: 'ACS::ECD::DesktopGroup',
  id: 'dg-{r}{13}',
  name: 'DesktopGroupName',
  share: 0.3,
  notFound: [404, 'InvalidDesktopGroup.NotFound', 'The specified desktop group does not exist.'],
  make(m) {
    const site = m.ref('ecd.office-site', 'OfficeSiteId');
    const policy = m.ref('ecd.policy-group', 'PolicyGroupId');
    return {
      DesktopGroupId: m.id,
      DesktopGroupName: m.name,
      OfficeSiteId: site?.id ?? '',
      OfficeSiteName: String(site?.state['Name'] ?? ''),
      OfficeSiteType: 'SIMPLE',
      PolicyGroupId: policy?.id ?? '',
      PolicyGroupIdList: policy ? [policy.id] : [],
      PolicyGroupName: String(policy?.state['Name'] ?? ''),
      /** 0 is not paid yet, 1 in service, 2 expired. */
      Status: 1,
      PayType: 'PostPaid',
      MinDesktopsCount: 1,
      MaxDesktopsCount: 200,
      BindAmount: 1,
      Cpu: 4,
      Memory: 8192,
      DesktopType: 'eds.enterprise_office.4c8g',
      OsType: 'Windows',
      ProtocolType: 'ASP',
      OwnBundleName: 'Windows Server 2022 办公标准',
      SystemDiskCategory: 'cloud_essd',
      SystemDiskSize: 80,
      ResetType: 1,
      ConnectDuration: 28_800_000,
      IdleDisconnectDuration: 900_000,
      KeepDuration: 900_000,
      CreateTime: second(m.createdAt),
      Creator: m.account,
      ExpiredTime: '',
    };
  },
});

export const wrongDesktopStatus: Refusal = [
  400,
  'IncorrectDesktopStatus',
  'The current status of the desktop does not support this operation.',
];

const people = ['chen.yu', 'lin.xiao', 'wang.min', 'zhao.lei', 'sun.jia', 'zhou.hao', 'wu.qian', 'zheng.bo'] as const;

function makeDesktop(m: Make) {
  const group = m.given['DesktopGroupId'] === undefined && m.chance(0.75) ? undefined : m.ref('ecd.desktop-group', 'DesktopGroupId');
  const site = m.ref('ecd.office-site', 'OfficeSiteId');
  const policy = m.ref('ecd.policy-group', 'PolicyGroupId');
  const user = `${m.one(people)}${m.int(1, 90)}`;
  const isPrepaid = (m.given['ChargeType'] ?? (group ? 'PostPaid' : 'PrePaid')) === 'PrePaid';
  const isConnected = m.chance(0.6);
  return {
    DesktopId: m.id,
    DesktopName: m.name,
    HostName: `QC-${m.chars(6, 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789')}`,
    DesktopStatus: 'Running',
    ConnectionStatus: isConnected ? 'Connected' : 'Disconnected',
    DesktopGroupId: group?.id ?? '',
    OfficeSiteId: site?.id ?? '',
    OfficeSiteName: String(site?.state['Name'] ?? ''),
    OfficeSiteType: String(site?.state['OfficeSiteType'] ?? 'SIMPLE'),
    PolicyGroupId: policy?.id ?? '',
    PolicyGroupIdList: policy ? [policy.id] : [],
    PolicyGroupName: String(policy?.state['Name'] ?? ''),
    ChargeType: isPrepaid ? 'PrePaid' : 'PostPaid',
    ExpiredTime: isPrepaid ? second(m.openedAt + Number(m.given['endsInDays'] ?? m.int(40, 330)) * dayMs) : '',
    EndUserIds: group ? ([] as readonly string[]) : [user],
    Sessions: isConnected
      ? [{ EndUserId: user, EstablishmentTime: second(m.openedAt - m.int(1, 8) * 3_600_000), ExternalUserName: '' }]
      : [],
    DesktopType: 'eds.enterprise_office.4c8g',
    Cpu: 4,
    Memory: 8192,
    OsType: 'Windows',
    Platform: 'Windows Server 2022',
    ProtocolType: 'ASP',
    BundleName: 'Windows Server 2022 办公标准',
    SystemDiskCategory: 'cloud_essd',
    SystemDiskSize: 80,
    DataDiskCategory: 'cloud_essd',
    DataDiskSize: '[50]',
    Disks: [
      { DiskId: `d-${m.chars(20)}`, DiskType: 'SYSTEM', DiskCategory: 'cloud_essd', DiskSize: 80, PerformanceLevel: 'PL0' },
      { DiskId: `d-${m.chars(20)}`, DiskType: 'DATA', DiskCategory: 'cloud_essd', DiskSize: 50, PerformanceLevel: 'PL0' },
    ],
    NetworkInterfaceId: `eni-${m.chars(20)}`,
    NetworkInterfaceIp: m.address('172.16.0.0/16'),
    ManagementFlag: 'NoFlag',
    ManagementFlags: [] as readonly string[],
    Progress: '',
    SessionType: 'SINGLE_SESSION',
    SnapshotPolicyId: '',
    ZoneId: m.zone,
    ZoneType: 'AvailabilityZone',
    CreationTime: second(m.createdAt),
    StartTime: second(m.createdAt),
    openedAt: m.openedAt,
  };
}

type Desktop = ReturnType<typeof makeDesktop>;

export const desktop = kind<Desktop>({
  kind: 'ecd.desktop',
  type: 'ACS::ECD::Desktop',
  id: 'ecd-{r}{14}',
  name: 'DesktopName',
  share: 5,
  notFound: [404, 'InvalidDesktopId.NotFound', 'The specified desktop does not exist.'],
  status: { field: 'DesktopStatus', wrong: wrongDesktopStatus },
  make: makeDesktop,
  flaws: {
    off: { rate: 0.15, set: { DesktopStatus: 'Stopped', ConnectionStatus: 'Disconnected', Sessions: [] } },
    ending: { rate: 0.06, set: (state) => (state.ChargeType === 'PrePaid' ? { ExpiredTime: second(state.openedAt + 12 * dayMs) } : {}) },
  },
  live: ({ ExpiredTime }, now) =>
    ExpiredTime !== '' && Date.parse(ExpiredTime) < now ? { DesktopStatus: 'Expired', ConnectionStatus: 'Disconnected' } : {},
});
