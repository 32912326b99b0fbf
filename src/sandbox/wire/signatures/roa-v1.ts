import { createHmac } from 'node:crypto';
import { decodePath, sortPairs } from '../encoding.ts';
import { gatewayRefusals } from '../refusals.ts';
import { headerOf, type WireRequest } from '../request.ts';
import { type Claim, keyAndSignature, parseTime } from './claim.ts';
import { headerLines, headerNames } from './headers.ts';

/** `acs key:signature`, the first signature of the ROA products: HMAC-SHA1 over headers, path and query. */
export function readRoaV1(request: WireRequest, authorization: string): Claim {
  const parts = keyAndSignature(authorization);
  if (!parts) throw gatewayRefusals.malformed();
  // Paths are signed encoded by some clients and decoded by others, empty values with and without their equals sign.
  const ways = [true, false].flatMap((keepsEquals) => [request.path, decodePath(request.path)].map((path) => ({ path, keepsEquals })));
  return {
    ...parts,
    securityToken: headerOf(request, 'x-acs-security-token') || undefined,
    signedAt: parseTime(headerOf(request, 'date')),
    nonce: headerOf(request, 'x-acs-signature-nonce') || undefined,
    refusals: gatewayRefusals,
    text(variant) {
      const way = ways[variant];
      return way && signedText(request, way.path, way.keepsEquals);
    },
    sign: (secret, text) => createHmac('sha1', secret).update(text).digest('base64'),
  };
}

function signedText(request: WireRequest, path: string, keepsEquals: boolean): string {
  const lines = ['accept', 'content-md5', 'content-type', 'date'].map((name) => `${headerOf(request, name)}\n`).join('');
  const headers = headerLines(
    request,
    headerNames(request, (name) => name.startsWith('x-acs-')),
  );
  const query = sortPairs(request.query).map(([key, value]) => (value || keepsEquals ? `${key}=${value ?? ''}` : key));
  return `${request.method}\n${lines}${headers}${path}${query.length > 0 ? `?${query.join('&')}` : ''}`;
}
