import { defineProduct, identityKinds, tagging } from '../engine/index.ts';
import { attachments } from './ram/attachments.ts';
import { groupsAndRoles } from './ram/groups.ts';
import { keys } from './ram/keys.ts';
import { logon } from './ram/logon.ts';
import { policies } from './ram/policies.ts';
import { preferences } from './ram/preferences.ts';
import { accountSettings } from './ram/settings.ts';
import { users } from './ram/users.ts';

/** Resource Access Management. Its users, keys and policies are the ones that decide who may call the sandbox. */
export default defineProduct({
  product: 'ram',
  style: 'RPC',
  versions: ['2015-05-01'],
  hosts: ['ram.aliyuncs.com', 'ram.{region}.aliyuncs.com'],
  denied: [403, 'NoPermission', 'You are not authorized to do this action. You should be authorized by RAM.'],
  badPage: [400, 'InvalidParameter.{name}', 'The parameter - "{name}" is incorrect.'],
  kinds: [...identityKinds, accountSettings],
  actions: {
    ...users,
    ...keys,
    ...logon,
    ...groupsAndRoles,
    ...policies,
    ...attachments,
    ...preferences,
    ...tagging({
      types: { user: 'ram.user', role: 'ram.role', policy: 'ram.policy' },
      id: 'ResourceNames',
      idOut: 'ResourceName',
      keys: 'TagKeys',
      rows: 'TagResources',
      sizeName: 'PageSize',
      max: 100,
    }),
  },
});
