import { second } from './fields.ts';
import type { Make } from './make.ts';
import { type Kind, kind } from './product.ts';

/** A policy by name, as it is attached to a user, group or role. */
export interface Attachment {
  readonly name: string;
  readonly type: 'System' | 'Custom';
  /** When it was attached; left out, when the holder was made. */
  readonly since?: string;
}

/** A version of a policy that is not the default one. */
export interface PolicyVersion {
  readonly VersionId: string;
  readonly CreateDate: string;
  readonly PolicyDocument: string;
}

const dayMs = 86_400_000;

const missing = (what: string, name: string) => [404, `EntityNotExist.${what}`, `The ${name} does not exist.`] as const;

/**
 * RAM users. `policies` and `groups` decide what a user may do; `hasConsole` and its neighbours are the login profile,
 * `mfa` is the type of the bound device.
 */
export const ramUser = kind({
  kind: 'ram.user',
  type: 'ACS::RAM::User',
  id: '{name}',
  name: 'UserName',
  scope: 'global',
  share: 0.4,
  arn: 'acs:ram:*:{account}:user/{id}',
  notFound: missing('User', 'user'),
  make: (m: Make) => ({
    UserId: `2${m.chars(17, '0123456789')}`,
    UserName: m.name,
    DisplayName: m.name,
    MobilePhone: '',
    Email: '',
    Comments: '',
    CreateDate: second(m.createdAt),
    UpdateDate: second(m.createdAt),
    policies: [{ name: 'ReadOnlyAccess', type: 'System' }] as readonly Attachment[],
    groups: [] as readonly string[],
    hasConsole: false,
    consoleSince: second(m.createdAt),
    needsMfa: true,
    mustReset: false,
    lastLogin: second(Math.max(m.createdAt, m.openedAt - m.int(0, 20 * 24) * (dayMs / 24))),
    mfa: '' as '' | 'VMFA' | 'U2F',
    mfaSince: second(m.createdAt),
  }),
  flaws: {
    person: { rate: 0.4, set: { hasConsole: true, mfa: 'VMFA' } },
    careless: { rate: 0.03, set: { hasConsole: true, mfa: '', needsMfa: false } },
  },
});

/** Access keys of RAM users; their id is what signs. One in use was last used some hours ago, whatever the time. */
export const ramAccessKey = kind({
  kind: 'ram.access-key',
  type: 'ACS::RAM::AccessKey',
  id: 'LTAI5t{18}',
  scope: 'global',
  of: { kind: 'ram.user', each: 1, as: 'UserName' },
  arn: 'acs:ram:*:{account}:user/*',
  notFound: missing('User.AccessKey', 'user access key'),
  make: (m: Make) => ({
    AccessKeyId: m.id,
    AccessKeySecret: m.chars(30),
    Status: 'Active',
    UserName: m.ref('ram.user', 'UserName')?.id ?? '',
    CreateDate: second(m.createdAt),
    UpdateDate: second(m.createdAt),
    isInUse: m.createdAt < m.openedAt,
    lastUsed: '',
  }),
  flaws: {
    forgotten: { rate: 0.05, set: { isInUse: false } },
    disabled: { rate: 0.05, set: { Status: 'Inactive', isInUse: false } },
  },
});

/** RAM groups; their policies count for every user in them. */
export const ramGroup = kind({
  kind: 'ram.group',
  type: 'ACS::RAM::Group',
  id: '{name}',
  name: 'GroupName',
  scope: 'global',
  share: 0.1,
  arn: 'acs:ram:*:{account}:group/{id}',
  notFound: missing('Group', 'group'),
  make: (m: Make) => ({
    GroupName: m.name,
    GroupId: `g-${m.chars(16)}`,
    Comments: '',
    CreateDate: second(m.createdAt),
    UpdateDate: second(m.createdAt),
    policies: [] as readonly Attachment[],
  }),
});

/** RAM roles: who may take them, and what they may do then. */
export const ramRole = kind({
  kind: 'ram.role',
  type: 'ACS::RAM::Role',
  id: '{name}',
  name: 'RoleName',
  scope: 'global',
  share: 0.3,
  arn: 'acs:ram:*:{account}:role/{id}',
  notFound: missing('Role', 'role'),
  make: (m: Make) => ({
    RoleId: `3${m.chars(17, '0123456789')}`,
    RoleName: m.name,
    Arn: `acs:ram::${m.account}:role/${m.name.toLowerCase()}`,
    Description: '',
    MaxSessionDuration: 3600,
    CreateDate: second(m.createdAt),
    UpdateDate: second(m.createdAt),
    AssumeRolePolicyDocument: JSON.stringify({
      Statement: [{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { RAM: [`acs:ram::${m.account}:root`] } }],
      Version: '1',
    }),
    policies: [] as readonly Attachment[],
  }),
});

/** Custom RAM policies. `PolicyDocument` is the document of the default version, which decides; `others` are the other versions. */
export const ramPolicy = kind({
  kind: 'ram.policy',
  type: 'ACS::RAM::Policy',
  id: '{name}',
  name: 'PolicyName',
  scope: 'global',
  share: 0.3,
  arn: 'acs:ram:*:{account}:policy/{id}',
  notFound: missing('Policy', 'policy'),
  make: (m: Make) => ({
    PolicyName: m.name,
    PolicyType: 'Custom',
    Description: '',
    DefaultVersion: 'v1',
    CreateDate: second(m.createdAt),
    UpdateDate: second(m.createdAt),
    PolicyDocument: JSON.stringify({ Version: '1', Statement: [{ Effect: 'Allow', Action: ['ecs:Describe*'], Resource: ['*'] }] }),
    versionSince: second(m.createdAt),
    lastVersion: 1,
    others: [] as readonly PolicyVersion[],
  }),
  flaws: {
    everything: {
      rate: 0.03,
      set: { PolicyDocument: JSON.stringify({ Version: '1', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }) },
    },
  },
});

/** Kinds by which the sandbox decides who may do what; the RAM product shows and writes the same ones. */
export const identityKinds: readonly Kind[] = [ramUser, ramAccessKey, ramGroup, ramRole, ramPolicy];
