import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { evaluate } from '../../evaluate/index.ts';
import type { Comparison, Inspection, Inventory } from '../../model/documents.ts';
import { writeInventory } from '../../model/inventory-file.ts';
import { type ReportInput, summaryText } from '../../render/index.ts';
import { openHistory } from '../../store/index.ts';
import { type ExitCode, exitCodeOf, exitCodes } from '../exit-code.ts';
import { newRunId, runFiles } from '../run-folder.ts';
import { shortPath } from '../short-path.ts';
import type { Terminal } from '../terminal.ts';
import { loadRuleSet, type RuleSet } from './rule-set.ts';
import { scopeLines } from './scope-lines.ts';
import type { Settings } from './settings.ts';
import { loadFormats, writeDocuments, writeReports } from './write-run.ts';

/** Reads the estate once the rules have said what they need. */
export type ReadInventory = (rules: RuleSet, runId: string) => Promise<Inventory>;

/** One inspection from rules to reports: loads, reads, judges, compares, writes, and says what came out. */
export async function runInspection(settings: Settings, terminal: Terminal, read: ReadInventory, isJson: boolean): Promise<ExitCode> {
  // Wrong input must be told before minutes are spent on reading.
  const [rules, formats] = await Promise.all([loadRuleSet(settings.rules), loadFormats(settings.formats)]);
  const runId = newRunId(new Date());
  const folder = join(settings.outDir, runId);
  const inventory = await read(rules, runId);
  const inspection = evaluate(inventory, rules.compiled, { runId, now: new Date(), exceptions: settings.exceptions });
  mkdirSync(folder, { recursive: true });
  writeInventory(join(folder, runFiles.inventory), inventory);
  const comparison = compareWithHistory(settings, inspection, inventory, rules.isPartial);
  writeDocuments(folder, inspection, comparison);
  const { config, language } = settings;
  const files = writeReports(folder, { inspection, comparison, config, language }, formats);
  const exitCode = exitCodeOf(inspection, settings.failOn);
  if (isJson) terminal.printJson(inspection);
  else tell({ inspection, comparison, config, language }, { folder, files, exitCode }, terminal);
  return exitCode;
}

function compareWithHistory({ outDir }: Settings, inspection: Inspection, inventory: Inventory, isPartial: boolean): Comparison {
  const history = openHistory(join(outDir, 'xunjian.db'));
  try {
    const eachResource = (visit: (resource: Inventory['resources'][number]) => void) => inventory.resources.forEach(visit);
    return history.record(inspection, { eachResource, isPartial });
  } finally {
    history.close();
  }
}

interface Written {
  readonly folder: string;
  readonly files: readonly string[];
  readonly exitCode: ExitCode;
}

function tell(input: ReportInput, { folder, files, exitCode }: Written, terminal: Terminal): void {
  const { inspection, language } = input;
  const shown = (path: string) => shortPath(path, terminal.cwd);
  for (const line of scopeLines(inspection, language)) terminal.print(line);
  terminal.print('');
  terminal.print(summaryText(input, { columns: terminal.columns, paint: terminal.paint }));
  terminal.print(language === 'zh-CN' ? `报告：${shown(folder)}/` : `Reports: ${shown(folder)}/`);
  for (const file of files) terminal.print(`  ${shown(file)}`);
  terminal.log(`${exitCode}: ${exitCodes[exitCode][language]}`);
}
