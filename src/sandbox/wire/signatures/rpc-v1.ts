import { createHmac } from 'node:crypto';
import { percentEncode } from '../encoding.ts';
import { gatewayRefusals } from '../refusals.ts';
import type { WireRequest } from '../request.ts';
import { type Claim, parseTime } from './claim.ts';

/** The first signature of the RPC products: HMAC-SHA1 over query and form together. */
export function readRpcV1(request: WireRequest): Claim {
  const { AccessKeyId, Signature, SecurityToken, Timestamp, SignatureNonce, SignatureMethod } = request.values;
  if (!AccessKeyId) throw gatewayRefusals.unsigned();
  if (!Signature || (SignatureMethod && SignatureMethod !== 'HMAC-SHA1')) throw gatewayRefusals.malformed();
  return {
    accessKeyId: AccessKeyId,
    signature: Signature,
    securityToken: SecurityToken || undefined,
    signedAt: parseTime(Timestamp),
    nonce: SignatureNonce || undefined,
    refusals: gatewayRefusals,
    text: (variant) => (variant === 0 ? signedText(request) : undefined),
    sign: (secret, text) => createHmac('sha1', `${secret}&`).update(text).digest('base64'),
  };
}

function signedText({ method, values }: WireRequest): string {
  let text = '';
  for (const key of Object.keys(values).sort()) {
    if (key !== 'Signature') text += `${text === '' ? '' : '&'}${percentEncode(key)}=${percentEncode(values[key] ?? '')}`;
  }
  return `${method}&%2F&${percentEncode(text)}`;
}
