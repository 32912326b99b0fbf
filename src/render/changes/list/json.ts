import type { ChangeRow } from './rows.ts';
import type { ListView } from './view.ts';

/** The figures and the documents themselves, for programs: the same in both languages, times in UTC. */
export function listJson(view: ListView): string {
  const { documentNo, digest, period, asOf, figures, approvals, sources } = view;
  const changes = view.rows.map(changeOf);
  const rollbacks = view.rollbacks.map(changeOf);
  const states = approvals.map(({ approval, state, revocation }) => ({ ...approval, state, revocation: revocation ?? null }));
  return `${JSON.stringify({ schemaVersion: 1, documentNo, digest: `sha256:${digest}`, period: period ?? null, asOf, figures, changes, rollbacks, approvals: states, ...sources }, null, 1)}\n`;
}

function changeOf(row: ChangeRow) {
  const { no, plan, change, outcome, check, approvers, earlier, isLateApproval, record } = row;
  const { rolledBackBy, undoes, declined, revoked, expiredAt } = row;
  return {
    no,
    planId: plan.id,
    changeId: change.id,
    type: plan.type ?? 'normal',
    recordId: record?.id ?? null,
    outcome,
    check,
    approvers,
    isLateApproval,
    declined: declined ?? null,
    revoked: revoked ? { by: revoked.by, at: revoked.at, reason: revoked.reason } : null,
    expiredAt: expiredAt ?? null,
    earlier: earlier.map(({ entry, record: { id } }) => ({ recordId: id, outcome: entry.outcome, startedAt: entry.startedAt ?? null })),
    rolledBackBy: rolledBackBy ?? null,
    undoes: undoes ?? null,
  };
}
