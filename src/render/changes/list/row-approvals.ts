import type { Approval, Change, ChangeEntry, ChangeRecord, Revocation } from '../../../model/documents.ts';
import { hasRunOut, revocationOf } from './approvals.ts';
import type { Approver, ChangeRow, Material } from './rows.ts';

/** Why a change that no run took up cannot be taken up any more; nothing while an approval holds, or where there never was one. */
export function lostApproval(
  { id }: Change,
  all: readonly Approval[],
  good: readonly Approval[],
  { revocations, now }: Material,
): Partial<Pick<ChangeRow, 'outcome' | 'revoked' | 'expiredAt'>> {
  const names = ({ approved }: Approval) => approved.includes(id);
  const standing = good.filter(names);
  const lost = all.filter(names).flatMap((approval) => revocationOf(approval, revocations) ?? []);
  if (standing.length === 0) return lost.length === 0 ? {} : { outcome: 'revoked', revoked: latest(lost, ({ at }) => at) };
  if (!standing.every((approval) => hasRunOut(approval, now))) return {};
  return { outcome: 'expired', expiredAt: latest(standing, ({ expiresAt }) => expiresAt).expiresAt };
}

function latest<T>(list: readonly T[], momentOf: (one: T) => string): T {
  return list.reduce((a, b) => (Date.parse(momentOf(b)) > Date.parse(momentOf(a)) ? b : a));
}

/** Whether an approval was taken back before the last run began: what was run stands on what held then. */
export function wasRevoked(approval: Approval, revocations: readonly Revocation[], last: ChangeRecord | undefined): boolean {
  const revocation = revocationOf(approval, revocations);
  return revocation !== undefined && (last === undefined || Date.parse(revocation.at) < Date.parse(last.startedAt));
}

/** Who allowed a change, oldest first. */
export function approversOf(
  change: Change,
  approvals: readonly Approval[],
  records: readonly ChangeRecord[],
  entry: ChangeEntry | undefined,
): Approver[] {
  const given = approvals.filter(({ approved }) => approved.includes(change.id)).map(({ by, at, role }) => ({ name: by, at, role }));
  const known = given.length > 0 || approvals.length > 0 || !entry || ['declined', 'not-run'].includes(entry.outcome);
  // Without the approvals themselves the record still says who allowed the set.
  const named = known ? given : (records.at(-1)?.approvedBy ?? []);
  return [...named].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/** Who declined a change, and why. */
export function declinedOf({ id }: Change, approvals: readonly Approval[]): ChangeRow['declined'] {
  for (const { by, at, declined } of approvals) {
    const own = declined.find(({ changeId }) => changeId === id);
    if (own) return { by, at, reason: own.reason };
  }
  return undefined;
}
