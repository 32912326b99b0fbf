import { type Fields, kind, type Make, type Refusal, second } from '../../engine/index.ts';

const gib = 1024 ** 3;

export const noFileSystem: Refusal = [404, 'InvalidFileSystem.NotFound', 'The specified file system does not exist.'];
export const wrongState: Refusal = [403, 'OperationDenied.InvalidState', 'The operation is not permitted due to status of file system.'];

/** Where clients mount it. */
export interface MountTarget extends Fields {
  readonly AccessGroupName: string;
  readonly MountTargetDomain: string;
  readonly NetworkType: string;
  readonly Status: string;
  readonly VpcId: string;
  readonly VswId: string;
}

/** What moves files that nobody reads to colder storage. */
export interface LifecyclePolicy extends Fields {
  readonly LifecyclePolicyName: string;
  readonly LifecycleRuleName: string;
  readonly StorageType: string;
  readonly Paths: readonly string[];
  readonly CreateTime: string;
}

function mountTargetOf(m: Make): MountTarget {
  const vSwitch = m.ref('vpc.vswitch', 'vSwitch');
  return {
    AccessGroupName: 'DEFAULT_VPC_GROUP_NAME',
    MountTargetDomain: `${m.id}-${m.chars(5)}.${m.region}.nas.aliyuncs.com`,
    NetworkType: 'Vpc',
    Status: 'Active',
    VpcId: String(vSwitch?.state['VpcId'] ?? `vpc-${m.chars(21)}`),
    VswId: vSwitch?.id ?? `vsw-${m.chars(21)}`,
  };
}

/** A healthy file system: mounted, backed up, with a recycle bin, cold files moved away. */
function makeFileSystem(m: Make) {
  const drawn = m.one(['standard', 'standard', 'standard', 'standard', 'extreme']);
  const protocol = String(m.given['ProtocolType'] ?? (m.index % 4 === 3 ? 'SMB' : 'NFS'));
  const type = String(m.given['FileSystemType'] ?? (protocol === 'SMB' ? 'standard' : drawn));
  const isStandard = type === 'standard';
  const hasBin = isStandard && protocol === 'NFS';
  const storage = isStandard ? m.one(['Performance', 'Capacity']) : type === 'extreme' ? 'standard' : 'advance_100';
  const capacity = isStandard ? 0 : Number(m.given['Capacity'] ?? m.one([500, 1000, 2000]));
  const target = mountTargetOf(m);
  const own = isStandard ? m.ref('nas.access-group')?.state['AccessGroupName'] : undefined;
  const group = String(m.given['accessGroup'] ?? own ?? target.AccessGroupName);
  const usedGib = Number(m.given['usedGib'] ?? (isStandard ? m.int(20, 900) : Math.round(capacity * 0.52)));
  return {
    FileSystemId: m.id,
    Description: m.name,
    FileSystemType: type,
    ProtocolType: protocol,
    StorageType: storage,
    Status: 'Running',
    ChargeType: 'PayAsYouGo',
    CreateTime: second(m.createdAt),
    ExpiredTime: '',
    ZoneId: m.zone,
    VpcId: target.VpcId,
    Capacity: capacity,
    Bandwidth: 0,
    MeteredSize: usedGib * gib,
    MeteredIASize: isStandard ? Math.round(usedGib * 0.3) * gib : 0,
    MeteredArchiveSize: 0,
    EncryptType: 1,
    KMSKeyId: '',
    RedundancyType: 'LRS',
    AutoSnapshotPolicyId: isStandard ? '' : `sp-${m.chars(16)}`,
    ResourceGroupId: `rg-${m.chars(14)}`,
    AccessPointCount: '0',
    Version: isStandard ? 'v3.0' : 'v4.0',
    VscTarget: '',
    MountTargets: { MountTarget: [{ ...target, AccessGroupName: group }] as readonly MountTarget[] },
    SupportedFeatures: { SupportedFeature: isStandard ? ['RecycleBin', 'LifecyclePolicy', 'Snapshot'] : ['Snapshot'] },
    Options: { EnableOplock: false },
    usedGib,
    accessGroup: group,
    recycleBin: { Status: hasBin ? 'Enable' : 'Disable', ReservedDays: 3, EnableTime: second(m.createdAt) },
    lifecycle: (isStandard
      ? [
          {
            LifecyclePolicyName: 'cold-30-days',
            LifecycleRuleName: 'DEFAULT_ATIME_30',
            StorageType: 'InfrequentAccess',
            Paths: ['/'],
            CreateTime: second(m.createdAt),
          },
        ]
      : []) as readonly LifecyclePolicy[],
    nfsAcl: false,
    smbAcl: {
      Enabled: false,
      EnableAnonymousAccess: false,
      EncryptData: false,
      RejectUnencryptedAccess: false,
      SuperAdminSid: '',
      HomeDirPath: '',
    },
  };
}

export type FileSystem = ReturnType<typeof makeFileSystem>;

export const fileSystem = kind<FileSystem>({
  kind: 'nas.file-system',
  type: 'ACS::NAS::FileSystem',
  id: '{hex:10}',
  share: 6,
  name: 'Description',
  arn: 'acs:nas:{region}:{account}:filesystem/{id}',
  notFound: noFileSystem,
  status: { field: 'Status', wrong: wrongState },
  make: makeFileSystem,
  flaws: {
    binless: { rate: 0.08, set: (state) => (state.recycleBin.Status === 'Enable' ? { 'recycleBin.Status': 'Disable' } : {}) },
    warm: { rate: 0.08, set: { lifecycle: [], MeteredIASize: 0 } },
    full: {
      rate: 0.2,
      set: (state) => (state.Capacity > 0 ? { MeteredSize: Math.round(state.Capacity * 0.93) * gib } : {}),
    },
    shared: { rate: 0.1, set: { 'MountTargets.MountTarget': [] } },
  },
});
