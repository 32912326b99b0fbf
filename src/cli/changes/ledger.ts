import { existsSync } from 'node:fs';
import { InputError } from '../../model/errors.ts';
import { type Anchor, anchor, openLedger, type Verification, verifyExport, writeAnchor } from '../../store/ledger/index.ts';
import type { Options } from '../command.ts';
import type { ExitCode } from '../exit-code.ts';
import { text } from '../inspect/settings.ts';
import { shortPath } from '../short-path.ts';
import type { Terminal } from '../terminal.ts';
import { type Anchors, isClosed, isNothingThere, openAnchors } from './anchors.ts';
import { type ChangeContext, openChangeContext, pathIn } from './context.ts';
import { objectPlaceOf } from './oss-object.ts';
import { ledgerFile } from './recorder.ts';

/** Proves the ledger, or an export of it. */
export async function verifyRecord(file: string | undefined, options: Options, terminal: Terminal): Promise<ExitCode> {
  const context = await openChangeContext(options, terminal);
  const how = await howOf(options, context);
  const result = file === undefined ? withLedger(context, (ledger) => ledger.verify(how)) : verifyExport(pathIn(terminal.cwd, file), how);
  if (options.json === true) terminal.printJson(result);
  else tellVerification(result, terminal);
  return result.ok ? 0 : 1;
}

function tellVerification({ ok, faults, entries, head: last }: Verification, terminal: Terminal): void {
  for (const fault of faults) terminal.print(`${fault.seq}: ${terminal.t(fault.sentence)}`);
  const head = last ? `${last.seq} ${last.hash}` : '-';
  terminal.print(
    ok
      ? terminal.t({
          en: `${entries} entries, whole and unchanged. Head: ${head}`,
          'zh-CN': `共 ${entries} 条，完整且未被改动。末条：${head}`,
        })
      : terminal.t({
          en: `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'} in ${entries} entries.`,
          'zh-CN': `${entries} 条中发现 ${faults.length} 处异常。`,
        }),
  );
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
async function howOf(options: Options, context: ChangeContext): Promise<NonNullable<Parameters<typeof verifyExport>[1]>> {
  const place = text(options.anchor);
  const expectedHead = place === undefined ? text(options.head) : await openAnchors(context, options).read(place);
  return { ...peopleOf(context), ...(expectedHead !== undefined && { expectedHead }) };
}

const peopleOf = ({ people }: ChangeContext) => ({ publicKeys: people.map(({ publicKey }) => publicKey) });

/**
 * Notes the head outside, so that it shows later that nothing was cut off. What is noted there already must still be in the
 * ledger: a place is never overwritten by a record that has lost something.
 */
export async function anchorHead(options: Options, terminal: Terminal): Promise<ExitCode> {
  const place = text(options.to);
  if (place === undefined)
    throw new InputError('no-place', {
      en: 'Say where with --to: oss://<bucket>/<key>, or a file.',
      'zh-CN': '请用 --to 指定位置：oss://<存储桶>/<对象名> 或文件。',
    });
  const context = await openChangeContext(options, terminal);
  const anchors = openAnchors(context, options);
  const noted = await notedAt(place, anchors, terminal);
  const result = withLedger(context, (ledger) => ledger.verify({ ...peopleOf(context), ...(noted && { expectedHead: noted }) }));
  if (!result.ok || !result.head) {
    tellVerification(result, terminal);
    terminal.log(terminal.t(words.kept));
    return 1;
  }
  const own = anchor(result.head, new Date());
  await anchors.write(place, own);
  if (options.json === true) terminal.printJson({ place, ...own });
  else terminal.print(`${own.seq} ${own.hash} → ${place}`);
  return 0;
}

/** What was noted there before; undefined where nothing was, or where it may not be looked at. */
async function notedAt(place: string, anchors: Anchors, terminal: Terminal): Promise<Anchor | undefined> {
  if (!objectPlaceOf(place) && !existsSync(pathIn(terminal.cwd, place))) return undefined;
  try {
    return await anchors.read(place);
  } catch (error) {
    if (isNothingThere(error)) return undefined;
    if (!isClosed(error)) throw error;
    terminal.log(`${(error as Error).message} ${terminal.t(words.unseen)}`);
    return undefined;
  }
}

const words = {
  kept: { en: 'Nothing was noted: what was there stays as it was.', 'zh-CN': '未写入：原有的末条哈希保持不变。' },
  unseen: { en: 'What was noted there before is not compared.', 'zh-CN': '未与此前保存的末条哈希比对。' },
} as const;

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
