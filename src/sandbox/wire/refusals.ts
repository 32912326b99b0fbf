import { SandboxError } from '../call.ts';

/** How a family of products words the refusal of a call that it cannot trust. */
export interface Refusals {
  unsigned(): SandboxError;
  malformed(): SandboxError;
  noTime(): SandboxError;
  badTime(): SandboxError;
  skewed(signedAt: number, now: number): SandboxError;
  unknownKey(accessKeyId: string): SandboxError;
  inactiveKey(accessKeyId: string): SandboxError;
  missingToken(accessKeyId: string): SandboxError;
  wrongToken(accessKeyId: string): SandboxError;
  expiredToken(accessKeyId: string): SandboxError;
  wrongSignature(accessKeyId: string, signature: string, text: string): SandboxError;
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
  wrongSignature: (_key, _signature, text) =>
    new SandboxError(
      400,
      'SignatureDoesNotMatch',
      `Specified signature is not matched with our calculation. server string to sign is:${text}`,
    ),
  usedNonce: () => new SandboxError(400, 'SignatureNonceUsed', 'Specified signature nonce was used already.'),
};
