import {
  type Action,
  type Attachment,
  type Context,
  type Fields,
  listOf,
  markers,
  type PolicyVersion,
  type Refusal,
  type Row,
  ramGroup,
  ramPolicy,
  ramRole,
  ramUser,
  second,
  tagPairs,
  write,
} from '../../engine/index.ts';
import { checkWord, notFound } from './checks.ts';
import { type PolicyFacts, systemPolicies, systemVersion } from './system-policies.ts';

type Policy = ReturnType<typeof ramPolicy.make>;
type Holder = Fields & { readonly policies: readonly Attachment[]; readonly CreateDate: string };

const mostVersions = 5;
const mostBytes = 6144;
const noVersion = notFound('Policy.Version', 'The policy version does not exist.');
const isDefault: Refusal = [409, 'DeleteConflict.Policy.Version.Default', 'The default policy version CAN NOT been deleted directly.'];
const tooMany: Refusal = [409, 'LimitExceeded.Policy.Version', 'The count of policy versions beyond the current limits.'];
const tooLong: Refusal = [400, 'InvalidParameter.PolicyDocument.Length', 'The parameter - "PolicyDocument" beyond the length limit.'];
const malformed: Refusal = [400, 'MalformedPolicyDocument', 'The policy document is no policy in JSON.'];

const isSystem = (x: Context) => {
  checkWord(x, 'PolicyType', ['System', 'Custom']);
  return x.text('PolicyType') === 'System';
};
const policyOf = (x: Context): Row<Policy> => x.get(ramPolicy, x.text('PolicyName'));
const customFacts = ({ state }: Row<Policy>): PolicyFacts => state as PolicyFacts;

/** What lists show of an attached policy; undefined when it has been deleted. */
export function factsOf(x: Context, { name, type }: Attachment): PolicyFacts | undefined {
  if (type === 'System') return systemPolicies.get(name);
  const row = x.find(ramPolicy, name);
  return row && customFacts(row);
}

/** All versions of a custom policy, newest first. */
function versionsOf({ state }: Row<Policy>): readonly (PolicyVersion & { readonly IsDefaultVersion: boolean })[] {
  const own = { VersionId: state.DefaultVersion, CreateDate: state.versionSince, PolicyDocument: state.PolicyDocument };
  const all = [{ ...own, IsDefaultVersion: true }, ...state.others.map((one) => ({ ...one, IsDefaultVersion: false }))];
  return all.sort((a, b) => numberOf(b.VersionId) - numberOf(a.VersionId));
}

const numberOf = (version: string) => Number(version.slice(1));

/** Users, groups and roles that hold a policy. */
function holdersOf(x: Context, name: string, type: string) {
  const held = ({ state }: Row<Holder>) => state.policies.find((one) => one.name === name && one.type === type);
  const found = (kind: string) =>
    [...x.rows<Holder>(kind)].flatMap((row) => {
      const one = held(row);
      return one ? [{ ...row.state, AttachDate: one.since ?? row.state.CreateDate }] : [];
    });
  return { users: found(ramUser.kind), groups: found(ramGroup.kind), roles: found(ramRole.kind) };
}

/** How often each policy is attached. */
function attachmentsOf(x: Context): (policy: PolicyFacts) => number {
  const counts = new Map<string, number>();
  for (const { kind } of [ramUser, ramGroup, ramRole])
    for (const { state } of x.rows<Holder>(kind))
      for (const { name, type } of state.policies) counts.set(`${type}/${name}`, (counts.get(`${type}/${name}`) ?? 0) + 1);
  return ({ PolicyName, PolicyType }) => counts.get(`${PolicyType}/${PolicyName}`) ?? 0;
}

function listed(x: Context): readonly Fields[] {
  const wanted = x.text('PolicyType');
  const custom = [...x.rows(ramPolicy)].map((row) => ({ ...customFacts(row), Tags: { Tag: tagPairs(row.tags, 'TagKey', 'TagValue') } }));
  const all: readonly (PolicyFacts & { readonly Tags: Fields })[] = [
    ...(wanted === 'System' ? [] : custom),
    ...(wanted === 'Custom' ? [] : [...systemPolicies.values()].map((one) => ({ ...one, Tags: { Tag: [] } }))),
  ];
  const count = attachmentsOf(x);
  return all.map(({ PolicyName, PolicyType, Description, DefaultVersion, CreateDate, UpdateDate, Tags }) => ({
    PolicyName,
    PolicyType,
    Description,
    DefaultVersion,
    CreateDate,
    UpdateDate,
    Tags,
    AttachmentCount: count({ PolicyName, PolicyType } as PolicyFacts),
  }));
}

const pick = <T extends Fields>(rows: readonly T[], ...names: readonly string[]) =>
  rows.map((row) => Object.fromEntries(names.map((name) => [name, row[name]])));

/** A document that RAM would take. */
function documentIn(x: Context): string {
  const text = x.text('PolicyDocument');
  if (text.length > mostBytes) x.refuse(tooLong);
  try {
    const { Statement, Version } = JSON.parse(text) as Fields;
    if (Version === '1' && Array.isArray(Statement) && Statement.length > 0) return text;
  } catch {
    // What is no JSON is refused like JSON that is no policy.
  }
  return x.refuse(malformed);
}

/** Versions without the oldest that is not the default one, if there is no room for one more. */
function roomFor(x: Context, row: Row<Policy>): readonly PolicyVersion[] {
  const { others } = row.state;
  if (others.length + 1 < mostVersions) return others;
  if (x.text('RotateStrategy') !== 'DeleteOldestNonDefaultVersionWhenLimitExceeded') x.refuse(tooMany);
  return [...others].sort((a, b) => numberOf(a.VersionId) - numberOf(b.VersionId)).slice(1);
}

/** Makes one of the versions the default one, which decides from now on. */
function turnTo(x: Context, row: Row<Policy>, version: PolicyVersion, others: readonly PolicyVersion[]): void {
  const { DefaultVersion: VersionId, versionSince: CreateDate, PolicyDocument } = row.state;
  const former: PolicyVersion = { VersionId, CreateDate, PolicyDocument };
  x.change(row, {
    DefaultVersion: version.VersionId,
    PolicyDocument: version.PolicyDocument,
    versionSince: version.CreateDate,
    UpdateDate: second(x.now),
    others: [former, ...others.filter((one) => one.VersionId !== version.VersionId)],
  });
}

const resource = (x: Context) => x.arn(ramPolicy, x.text('PolicyName'));
const byType = { needs: ['PolicyName', 'PolicyType'], resource };
const byVersion = { needs: ['PolicyName', 'VersionId'], resource };

export const policies: Readonly<Record<string, Action>> = {
  ListPolicies: listOf<Fields>({ rows: 'Policies.Policy', page: markers({ size: 100, max: 1000 }), from: listed }),

  GetPolicy: {
    run(x) {
      const name = x.text('PolicyName');
      if (isSystem(x)) {
        const version = systemVersion(x, name);
        const facts = systemPolicies.get(name) as PolicyFacts;
        return { Policy: { ...facts, AttachmentCount: attachmentsOf(x)(facts) }, DefaultPolicyVersion: version };
      }
      const row = policyOf(x);
      const [version] = versionsOf(row).filter((one) => one.IsDefaultVersion);
      return {
        Policy: x.shown(row, 'Policy', () => ({ AttachmentCount: attachmentsOf(x)(customFacts(row)), PolicyDocument: '' })),
        DefaultPolicyVersion: version,
      };
    },
    ...byType,
  },

  GetPolicyVersion: {
    run(x) {
      const wanted = x.text('VersionId');
      const versions = isSystem(x) ? [systemVersion(x, x.text('PolicyName'))] : versionsOf(policyOf(x));
      return { PolicyVersion: versions.find(({ VersionId }) => VersionId === wanted) ?? x.refuse(noVersion) };
    },
    needs: ['PolicyName', 'PolicyType', 'VersionId'],
    resource,
  },

  ListPolicyVersions: {
    run: (x) => ({
      PolicyVersions: { PolicyVersion: isSystem(x) ? [systemVersion(x, x.text('PolicyName'))] : versionsOf(policyOf(x)) },
    }),
    ...byType,
  },

  ListEntitiesForPolicy: {
    run(x) {
      const { users, groups, roles } = holdersOf(x, existing(x).name, x.text('PolicyType'));
      return {
        Users: { User: pick(users, 'UserName', 'UserId', 'DisplayName', 'AttachDate') },
        Groups: { Group: pick(groups, 'GroupName', 'Comments', 'AttachDate') },
        Roles: { Role: pick(roles, 'RoleName', 'RoleId', 'Arn', 'Description', 'AttachDate') },
      };
    },
    ...byType,
  },

  CreatePolicyVersion: write(
    (x) => {
      const row = policyOf(x);
      const PolicyDocument = documentIn(x);
      const others = roomFor(x, row);
      const number = Math.max(row.state.lastVersion, numberOf(row.state.DefaultVersion)) + 1;
      const version: PolicyVersion = { VersionId: `v${number}`, CreateDate: second(x.now), PolicyDocument };
      const counted = x.change(row, { lastVersion: number, others: [version, ...others] });
      const isOn = x.params['SetAsDefault'] === true;
      if (isOn) turnTo(x, counted, version, others);
      return { PolicyVersion: { ...version, IsDefaultVersion: isOn } };
    },
    { needs: ['PolicyName', 'PolicyDocument'], resource },
  ),

  SetDefaultPolicyVersion: write((x) => {
    const row = policyOf(x);
    const wanted = x.text('VersionId');
    if (wanted === row.state.DefaultVersion) return {};
    const version = row.state.others.find(({ VersionId }) => VersionId === wanted) ?? x.refuse(noVersion);
    turnTo(x, row, version, row.state.others);
    return {};
  }, byVersion),

  DeletePolicyVersion: write((x) => {
    const row = policyOf(x);
    const wanted = x.text('VersionId');
    if (wanted === row.state.DefaultVersion) x.refuse(isDefault);
    const others = row.state.others.filter(({ VersionId }) => VersionId !== wanted);
    if (others.length === row.state.others.length) x.refuse(noVersion);
    x.change(row, { others });
    return {};
  }, byVersion),
};

/** The policy that a call names by name and type, which must exist. */
export function existing(x: Context): Attachment {
  const type = isSystem(x) ? 'System' : 'Custom';
  const attachment = { name: x.text('PolicyName'), type } as const;
  if (!factsOf(x, attachment)) x.refuse(ramPolicy.notFound);
  return attachment;
}
