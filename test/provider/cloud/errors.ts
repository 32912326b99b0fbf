/** Why a call failed, as far as the decision to repeat it needs it. */
export type FailureKind = 'throttling' | 'unavailable' | 'internal' | 'page' | 'reset' | 'refused';

/** A call that did not succeed. */
export class CallError extends Error {
  readonly kind: FailureKind;
  readonly code: string;
  /** HTTP status; 0 when no answer came. */
  readonly status: number;

  constructor(kind: FailureKind, code: string, status: number, message: string) {
    super(message);
    this.name = 'CallError';
    this.kind = kind;
    this.code = code;
    this.status = status;
  }

  /** Any 404 with a JSON body, whatever its code, and any message with NotFound count as "the resource is gone". */
  get isGone(): boolean {
    return this.kind !== 'page' && (this.status === 404 || this.code.includes('NotFound'));
  }
}

/** The failure in a reply, or undefined. `body` is the parsed JSON, undefined where the text is none. */
export function failureIn(status: number, text: string, body: Record<string, unknown> | undefined): CallError | undefined {
  if (body === undefined && text !== '')
    return new CallError('page', '', status, `invalid character '${text.slice(0, 1)}' looking for beginning of value`);
  const code = String(body?.['Code'] ?? body?.['code'] ?? body?.['errorCode'] ?? '');
  const isRefused = status >= 400 || body?.['Success'] === false || (code !== '' && !isSuccess(code));
  if (!isRefused) return undefined;
  const detail = { Message: body?.['Message'] ?? body?.['message'] ?? body?.['errorMessage'] ?? '', RequestId: body?.['RequestId'] ?? '' };
  return new CallError(kindOf(status, code), code, status, sentence(status, code, `${detail.Message}`, `${detail.RequestId}`, text));
}

function isSuccess(code: string): boolean {
  return ['200', 'OK', 'ok', 'success', 'Success'].includes(code);
}

function kindOf(status: number, code: string): FailureKind {
  if (/^Throttling/.test(code)) return 'throttling';
  if (status === 503 || code === 'ServiceUnavailable') return 'unavailable';
  if (status >= 500) return 'internal';
  return 'refused';
}

function sentence(status: number, code: string, message: string, requestId: string, text: string): string {
  return [
    'SDKError:',
    `   StatusCode: ${status}`,
    `   Code: ${code}`,
    `   Message: code: ${status}, ${message} request id: ${requestId}`,
    `   Data: ${text}`,
  ].join('\n');
}
