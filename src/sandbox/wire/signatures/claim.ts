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
  sign(secret: string, text: string): string;
}

/** `20260102T030405Z` in epoch milliseconds, NaN when it is not one. */
export function parseBasicTime(text: string): number {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  return parts ? Date.parse(`${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}:${parts[5]}:${parts[6]}Z`) : Number.NaN;
}

/** Epoch milliseconds of a header that may be missing. */
export function parseTime(text: string | undefined): number | undefined {
  if (!text) return undefined;
  return text.length === 16 && text[8] === 'T' ? parseBasicTime(text) : Date.parse(text);
}

/** One comma-separated `name=value` of an Authorization header, blanks allowed. */
export function authorizationPart(authorization: string, name: string): string | undefined {
  const start = authorization.indexOf(`${name}=`);
  if (start < 0) return undefined;
  const end = authorization.indexOf(',', start);
  return authorization.slice(start + name.length + 1, end < 0 ? undefined : end).trim();
}
