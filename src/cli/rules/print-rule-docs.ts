import type { Options } from '../command.ts';
import type { ExitCode } from '../exit-code.ts';
import type { Terminal } from '../terminal.ts';
import { chosenRules } from './chosen-rules.ts';
import { ruleDocs } from './rule-docs.ts';

/** Prints the reference of all rules of a profile as Markdown. */
export async function printRuleDocs(options: Options, terminal: Terminal): Promise<ExitCode> {
  terminal.print(ruleDocs(await chosenRules([], options), terminal.language).trimEnd());
  return 0;
}
