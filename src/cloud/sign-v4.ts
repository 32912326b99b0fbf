import { createHash, createHmac } from 'node:crypto';
import type { Credential } from './credential.ts';

/** What is signed of a request to OSS or SLS. */
export interface SignedRequest {
  readonly method: string;
  /** Percent-encoded; for OSS with the bucket before it, whatever the host says. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly region: string;
  /** yyyymmddThhmmssZ */
  readonly date: string;
}

interface Scheme {
  readonly algorithm: string;
  readonly product: string;
  readonly payload: string;
  readonly isSigned: (header: string) => boolean;
  /** SLS writes the names of the signed headers into the signature, OSS only additional ones. */
  readonly namesHeaders: boolean;
}

const sha256OfNothing = createHash('sha256').digest('hex');
const schemes = {
  oss: {
    algorithm: 'OSS4-HMAC-SHA256',
    product: 'oss',
    payload: 'UNSIGNED-PAYLOAD',
    isSigned: (header) => /^(content-(type|md5)$|x-oss-)/.test(header),
    namesHeaders: false,
  },
  sls: {
    algorithm: 'SLS4-HMAC-SHA256',
    product: 'sls',
    payload: sha256OfNothing,
    isSigned: (header) => /^(content-type$|host$|x-log-|x-acs-)/.test(header),
    namesHeaders: true,
  },
} as const satisfies Record<string, Scheme>;

/** The Authorization header of signature version 4. */
export function signV4(scheme: keyof typeof schemes, request: SignedRequest, credential: Credential): string {
  const { algorithm, product, payload, isSigned, namesHeaders }: Scheme = schemes[scheme];
  const names = Object.keys(request.headers).filter(isSigned).sort();
  const canonical = [
    request.method,
    request.path,
    writeQuery(request.query),
    names.map((name) => `${name}:${(request.headers[name] ?? '').trim()}\n`).join(''),
    namesHeaders ? names.join(';') : '',
    payload,
  ].join('\n');
  const day = request.date.slice(0, 8);
  const scope = `${day}/${request.region}/${product}/aliyun_v4_request`;
  const text = [algorithm, request.date, scope, createHash('sha256').update(canonical).digest('hex')].join('\n');
  const key = [day, request.region, product, 'aliyun_v4_request'].reduce(hmac, Buffer.from(`aliyun_v4${credential.accessKeySecret}`));
  return `${algorithm} Credential=${credential.accessKeyId}/${scope},Signature=${hmac(key, text).toString('hex')}`;
}

/** The query as it is sent and signed: sorted, a name alone where the value is empty. */
export function writeQuery(query: Readonly<Record<string, string>>): string {
  return Object.keys(query)
    .sort()
    .map((name) => (query[name] === '' ? encode(name) : `${encode(name)}=${encode(query[name] ?? '')}`))
    .join('&');
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
