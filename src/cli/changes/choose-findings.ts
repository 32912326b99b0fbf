import { createInterface } from 'node:readline/promises';
import { InputError } from '../../model/errors.ts';
import type { selectFindings } from '../../plan/index.ts';
import type { Terminal } from '../terminal.ts';

type Chosen = ReturnType<typeof selectFindings>;

/** Lets the person pick from the findings that can be fixed. @throws InputError where nobody can be asked */
export async function chooseFindings(all: Chosen, terminal: Terminal): Promise<Chosen> {
  const fixable = all.filter(({ rule }) => rule.fix.use !== undefined);
  if (!terminal.isWatched || process.stdin.isTTY !== true)
    throw new InputError('nothing-chosen', {
      en: 'Say which findings: ids, --rules, --category, --severity, --resource, --tag, or --all.',
      'zh-CN': '请指定风险：编号、--rules、--category、--severity、--resource、--tag 或 --all。',
    });
  fixable.forEach(({ finding, rule }, index) => {
    terminal.log(
      `${String(index + 1).padStart(4)}  ${finding.severity.padEnd(8)}  ${terminal.t(rule.risk)}  ${finding.resource.name || finding.resource.id}`,
    );
  });
  const answer = await ask(terminal.t({ en: 'Numbers to fix, such as 1,3-5: ', 'zh-CN': '要修复的编号，例如 1,3-5：' }));
  const numbers = parseNumbers(answer, fixable.length);
  return numbers.map((number) => fixable[number - 1] as Chosen[number]);
}

/** Asks one question on the terminal. */
export async function ask(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await lines.question(question)).trim();
  } finally {
    lines.close();
  }
}

/** `1,3-5` as numbers. @throws InputError for anything else, and for numbers that are not listed */
export function parseNumbers(text: string, last: number): number[] {
  const numbers = text
    .split(/[,，\s]+/)
    .filter((part) => part !== '')
    .flatMap((part) => {
      const [, from, to] = /^(\d+)(?:-(\d+))?$/.exec(part) ?? [];
      if (from === undefined) throw new InputError('bad-numbers', `"${part}" is no number; write numbers such as 1,3-5.`);
      const [first, end] = [Number(from), Number(to ?? from)];
      return Array.from({ length: Math.max(end - first + 1, 0) }, (_, index) => first + index);
    });
  const wrong = numbers.find((number) => number < 1 || number > last);
  if (wrong !== undefined) throw new InputError('bad-numbers', `${wrong} is not listed; the numbers go from 1 to ${last}.`);
  return [...new Set(numbers)];
}
