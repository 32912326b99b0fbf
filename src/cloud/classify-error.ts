import type { CloudErrorKind } from '../model/errors.ts';

// The first pattern that fits a code decides; the status never does, since one code comes under several.
const kinds: readonly (readonly [CloudErrorKind, RegExp])[] = [
  [
    'throttled',
    /throttl|FlowControl|FlowLimit|TooManyRequests|RequestLimit|QpsLimit|ExceedQps|SlowDown|^(Read|Write|Shard\w*)?QuotaExceed$/i,
  ],
  ['expired', /^(InvalidSecurityToken\.Expired|SecurityTokenExpired|InvalidStsToken\.Expired|ExpiredToken|TokenExpired)$/i],
  [
    'credentials',
    /^(InvalidAccessKeyId|InvalidAccessKeySecret|Forbidden\.AccessKeyDisabled|SignatureDoesNotMatch|SignatureNotMatch|IncompleteSignature|InvalidSignature|MissingSecurityToken|InvalidSecurityToken|SecurityTokenInvalid|InvalidTimeStamp|InvalidTimestamp|IllegalTimestamp|RequestTimeTooSkewed|RequestTimeExpired|InvalidRequestTime|InvalidCredentials|MissingAccessKeyId|InactiveAccessKey)/i,
  ],
  [
    'unsupported',
    /ApiNotSupport|NotSupportedEndpoint|^InvalidAction|^InvalidVersion|^InvalidApi|^InvalidRegion|^RegionId\.|UnsupportedOperation|UnsupportedRegion|NotSupport|Unsupported|NotImplemented|NotOpen|NotActivat|NotEnable|NotPurchase|UnOpen|^ENOTFOUND$/i,
  ],
  ['not-found', /NotFound|NotExist|DoesNotExist|^NoSuch/i],
  [
    'denied',
    /^Forbidden(\.|$|RAM)|NoPermission|NotAuthoriz|Unauthoriz|AccessDenied|^StatusForbidden$|PermissionDenied|^AccessForbidden$|ProjectForbidden/i,
  ],
];

/** What a failure asks of a person, by its code alone. */
export function classifyCode(code: string): CloudErrorKind {
  return kinds.find(([, pattern]) => pattern.test(code))?.[0] ?? 'failed';
}

const transient =
  /ServiceUnavailable|Unavailable(Temporary)?$|InternalError|InternalFailure|InternalServerError|SystemBusy|ServerBusy|UnknownError|^(ECONNRESET|ECONNREFUSED|ECONNABORTED|EPIPE|ETIMEDOUT|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|RequestTimeout|HTTP 5\d\d|no-json)$/i;

/** True for a failure that the same read may not meet again. */
export function isTransient(code: string, status: number): boolean {
  return transient.test(code) || (status >= 500 && classifyCode(code) === 'failed');
}
