import type { Credential, Engine } from '../call.ts';
import type { Nonces } from './nonces.ts';
import { headerOf, type WireRequest } from './request.ts';
import { readAcs3 } from './signatures/acs3.ts';
import type { Claim } from './signatures/claim.ts';
import { gatewayRefusals, type Refusals } from './refusals.ts';
import { readRpcV1 } from './signatures/rpc-v1.ts';

/** How far a client's clock may be off, in milliseconds. */
const SKEW_LIMIT_MS = 15 * 60 * 1000;

/** What a request needs to be trusted. */
export interface Verification {
  readonly engine: Engine;
  readonly nonces: Nonces;
  /** Epoch milliseconds of the clock on the wall, by which clients sign. */
  wallClock(): number;
}

/** The claim of a signed request, undefined when nothing of it is signed. Throws when the signature has no known form. */
export function readClaim(request: WireRequest): Claim | undefined {
  const authorization = headerOf(request, 'authorization');
  if (authorization.startsWith('ACS3-HMAC-SHA256')) return readAcs3(request, authorization);
  if (request.values.Signature !== undefined || request.values.AccessKeyId !== undefined) return readRpcV1(request);
  return undefined;
}

/** How calls of a style are refused when they are not signed at all. */
export function refusalsOf(_style: string): Refusals {
  return gatewayRefusals;
}

/** Holds a claim against the keys, the token, the clock and the signature. Throws the family's own refusal. */
export function verify(claim: Claim, verification: Verification): Credential {
  checkTime(claim, verification.wallClock());
  const credential = verification.engine.credential(claim.accessKeyId);
  if (!credential) throw claim.refusals.unknownKey(claim.accessKeyId);
  if (!credential.isActive) throw claim.refusals.inactiveKey(claim.accessKeyId);
  checkToken(claim, credential, verification.engine.now());
  checkSignature(claim, credential.secret);
  if (claim.nonce && !verification.nonces.use(claim.accessKeyId, claim.nonce)) throw claim.refusals.usedNonce();
  return credential;
}

function checkTime(claim: Claim, now: number): void {
  const { signedAt, refusals } = claim;
  if (signedAt === undefined) throw refusals.noTime();
  if (Number.isNaN(signedAt)) throw refusals.badTime();
  if (Math.abs(now - signedAt) > SKEW_LIMIT_MS) throw refusals.skewed(signedAt, now);
}

function checkToken(claim: Claim, credential: Credential, now: number): void {
  const { accessKeyId, securityToken, refusals } = claim;
  if (credential.securityToken === undefined) {
    if (securityToken) throw refusals.wrongToken(accessKeyId);
    return;
  }
  if (!securityToken) throw refusals.missingToken(accessKeyId);
  if (securityToken !== credential.securityToken) throw refusals.wrongToken(accessKeyId);
  if (credential.expiresAt !== undefined && credential.expiresAt <= now) throw refusals.expiredToken(accessKeyId);
}

function checkSignature(claim: Claim, secret: string): void {
  for (let variant = 0; ; variant++) {
    const text = claim.text(variant);
    if (text === undefined) break;
    if (claim.sign(secret, text) === claim.signature) return;
  }
  throw claim.refusals.wrongSignature(claim.accessKeyId, claim.signature, claim.text(0) ?? '');
}
