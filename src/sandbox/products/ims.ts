import { defineProduct, identityKinds, tagging } from '../engine/index.ts';
import { account } from './ims/account.ts';
import { credentialReport } from './ims/credential-report.ts';
import { byPrincipal, users } from './ims/users.ts';
import { accountSettings } from './ram/settings.ts';

/** Identity Management: the newer calls for the users, keys and settings that RAM keeps. */
const tags = tagging({
  types: { user: 'ram.user' },
  id: 'ResourcePrincipalName',
  sizeName: 'PageSize',
  max: 100,
  find: (x, _, name) => byPrincipal(x, name),
});

export default defineProduct({
  product: 'ims',
  style: 'RPC',
  versions: ['2019-08-15'],
  hosts: ['ims.aliyuncs.com', 'ims.{region}.aliyuncs.com'],
  denied: [403, 'NoPermission', 'You are not authorized to do this action. You should be authorized by RAM.'],
  badPage: [400, 'InvalidParameter.{name}', 'The parameter - "{name}" is incorrect.'],
  kinds: [...identityKinds, accountSettings],
  actions: { ...users, ...account, ...credentialReport, ...tags },
});
