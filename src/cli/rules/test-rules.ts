import { checkRules, pattern, type RuleCheck } from '../../evaluate/index.ts';
import { InputError } from '../../model/errors.ts';
import { loadResourceTypes } from '../../resources/index.ts';
import type { Options } from '../command.ts';
import type { ExitCode } from '../exit-code.ts';
import { ownRulesDir } from '../inspect/rule-set.ts';
import { text } from '../inspect/settings.ts';
import type { Terminal } from '../terminal.ts';

/** Judges the examples of rules and prints what came out beside what was expected. */
export async function testRuleFiles(patterns: readonly string[], options: Options, terminal: Terminal): Promise<ExitCode> {
  const all = await checkRules(text(options.rulesDir) ?? ownRulesDir, await loadResourceTypes());
  const checks = all.filter(({ id }) => patterns.length === 0 || patterns.some((one) => pattern(one)(id)));
  if (checks.length === 0) throw new InputError('unknown-rule', `No rule matches ${patterns.join(', ')}; xunjian rules list shows them.`);
  if (options.json) terminal.printJson(checks.map(({ id, problems, examples }) => ({ id, problems, examples })));
  else for (const check of checks) tell(check, terminal);
  const examples = checks.flatMap((check) => check.examples);
  const right = examples.filter(({ isRight }) => isRight).length;
  const isSound = checks.every(({ problems }) => problems.length === 0);
  terminal.log(
    terminal.language === 'zh-CN' ? `${right}/${examples.length} 个示例符合预期` : `${right} of ${examples.length} examples as expected`,
  );
  return isSound && right === examples.length ? 0 : 2;
}

function tell({ id, problems, examples }: RuleCheck, terminal: Terminal): void {
  terminal.print(id);
  for (const { isRight, example, expected, actual, reason } of examples) {
    const because = reason === '' ? '' : ` (${reason})`;
    terminal.print(`  ${isRight ? '✓' : '✗'} ${example}: ${actual}${isRight ? because : `, not ${expected}${because}`}`);
  }
  for (const problem of problems) terminal.print(`  ${problem}`);
}
