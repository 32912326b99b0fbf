import { type Ask, type Draft, defineFix, type Refusal } from '../model/fix.ts';
import { isRefusal } from './help/config-values.ts';
import { deletionOf, narrowedTo, notes, type Permission, whoIsLeft } from './help/group-rules.ts';
import { type TrustedSource, trustedSources } from './help/trusted-sources.ts';
import { wantedValue } from './value.ts';

type Covers = (permission: Permission) => boolean;

/**
 * Deletes the rules of a security group that let the whole internet in: to the ports that the rule names, or to every port. Where
 * the project's config names who may come in, a rule for them stands first; else it says who still does.
 */
export default defineFix({
  propose(ask) {
    const permissions = ask.resource.fields['ingress.permissions'] as unknown as readonly Permission[];
    const wishes = wishesOf(ask);
    const opening = wishes.map((covers) => openingOf(permissions, covers));
    // A port that no rule of the group opens itself is opened through a prefix list.
    if (opening.length === 0 || opening.some((found) => found.length === 0)) return byPrefixList;
    const trusted = trustedSources(ask);
    if (isRefusal(trusted)) return trusted;
    const going = [...new Set(opening.flat())];
    return going.flatMap((one) => closing(one, going, permissions, trusted, ask.resource.id));
  },
});

/** The rules that keep the trusted in, and then the deletion. */
function closing(
  one: Permission,
  going: readonly Permission[],
  all: readonly Permission[],
  trusted: readonly TrustedSource[],
  groupId: string,
): readonly Draft[] {
  const staying = all.filter((other) => !going.includes(other));
  const own = trusted.filter(({ isIpv6 }) => (isIpv6 ? one.ipv6 : one.ipv4));
  const narrowed = own.flatMap((source) => narrowedTo(one, source, staying, groupId) ?? []);
  const left = own.length > 0 ? notes.onlyTrusted(one, own) : notes.left(one, whoIsLeft(one, staying));
  return [...narrowed, deletionOf(one, left, narrowed)];
}

/** What must no longer be open: each port that is, or all of them at once. */
function wishesOf(ask: Ask): readonly Covers[] {
  const ports = ask.rule.fix.with?.ports;
  if (ports === 'all') return [({ ports: range }) => range !== null && range[0] <= 1 && range[1] >= 65_535];
  const open = ask.resource.fields['ingress.openPorts'] as readonly number[];
  return (wantedValue(ports, ask) as readonly number[])
    .filter((port) => open.includes(port))
    .map(
      (port): Covers =>
        ({ ports: range }) =>
          range !== null && range[0] <= port && port <= range[1],
    );
}

/** The rules that decide and accept, one after the other until none is left. */
function openingOf(permissions: readonly Permission[], covers: Covers): readonly Permission[] {
  const found: Permission[] = [];
  for (const family of ['ipv4', 'ipv6'] as const)
    for (;;) {
      const rest = permissions.filter((one) => one[family] && covers(one) && !found.includes(one));
      const first = rest.sort((a, b) => a.priority - b.priority || Number(a.isAccept) - Number(b.isAccept))[0];
      if (!first?.isAccept) break;
      found.push(first);
    }
  return found;
}

const byPrefixList: Refusal = {
  code: 'not-possible',
  reason: {
    en: 'A prefix list that holds every address opens it; other groups may use the list, so a person takes the address out of it.',
    'zh-CN': '由包含任意地址的前缀列表放行；该列表可能被其他安全组引用，需人工从列表中移除该地址段。',
  },
};
