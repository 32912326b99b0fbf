import { dirname } from 'node:path';
import type { ChangePlan, ChangeRecord, Resource } from '../../model/documents.ts';
import { ApprovalError } from '../../model/errors.ts';
import { rollbackSketches } from '../../plan/index.ts';
import type { Options } from '../command.ts';
import type { ExitCode } from '../exit-code.ts';
import { list } from '../inspect/settings.ts';
import type { Terminal } from '../terminal.ts';
import { type ChangeFolder, findChangeFolder, readPlan, readRecords } from './change-folder.ts';
import { changeIds } from './change-ids.ts';
import { openChangeContext } from './context.ts';
import { writePlan } from './write-plan.ts';

/** Plans the way back of an applied change set; it is approved and applied by the same road. */
export async function rollback(word: string | undefined, options: Options, terminal: Terminal): Promise<ExitCode> {
  const context = await openChangeContext(options, terminal);
  const files = folderOf(word, context.outDir, terminal);
  const plan = readPlan(files);
  const record = mergedRecord(plan, readRecords(files), changeIds(list(options.only)));
  const account = await context.openAccount(plan.accountIds[0] as string);
  const live = await account.read(plan.changes.map(({ resource }) => resource));
  const { sketches, notFixable } = rollbackSketches(plan, record, {
    targets: context.targets,
    resourceOf: ({ resource }): Resource | undefined => live.resourceOf(resource),
    ruleOf: () => undefined,
  });
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
    },
    context,
    options,
  );
  if (options.json === true) terminal.printJson(back);
  return back.changes.length > 0 ? 0 : 3;
}

/** A record file stands in the records folder of its change set. */
function folderOf(word: string | undefined, outDir: string, terminal: Terminal): ChangeFolder {
  const path = word?.replace(/\/records\/[^/]+\.json$/, '');
  return findChangeFolder(outDir, terminal.cwd, path);
}

/** A change set that needed several runs has several records: the last word on each change counts. */
function mergedRecord(plan: ChangePlan, records: readonly ChangeRecord[], only: readonly string[] | undefined): ChangeRecord {
  const last = records.at(-1);
  if (!last)
    throw new ApprovalError('nothing-applied', {
      en: `Nothing of plan ${plan.id} was applied, so there is nothing to take back.`,
      'zh-CN': `方案 ${plan.id} 没有已执行的变更，无需回退。`,
    });
  const unknown = (only ?? []).filter((id) => !plan.changes.some((change) => change.id === id));
  if (unknown.length > 0)
    throw new ApprovalError('unknown-change', {
      en: `Plan ${plan.id} has no change ${unknown.join(', ')}; it has ${plan.changes.map(({ id }) => id).join(', ')}.`,
      'zh-CN': `方案 ${plan.id} 中没有变更 ${unknown.join('、')}；现有：${plan.changes.map(({ id }) => id).join('、')}。`,
    });
  const byId = new Map(records.flatMap(({ entries }) => entries.map((entry) => [entry.changeId, entry] as const)));
  const meant = [...byId.values()].filter(({ changeId }) => only === undefined || only.includes(changeId));
  return { ...last, entries: meant };
}
