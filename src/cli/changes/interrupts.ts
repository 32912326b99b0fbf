import type { Session } from '../../apply/engine/index.ts';
import type { Stack } from '../../model/stack.ts';
import type { Terminal } from '../terminal.ts';

/** A stack that Ctrl-C stops, and the signal by which it does. */
export interface Interruptible {
  readonly stack: Stack;
  readonly signal: AbortSignal;
  /** Ctrl-C is the program's own again. */
  release(): void;
}

/**
 * The first Ctrl-C lets what runs come to its end, and nothing new begins; the second ends the engine at once. What was
 * being written then is unsure: the record says that the operator ended it, beside what our own reading finds.
 */
export function interruptible(session: Session, terminal: Terminal): Interruptible {
  let isHurried = false;
  const signal = terminal.stopSignal();
  const told = () => terminal.log(terminal.t(words.stopping));
  signal.addEventListener('abort', told, { once: true });
  terminal.onHurry(() => {
    isHurried = true;
    terminal.log(terminal.t(words.hurrying));
    session.hurry();
  });
  const stack: Stack = {
    ...session,
    async up(...given) {
      const answer = await session.up(...given);
      if (!isHurried) return answer;
      return { ...answer, results: answer.results.map((one) => (one.outcome === 'unsure' ? { ...one, isCutShort: true as const } : one)) };
    },
  };
  return {
    stack,
    signal,
    release() {
      signal.removeEventListener('abort', told);
      terminal.onHurry(undefined);
    },
  };
}

const words = {
  stopping: {
    en: 'Stopping: what runs now is finished, read back and recorded, and nothing new begins. Ctrl-C again ends it at once, and its operation stays pending.',
    'zh-CN': '正在停止：当前操作会执行完毕并复核、记录，不再开始新的变更。再按一次 Ctrl-C 立即结束，该操作将处于未决状态。',
  },
  hurrying: {
    en: 'Ending the engine at once; what was written is read back and recorded. Ctrl-C once more ends this program without a record.',
    'zh-CN': '正在立即结束引擎，随后复核并记录已写入的内容。再按一次 Ctrl-C 将直接退出程序，不再记录。',
  },
} as const;
