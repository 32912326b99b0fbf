import type { Options } from '../command.ts';
import type { ExitCode } from '../exit-code.ts';
import { plainTable } from '../table.ts';
import type { Terminal } from '../terminal.ts';
import { counted, severityWords } from '../words.ts';
import { chosenRules } from './chosen-rules.ts';

const heads = { en: ['Rule', 'Level', 'Resource', 'Asks'], 'zh-CN': ['规则', '等级', '资源', '要求'] } as const;

/** Prints the rules of a profile, one a line, or as JSON. */
export async function listRules(patterns: readonly string[], options: Options, terminal: Terminal): Promise<ExitCode> {
  const rules = await chosenRules(patterns, options);
  if (options.json) {
    terminal.printJson(rules);
    return 0;
  }
  const { language } = terminal;
  const rows = rules.map(({ id, severity, resourceTitle, title }) => [
    id,
    terminal.t(severityWords[severity]),
    terminal.t(resourceTitle),
    terminal.t(title),
  ]);
  terminal.print(plainTable(heads[language], rows));
  terminal.log(language === 'zh-CN' ? `共 ${rules.length} 条规则` : counted(rules.length, 'rule'));
  return 0;
}
