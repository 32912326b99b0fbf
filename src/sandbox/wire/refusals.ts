import { SandboxError } from '../call.ts';
import type { Claim } from './signatures/claim.ts';

/** How a family of products words the refusal of a call that it cannot trust. */
export interface Refusals {
  unsigned(): SandboxError;
  malformed(): SandboxError;
  noTime(): SandboxError;
  badTime(): SandboxError;
  /** Both in epoch milliseconds. */
  skewed(signedAt: number, now: number): SandboxError;
  unknownKey(accessKeyId: string): SandboxError;
  inactiveKey(accessKeyId: string): SandboxError;
  missingToken(accessKeyId: string): SandboxError;
  wrongToken(accessKeyId: string): SandboxError;
  expiredToken(accessKeyId: string): SandboxError;
  wrongSignature(claim: Claim): SandboxError;
  usedNonce(): SandboxError;
}

/** The common gateway of RPC and ROA products. */
export const gatewayRefusals: Refusals = {
  unsigned: () => new SandboxError(400, 'MissingAccessKeyId', 'AccessKeyId is mandatory for this action.'),
  malformed: () => new SandboxError(400, 'IncompleteSignature', 'The request signature does not conform to Aliyun standards.'),
  noTime: () =>
    new SandboxError(
      400,
      'IllegalTimestamp',
      'The input parameter "Timestamp" that is mandatory for processing this request is not supplied.',
    ),
  badTime: () => new SandboxError(400, 'InvalidTimeStamp.Format', 'Specified time stamp or date value is not well formatted.'),
  skewed: () => new SandboxError(400, 'InvalidTimeStamp.Expired', 'Specified time stamp or date value is expired.'),
  unknownKey: () => new SandboxError(404, 'InvalidAccessKeyId.NotFound', 'Specified access key is not found.'),
  inactiveKey: () => new SandboxError(400, 'InvalidAccessKeyId.Inactive', 'Specified access key is disabled.'),
  missingToken: () => new SandboxError(400, 'MissingSecurityToken', 'SecurityToken is mandatory for this action.'),
  wrongToken: () =>
    new SandboxError(400, 'InvalidSecurityToken.MismatchWithAccessKey', 'Specified SecurityToken mismatch with the AccessKey.'),
  expiredToken: () => new SandboxError(400, 'InvalidSecurityToken.Expired', 'Specified SecurityToken is expired.'),
  wrongSignature: (claim) => new SandboxError(400, 'SignatureDoesNotMatch', wrongSignatureMessage(claim)),
  usedNonce: () => new SandboxError(400, 'SignatureNonceUsed', 'Specified signature nonce was used already.'),
};

/** Clients read the server's string out of this sentence to tell a wrong secret from a wrong string. */
function wrongSignatureMessage(claim: Claim): string {
  const text = claim.text(0) ?? '';
  if (!claim.canonicalRequest) return `Specified signature is not matched with our calculation. server string to sign is:${text}`;
  return `Specified signature does not match our calculation. server StringToSign is [${text}] server CanonicalRequest is [${claim.canonicalRequest()}]`;
}

/** `47 45 54 0A `: each byte with a blank behind it. */
const bytesOf = (text: string) => Buffer.from(text).toString('hex').toUpperCase().replace(/../g, '$& ');

const NO_OSS_KEY = 'The OSS Access Key Id you provided does not exist in our records.';

/** OSS; the keys and texts in question stand beside the code. */
export const ossRefusals: Refusals = {
  unsigned: () => new SandboxError(403, 'AccessDenied', 'Anonymous access is forbidden for this operation.'),
  malformed: () => new SandboxError(400, 'InvalidArgument', 'Authorization header is invalid.', { ArgumentName: 'Authorization' }),
  noTime: () => new SandboxError(403, 'AccessDenied', 'OSS authentication requires a valid Date.'),
  badTime: () => new SandboxError(403, 'AccessDenied', 'OSS authentication requires a valid Date.'),
  skewed: (signedAt, now) =>
    new SandboxError(403, 'RequestTimeTooSkewed', 'The difference between the request time and the current time is too large.', {
      MaxAllowedSkewMilliseconds: 900_000,
      RequestTime: new Date(signedAt).toISOString(),
      ServerTime: new Date(now).toISOString(),
    }),
  unknownKey: (OSSAccessKeyId) => new SandboxError(403, 'InvalidAccessKeyId', NO_OSS_KEY, { OSSAccessKeyId }),
  inactiveKey: (OSSAccessKeyId) =>
    new SandboxError(403, 'InvalidAccessKeyId', 'The OSS Access Key Id you provided is disabled.', { OSSAccessKeyId }),
  missingToken: (OSSAccessKeyId) =>
    new SandboxError(403, 'InvalidAccessKeyId', `${NO_OSS_KEY} The Security Token may be lost to specify that it is a STS Access Id.`, {
      OSSAccessKeyId,
    }),
  wrongToken: () => new SandboxError(403, 'InvalidSecurityToken', 'The security token you provided is invalid.'),
  expiredToken: () => new SandboxError(403, 'SecurityTokenExpired', 'The security token you provided has expired.'),
  wrongSignature: (claim) =>
    new SandboxError(
      403,
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
      {
        OSSAccessKeyId: claim.accessKeyId,
        SignatureProvided: claim.signature,
        StringToSign: claim.text(0),
        StringToSignBytes: bytesOf(claim.text(0) ?? ''),
        ...(claim.canonicalRequest && { CanonicalRequest: claim.canonicalRequest() }),
        EC: '0002-00000307',
        RecommendDoc: 'https://api.aliyun.com/troubleshoot?q=0002-00000307',
      },
    ),
  usedNonce: () => new SandboxError(403, 'AccessDenied', 'The request has been sent before.'),
};

/** SLS; one code for all that is wrong with a key. */
export const slsRefusals: Refusals = {
  unsigned: () => new SandboxError(401, 'Unauthorized', 'The AccessKeyId is unauthorized.'),
  malformed: () => new SandboxError(401, 'Unauthorized', 'The authorization header is invalid.'),
  noTime: () => new SandboxError(400, 'MissingDate', 'Date does not exist in http header.'),
  badTime: () => new SandboxError(400, 'InvalidDateFormat', 'Date must follow RFC822.'),
  skewed: (signedAt, now) =>
    new SandboxError(
      400,
      'RequestTimeExpired',
      `Request time ${Math.floor(signedAt / 1000)} has been expired while server time is ${Math.floor(now / 1000)}.`,
    ),
  unknownKey: (accessKeyId) => new SandboxError(401, 'Unauthorized', `AccessKeyId not found: ${accessKeyId}`),
  inactiveKey: (accessKeyId) => new SandboxError(401, 'Unauthorized', `AccessKeyId is disabled: ${accessKeyId}`),
  missingToken: (accessKeyId) => new SandboxError(401, 'Unauthorized', `AccessKeyId not found: ${accessKeyId}`),
  wrongToken: () => new SandboxError(401, 'Unauthorized', 'The security token you provided is invalid.'),
  expiredToken: () => new SandboxError(401, 'Unauthorized', 'The security token you provided has expired.'),
  wrongSignature: ({ signature }) => new SandboxError(401, 'SignatureNotMatch', `signature ${signature} not match`),
  usedNonce: () => new SandboxError(401, 'Unauthorized', 'The request has been sent before.'),
};
