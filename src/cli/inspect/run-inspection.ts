import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type EvaluateOptions, judge } from '../../evaluate/index.ts';
import type { Comparison, Resource } from '../../model/documents.ts';
import { type ReportInput, summaryText } from '../../render/index.ts';
import { openHistory } from '../../store/index.ts';
import { type ExitCode, exitCodeOf, exitCodes } from '../exit-code.ts';
import { newRunId, runFiles } from '../run-folder.ts';
import { shortPath } from '../short-path.ts';
import type { Terminal } from '../terminal.ts';
import type { Judged } from './judge.ts';
import { loadRuleSet, type RuleSet } from './rule-set.ts';
import { scopeLines } from './scope-lines.ts';
import type { Settings } from './settings.ts';
import { loadFormats, writeDocuments, writeReports } from './write-run.ts';

/** Reads and judges the estate once the rules have said what they need. */
export type Judge = (rules: RuleSet, options: EvaluateOptions) => Promise<Judged>;

/** One inspection from rules to reports: loads, reads, judges, compares, writes, and says what came out. */
export async function runInspection(settings: Settings, terminal: Terminal, readAndJudge: Judge, isJson: boolean): Promise<ExitCode> {
  // Wrong input must be told before minutes are spent on reading.
  const [rules, formats] = await Promise.all([loadRuleSet(settings.rules), loadFormats(settings.formats)]);
  const runId = newRunId(new Date());
  const folder = join(settings.outDir, runId);
  const judged = await readAndJudge(rules, { runId, now: new Date(), exceptions: settings.exceptions });
  const { inspection } = judged;
  mkdirSync(folder, { recursive: true });
  judged.keepInventory(join(folder, runFiles.inventory));
  const comparison = compareWithHistory(settings, judged, rules);
  writeDocuments(folder, inspection, comparison);
  const { config, language } = settings;
  const files = writeReports(folder, { inspection, comparison, config, language }, formats);
  const exitCode = exitCodeOf(inspection, settings.failOn);
  if (isJson) terminal.printJson(inspection);
  else tell({ inspection, comparison, config, language }, { folder, files, exitCode, failOn: settings.failOn }, terminal);
  return exitCode;
}

function compareWithHistory({ outDir }: Settings, { inspection, eachResource }: Judged, { compiled, isPartial }: RuleSet): Comparison {
  const history = openHistory(join(outDir, 'xunjian.db'));
  const ruleById = new Map(compiled.rules.map((rule) => [rule.id, rule]));
  const isConcerned = (ruleId: string, resource: Resource) => {
    const rule = ruleById.get(ruleId);
    return rule === undefined || judge(rule, resource).outcome !== 'not-applicable';
  };
  try {
    return history.record(inspection, { eachResource, isConcerned, isPartial });
  } finally {
    history.close();
  }
}

interface Written {
  readonly folder: string;
  readonly files: readonly string[];
  readonly exitCode: ExitCode;
  readonly failOn: Settings['failOn'];
}

function tell(input: ReportInput, { folder, files, exitCode, failOn }: Written, terminal: Terminal): void {
  const { inspection, language } = input;
  const shown = (path: string) => shortPath(path, terminal.cwd);
  for (const line of scopeLines(inspection, language)) terminal.print(line);
  terminal.print('');
  terminal.print(summaryText(input, { columns: terminal.columns, paint: terminal.paint }));
  terminal.print(language === 'zh-CN' ? `报告：${shown(folder)}/` : `Reports: ${shown(folder)}/`);
  for (const file of files) terminal.print(`  ${shown(file)}`);
  // Without a level to fail on there is no verdict to explain.
  if (failOn !== 'never') terminal.log(`${exitCode}: ${exitCodes[exitCode][language]}`);
}
