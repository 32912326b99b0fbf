import { type Ask, type Draft, defineFix, type Refusal } from '../model/fix.ts';
import { wantedValue } from './value.ts';

/** A rule of a security group as our own reading tells it. */
interface Permission {
  readonly isAccept: boolean;
  readonly priority: number;
  readonly ports: readonly [from: number, to: number] | null;
  readonly ipv4: boolean;
  readonly ipv6: boolean;
  readonly key: string;
}
type Covers = (permission: Permission) => boolean;

/** Deletes the rules of a security group that let the whole internet in: to the ports that the rule names, or to every port. */
export default defineFix({
  propose(ask) {
    const permissions = ask.resource.fields['ingress.permissions'] as unknown as readonly Permission[];
    const wishes = wishesOf(ask);
    const opening = wishes.map((covers) => openingOf(permissions, covers));
    // A port that no rule of the group opens itself is opened through a prefix list.
    if (opening.length === 0 || opening.some((found) => found.length === 0)) return byPrefixList;
    return [...new Set(opening.flat())].map(deletionOf);
  },
});

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

function deletionOf({ key }: Permission): Draft {
  const [protocol, ports, , source = ''] = key.split(':');
  const from = source.replaceAll('_', ':');
  return {
    token: 'alicloud:ecs/securityGroupRule:SecurityGroupRule',
    kind: 'delete',
    vars: { rule: key },
    part: key,
    set: {},
    guard: ['ingress.permissions'],
    notes: [
      {
        en: `The rule that accepts ${protocol} ${ports} from ${from} is deleted: who comes in by it, on any of these ports, is shut out.`,
        'zh-CN': `删除放行 ${from} 访问 ${protocol} ${ports} 的规则：通过该规则访问其中任何端口的来源都将被阻断。`,
      },
    ],
  };
}

const byPrefixList: Refusal = {
  code: 'not-possible',
  reason: {
    en: 'A prefix list that holds every address opens it; other groups may use the list, so a person takes the address out of it.',
    'zh-CN': '由包含任意地址的前缀列表放行；该列表可能被其他安全组引用，需人工从列表中移除该地址段。',
  },
};
