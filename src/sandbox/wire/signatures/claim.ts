import type { Refusals } from '../refusals.ts';

/** What a signed request says of itself. */
export interface Claim {
  readonly accessKeyId: string;
  readonly signature: string;
  readonly securityToken: string | undefined;
  /** Epoch milliseconds of signing; undefined when none was sent, NaN when it cannot be read. */
  readonly signedAt: number | undefined;
  readonly nonce: string | undefined;
  readonly refusals: Refusals;
  /** The text that the client may have signed; clients differ, so there is more than one way, the likeliest first; undefined past the last. */
  text(variant: number): string | undefined;
  /** The signature of a text, as the client would write it. */
  sign(secret: string, text: string): string;
  /** The request as it went into the text by its hash, for the refusal; absent when the text holds it all. */
  canonicalRequest?(): string;
}

/** Epoch milliseconds of a header, `20260102T030405Z` included; undefined when it is missing, NaN when it is no time. */
export function parseTime(text: string | undefined): number | undefined {
  if (!text) return undefined;
  const parts = text.length === 16 ? /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text) : null;
  return parts ? Date.parse(`${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}:${parts[5]}:${parts[6]}Z`) : Date.parse(text);
}

/** One comma-separated `name=value` of an Authorization header, blanks allowed; undefined when it is not there. */
export function authorizationPart(authorization: string, name: string): string | undefined {
  const start = authorization.indexOf(`${name}=`);
  if (start < 0) return undefined;
  const end = authorization.indexOf(',', start);
  return authorization.slice(start + name.length + 1, end < 0 ? undefined : end).trim();
}

/** Key and signature of `KIND key:signature`; undefined when it is cut short. */
export function keyAndSignature(authorization: string): { accessKeyId: string; signature: string } | undefined {
  const colon = authorization.lastIndexOf(':');
  const accessKeyId = authorization.slice(authorization.indexOf(' ') + 1, colon).trim();
  const signature = authorization.slice(colon + 1).trim();
  return colon > 0 && accessKeyId && signature ? { accessKeyId, signature } : undefined;
}
