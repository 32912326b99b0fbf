import { dirname, join } from 'node:path';
import type { ChangePlan, ChangeRecord, Resource } from '../../model/documents.ts';
import { ApprovalError } from '../../model/errors.ts';
import { makePlan, rollbackSketches, usualLimits } from '../../plan/index.ts';
import type { Options } from '../command.ts';
import type { ExitCode } from '../exit-code.ts';
import { list } from '../inspect/settings.ts';
import { shortPath } from '../short-path.ts';
import type { Terminal } from '../terminal.ts';
import {
  type ChangeFolder,
  changeFolder,
  findChangeFolder,
  newChangeSetId,
  readPlan,
  readRecords,
  writeJson,
  writeText,
} from './change-folder.ts';
import { openChangeContext } from './context.ts';
import { openStack, providerNameOf } from './open-stack.ts';
import { recordPlan } from './recorder.ts';
import { stateDigest } from './state-digest.ts';
import { tellPlan } from './tell-plan.ts';

/** Plans the way back of an applied change set; it is approved and applied by the same road. */
export async function rollback(word: string | undefined, options: Options, terminal: Terminal): Promise<ExitCode> {
  const context = await openChangeContext(options, terminal);
  const files = folderOf(word, context.outDir, terminal);
  const plan = readPlan(files);
  const record = mergedRecord(plan, readRecords(files), list(options.only));
  const account = await context.openAccount(plan.accountIds[0] as string);
  const live = await account.read(plan.changes.map(({ resource }) => resource));
  const { sketches, notFixable } = rollbackSketches(plan, record, {
    targets: context.targets,
    resourceOf: ({ resource }): Resource | undefined => live.resourceOf(resource),
    ruleOf: () => undefined,
  });
  const id = newChangeSetId(new Date());
  const own = changeFolder(join(dirname(files.path), id));
  const stack = await openStack({ id, files: own, account, context, regions: plan.binding.providers.map(({ region }) => region) });
  try {
    const { plan: back, state } = await makePlan(
      {
        id,
        inspectionId: plan.inspectionId,
        source: plan.source,
        createdBy: context.by(options),
        now: new Date(),
        accountIds: plan.accountIds,
        limits: context.policy.limits ?? usualLimits,
        resources: plan.resources ?? 0,
        rollbackOf: plan.id,
        sketches,
        notFixable,
        conflicts: [],
        providerOf: ({ resource, region }) => providerNameOf(account.accountId, region ?? account.regionOf(resource.region)),
        binding: { engine: stack.engine, providers: [...stack.providers] },
        planFile: own.planFile,
        stateDigest,
      },
      stack.stack,
    );
    writeJson(own.plan, back);
    writeText(own.state, state);
    recordPlan(context, back);
    tellPlan({ plan: back, files: own, context, terminal, isJson: options.json === true });
    if (options.json === true) terminal.printJson(back);
    else
      terminal.log(
        terminal.t({
          en: `Plan of the way back: ${shortPath(own.plan, terminal.cwd)}`,
          'zh-CN': `回退方案：${shortPath(own.plan, terminal.cwd)}`,
        }),
      );
    return back.changes.length > 0 ? 0 : 3;
  } finally {
    await stack.close();
  }
}

/** A record file stands in the records folder of its change set. */
function folderOf(word: string | undefined, outDir: string, terminal: Terminal): ChangeFolder {
  const path = word?.replace(/\/records\/[^/]+\.json$/, '');
  return findChangeFolder(outDir, terminal.cwd, path);
}

/** A change set that needed several runs has several records: the last word on each change counts. */
function mergedRecord(plan: ChangePlan, records: readonly ChangeRecord[], only: readonly string[] | undefined): ChangeRecord {
  const last = records.at(-1);
  if (!last) throw new ApprovalError('nothing-applied', `Nothing of plan ${plan.id} was applied, so there is nothing to take back.`);
  const byId = new Map(records.flatMap(({ entries }) => entries.map((entry) => [entry.changeId, entry] as const)));
  const meant = [...byId.values()].filter(({ changeId }) => only === undefined || only.includes(changeId));
  return { ...last, entries: meant };
}
