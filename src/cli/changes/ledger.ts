import { anchor, openLedger, readAnchor, verifyExport, writeAnchor } from '../../store/ledger/index.ts';
import type { Options } from '../command.ts';
import type { ExitCode } from '../exit-code.ts';
import { text } from '../inspect/settings.ts';
import { shortPath } from '../short-path.ts';
import type { Terminal } from '../terminal.ts';
import { type ChangeContext, openChangeContext, pathIn } from './context.ts';
import { ledgerFile } from './recorder.ts';

/** Proves the ledger, or an export of it. */
export async function verifyRecord(file: string | undefined, options: Options, terminal: Terminal): Promise<ExitCode> {
  const context = await openChangeContext(options, terminal);
  const how = howOf(options, context, terminal);
  const result = file === undefined ? withLedger(context, (ledger) => ledger.verify(how)) : verifyExport(pathIn(terminal.cwd, file), how);
  if (options.json === true) terminal.printJson(result);
  else {
    for (const fault of result.faults) terminal.print(`${fault.seq}: ${terminal.t(fault.sentence)}`);
    const head = result.head ? `${result.head.seq} ${result.head.hash}` : '-';
    terminal.print(
      result.ok
        ? terminal.t({
            en: `${result.entries} entries, whole and unchanged. Head: ${head}`,
            'zh-CN': `共 ${result.entries} 条，完整且未被改动。末条：${head}`,
          })
        : terminal.t({
            en: `${result.faults.length} faults in ${result.entries} entries.`,
            'zh-CN': `${result.entries} 条中发现 ${result.faults.length} 处异常。`,
          }),
    );
  }
  return result.ok ? 0 : 1;
}

function withLedger<T>(context: ChangeContext, use: (ledger: ReturnType<typeof openLedger>) => T): T {
  const ledger = openLedger(ledgerFile(context), { mustExist: true });
  try {
    return use(ledger);
  } finally {
    ledger.close();
  }
}

/** What the ledger is held against: the people of the project, and a head that was noted elsewhere. */
function howOf(options: Options, { people }: ChangeContext, terminal: Terminal): NonNullable<Parameters<typeof verifyExport>[1]> {
  const file = text(options.anchor);
  const expectedHead = file === undefined ? text(options.head) : readAnchor(pathIn(terminal.cwd, file));
  return { publicKeys: people.map(({ publicKey }) => publicKey), ...(expectedHead !== undefined && { expectedHead }) };
}

/** Writes the ledger as a file that others can verify without this program. */
export async function exportRecord(file: string, options: Options, terminal: Terminal): Promise<ExitCode> {
  const context = await openChangeContext(options, terminal);
  const path = pathIn(terminal.cwd, file);
  withLedger(context, (ledger) => ledger.export(path));
  terminal.print(shortPath(path, terminal.cwd));
  return 0;
}

/** Prints the head: noted elsewhere, it shows later that nothing was cut off. */
export async function printHead(options: Options, terminal: Terminal): Promise<ExitCode> {
  const context = await openChangeContext(options, terminal);
  const head = withLedger(context, (ledger) => ledger.head());
  const file = text(options.write);
  if (file !== undefined && head) writeAnchor(pathIn(terminal.cwd, file), anchor(head, new Date()));
  if (options.json === true) terminal.printJson(head);
  else terminal.print(head ? `${head.seq} ${head.hash}` : '-');
  return 0;
}
