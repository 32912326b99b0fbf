import { resourceKey } from '../../../model/resource-key.ts';
import { percent } from '../../text/numbers.ts';
import { type PriceSum, priceSum } from '../price.ts';
import type { ChangeRow, RowOutcome } from './rows.ts';

/** Every figure of the list, counted once from its rows. planned is the sum of the nine outcomes. */
export interface ListFigures {
  readonly sets: number;
  readonly resources: number;
  readonly planned: number;
  /** An approval that stands names it, nobody declined it, and no run left it out for want of another approval. */
  readonly approved: number;
  readonly applied: number;
  readonly unchanged: number;
  readonly failed: number;
  readonly notRun: number;
  readonly contradicted: number;
  readonly declined: number;
  readonly pending: number;
  /** No run took it up before its approval was taken back, or ran out. */
  readonly revoked: number;
  readonly expired: number;
  /** Of the changes here, taken back by a later one that was applied. */
  readonly rolledBack: number;
  /** Applied, and our own reading agrees. */
  readonly verified: number;
  /** applied + failed + contradicted, without applied preparations, which nothing of ours can judge */
  readonly attempted: number;
  /** verified ÷ attempted in percent; undefined when nothing was attempted. */
  readonly successRate: string | undefined;
  /** Changes that needed more than one try. */
  readonly retried: number;
  /** Changes that began before an approval of theirs was dated. */
  readonly lateApprovals: number;
  /** Of what was applied. */
  readonly price: PriceSum;
}

/** The figures that count changes, in the order in which they are read: what was planned, allowed, and what came of it. */
export const countedFigures = [
  'planned',
  'approved',
  'applied',
  'unchanged',
  'failed',
  'notRun',
  'contradicted',
  'declined',
  'revoked',
  'expired',
  'pending',
  'rolledBack',
] as const satisfies readonly (keyof ListFigures)[];

export function figuresOf(rows: readonly ChangeRow[]): ListFigures {
  const having = (outcome: RowOutcome) => rows.filter((row) => row.outcome === outcome);
  const applied = having('applied');
  const verified = applied.filter(({ check }) => check === 'matches' || check === 'gone' || check === 'reopened').length;
  const [failed, contradicted] = [having('failed').length, having('contradicted').length];
  const judged = applied.filter(({ isPreparation, check }) => !isPreparation || check !== 'none');
  const attempted = judged.length + failed + contradicted;
  return {
    sets: new Set(rows.map(({ plan }) => plan.id)).size,
    resources: new Set(rows.map(({ change }) => resourceKey(change.resource))).size,
    planned: rows.length,
    approved: rows.filter(isApproved).length,
    applied: applied.length,
    unchanged: having('unchanged').length,
    failed,
    notRun: having('not-run').length,
    contradicted,
    declined: having('declined').length,
    pending: having('pending').length,
    revoked: having('revoked').length,
    expired: having('expired').length,
    rolledBack: rows.filter(({ rolledBackBy }) => rolledBackBy !== undefined).length,
    verified,
    attempted,
    successRate: percent(verified, attempted),
    retried: rows.filter(({ earlier }) => earlier.length > 0).length,
    lateApprovals: rows.filter(({ isLateApproval }) => isLateApproval).length,
    price: priceSum(applied.map(({ change }) => change)),
  };
}

function isApproved({ approvers, declined, outcome, entry }: ChangeRow): boolean {
  const lacks = outcome === 'not-run' && (entry?.reason?.code === 'lacks-approval' || entry?.reason?.code === 'not-approved');
  return approvers.length > 0 && !declined && outcome !== 'expired' && !lacks;
}
