import { createHash } from 'node:crypto';
import type { ChangePlan, ChangeRecord, Config } from '../../../model/documents.ts';
import { InputError } from '../../../model/errors.ts';
import { dateOf, dayOf } from '../../text/clock.ts';
import type { ChangeListInput, Period } from '../input.ts';
import { type ApprovalRow, approvalRows, hasRunOut, revocationOf } from './approvals.ts';
import { figuresOf, type ListFigures } from './figures.ts';
import { type ChangeRow, rowsOf } from './rows.ts';

/** Everything that a change list says, without a word of either language: all formats are drawn from it. */
export interface ListView {
  readonly config: Config;
  readonly documentNo: string;
  /** SHA-256 over numbers, outcomes and heads of the record; 64 hex digits. */
  readonly digest: string;
  readonly period: Period | undefined;
  /** The oldest and the newest moment that the documents know. */
  readonly from: string;
  readonly asOf: string;
  readonly plans: readonly ChangePlan[];
  readonly records: readonly ChangeRecord[];
  readonly rows: readonly ChangeRow[];
  /** Changes that take others back; in a list of one set those of later sets too, which count nowhere else. */
  readonly rollbacks: readonly ChangeRow[];
  /** Every set that stands in the list, with its runs. */
  readonly sources: Pick<ChangeListInput, 'plans' | 'records'>;
  readonly approvals: readonly ApprovalRow[];
  readonly figures: ListFigures;
  /** The tier has change support; true where the project names no tier. */
  readonly isSupported: boolean;
  /** Without change support and without any record: only what could be done. */
  readonly isPlansOnly: boolean;
}

/** Counts a change list. @throws InputError when a record is of a plan that was not given, or of another version of it */
export function listView(input: ChangeListInput, config: Config = {}): ListView {
  checkRecords(input);
  const { plans, records } = inPeriod(ownOf(input));
  const later = input.plans.filter(({ rollbackOf }) => input.only !== undefined && rollbackOf === input.only);
  const sources = { plans: [...plans, ...later], records: [...records, ...recordsOf(later, input)] };
  const times = timesOf(sources.plans, sources.records, input);
  const [from, asOf] = [times[0] ?? noTime, times.at(-1) ?? noTime];
  const now = input.now ?? asOf;
  const material = { plans: input.plans, records: input.records, approvals: input.approvals, revocations: input.revocations ?? [], now };
  const all = rowsOf(material);
  const rows = linkedAcross(rowsOf({ ...material, plans, records }), all);
  const waysBack = all.filter(({ plan }) => later.includes(plan));
  const isSupported = config.tier === undefined || config.tier === 'onsite-5x8';
  return {
    config,
    documentNo: documentNo(config, input.period, plans, from, asOf),
    digest: digestOf([...rows, ...waysBack]),
    period: input.period,
    from,
    asOf,
    plans,
    records,
    rows,
    rollbacks: [...rows.filter(({ plan }) => plan.rollbackOf !== undefined), ...waysBack],
    sources,
    approvals: approvalRows(plans, input.approvals, input.records, material.revocations, now),
    figures: figuresOf(rows),
    isSupported,
    isPlansOnly: !isSupported && records.length === 0,
  };
}

const noTime = '1970-01-01T00:00:00.000Z';

function checkRecords({ plans, records }: ChangeListInput): void {
  const byId = new Map(plans.map((plan) => [plan.id, plan]));
  const problems = records.flatMap(({ id, planId, planDigest }) => {
    const plan = byId.get(planId);
    if (!plan) return [`Record ${id} is of plan ${planId}, which was not given; give its plan too.`];
    return plan.digest === planDigest ? [] : [`Record ${id} is of plan ${planId} with ${planDigest}, and that plan now is ${plan.digest}.`];
  });
  if (problems.length > 0) throw new InputError('foreign-record', problems);
}

/** What took a change back may lie outside the period, and so may what it takes back. */
function linkedAcross(rows: readonly ChangeRow[], all: readonly ChangeRow[]): ChangeRow[] {
  const byNo = new Map(all.map((row) => [row.no, row]));
  return rows.map((row) => {
    const { rolledBackBy, undoes } = byNo.get(row.no) ?? row;
    return { ...row, ...(rolledBackBy !== undefined && { rolledBackBy }), ...(undoes !== undefined && { undoes }) };
  });
}

/** In a list of one set nothing else is counted. */
function ownOf(input: ChangeListInput): ChangeListInput {
  if (input.only === undefined) return input;
  const plans = input.plans.filter(({ id }) => id === input.only);
  return { ...input, plans, records: recordsOf(plans, input) };
}

function recordsOf(plans: readonly ChangePlan[], { records }: ChangeListInput): ChangeRecord[] {
  return records.filter(({ planId }) => plans.some(({ id }) => id === planId));
}

function inPeriod(input: ChangeListInput): Pick<ListView, 'plans' | 'records'> {
  const { plans, records, period } = input;
  if (!period) return { plans, records };
  const isIn = (at: string) => period.from <= dateOf(dayOf(at)) && dateOf(dayOf(at)) <= period.to;
  const mine = records.filter(({ startedAt }) => isIn(startedAt));
  const recorded = new Set(records.map(({ planId }) => planId));
  const started = new Set(mine.map(({ planId }) => planId));
  return {
    plans: plans.filter((plan) => (recorded.has(plan.id) ? started.has(plan.id) : unrunMoments(plan, input).some(isIn))),
    records: mine,
  };
}

/** When something happened to a set that no run took up. */
function unrunMoments({ id, createdAt }: ChangePlan, { approvals, revocations = [], now }: ChangeListInput): string[] {
  const signed = approvals.filter(({ planId }) => planId === id);
  const takenBack = signed.flatMap((approval) => revocationOf(approval, revocations) ?? []);
  const ranOut = signed.filter((approval) => now !== undefined && hasRunOut(approval, now) && !revocationOf(approval, revocations));
  return [createdAt, ...signed.map(({ at }) => at), ...takenBack.map(({ at }) => at), ...ranOut.map(({ expiresAt }) => expiresAt)];
}

function timesOf(plans: readonly ChangePlan[], records: readonly ChangeRecord[], input: ChangeListInput): string[] {
  const recorded = new Set(input.records.map(({ planId }) => planId));
  const signed = (id: string) => input.approvals.filter(({ planId }) => planId === id).map(({ at }) => at);
  const moments = plans.flatMap((plan) => (recorded.has(plan.id) ? [plan.createdAt, ...signed(plan.id)] : unrunMoments(plan, input)));
  return [...moments, ...records.map(({ finishedAt }) => finishedAt)].sort((a, b) => Date.parse(a) - Date.parse(b));
}

/**
 * BG-<code>- and the id of the one set, or the month, or first and last day; an open end is the day that the documents know.
 * Two sets of one day have two numbers, and a set has the same one whenever it is written.
 */
function documentNo({ code }: Config, period: Period | undefined, plans: readonly ChangePlan[], from: string, asOf: string): string {
  const [only] = plans;
  const isOne = !period && plans.length === 1 && only !== undefined;
  const part = isOne ? only.id.replace(/^cs-/, '') : periodPart(period ?? wholeTime, from, asOf);
  return code ? `BG-${code}-${part}-v1` : `BG-${part}`;
}

const wholeTime: Period = { from: '0000-01-01', to: '9999-12-31' };

function periodPart({ from, to }: Period, first: string, last: string): string {
  const start = from.startsWith('0000') ? dateOf(dayOf(first)) : from;
  const end = to.startsWith('9999') ? dateOf(dayOf(last)) : to;
  if (isMonth(start, end)) return start.slice(0, 7).replace('-', '');
  const plain = (day: string) => day.replaceAll('-', '');
  return start === end ? plain(start) : `${plain(start)}-${plain(end)}`;
}

function isMonth(from: string, to: string): boolean {
  const after = new Date(Date.parse(`${to}T00:00:00Z`) + 86_400_000).toISOString();
  return from.slice(0, 7) === to.slice(0, 7) && from.endsWith('-01') && after.slice(8, 10) === '01';
}

/** Binds what was planned, what came of it, and where the ledger holds it. */
function digestOf(rows: readonly ChangeRow[]): string {
  const lines = rows.map(({ no, plan, outcome, check, entry, record }) =>
    [no, plan.digest, outcome, check, entry?.startedAt ?? '', record?.ledger.head ?? ''].join('\t'),
  );
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}
