import { join } from 'node:path';
import type { ChangePlan, LocalizedText } from '../../model/documents.ts';
import type { ApprovalError } from '../../model/errors.ts';
import { makePlan, type PlanRequest, usualLimits } from '../../plan/index.ts';
import type { Options } from '../command.ts';
import { shortPath } from '../short-path.ts';
import { changeFolder, newChangeSetId, writeJson, writeText } from './change-folder.ts';
import type { ChangeContext, OpenAccount } from './context.ts';
import { openStack, providerNameOf } from './open-stack.ts';
import { recordPlan } from './recorder.ts';
import { stateDigest } from './state-digest.ts';
import { tellPlan } from './tell-plan.ts';

/** What a plan is made of, wherever it comes from: findings, or a set that is taken back. */
export interface PlanDraft
  extends Pick<
    PlanRequest,
    'inspectionId' | 'source' | 'resources' | 'resourcesOfTypes' | 'rollbackOf' | 'sketches' | 'notFixable' | 'conflicts'
  > {
  readonly account: OpenAccount;
  /** Folder of the run that the set belongs to. */
  readonly folder: string;
  /** What stands before the path of the plan when it is written. */
  readonly written: LocalizedText;
  /** Makes the error for a plan without changes, which is not written then; left out, it is written for what it says. */
  readonly refuseEmpty?: (plan: ChangePlan) => ApprovalError;
}

/** Lets Pulumi preview a draft in a stack of its own, writes and records the plan, and shows it. Changes nothing in the cloud. */
export async function writePlan(draft: PlanDraft, context: ChangeContext, options: Options): Promise<ChangePlan> {
  const { account, folder, written, sketches, refuseEmpty, ...parts } = draft;
  const { terminal, policy } = context;
  const id = newChangeSetId(new Date());
  const files = changeFolder(join(folder, id));
  const regionOf = ({ region, resource }: PlanDraft['sketches'][number]) => region ?? account.regionOf(resource.region);
  const stack = await openStack({ id, files, account, context, regions: [...new Set(sketches.map(regionOf))] });
  try {
    const { plan, state } = await makePlan(
      {
        ...parts,
        id,
        sketches,
        createdBy: context.by(options),
        now: new Date(),
        accountIds: [account.accountId],
        limits: policy.limits ?? usualLimits,
        type: (options.type ?? 'normal') as NonNullable<ChangePlan['type']>,
        providerOf: (sketch) => providerNameOf(account.accountId, regionOf(sketch)),
        binding: { engine: stack.engine, providers: [...stack.providers] },
        planFile: files.planFile,
        stateDigest,
        onStage: (stage) => terminal.log(terminal.t(stages[stage])),
      },
      stack.stack,
    );
    if (refuseEmpty && plan.changes.length === 0) throw refuseEmpty(plan);
    writeJson(files.plan, plan);
    writeText(files.state, state);
    recordPlan(context, plan);
    tellPlan({ plan, files, context, terminal, isJson: options.json === true });
    terminal.log(`${terminal.t(written)}${shortPath(files.plan, terminal.cwd)}`);
    return plan;
  } finally {
    await stack.close();
  }
}

const stages = {
  adopt: { en: 'Pulumi reads them into a stack of their own …', 'zh-CN': 'Pulumi 正在把资源读入独立的堆栈…' },
  preview: { en: 'Pulumi previews the changes …', 'zh-CN': 'Pulumi 正在预览变更…' },
} as const;
