import type { Credential, Engine, ProductWire } from '../call.ts';
import type { Nonces } from './nonces.ts';
import { gatewayRefusals, ossRefusals, type Refusals, slsRefusals } from './refusals.ts';
import { headerOf, type WireRequest } from './request.ts';
import { readAcs3 } from './signatures/acs3.ts';
import type { Claim } from './signatures/claim.ts';
import { readLogV1 } from './signatures/log-v1.ts';
import { readOssV1 } from './signatures/oss-v1.ts';
import { readOssV4 } from './signatures/oss-v4.ts';
import { readRoaV1 } from './signatures/roa-v1.ts';
import { readRpcV1 } from './signatures/rpc-v1.ts';
import { readSlsV4 } from './signatures/sls-v4.ts';

/** How far a client's clock may be off, in milliseconds. */
const SKEW_LIMIT_MS = 15 * 60 * 1000;

/** What a request needs to be trusted. */
export interface Verification {
  readonly engine: Engine;
  readonly nonces: Nonces;
  /** Epoch milliseconds of the clock on the wall, by which clients sign. */
  wallClock(): number;
}

/** The claim of a signed request, undefined when nothing of it is signed. Throws when its signature has the form of none. */
export function readClaim(request: WireRequest, ossResource: string): Claim | undefined {
  const authorization = headerOf(request, 'authorization');
  if (authorization === '')
    return request.values.Signature === undefined && request.values.AccessKeyId === undefined ? undefined : readRpcV1(request);
  if (authorization.startsWith('ACS3-HMAC-SHA256 ')) return readAcs3(request, authorization);
  if (authorization.startsWith('acs ')) return readRoaV1(request, authorization);
  if (authorization.startsWith('OSS4-HMAC-SHA256 ')) return readOssV4(request, authorization, ossResource);
  if (authorization.startsWith('OSS ')) return readOssV1(request, authorization, ossResource);
  if (authorization.startsWith('SLS4-HMAC-SHA256 ')) return readSlsV4(request, authorization);
  if (authorization.startsWith('LOG ')) return readLogV1(request, authorization);
  throw gatewayRefusals.malformed();
}

/** How calls of a style are refused when nothing tells who signed them. */
export function refusalsOf(style: ProductWire['style']): Refusals {
  return style === 'OSS' ? ossRefusals : style === 'SLS' ? slsRefusals : gatewayRefusals;
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
  throw claim.refusals.wrongSignature(claim);
}
