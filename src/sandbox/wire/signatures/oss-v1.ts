import { createHmac } from 'node:crypto';
import { decodePath, type Pair, sortPairs } from '../encoding.ts';
import { SUB_RESOURCES } from '../oss-sub-resources.ts';
import { ossRefusals } from '../refusals.ts';
import { headerOf, type WireRequest } from '../request.ts';
import { type Claim, keyAndSignature, parseTime } from './claim.ts';
import { headerLines, headerNames } from './headers.ts';

/** Which query pairs a client may have signed: what it takes for a sub-resource differs with its age. */
const SELECTIONS: readonly ((pair: Pair) => boolean)[] = [
  ([key]) => SUB_RESOURCES.has(key),
  ([key, value]) => SUB_RESOURCES.has(key) || !value,
  () => true,
];

/** `OSS key:signature`: HMAC-SHA1 over headers and `/bucket/object`. */
export function readOssV1(request: WireRequest, authorization: string, resource: string): Claim {
  const parts = keyAndSignature(authorization);
  if (!parts) throw ossRefusals.malformed();
  const dates = [headerOf(request, 'date'), headerOf(request, 'x-oss-date')].filter(Boolean);
  const ways = SELECTIONS.flatMap((isSigned) => dates.map((date) => ({ isSigned, date })));
  return {
    ...parts,
    securityToken: headerOf(request, 'x-oss-security-token') || undefined,
    // Where both are sent, x-oss-date is the time of the request.
    signedAt: parseTime(dates.at(-1)),
    nonce: undefined,
    refusals: ossRefusals,
    text(variant) {
      const way = ways[variant];
      return way && signedText(request, resource, way.date, way.isSigned);
    },
    sign: (secret, text) => createHmac('sha1', secret).update(text).digest('base64'),
  };
}

function signedText(request: WireRequest, resource: string, date: string, isSigned: (pair: Pair) => boolean): string {
  const headers = headerLines(
    request,
    headerNames(request, (name) => name.startsWith('x-oss-')),
  );
  const query = sortPairs(request.query.filter(isSigned)).map(([key, value]) => (value ? `${key}=${value}` : key));
  const content = `${headerOf(request, 'content-md5')}\n${headerOf(request, 'content-type')}\n${date}\n`;
  return `${request.method}\n${content}${headers}${decodePath(resource)}${query.length > 0 ? `?${query.join('&')}` : ''}`;
}
