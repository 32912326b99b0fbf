import type { Context, Fields, Refusal } from '../../engine/index.ts';

export const malformed: Refusal = [
  400,
  'MalformedXML',
  'The XML you provided was not well-formed or did not validate against our published schema.',
];

const lists = new Set(
  'AllowedHeader AllowedMethod AllowedOrigin CORSRule CustomCipherSuite ExposeHeader ID NoncurrentVersionTransition Prefix Referer Rule TLS13CustomCipherSuite TLSVersion Tag Transition'.split(
    ' ',
  ),
);
/** Names that are a list in one place and a single text in all others. */
const onlyUnder: Readonly<Record<string, string>> = { Prefix: 'PrefixSet', ID: 'ReplicationRules', Tag: 'TagSet Rule' };
const numbers = new Set(['Days', 'MaxAgeSeconds', 'NoncurrentDays']);
const booleans = new Set(
  'AllowEmptyReferer AllowSmallFile AllowTruncateQueryString BlockPublicAccess Enable Enabled ExpiredObjectDeleteMarker IsAccessTime ResponseVary ReturnToStdWhenVisit StrongCipherSuite TruncatePath'.split(
    ' ',
  ),
);

/** What stands under the root element of a call's XML body, with lists, numbers and switches as such. */
export function readBody(x: Context, root: string): Fields {
  const body = x.call.body as Fields | undefined;
  if (typeof body !== 'object' || body === null || body instanceof Uint8Array || !(root in body)) x.refuse(malformed);
  const inner = body[root];
  return typeof inner === 'object' && inner !== null ? (tidied(x, inner, root) as Fields) : {};
}

/** The rows of a list in a body, none where the element is empty. */
export function rowsOf(value: unknown): readonly Fields[] {
  return (Array.isArray(value) ? value : []).filter((row): row is Fields => typeof row === 'object' && row !== null);
}

function tidied(x: Context, value: unknown, under: string): unknown {
  if (Array.isArray(value)) return value.map((one) => tidied(x, one, under));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, member(x, name, inner, under)]));
}

function member(x: Context, name: string, value: unknown, under: string): unknown {
  const isList = lists.has(name) && (onlyUnder[name] === undefined || onlyUnder[name].split(' ').includes(under));
  if (isList) return (Array.isArray(value) ? value : [value]).map((one) => scalar(x, name, tidied(x, one, name)));
  return scalar(x, name, tidied(x, value, name));
}

function scalar(x: Context, name: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (numbers.has(name)) return /^\d+$/.test(value) ? Number(value) : x.refuse(malformed);
  if (booleans.has(name)) return /^(true|false)$/i.test(value) ? value.toLowerCase() === 'true' : x.refuse(malformed);
  return value;
}
