import type { Approval, Change, ChangeRecord, Revocation } from '../../../model/documents.ts';
import { hasRunOut, revocationOf } from './approvals.ts';
import type { Approver, Attempt, ChangeRow, Material } from './rows.ts';

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

/** Whether an approval was taken back before a run began. */
export function wasRevoked(approval: Approval, revocations: readonly Revocation[], last: ChangeRecord | undefined): boolean {
  const revocation = revocationOf(approval, revocations);
  return revocation !== undefined && (last === undefined || Date.parse(revocation.at) < Date.parse(last.startedAt));
}

/** Who allowed a change, oldest first and each person once; without the approvals themselves the record still says who. */
export function approversOf({ id }: Change, approvals: readonly Approval[], last: Attempt | undefined): Approver[] {
  const given = approvals.filter(({ approved }) => approved.includes(id)).map(({ by, at, role }) => ({ name: by, at, role }));
  const isIdle = last === undefined || ['declined', 'not-run'].includes(last.entry.outcome);
  const named: readonly Approver[] = approvals.length > 0 || isIdle ? given : last.record.approvedBy;
  const sorted = [...named].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const byName = new Map(inTime(sorted, last?.entry.startedAt).map((one) => [one.name, one]));
  return [...byName.values()].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/** What was signed after a change began did not allow it, unless nothing else did. */
function inTime(approvers: readonly Approver[], startedAt: string | undefined): readonly Approver[] {
  if (startedAt === undefined) return approvers;
  const early = approvers.filter(({ at }) => Date.parse(at) <= Date.parse(startedAt));
  return early.length > 0 ? early : approvers;
}

/** Who declined a change, and why. */
export function declinedOf({ id }: Change, approvals: readonly Approval[]): ChangeRow['declined'] {
  for (const { by, at, declined } of approvals) {
    const own = declined.find(({ changeId }) => changeId === id);
    if (own) return { by, at, reason: own.reason };
  }
  return undefined;
}
