import { isIP } from 'node:net';
import type { Ask, Refusal } from '../../model/fix.ts';

const name = 'trustedSources';
const longest = { 4: 32, 6: 128 } as const;
// A block that spans half of the internet or more is nobody's own.
const shortest = 2;

/** A block of addresses that the project trusts. */
export interface TrustedSource {
  readonly cidr: string;
  readonly isIpv6: boolean;
}

/** The blocks that the project's config lets in, none where it names none, or why what it names is not blocks. */
export function trustedSources({ input }: Pick<Ask, 'input'>): readonly TrustedSource[] | Refusal {
  const text = input(name);
  if (text === undefined) return [];
  const sources = text.split(',').map((word) => sourceOf(word.trim()));
  return sources.includes(undefined) ? notBlocks(text) : [...new Map((sources as TrustedSource[]).map((one) => [one.cidr, one])).values()];
}

/** The same as a white list of IPv4 addresses takes them: a single host without its mask. */
export function trustedAddresses(ask: Pick<Ask, 'input'>): readonly string[] | Refusal {
  const sources = trustedSources(ask);
  if ('code' in sources) return sources;
  return sources.filter(({ isIpv6 }) => !isIpv6).map(({ cidr }) => cidr.replace(/\/32$/, ''));
}

function sourceOf(text: string): TrustedSource | undefined {
  const [address = '', bits, ...more] = text.split('/');
  const family = isIP(address);
  if ((family !== 4 && family !== 6) || more.length > 0) return undefined;
  const length = bits === undefined ? longest[family] : /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN;
  if (!(length >= shortest && length <= longest[family])) return undefined;
  return { cidr: `${address}/${length}`, isIpv6: family === 6 };
}

const notBlocks = (text: string): Refusal => ({
  code: 'needs-input',
  reason: {
    en: `changes.inputs.${name} in xunjian.json is "${text}"; write blocks of addresses with commas between them, as 203.0.113.0/24, and none that is half of the internet.`,
    'zh-CN': `xunjian.json 中 changes.inputs.${name} 的值为“${text}”，应为以逗号分隔的地址段（如 203.0.113.0/24），且不得覆盖半数以上的互联网地址。`,
  },
});
