import { createHmac, hash } from 'node:crypto';
import { canonicalPath, percentEncode, sortPairs } from '../encoding.ts';
import { gatewayRefusals } from '../refusals.ts';
import { headerOf, type WireRequest } from '../request.ts';
import { authorizationPart, type Claim, parseTime } from './claim.ts';
import { headerLines } from './headers.ts';

const EMPTY_SHA256 = hash('sha256', '');

/** ACS3-HMAC-SHA256, the signature of the current clients for RPC and ROA alike. */
export function readAcs3(request: WireRequest, authorization: string): Claim {
  const accessKeyId = authorizationPart(authorization, 'Credential');
  const signature = authorizationPart(authorization, 'Signature');
  // SignedHeaders decides: some clients sign accept and user-agent, others do not.
  const signedHeaders = authorizationPart(authorization, 'SignedHeaders');
  if (!accessKeyId || !signature || signedHeaders === undefined) throw gatewayRefusals.malformed();
  const canonical = (path: string) => canonicalText(request, path, signedHeaders);
  return {
    accessKeyId,
    signature,
    securityToken: headerOf(request, 'x-acs-security-token') || undefined,
    signedAt: parseTime(headerOf(request, 'x-acs-date')),
    nonce: headerOf(request, 'x-acs-signature-nonce') || undefined,
    refusals: gatewayRefusals,
    text(variant) {
      const path = pathVariant(request.path, variant);
      return path === undefined ? undefined : `ACS3-HMAC-SHA256\n${hash('sha256', canonical(path))}`;
    },
    sign: (secret, text) => createHmac('sha256', secret).update(text).digest('hex'),
    canonicalRequest: () => canonical(canonicalPath(request.path)),
  };
}

/** Clients agree on plain paths only: one family encodes just the first plus and star, another none. */
function pathVariant(path: string, variant: number): string | undefined {
  if (path === '/') return variant === 0 ? path : undefined;
  return [canonicalPath(path), path, path.replace('+', '%20').replace('*', '%2A').replace('%7E', '~')][variant];
}

function canonicalText(request: WireRequest, path: string, signedHeaders: string): string {
  let query = '';
  // The values are encoded anew, since clients write them in more than one way; the names are signed as they are.
  for (const [key, value] of sortPairs(request.query)) query += `${query === '' ? '' : '&'}${key}=${percentEncode(value ?? '')}`;
  const bodyHash = request.body.length === 0 ? EMPTY_SHA256 : hash('sha256', request.body);
  return `${request.method}\n${path}\n${query}\n${headerLines(request, signedHeaders.split(';'))}\n${signedHeaders}\n${bodyHash}`;
}
