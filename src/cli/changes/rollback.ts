import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { checkIds } from '../../approve/sign-approval.ts';
import type { Resource } from '../../model/documents.ts';
import { rollbackSketches } from '../../plan/index.ts';
import type { Options } from '../command.ts';
import type { ExitCode } from '../exit-code.ts';
import { list } from '../inspect/settings.ts';
import type { Terminal } from '../terminal.ts';
import { type ChangeFolder, readPlan, readRecord, readRecords } from './change-folder.ts';
import { changeIds } from './change-ids.ts';
import { chooseSet } from './choose-set.ts';
import { type ChangeContext, openChangeContext } from './context.ts';
import { cannotTakeBack, recordToTakeBack } from './taken-back.ts';
import { writePlan } from './write-plan.ts';

/** Plans the way back of an applied change set; it is approved and applied by the same road. */
export async function rollback(word: string | undefined, options: Options, terminal: Terminal): Promise<ExitCode> {
  const context = await openChangeContext(options, terminal);
  const { files, recordId } = meantBy(word, context);
  const plan = readPlan(files);
  const only = changeIds(list(options.only));
  checkIds(plan, only ?? []);
  const record = recordToTakeBack(plan, readRecords(files), { recordId, only });
  const account = await context.openAccount(plan.accountIds[0] as string);
  const live = await account.read(plan.changes.map(({ resource }) => resource));
  const { sketches, notFixable } = rollbackSketches(plan, record, {
    targets: context.targets,
    resourceOf: ({ resource }): Resource | undefined => live.resourceOf(resource),
    ruleOf: () => undefined,
  });
  if (sketches.length === 0) throw cannotTakeBack(plan.id, notFixable);
  const back = await writePlan(
    {
      account,
      folder: dirname(files.path),
      inspectionId: plan.inspectionId,
      source: plan.source,
      resources: plan.resources ?? 0,
      ...(plan.resourcesOfTypes && { resourcesOfTypes: plan.resourcesOfTypes }),
      rollbackOf: plan.id,
      sketches,
      notFixable,
      conflicts: [],
      written: { en: 'Plan of the way back: ', 'zh-CN': '回退方案：' },
      refuseEmpty: (made) => cannotTakeBack(plan.id, made.notFixable),
    },
    context,
    options,
  );
  if (options.json === true) terminal.printJson(back);
  return 0;
}

/** Name of a record, with that of its change set. */
const recordForm = /^(cs-\d{8}-\d{6}-[0-9a-z]+)-r\d+$/;

/** The change set that is meant, and the one run of it where a record is named: by its file or by its id. */
function meantBy(word: string | undefined, context: ChangeContext): { readonly files: ChangeFolder; readonly recordId?: string } {
  if (word === undefined) return { files: chooseSet(word, 'rollback', context) };
  const path = resolve(context.terminal.cwd, word);
  const [, setId] = recordForm.exec(basename(word, '.json')) ?? [];
  const isInRecords = basename(dirname(path)) === 'records';
  if (existsSync(path) && statSync(path).isFile() && (setId !== undefined || isInRecords)) {
    const { id, planId } = readRecord(path);
    const own = dirname(dirname(path));
    return { files: chooseSet(isInRecords && existsSync(join(own, 'plan.json')) ? own : planId, 'rollback', context), recordId: id };
  }
  if (setId !== undefined) return { files: chooseSet(setId, 'rollback', context), recordId: basename(word, '.json') };
  return { files: chooseSet(word, 'rollback', context) };
}
