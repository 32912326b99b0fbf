import type { FieldValue, LocalizedText } from '../model/documents.ts';
import { type Ask, defineFix, type Live, type Refusal } from '../model/fix.ts';
import { isRefusal } from './help/config-values.ts';
import { trafficText } from './help/traffic.ts';
import { type TrustedSource, trustedSources } from './help/trusted-sources.ts';
import { wantedValue } from './value.ts';

/** An inbound entry of a network ACL as our own reading tells it. */
interface Entry {
  readonly policy: string;
  readonly protocol: string;
  readonly port: string;
  readonly source: string;
}

/**
 * Takes the entries out of a network ACL that let the whole internet in to the ports of the rule; those whom the project trusts get
 * entries in their place, and the others keep their order.
 */
export default defineFix({
  propose(ask) {
    const entries = ask.resource.fields['ingress.entries'] as unknown as readonly Entry[];
    const taken: Entry[] = [];
    for (const port of portsOf(ask))
      for (;;) {
        const first = entries.find((entry) => !taken.includes(entry) && covers(entry, port));
        if (first?.policy !== 'accept') break;
        if (isEveryPort(first)) return opensAll;
        taken.push(first);
      }
    const trusted = trustedSources(ask);
    if (isRefusal(trusted)) return trusted;
    const wanted = (live: Live) => narrowed(live.ingressAclEntries, taken, trusted);
    const notes = taken.map((entry) => whoIsLeft(entry, entries, taken, trusted));
    return [
      { token: 'alicloud:vpc/networkAcl:NetworkAcl', kind: 'patch', set: { ingressAclEntries: wanted }, guard: ['ingress.entries'], notes },
    ];
  },
});

function portsOf(ask: Ask): readonly number[] {
  const open = ask.resource.fields['ingress.openPorts'] as readonly number[];
  return (wantedValue(ask.rule.fix.with?.ports, ask) as readonly number[]).filter((port) => open.includes(port));
}

const isAnywhere = (source: string) => source === '0.0.0.0/0' || source === '::/0';
const isEveryPort = ({ port }: Entry) => port === '-1/-1' || port === '1/65535';

function covers({ source, protocol, port }: Entry, wanted: number): boolean {
  if (!isAnywhere(source) || !['tcp', 'udp', 'all', '-1'].includes(protocol)) return false;
  const [from = 0, to = 0] = port.split('/').map(Number);
  return from === -1 || (from <= wanted && wanted <= to);
}

/** Who still gets in on the ports of an entry that is taken out: the trusted, or by entries that stay, whichever come before them. */
function whoIsLeft(
  { protocol, port, source }: Entry,
  entries: readonly Entry[],
  taken: readonly Entry[],
  trusted: readonly TrustedSource[],
): LocalizedText {
  const traffic = trafficText(protocol, port);
  const own = trustedOf(source, trusted).map(({ cidr }) => cidr);
  if (own.length > 0)
    return {
      en: `In the place of everybody ${own.join(', ')} get in on ${traffic.en}.`,
      'zh-CN': `${traffic['zh-CN']} 不再对所有地址放行，改为放行：${own.join('、')}。`,
    };
  const [from, to] = rangeOf(port);
  const meets = (one: Entry) => one.policy === 'accept' && rangeOf(one.port)[0] <= to && from <= rangeOf(one.port)[1];
  const sources = [...new Set(entries.filter((one) => !taken.includes(one) && meets(one)).map((one) => one.source))];
  if (sources.length === 0)
    return {
      en: `NOBODY GETS IN on ${traffic.en} afterwards, you included: no other entry accepts it. Name who may in changes.inputs.trustedSources, as 203.0.113.0/24, and plan again.`,
      'zh-CN': `【注意】变更后任何来源（包括您自己）都无法访问 ${traffic['zh-CN']}：没有其他放行规则。请在 changes.inputs.trustedSources 中填写可信地址段（如 203.0.113.0/24），再重新制定方案。`,
    };
  return {
    en: `On ${traffic.en}, or on some of these ports, other entries still let in: ${sources.join(', ')}.`,
    'zh-CN': `在 ${traffic['zh-CN']} 或其中部分端口上，其他规则仍放行：${sources.join('、')}。`,
  };
}

/** The trusted of the family of an entry's source. */
function trustedOf(source: string, trusted: readonly TrustedSource[]): readonly TrustedSource[] {
  return trusted.filter(({ isIpv6 }) => isIpv6 === source.includes(':'));
}

function rangeOf(port: string): readonly [from: number, to: number] {
  const [from = 0, to = 0] = port.split('/').map(Number);
  return from === -1 ? [1, 65_535] : [from, to];
}

/** The live entries, those narrowed to the trusted; undefined when one of those is not among them. */
function narrowed(live: FieldValue | undefined, taken: readonly Entry[], trusted: readonly TrustedSource[]): FieldValue | undefined {
  const entries = Array.isArray(live) ? (live as readonly Readonly<Record<string, FieldValue>>[]) : [];
  const left = entries.flatMap((entry) => {
    const open = taken.find((one) => isSame(entry, one));
    return open === undefined ? [entry] : trustedOf(open.source, trusted).map(({ cidr }) => ({ ...entry, sourceCidrIp: cidr }));
  });
  return taken.length > 0 && taken.every((one) => entries.some((entry) => isSame(entry, one))) ? left : undefined;
}

function isSame(live: Readonly<Record<string, FieldValue>>, { policy, protocol, port, source }: Entry): boolean {
  const words = [live.policy, live.protocol].map((word) => String(word).toLowerCase());
  return words[0] === policy && words[1] === protocol && live.port === port && live.sourceCidrIp === source;
}

const opensAll: Refusal = {
  code: 'needs-decision',
  reason: {
    en: 'A later entry accepts every port from any address, so taking this one out would close nothing. Narrow that entry first.',
    'zh-CN': '后续规则对任意地址放行全部端口，仅删除该条规则并不能关闭端口，请先收窄那条规则。',
  },
};
