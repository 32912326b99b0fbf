import type { LocalizedText } from './documents.ts';

/** A sentence in both languages, or in English alone where few will ever read it. */
type Sentence = string | LocalizedText;

const english = (sentence: Sentence) => (typeof sentence === 'string' ? sentence : sentence.en);
const both = (sentence: Sentence) => (typeof sentence === 'string' ? undefined : sentence);

/** What the person gave cannot be used: a file, a flag, a name. The program exits with 2. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly code: string;
  /** @param problems one line each: place, what is wrong, how to mend it */
  readonly problems: readonly string[];
  /** The one problem in both languages, where it was said in both. */
  readonly said: LocalizedText | undefined;
  constructor(code: string, problems: Sentence | readonly string[], options?: ErrorOptions) {
    const lines = Array.isArray(problems) ? (problems as readonly string[]) : [english(problems as Sentence)];
    super(lines.join('\n'), options);
    this.code = code;
    this.problems = lines;
    this.said = Array.isArray(problems) ? undefined : both(problems as Sentence);
  }
}

/** What a failed call of the cloud asks of us; the class is by error code, never by HTTP status alone. */
export type CloudErrorKind = 'denied' | 'throttled' | 'unsupported' | 'failed' | 'expired' | 'not-found' | 'credentials';

/** A call of the cloud that failed for good. */
export class CloudError extends Error {
  override readonly name = 'CloudError';
  readonly kind: CloudErrorKind;
  /** The cloud's own error code, or a network code. */
  readonly code: string;
  readonly action: string;
  readonly requestId: string | undefined;
  /** The RAM action that is missing, when the cloud or the table says so. */
  readonly permission: string | undefined;
  constructor(
    kind: CloudErrorKind,
    message: string,
    details: { code: string; action: string; requestId?: string | undefined; permission?: string | undefined; cause?: unknown },
  ) {
    super(message, { cause: details.cause });
    this.kind = kind;
    this.code = details.code;
    this.action = details.action;
    this.requestId = details.requestId;
    this.permission = details.permission;
  }
}

/** What is asked was not allowed, or is not what was allowed. Nothing was written. */
export class ApprovalError extends Error {
  override readonly name = 'ApprovalError';
  readonly code: string;
  /** The message in both languages, where it was said in both. */
  readonly said: LocalizedText | undefined;
  /** The message for a reader of either language: in English where it was said in English alone. */
  get told(): LocalizedText {
    return this.said ?? { en: this.message, 'zh-CN': this.message };
  }

  /** @param message one sentence: what does not fit, both values, what to do */
  constructor(code: string, message: Sentence, options?: ErrorOptions) {
    super(english(message), options);
    this.code = code;
    this.said = both(message);
  }
}

/** The Pulumi engine, its plugin, its state or the ledger cannot do its part. */
export class StackError extends Error {
  override readonly name = 'StackError';
  readonly code: string;
  /** The message in both languages, where it was said in both. */
  readonly said: LocalizedText | undefined;
  /** @param message one sentence: what failed, where, and how to mend it */
  constructor(code: string, message: Sentence, options?: ErrorOptions) {
    super(english(message), options);
    this.code = code;
    this.said = both(message);
  }
}
