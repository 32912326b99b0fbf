import { type Action, type Context, type Fields, list, listOf, pages } from '../../engine/index.ts';
import { shownGroups, shownRules } from './access-group.ts';
import { fileSystem } from './file-system.ts';

const paged = pages({ size: 10, max: 100 });

/** An action on one file system. */
export function onFileSystem(run: (x: Context, row: ReturnType<typeof fileSystemOf>) => ReturnType<Action['run']>): Action {
  const named = { kind: fileSystem, id: 'FileSystemId' };
  return {
    ...named,
    needs: ['FileSystemId'],
    resource: (x) => x.arn(fileSystem, x.text('FileSystemId')),
    run: (x) => run(x, fileSystemOf(x)),
  };
}

export const fileSystemOf = (x: Context) => x.get(fileSystem, x.text('FileSystemId'));

const isOfType = (have: string, wanted: unknown) => wanted === 'all' || String(wanted).split(',').includes(have);

const fileSystems = list({
  kind: fileSystem,
  rows: 'FileSystems.FileSystem',
  page: paged,
  filter: {
    FileSystemId: 'FileSystemId',
    VpcId: 'VpcId',
    ResourceGroupId: 'ResourceGroupId',
    FileSystemType: (state, wanted) => isOfType(state.FileSystemType, wanted),
  },
});

/** All of the region, or one; one that is not there is an error and no empty list. */
const describeFileSystems: Action = {
  ...fileSystems,
  run(x) {
    if (x.text('FileSystemId') !== '') fileSystemOf(x);
    return fileSystems.run(x);
  },
};

function mountTargets(x: Context): readonly Fields[] {
  const wanted = x.text('MountTargetDomain');
  return fileSystemOf(x)
    .state.MountTargets.MountTarget.filter(({ MountTargetDomain }) => wanted === '' || MountTargetDomain === wanted)
    .map(({ AccessGroupName, ...target }) => ({ ...target, AccessGroup: AccessGroupName, IPVersion: 'IPv4' }));
}

/** Policies of all file systems of the region. */
function lifecyclePolicies(x: Context): readonly Fields[] {
  const rows = x.text('FileSystemId') === '' ? [...x.rows(fileSystem)] : [fileSystemOf(x)];
  return rows.flatMap(({ id, state }) =>
    state.lifecycle.map((policy) => ({ ...policy, FileSystemId: id, Path: policy.Paths.length === 1 ? String(policy.Paths[0]) : '' })),
  );
}

const zones = (x: Context) => ['h', 'i', 'j', 'k'].map((letter) => `${x.region}-${letter}`);

/** Every call that reads NAS. */
export const reads: Readonly<Record<string, Action>> = {
  DescribeFileSystems: describeFileSystems,
  DescribeMountTargets: listOf({ rows: 'MountTargets.MountTarget', needs: ['FileSystemId'], from: mountTargets, page: paged }),
  DescribeAccessGroups: listOf({ rows: 'AccessGroups.AccessGroup', from: shownGroups, page: paged }),
  DescribeAccessRules: listOf({ rows: 'AccessRules.AccessRule', needs: ['AccessGroupName'], from: shownRules, page: paged }),
  DescribeLifecyclePolicies: listOf({
    rows: 'LifecyclePolicies',
    from: lifecyclePolicies,
    filter: { LifecyclePolicyName: 'LifecyclePolicyName', StorageType: 'StorageType' },
    page: paged,
  }),
  GetRecycleBinAttribute: onFileSystem((_, { state: { recycleBin } }) => {
    const isOn = recycleBin.Status === 'Enable';
    return {
      RecycleBinAttribute: {
        ...recycleBin,
        ReservedDays: isOn ? recycleBin.ReservedDays : 0,
        EnableTime: isOn ? recycleBin.EnableTime : '',
      },
    };
  }),
  DescribeNfsAcl: onFileSystem((_, { state }) => ({ Acl: { Enabled: state.nfsAcl } })),
  DescribeSmbAcl: onFileSystem((_, { state }) => ({ Acl: state.smbAcl })),
  DescribeRegions: listOf({
    rows: 'Regions.Region',
    from: (x) => x.estate.regions.map((RegionId) => ({ RegionId, LocalName: RegionId, RegionEndpoint: `nas.${RegionId}.aliyuncs.com` })),
    page: paged,
  }),
  DescribeZones: {
    run: (x) => ({
      Zones: {
        Zone: zones(x).map((ZoneId) => ({
          ZoneId,
          Capacity: { Protocol: ['nfs', 'smb'] },
          Performance: { Protocol: ['nfs', 'smb'] },
          InstanceTypes: { InstanceType: [{ StorageType: 'standard', ProtocolType: 'nfs' }] },
        })),
      },
    }),
  },
};
