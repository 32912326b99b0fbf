import { join } from 'node:path';
import type { ChangeRecord } from '../../model/documents.ts';
import { changeListText } from '../../render/index.ts';
import { shortPath } from '../short-path.ts';
import type { Terminal } from '../terminal.ts';
import type { ChangeFolder } from './change-folder.ts';
import type { ChangeContext } from './context.ts';
import { readSet } from './read-sets.ts';
import { writeChangeList } from './write-change-list.ts';

interface Told {
  readonly record: ChangeRecord;
  readonly files: ChangeFolder;
  readonly context: ChangeContext;
  readonly terminal: Terminal;
  readonly isJson: boolean;
}

/** Writes the change list beside the plan, and shows what came out. */
export async function tellRecord({ record, files, context, terminal, isJson }: Told): Promise<void> {
  const input = readSet(files, context);
  const written = await writeChangeList(files.path, input, context.config, ['html', 'xlsx', 'csv', 'markdown', 'json']);
  if (isJson) {
    terminal.printJson(record);
    return;
  }
  terminal.print(changeListText(input, { columns: terminal.columns, paint: terminal.paint, language: terminal.language }, context.config));
  for (const path of written.filter((one) => one.includes(terminal.language))) terminal.print(`  ${shortPath(path, terminal.cwd)}`);
  terminal.print(
    terminal.t({
      en: `Record: ${shortPath(join(files.records, `${record.id}.json`), terminal.cwd)}`,
      'zh-CN': `变更记录：${shortPath(join(files.records, `${record.id}.json`), terminal.cwd)}`,
    }),
  );
  terminal.print(terminal.t({ en: `Ledger head: ${record.ledger.head}`, 'zh-CN': `台账末条：${record.ledger.head}` }));
}
