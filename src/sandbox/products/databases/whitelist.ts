import type { Context, Refusal } from '../../engine/index.ts';

/** One group of a white list, as a database remembers it. */
export interface Group {
  readonly name: string;
  /** hidden for groups of the vendor's own. */
  readonly attribute: string;
  /** Addresses with commas between them, as they travel. */
  readonly ips: string;
}

/** A white list as most shops have it: a group for the servers, and one of the vendor's own for its monitoring. */
export function whitelistOf(ips = '10.0.0.0/8,172.16.0.0/12'): readonly Group[] {
  return [
    { name: 'default', attribute: '', ips },
    { name: 'hdm_security_ips', attribute: 'hidden', ips: '100.104.172.0/24,100.104.220.0/24,11.193.54.7' },
  ];
}

/** What a call wants to write into a white list. */
export interface WhitelistCall {
  readonly name: string;
  readonly attribute?: string;
  readonly ips: readonly string[];
  /** Cover (the default), Append or Delete. */
  readonly mode: string;
}

const address = /^(\d{1,3}\.){3}\d{1,3}(\/\d{1,2})?$|^[0-9a-fA-F:]+(\/\d{1,3})?$|^%$/;
const nobody = '127.0.0.1';

/** The groups after the call; a group that would be empty lets nobody in. Refuses what is no address. */
export function whitelistAfter(x: Context, groups: readonly Group[], call: WhitelistCall, refusal: Refusal): readonly Group[] {
  if (call.ips.some((ip) => !isAddress(ip))) x.refuse(refusal);
  const known = groups.find(({ name }) => name === call.name);
  const before = known && known.ips !== nobody ? known.ips.split(',') : [];
  const after =
    { Append: [...new Set([...before, ...call.ips])], Delete: before.filter((ip) => !call.ips.includes(ip)) }[call.mode] ?? call.ips;
  const group = { name: call.name, attribute: call.attribute ?? known?.attribute ?? '', ips: after.join(',') || nobody };
  return known ? groups.map((one) => (one === known ? group : one)) : [...groups, group];
}

function isAddress(text: string): boolean {
  const [ip = '', mask] = text.split('/');
  const parts = ip.includes('.') ? ip.split('.').map(Number) : [];
  return address.test(text) && parts.every((part) => part <= 255) && (mask === undefined || Number(mask) <= (parts.length > 0 ? 32 : 128));
}
