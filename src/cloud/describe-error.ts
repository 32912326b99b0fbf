import type { CloudCall } from '../model/cloud.ts';
import { CloudError, type CloudErrorKind } from '../model/errors.ts';
import { classifyCode } from './classify-error.ts';
import type { CloudFailure } from './parse-reply.ts';
import { permissionOf, products } from './products.ts';
import { redact, redactCause } from './redact.ts';

// Codes whose text does not say what to do.
const advice: Readonly<Record<string, string>> = {
  'Expired.CredentialReport': 'the credential report has expired; call ims GenerateCredentialReport, then inspect again',
  'InvalidOperation.NotSupportedEndpoint': 'the host that was called does not serve this region',
  ENOTFOUND: 'the product has no host there, or names cannot be resolved',
  RequestTimeout: 'no whole reply came in time',
  ECONNRESET: 'the connection was reset',
  ECONNREFUSED: 'the connection was refused',
  'no-json': 'the reply was no whole document: a gateway or a proxy answered',
};
const clock = /TimeStamp|RequestTime/i;

/** The error of a call that failed for good, in one sentence that says what a person can do. */
export function toCloudError(call: CloudCall, failure: CloudFailure, cause?: unknown): CloudError {
  const kind = classifyCode(failure.code);
  const permission = kind === 'denied' ? (failure.authAction ?? permissionOf(call)) : undefined;
  const place = call.region === 'global' ? '' : ` in ${call.region}`;
  const request = failure.requestId ? ` (request ${failure.requestId})` : '';
  const sentence = `${call.product} ${call.action}${place}: ${explain(kind, call, failure, permission)}${request}.`;
  return new CloudError(kind, redact(sentence), {
    code: failure.code,
    action: call.action,
    requestId: failure.requestId,
    permission,
    ...(cause !== undefined && { cause: redactCause(cause) }),
  });
}

function explain(kind: CloudErrorKind, call: CloudCall, failure: CloudFailure, permission: string | undefined): string {
  const said = `${failure.code}${failure.message ? `, ${failure.message.replace(/[.\s]+$/, '')}` : ''}`;
  switch (kind) {
    case 'denied':
      return `RAM denies it; grant ${permission}${otherSite(call)}`;
    case 'throttled':
      return `the quota of calls did not free up in time (${failure.code})`;
    case 'expired':
      return `the session token has expired (${failure.code}); sign in again or take fresh keys`;
    case 'credentials':
      return explainKey(failure, said);
    case 'unsupported':
      return `not offered here: ${advice[failure.code] ?? said}`;
    default:
      return advice[failure.code] ?? said;
  }
}

function explainKey({ code }: CloudFailure, said: string): string {
  if (clock.test(code)) return `the clock of this machine is wrong; set it by a time server (${code})`;
  if (/^Signature|^IncompleteSignature|^InvalidSignature/.test(code))
    return `the secret does not belong to the access key (${code}); check the profile or the environment`;
  if (/SecurityToken/.test(code)) return `the session token does not belong to the access key (${code}); take fresh keys`;
  return `the access key is refused (${said}); check that it exists and is enabled`;
}

function otherSite(call: CloudCall): string {
  return products[call.product]?.sites?.by === 'account' ? ', or the account belongs to another site than the host' : '';
}
