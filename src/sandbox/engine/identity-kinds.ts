import { second } from './fields.ts';
import type { Make } from './make.ts';
import { type Kind, kind } from './product.ts';

/** A policy by name, as it is attached to a user, group or role. */
export interface Attachment {
  readonly name: string;
  readonly type: 'System' | 'Custom';
}

const missing = (what: string, name: string) => [404, `EntityNotExist.${what}`, `The ${name} does not exist.`] as const;

/** RAM users. `policies` and `groups` decide what a user may do. */
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
  }),
});

/** Access keys of RAM users; their id is what signs. */
export const ramAccessKey = kind({
  kind: 'ram.access-key',
  type: 'ACS::RAM::AccessKey',
  id: 'LTAI5t{18}',
  scope: 'global',
  of: { kind: 'ram.user', each: 1, as: 'UserName' },
  arn: 'acs:ram:*:{account}:user/*',
  notFound: missing('User.AccessKey', 'AccessKey'),
  make: (m: Make) => ({
    AccessKeyId: m.id,
    AccessKeySecret: m.chars(30),
    Status: 'Active',
    UserName: m.ref('ram.user', 'UserName')?.id ?? '',
    CreateDate: second(m.createdAt),
  }),
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

/** Custom RAM policies; the document of the default version decides. */
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
    AttachmentCount: 0,
    CreateDate: second(m.createdAt),
    UpdateDate: second(m.createdAt),
    PolicyDocument: JSON.stringify({ Version: '1', Statement: [{ Effect: 'Allow', Action: ['ecs:Describe*'], Resource: ['*'] }] }),
  }),
});

/** Kinds by which the sandbox decides who may do what; the RAM product shows and writes the same ones. */
export const identityKinds: readonly Kind[] = [ramUser, ramAccessKey, ramGroup, ramRole, ramPolicy];
