import { createHmac, hash } from 'node:crypto';
import { canonicalPath, percentEncode, sortPairs } from '../encoding.ts';
import { slsRefusals } from '../refusals.ts';
import { headerOf, type WireRequest } from '../request.ts';
import { authorizationPart, type Claim, parseTime } from './claim.ts';
import { headerLines, headerNames } from './headers.ts';
import { readScope, scopedKey, scopeText } from './scoped-key.ts';

const EMPTY_SHA256 = hash('sha256', '');

/** SLS4-HMAC-SHA256; unlike that of OSS it signs the host. */
export function readSlsV4(request: WireRequest, authorization: string): Claim {
  const scope = readScope(authorization);
  const signature = authorizationPart(authorization, 'Signature');
  if (!scope || !signature) throw slsRefusals.malformed();
  const time = headerOf(request, 'x-log-date') || headerOf(request, 'date');
  const paths = [canonicalPath(request.path), request.path];
  return {
    accessKeyId: scope.accessKeyId,
    signature,
    securityToken: headerOf(request, 'x-acs-security-token') || undefined,
    signedAt: parseTime(time),
    nonce: undefined,
    refusals: slsRefusals,
    text(variant) {
      const path = paths[variant];
      return path === undefined
        ? undefined
        : `SLS4-HMAC-SHA256\n${time}\n${scopeText(scope)}\n${hash('sha256', canonicalText(request, path))}`;
    },
    sign: (secret, text) => createHmac('sha256', scopedKey(secret, scope)).update(text).digest('hex'),
  };
}

function canonicalText(request: WireRequest, path: string): string {
  const names = headerNames(
    request,
    (name) => name === 'content-type' || name === 'host' || name.startsWith('x-log-') || name.startsWith('x-acs-'),
  );
  const query = sortPairs(request.query).map(([key, value]) =>
    value ? `${percentEncode(key)}=${percentEncode(value)}` : percentEncode(key),
  );
  const payload = headerOf(request, 'x-log-content-sha256') || EMPTY_SHA256;
  return `${request.method}\n${path}\n${query.join('&')}\n${headerLines(request, names)}\n${names.join(';')}\n${payload}`;
}
