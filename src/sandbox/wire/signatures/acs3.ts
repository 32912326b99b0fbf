import { createHmac, hash } from 'node:crypto';
import { canonicalPath, percentEncode, sortPairs } from '../encoding.ts';
import { gatewayRefusals } from '../refusals.ts';
import { headerOf, type WireRequest } from '../request.ts';
import { authorizationPart, type Claim, parseTime } from './claim.ts';

const EMPTY_SHA256 = hash('sha256', '');

/** ACS3-HMAC-SHA256, the signature of the current clients for RPC and ROA alike. */
export function readAcs3(request: WireRequest, authorization: string): Claim {
  const accessKeyId = authorizationPart(authorization, 'Credential');
  const signature = authorizationPart(authorization, 'Signature');
  // SignedHeaders decides: some clients sign accept and user-agent, others do not.
  const signedHeaders = authorizationPart(authorization, 'SignedHeaders');
  if (!accessKeyId || !signature || signedHeaders === undefined) throw gatewayRefusals.malformed();
  return {
    accessKeyId,
    signature,
    securityToken: headerOf(request, 'x-acs-security-token') || undefined,
    signedAt: parseTime(headerOf(request, 'x-acs-date')),
    nonce: headerOf(request, 'x-acs-signature-nonce') || undefined,
    refusals: gatewayRefusals,
    text: (variant) => acs3Text(request, signedHeaders, variant),
    sign: (secret, text) => createHmac('sha256', secret).update(text).digest('hex'),
  };
}

function acs3Text(request: WireRequest, signedHeaders: string, variant: number): string | undefined {
  const path = acs3Path(request.path, variant);
  if (path === undefined) return undefined;
  const bodyHash = request.body.length === 0 ? EMPTY_SHA256 : hash('sha256', request.body);
  const canonical = `${request.method}\n${path}\n${canonicalQuery(request)}\n${canonicalHeaders(request, signedHeaders)}\n${signedHeaders}\n${bodyHash}`;
  return `ACS3-HMAC-SHA256\n${hash('sha256', canonical)}`;
}

/** Clients agree on plain paths only: one family encodes just the first plus and star, another none. */
function acs3Path(path: string, variant: number): string | undefined {
  if (variant === 0) return path === '/' ? path : canonicalPath(path);
  if (path === '/') return undefined;
  return variant === 1 ? path : variant === 2 ? path.replace('+', '%20').replace('*', '%2A').replace('%7E', '~') : undefined;
}

function canonicalQuery(request: WireRequest): string {
  let text = '';
  for (const [key, value] of sortPairs(request.query)) text += `${text === '' ? '' : '&'}${key}=${percentEncode(value ?? '')}`;
  return text;
}

function canonicalHeaders(request: WireRequest, signedHeaders: string): string {
  let text = '';
  for (const name of signedHeaders.split(';')) text += `${name}:${headerOf(request, name).trim()}\n`;
  return text;
}
