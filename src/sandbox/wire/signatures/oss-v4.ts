import { createHmac, hash } from 'node:crypto';
import { canonicalPath, type Pair, percentEncode, sortPairs } from '../encoding.ts';
import { ossRefusals } from '../refusals.ts';
import { headerOf, type WireRequest } from '../request.ts';
import { authorizationPart, type Claim, parseTime } from './claim.ts';
import { headerLines, headerNames } from './headers.ts';
import { readScope, scopedKey, scopeText } from './scoped-key.ts';

type Order = (pairs: readonly Pair[]) => readonly Pair[];

const byLocale: Order = (pairs) => pairs.toSorted((a, b) => a[0].localeCompare(b[0]));
/** Clients differ in how they sort keys and whether an empty value keeps its equals sign. */
const WAYS = [false, true].flatMap((keepsEquals) => [sortPairs, byLocale].map((order: Order) => ({ keepsEquals, order })));

/** OSS4-HMAC-SHA256; the canonical path is `/bucket/object` whatever the host, and the host is not signed. */
export function readOssV4(request: WireRequest, authorization: string, resource: string): Claim {
  const scope = readScope(authorization);
  const signature = authorizationPart(authorization, 'Signature');
  if (!scope || !signature) throw ossRefusals.malformed();
  const time = headerOf(request, 'x-oss-date') || headerOf(request, 'date');
  const additional = (authorizationPart(authorization, 'AdditionalHeaders') ?? '').toLowerCase();
  const canonical = (variant: number) => canonicalText(request, resource, additional, variant);
  return {
    accessKeyId: scope.accessKeyId,
    signature,
    securityToken: headerOf(request, 'x-oss-security-token') || undefined,
    signedAt: parseTime(time),
    nonce: undefined,
    refusals: ossRefusals,
    text(variant) {
      const text = canonical(variant);
      return text === undefined ? undefined : `OSS4-HMAC-SHA256\n${time}\n${scopeText(scope)}\n${hash('sha256', text)}`;
    },
    sign: (secret, text) => createHmac('sha256', scopedKey(secret, scope)).update(text).digest('hex'),
    canonicalRequest: () => canonical(0) ?? '',
  };
}

function canonicalText(request: WireRequest, resource: string, additional: string, variant: number): string | undefined {
  const way = WAYS[variant];
  if (!way) return undefined;
  const extra = additional.split(';');
  const isSigned = (name: string) => name === 'content-type' || name === 'content-md5' || name.startsWith('x-oss-') || extra.includes(name);
  const query = way
    .order(request.query)
    .map(
      ([key, value]) => percentEncode(key) + (value || (way.keepsEquals && value !== undefined) ? `=${percentEncode(value ?? '')}` : ''),
    );
  const payload = headerOf(request, 'x-oss-content-sha256') || 'UNSIGNED-PAYLOAD';
  return `${request.method}\n${canonicalPath(resource)}\n${query.join('&')}\n${headerLines(request, headerNames(request, isSigned))}\n${additional}\n${payload}`;
}
