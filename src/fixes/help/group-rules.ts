import type { FieldValue, LocalizedText } from '../../model/documents.ts';
import type { Draft } from '../../model/fix.ts';
import { trafficText } from './traffic.ts';
import type { TrustedSource } from './trusted-sources.ts';

/** A rule of a security group as our own reading tells it. */
export interface Permission {
  readonly isAccept: boolean;
  readonly priority: number;
  readonly ports: readonly [from: number, to: number] | null;
  readonly ipv4: boolean;
  readonly ipv6: boolean;
  readonly key: string;
}

const token = 'alicloud:ecs/securityGroupRule:SecurityGroupRule';
const field = 'ingress.permissions';

/** The parts of what tells a rule apart, the source as people write it. */
function partsOf({ key }: Permission) {
  const [protocol = '', ports = '', nic = '', source = ''] = key.split(':');
  return { protocol, ports, nic, source: source.replaceAll('_', ':') };
}

/** Rules that still let somebody in on a port of the one that is deleted: hosts of the inside or blocks of addresses. */
export function whoIsLeft(one: Permission, staying: readonly Permission[]): readonly string[] {
  const meets = ({ ports }: Permission) => ports !== null && one.ports !== null && ports[0] <= one.ports[1] && one.ports[0] <= ports[1];
  return [...new Set(staying.filter((other) => other.isAccept && meets(other)).map((other) => partsOf(other).source))];
}

/** The same rule for one trusted block; undefined where a rule that stays lets it in as wide already. */
export function narrowedTo(one: Permission, source: TrustedSource, staying: readonly Permission[], groupId: string): Draft | undefined {
  const { protocol, ports, nic } = partsOf(one);
  if (staying.some((other) => isAsWide(other, one, source))) return undefined;
  const args: Record<string, FieldValue> = {
    securityGroupId: groupId,
    type: 'ingress',
    ipProtocol: protocol,
    portRange: ports,
    nicType: nic,
    policy: 'accept',
    priority: one.priority,
    [source.isIpv6 ? 'ipv6CidrIp' : 'cidrIp']: source.cidr,
  };
  const part = `${protocol}-${ports}-${source.cidr}-${one.priority}`;
  return { token, kind: 'create', part, set: {}, args, guard: [field], notes: [notes.keeps(one, source)] };
}

function isAsWide(other: Permission, { key, ports, priority }: Permission, source: TrustedSource): boolean {
  const [own, theirs] = [key.split(':')[0], partsOf(other)];
  if (!other.isAccept || theirs.source !== source.cidr || (theirs.protocol !== own && theirs.protocol !== 'all')) return false;
  return other.ports !== null && ports !== null && other.priority <= priority && other.ports[0] <= ports[0] && other.ports[1] >= ports[1];
}

/** The deletion of a rule, after what must stand before. */
export function deletionOf(one: Permission, left: LocalizedText, before: readonly Draft[]): Draft {
  return {
    token,
    kind: 'delete',
    vars: { rule: one.key },
    part: one.key,
    set: {},
    guard: [field],
    notes: [notes.shutOut(one), left],
    ...(before.length > 0 && { dependsOn: before }),
  };
}

/** What a rule lets in, in words. */
function trafficOf(one: Permission): LocalizedText {
  const { protocol, ports } = partsOf(one);
  return trafficText(protocol, ports);
}

const listed = (sources: readonly string[]) => sources.join(', ');
const blocks = (sources: readonly TrustedSource[]) => listed(sources.map(({ cidr }) => cidr));

/** What the approver must know. */
export const notes = {
  shutOut(one: Permission): LocalizedText {
    const traffic = trafficOf(one);
    const { source } = partsOf(one);
    return {
      en: `The rule that accepts ${traffic.en} from ${source} is deleted: who comes in by it, on any of these ports, is shut out.`,
      'zh-CN': `删除放行 ${source} 访问 ${traffic['zh-CN']} 的规则：通过该规则访问其中任何端口的来源都将被阻断。`,
    };
  },
  keeps(one: Permission, { cidr }: TrustedSource): LocalizedText {
    const traffic = trafficOf(one);
    return {
      en: `${cidr} is let in on ${traffic.en} before the rule for everybody is deleted.`,
      'zh-CN': `先放行 ${cidr} 访问 ${traffic['zh-CN']}，再删除对所有地址放行的规则。`,
    };
  },
  onlyTrusted(one: Permission, sources: readonly TrustedSource[]): LocalizedText {
    const traffic = trafficOf(one);
    return {
      en: `From the internet ${blocks(sources)} still gets in on ${traffic.en}.`,
      'zh-CN': `变更后互联网侧仍可访问 ${traffic['zh-CN']} 的来源：${blocks(sources)}。`,
    };
  },
  left(one: Permission, sources: readonly string[]): LocalizedText {
    const traffic = trafficOf(one);
    if (sources.length > 0)
      return {
        en: `On ${traffic.en}, or on some of these ports, other rules of the group still let in: ${listed(sources)}.`,
        'zh-CN': `在 ${traffic['zh-CN']} 或其中部分端口上，安全组的其他规则仍放行：${listed(sources)}。`,
      };
    return {
      en: `NOBODY GETS IN on ${traffic.en} afterwards, you included: no other rule of the group accepts it. Name who may in changes.inputs.trustedSources, as 203.0.113.0/24, and plan again; rules for them are then made first.`,
      'zh-CN': `【注意】变更后任何来源（包括您自己）都无法访问 ${traffic['zh-CN']}：安全组内没有其他放行规则。请在 changes.inputs.trustedSources 中填写可信地址段（如 203.0.113.0/24）并重新制定方案，届时会先创建对应的放行规则。`,
    };
  },
} as const;
