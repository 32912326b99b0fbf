import { type Context, type Fields, kind, type Make, type Refusal, type Row, second } from '../../engine/index.ts';
import { fileSystem } from './file-system.ts';

/** One rule of who may mount. */
export interface AccessRule extends Fields {
  readonly AccessRuleId: string;
  readonly SourceCidrIp: string;
  readonly Ipv6SourceCidrIp: string;
  readonly Priority: number;
  readonly RWAccess: string;
  readonly UserAccess: string;
}

export const defaultGroup = 'DEFAULT_VPC_GROUP_NAME';

const ruleOf = (AccessRuleId: string, SourceCidrIp: string): AccessRule => ({
  AccessRuleId,
  SourceCidrIp,
  Ipv6SourceCidrIp: '',
  Priority: 1,
  RWAccess: 'RDWR',
  UserAccess: 'no_squash',
});

export const accessGroup = kind({
  kind: 'nas.access-group',
  type: 'ACS::NAS::AccessGroup',
  // Known by its name within its region and kind of file system; this one is only ever seen in the sandbox.
  id: 'ag-{r}{12}',
  share: 4,
  name: 'AccessGroupName',
  notFound: [404, 'InvalidAccessGroup.NotFound', 'The specified access group does not exist.'],
  make: (m: Make) => ({
    AccessGroupName: m.name,
    AccessGroupType: 'Vpc',
    FileSystemType: 'standard',
    Description: '',
    CreateTime: second(m.createdAt),
    rules: [ruleOf('1', '10.0.0.0/16')] as readonly AccessRule[],
  }),
  flaws: { open: { rate: 0.15, set: { rules: [ruleOf('1', '0.0.0.0/0')] } } },
});

type AccessGroup = typeof accessGroup extends { make(m: Make): infer S } ? S & Fields : never;

const types = ['standard', 'extreme', 'cpfs'];
const wrongType: Refusal = [400, 'InvalidFileSystemType.NotSupport', 'The specified FileSystemType is not supported.'];

/** The kind of file system that a call means; standard where it names none. */
export function typeOf(x: Context): string {
  const type = x.text('FileSystemType') || 'standard';
  return types.includes(type) ? type : x.refuse(wrongType);
}

/** Groups of the call's region and kind of file system. */
export function groupsOf(x: Context): readonly Row<AccessGroup>[] {
  const type = typeOf(x);
  return [...x.rows(accessGroup)].filter(({ state }) => state.FileSystemType === type) as unknown as readonly Row<AccessGroup>[];
}

/** The group that a call names. */
export function groupOf(x: Context): Row<AccessGroup> {
  const name = x.text('AccessGroupName');
  return groupsOf(x).find(({ state }) => state.AccessGroupName === name) ?? x.refuse(accessGroup.notFound, { id: name });
}

/** Groups as a reply shows them, with how often each is in use. */
export function shownGroups(x: Context): readonly Fields[] {
  const used = new Map<string, number>();
  for (const { state } of x.rows(fileSystem))
    for (const { AccessGroupName } of state.MountTargets.MountTarget) {
      const key = `${state.FileSystemType} ${AccessGroupName}`;
      used.set(key, (used.get(key) ?? 0) + 1);
    }
  const name = x.text('AccessGroupName');
  return groupsOf(x)
    .filter(({ state }) => name === '' || state.AccessGroupName === name)
    .map(({ region, state: { rules, ...shown } }) => ({
      ...shown,
      RegionId: region,
      RuleCount: rules.length,
      MountTargetCount: used.get(`${shown.FileSystemType} ${shown.AccessGroupName}`) ?? 0,
    }));
}

/** Rules of the group that a call names. */
export function shownRules(x: Context): readonly Fields[] {
  const { region, state } = groupOf(x);
  const id = x.text('AccessRuleId');
  return state.rules
    .filter((rule) => id === '' || rule.AccessRuleId === id)
    .map((rule) => ({ ...rule, AccessGroupName: state.AccessGroupName, FileSystemType: state.FileSystemType, RegionId: region }));
}
