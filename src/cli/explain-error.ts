import { redact } from '../cloud/redact.ts';
import { ApprovalError, CloudError, InputError, StackError } from '../model/errors.ts';
import type { Language } from '../model/format.ts';
import type { ExitCode } from './exit-code.ts';

/** An error as the person reads it. */
export interface Explanation {
  /** Lines for standard error. */
  readonly lines: readonly string[];
  readonly exitCode: ExitCode;
}

const advice = {
  credentials: {
    en: 'Check the access key: it may be mistyped, disabled or of another site.',
    'zh-CN': '请检查访问密钥：可能输错、已停用，或属于另一个站点。',
  },
  expired: { en: 'The session has expired: get new temporary keys and run again.', 'zh-CN': '临时凭证已过期：请重新获取后再运行。' },
  denied: {
    en: 'Let the account do this: xunjian permissions prints the policy that is needed.',
    'zh-CN': '请为账号授权：xunjian permissions 会打印所需的权限策略。',
  },
} as const;

/** Any error as sentences and an exit code. @param isDebug adds the place in the program */
export function explainError(error: unknown, language: Language, isDebug: boolean): Explanation {
  const { lines, exitCode } = explain(error, language);
  const stack = isDebug && error instanceof Error && error.stack ? [error.stack] : [];
  return { lines: [...lines, ...stack].map(redact), exitCode };
}

function explain(error: unknown, language: Language): Explanation {
  if (error instanceof InputError) return { lines: error.said ? [error.said[language]] : error.problems, exitCode: 2 };
  if (error instanceof CloudError) {
    const hint = advice[error.kind as keyof typeof advice];
    return { lines: [error.message, ...(hint ? [hint[language]] : [])], exitCode: 4 };
  }
  if (error instanceof ApprovalError) return { lines: [error.said?.[language] ?? error.message], exitCode: 2 };
  // What somebody else holds is refused before anything is written.
  if (error instanceof StackError) return { lines: [error.said?.[language] ?? error.message], exitCode: error.code === 'locked' ? 2 : 4 };
  const { code, message, path } = (error instanceof Error ? error : new Error(String(error))) as NodeJS.ErrnoException;
  if (code === 'ENOSPC') return { lines: [noSpace[language]], exitCode: 4 };
  if ((code === 'EACCES' || code === 'EPERM' || code === 'EROFS') && path)
    return { lines: [`${path}: ${notWritable[language]}`], exitCode: 4 };
  return { lines: [`${unexpected[language]}${message}`], exitCode: 4 };
}

const noSpace = { en: 'The disk is full.', 'zh-CN': '磁盘空间已满。' };
const notWritable = { en: 'cannot be read or written by this user.', 'zh-CN': '当前用户无权读写。' };
const unexpected = { en: 'Unexpected failure (--debug shows where): ', 'zh-CN': '意外错误（加 --debug 可查看位置）：' };
