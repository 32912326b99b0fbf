import type { Approval, Change, ChangeEntry, ChangePlan, ChangeRecord, PersonRole, Revocation } from '../../../model/documents.ts';
import { lastWord } from '../../../model/last-word.ts';
import { approversOf, declinedOf, lostApproval, wasRevoked } from './row-approvals.ts';

/** pending: no run took the change up; revoked, expired: nor can one any more, by the approvals that it had. */
export type RowOutcome = ChangeEntry['outcome'] | 'pending' | 'revoked' | 'expired';

/** What our own reading says afterwards; none: there was nothing to compare. */
export type Check = 'matches' | 'gone' | 'reopened' | 'differs' | 'not-read' | 'none';

/** Who allowed a change. */
export interface Approver {
  readonly name: string;
  readonly at: string;
  readonly role?: PersonRole;
}

/** An earlier try of the same change, which a later one took the place of. */
export interface Attempt {
  readonly entry: ChangeEntry;
  readonly record: ChangeRecord;
}

/** One change with all that the documents say of it. */
export interface ChangeRow {
  /** Set and number, unique in every list: <set>/C001. */
  readonly no: string;
  readonly plan: ChangePlan;
  readonly change: Change;
  readonly outcome: RowOutcome;
  readonly check: Check;
  /** Others depend on it, and our own reading shows no value of it: nothing that is judged later says whether it went right. */
  readonly isPreparation: boolean;
  readonly entry?: ChangeEntry;
  readonly record?: ChangeRecord;
  readonly approvers: readonly Approver[];
  /** It began, and every approval of it is dated after that. */
  readonly isLateApproval: boolean;
  readonly declined?: SaidNo;
  /** The approval was taken back before any run. */
  readonly revoked?: SaidNo;
  /** When the last approval ran out before any run. */
  readonly expiredAt?: string;
  readonly earlier: readonly Attempt[];
  /** Number of the change that took this one back. */
  readonly rolledBackBy?: string;
  /** Number of the change that this one takes back. */
  readonly undoes?: string;
}

/** A person who said no, to a change or to an own approval. */
export interface SaidNo {
  readonly by: string;
  readonly reason: string;
  readonly at: string;
}

/** What rows are made of. */
export interface Material {
  readonly plans: readonly ChangePlan[];
  readonly approvals: readonly Approval[];
  readonly records: readonly ChangeRecord[];
  readonly revocations: readonly Revocation[];
  /** ISO-8601; approvals that held until then or before have run out. */
  readonly now: string;
}

/** A row for each change of each plan, by the time it began; what never began stands at the end of its run. */
export function rowsOf(material: Material): ChangeRow[] {
  const rows = material.plans.flatMap((plan) => planRows(plan, material));
  return linked(rows)
    .map((row, i) => ({ row, i, at: momentOf(row) }))
    .sort((a, b) => a.at - b.at || a.i - b.i)
    .map(({ row }) => row);
}

function momentOf({ entry, record, plan }: ChangeRow): number {
  return Date.parse(entry?.startedAt ?? entry?.finishedAt ?? record?.finishedAt ?? plan.createdAt);
}

function planRows(plan: ChangePlan, material: Material): ChangeRow[] {
  const { approvals, records, revocations } = material;
  const own = records.filter(({ planId }) => planId === plan.id).sort((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt));
  const mine = approvals.filter((approval) => approval.planId === plan.id && approval.planDigest === plan.digest);
  return plan.changes.map((change) => {
    const attempts = attemptsOf(change, own);
    const last = lastAttempt(attempts);
    // What was run stands on what held then.
    const good = mine.filter((approval) => !wasRevoked(approval, revocations, last?.record ?? own.at(-1)));
    const row = rowOf({ change, plan, approvals: good, attempts, last });
    return row.entry || row.declined ? row : { ...row, ...lostApproval(change, mine, good, material) };
  });
}

interface Known {
  readonly change: Change;
  readonly plan: ChangePlan;
  readonly approvals: readonly Approval[];
  readonly attempts: readonly Attempt[];
  readonly last: Attempt | undefined;
}

function rowOf({ change, plan, approvals, attempts, last }: Known): ChangeRow {
  const { entry, record } = last ?? {};
  const approvers = approversOf(change, approvals, last);
  const declined = declinedOf(change, approvals);
  const startedAt = entry?.startedAt;
  const isPreparation = (entry?.readBack.length ?? 0) === 0 && plan.changes.some(({ dependsOn }) => dependsOn.includes(change.id));
  return {
    no: `${plan.id}/${change.id}`,
    plan,
    change,
    outcome: entry?.outcome ?? (declined ? 'declined' : 'pending'),
    check: checkOf(change, entry, plan, isPreparation),
    isPreparation,
    ...(entry && record && { entry, record }),
    approvers,
    isLateApproval: startedAt !== undefined && approvers.some(({ at }) => Date.parse(at) > Date.parse(startedAt)),
    ...(declined && { declined }),
    // What never began was no try.
    earlier: attempts.filter((one) => one !== last && one.entry.startedAt !== undefined),
  };
}

/** Every try, oldest first; a later record repeats what an earlier one finished, and that is one try. */
function attemptsOf({ id }: Change, records: readonly ChangeRecord[]): Attempt[] {
  const attempts: Attempt[] = [];
  for (const record of records) {
    const entry = record.entries.find(({ changeId }) => changeId === id);
    if (entry && !attempts.some((before) => isSameTry(before.entry, entry))) attempts.push({ entry, record });
  }
  return attempts;
}

/** What never began is no try that could be repeated: each run has its own reason for it. */
function isSameTry(a: ChangeEntry, b: ChangeEntry): boolean {
  if (b.startedAt === undefined && isIdle(b)) return false;
  return a.outcome === b.outcome && a.startedAt === b.startedAt && a.finishedAt === b.finishedAt;
}

function isIdle({ outcome }: ChangeEntry): boolean {
  return outcome === 'not-run' || outcome === 'declined';
}

function lastAttempt(attempts: readonly Attempt[]): Attempt | undefined {
  return lastWord(attempts.map((attempt) => ({ outcome: attempt.entry.outcome, attempt })))?.attempt;
}

function checkOf(change: Change, entry: ChangeEntry | undefined, { rollbackOf }: ChangePlan, isPreparation: boolean): Check {
  if (!entry || isIdle(entry)) return 'none';
  const found = entry.readBack.map(({ matches }) => matches);
  if (found.includes(false)) return 'differs';
  if (found.length > 0) return found.includes(null) ? 'not-read' : 'matches';
  if (rollbackOf !== undefined) return checkOfWayBack(change, entry);
  // The rule asks for what the others do: it says nothing of what only makes way for them.
  if (entry.verdicts.length === 0 || isPreparation) return 'none';
  if (entry.verdicts.some(({ outcome }) => outcome === 'fail')) return 'differs';
  return entry.verdicts.every(({ outcome }) => ['pass', 'not-applicable', 'accepted'].includes(outcome)) ? 'matches' : 'not-read';
}

/** Going back opens the risk again: its rule fails as before. What was to be deleted and is still found would be a contradiction. */
function checkOfWayBack({ kind }: Change, { outcome, verdicts }: ChangeEntry): Check {
  if (outcome !== 'applied') return 'none';
  if (kind === 'delete') return 'gone';
  return verdicts.length > 0 && verdicts.every((one) => one.outcome === 'fail') ? 'reopened' : 'none';
}

/** Ties each change to the one that took it back. */
function linked(rows: readonly ChangeRow[]): ChangeRow[] {
  const undoes = new Map<string, string>();
  const undone = new Map<string, string>();
  for (const row of rows) {
    const target = rows.find((other) => other.plan.id === row.plan.rollbackOf && isUndoOf(row.change, other.change));
    if (!target) continue;
    undoes.set(row.no, target.no);
    if (row.outcome === 'applied') undone.set(target.no, row.no);
  }
  return rows.map((row) => {
    const [back, by] = [undoes.get(row.no), undone.get(row.no)];
    return { ...row, ...(back !== undefined && { undoes: back }), ...(by !== undefined && { rolledBackBy: by }) };
  });
}

/** A change back names the first one, or keeps its logical name. */
function isUndoOf(back: Change, first: Change): boolean {
  return back.undoOf === undefined ? back.name === first.name : back.undoOf === first.id;
}
