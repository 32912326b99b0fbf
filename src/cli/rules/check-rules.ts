import { checkRules } from '../../evaluate/index.ts';
import { loadResourceTypes } from '../../resources/index.ts';
import type { Options } from '../command.ts';
import type { ExitCode } from '../exit-code.ts';
import { ownRulesDir } from '../inspect/rule-set.ts';
import { text } from '../inspect/settings.ts';
import type { Terminal } from '../terminal.ts';
import { counted } from '../words.ts';

/** Checks every rule file of a folder and prints every problem of every file. */
export async function checkRuleFiles(options: Options, terminal: Terminal): Promise<ExitCode> {
  const checks = await checkRules(text(options.rulesDir) ?? ownRulesDir, await loadResourceTypes());
  const problems = checks.flatMap((check) => check.problems);
  if (options.json) terminal.printJson({ rules: checks.length, problems });
  else for (const problem of problems) terminal.print(problem);
  terminal.log(
    terminal.language === 'zh-CN'
      ? `${checks.length} 条规则，${problems.length} 个问题`
      : `${counted(checks.length, 'rule')}, ${counted(problems.length, 'problem')}`,
  );
  return problems.length > 0 ? 2 : 0;
}
