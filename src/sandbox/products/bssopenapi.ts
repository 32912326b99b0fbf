import { type Action, defineProduct, type Refusal } from '../engine/index.ts';
import { account } from './bssopenapi/account.ts';
import { bills } from './bssopenapi/bills.ts';
import { resourcePackage, savingsPlan, wallet } from './bssopenapi/kinds.ts';

const international = 'business.ap-southeast-1.aliyuncs.com';
const otherSite: Refusal = [400, 'NotAuthorized', 'This API is not authorized for caller.'];

// The accounts of an estate are of the mainland site; the international one does not know them.
function onOwnSite(actions: Readonly<Record<string, Action>>): Readonly<Record<string, Action>> {
  const guarded = ([name, action]: readonly [string, Action]) => {
    const run: Action['run'] = (x) => (x.call.host === international ? x.refuse(otherSite) : action.run(x));
    return [name, { ...action, run }] as const;
  };
  return Object.fromEntries(Object.entries(actions).map(guarded));
}

/** The billing service. */
export default defineProduct({
  product: 'bssopenapi',
  style: 'RPC',
  versions: ['2017-12-14'],
  hosts: ['business.aliyuncs.com', international],
  ram: 'bss',
  always: { Code: 'Success', Message: 'Successful!', Success: true },
  kinds: [wallet, resourcePackage, savingsPlan],
  actions: onOwnSite({ ...bills, ...account }),
});
