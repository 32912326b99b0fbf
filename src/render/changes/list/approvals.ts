import type { Approval, ChangePlan, ChangeRecord, Revocation } from '../../../model/documents.ts';

/** What became of an approval. used: a record names it; open: none does. */
export type ApprovalState = 'used' | 'open' | 'expired' | 'revoked' | 'other-version';

/** One approval with its standing. */
export interface ApprovalRow {
  readonly approval: Approval;
  readonly state: ApprovalState;
  readonly revocation?: Revocation;
}

/** The word by which an approval was taken back, if it was. */
export function revocationOf({ id }: Approval, revocations: readonly Revocation[]): Revocation | undefined {
  return revocations.find(({ approvalId }) => approvalId === id);
}

/** Whether an approval no longer holds at a moment. @param at ISO-8601 */
export function hasRunOut({ expiresAt }: Pick<Approval, 'expiresAt'>, at: string): boolean {
  return Date.parse(expiresAt) <= Date.parse(at);
}

/** The approvals of these plans, oldest first. @param now ISO-8601, what ran out is judged by it */
export function approvalRows(
  plans: readonly ChangePlan[],
  approvals: readonly Approval[],
  records: readonly ChangeRecord[],
  revocations: readonly Revocation[],
  now: string,
): ApprovalRow[] {
  const digests = new Map(plans.map(({ id, digest }) => [id, digest]));
  const used = new Set(records.flatMap(({ approvalIds }) => approvalIds));
  const mine = approvals.filter(({ planId }) => digests.has(planId));
  return mine
    .map((approval) => {
      const revocation = revocationOf(approval, revocations);
      const isOther = digests.get(approval.planId) !== approval.planDigest;
      const open: ApprovalState = hasRunOut(approval, now) ? 'expired' : 'open';
      const state = isOther ? 'other-version' : revocation ? 'revoked' : used.has(approval.id) ? 'used' : open;
      return { approval, state, ...(revocation && { revocation }) } as const;
    })
    .sort((a, b) => Date.parse(a.approval.at) - Date.parse(b.approval.at));
}
