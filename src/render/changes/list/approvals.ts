import type { Approval, ChangePlan, ChangeRecord, Revocation } from '../../../model/documents.ts';

/** What became of an approval. used: a record names it; open: none does. */
export type ApprovalState = 'used' | 'open' | 'expired' | 'revoked' | 'other-version';

/** One approval with its standing. */
export interface ApprovalRow {
  readonly approval: Approval;
  readonly state: ApprovalState;
  readonly revocation?: Revocation;
}

/** When an approval was taken back, if it was. */
export function approvalStateOf({ id }: Approval, revocations: readonly Revocation[]): { revokedAt?: string; revocation?: Revocation } {
  const revocation = revocations.find(({ approvalId }) => approvalId === id);
  return revocation ? { revokedAt: revocation.at, revocation } : {};
}

/** The approvals of these plans, oldest first. @param asOf the newest moment that the documents know */
export function approvalRows(
  plans: readonly ChangePlan[],
  approvals: readonly Approval[],
  records: readonly ChangeRecord[],
  revocations: readonly Revocation[],
  asOf: string,
): ApprovalRow[] {
  const digests = new Map(plans.map(({ id, digest }) => [id, digest]));
  const used = new Set(records.flatMap(({ approvalIds }) => approvalIds));
  const mine = approvals.filter(({ planId }) => digests.has(planId));
  return mine
    .map((approval) => {
      const { revocation } = approvalStateOf(approval, revocations);
      const isOther = digests.get(approval.planId) !== approval.planDigest;
      const isExpired = Date.parse(approval.expiresAt) <= Date.parse(asOf);
      const open: ApprovalState = isExpired ? 'expired' : 'open';
      const state = isOther ? 'other-version' : revocation ? 'revoked' : used.has(approval.id) ? 'used' : open;
      return { approval, state, ...(revocation && { revocation }) } as const;
    })
    .sort((a, b) => Date.parse(a.approval.at) - Date.parse(b.approval.at));
}
