import { createHmac } from 'node:crypto';
import { decodePath, sortPairs } from '../encoding.ts';
import { slsRefusals } from '../refusals.ts';
import { headerOf, type WireRequest } from '../request.ts';
import { type Claim, keyAndSignature, parseTime } from './claim.ts';
import { headerLines, headerNames } from './headers.ts';

/** One client adds x-log-date when it has already signed, so it is tried with and without. */
const WAYS = [
  (name: string) => name.startsWith('x-log-') || name.startsWith('x-acs-'),
  (name: string) => (name.startsWith('x-log-') && name !== 'x-log-date') || name.startsWith('x-acs-'),
];

/** `LOG key:signature`: HMAC-SHA1 or HMAC-SHA256, as x-log-signaturemethod says, over headers, path and query. */
export function readLogV1(request: WireRequest, authorization: string): Claim {
  const parts = keyAndSignature(authorization);
  if (!parts) throw slsRefusals.malformed();
  const algorithm = headerOf(request, 'x-log-signaturemethod') === 'hmac-sha256' ? 'sha256' : 'sha1';
  const date = headerOf(request, 'date') || headerOf(request, 'x-log-date');
  return {
    ...parts,
    securityToken: headerOf(request, 'x-acs-security-token') || undefined,
    signedAt: parseTime(date),
    nonce: undefined,
    refusals: slsRefusals,
    text(variant) {
      const isSigned = WAYS[variant];
      return isSigned && signedText(request, date, isSigned);
    },
    sign: (secret, text) => createHmac(algorithm, secret).update(text).digest('base64'),
  };
}

function signedText(request: WireRequest, date: string, isSigned: (name: string) => boolean): string {
  const content = `${headerOf(request, 'content-md5')}\n${headerOf(request, 'content-type')}\n${date}\n`;
  const headers = headerLines(request, headerNames(request, isSigned));
  const query = sortPairs(request.query).map(([key, value]) => (value === undefined ? key : `${key}=${value}`));
  return `${request.method}\n${content}${headers}${decodePath(request.path)}${query.length > 0 ? `?${query.join('&')}` : ''}`;
}
