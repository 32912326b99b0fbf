import { join } from 'node:path';
import type { Recorder } from '../../apply/index.ts';
import type { Approval, ChangePlan, PlanBinding, Revocation } from '../../model/documents.ts';
import type { ApprovalError } from '../../model/errors.ts';
import { openLedger } from '../../store/ledger/index.ts';
import type { ChangeContext } from './context.ts';
import { versionsOf } from './host.ts';

type Ledger = ReturnType<typeof openLedger>;

/** File of the ledger of this folder of runs. */
export function ledgerFile({ outDir }: Pick<ChangeContext, 'outDir'>): string {
  return join(outDir, 'ledger.db');
}

/** The ledger, written by the key of this installation. */
function openOwnLedger(context: Pick<ChangeContext, 'outDir'>, by?: string): Ledger {
  return openLedger(ledgerFile(context), by === undefined ? {} : { by });
}

/** The recorder of one change set. */
export function openRecorder(context: ChangeContext, changeSetId: string, engine: PlanBinding['engine']): Recorder & { close(): void } {
  const ledger = openOwnLedger(context);
  const versions = versionsOf(engine);
  return {
    append: (kind, body, changeId) => ledger.append(kind, { changeSetId, ...(changeId !== undefined && { changeId }), versions, body }),
    entries: () => ledger.entries({ changeSetId }),
    close: () => ledger.close(),
  };
}

export function recordPlan(context: ChangeContext, plan: ChangePlan): void {
  appendOne(context, 'plan', plan.id, { ...plan });
}

export function recordApproval(context: ChangeContext, approval: Approval): void {
  appendOne(context, 'approval', approval.planId, { ...approval });
}

export function recordRevocation(context: ChangeContext, planId: string, revocation: Revocation): void {
  appendOne(context, 'revocation', planId, { ...revocation });
}

/** What was refused before a run of the set began, in both languages where it was said in both. */
export function recordRefusal(context: ChangeContext, planId: string, { code, message, said }: ApprovalError): void {
  appendOne(context, 'refusal', planId, { planId, code, message, ...(said && { said }) });
}

function appendOne(context: ChangeContext, kind: string, changeSetId: string, body: Record<string, unknown>): void {
  const ledger = openOwnLedger(context);
  try {
    ledger.append(kind, { changeSetId, versions: versionsOf({ cli: '', cliSha256: '', plugin: '', pluginSha256: '' }), body });
  } finally {
    ledger.close();
  }
}
