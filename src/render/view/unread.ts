import type { Finding, Gap, Inspection, RuleSummary, Unread } from '../../model/documents.ts';
import { isLevel } from './levels.ts';
import { compareText } from './risks.ts';

/** Checks that could not be assessed for one reason. */
export interface UnreadGroup {
  readonly reason: Unread['reason'] | 'error';
  readonly action?: string;
  readonly permission?: string;
  readonly code?: string;
  readonly rules: readonly RuleSummary[];
  readonly checks: number;
}

/** Listings of one type that are missing or short for one reason. */
export interface GapGroup {
  readonly type: string;
  readonly reason: Gap['reason'];
  readonly action: string;
  readonly permission?: string;
  readonly code?: string;
  readonly regions: readonly string[];
  /** Totals that the cloud named; undefined where it named none. */
  readonly expected?: number;
  readonly got: number;
}

/** Every check without a verdict stands in exactly one group, by its first unread field, so that the groups add up. */
export function unreadGroups(inspection: Inspection): UnreadGroup[] {
  const groups = new Map<string, { cause: Cause; rules: Set<RuleSummary>; checks: number }>();
  for (const { rule, findings } of inspection.rules) {
    if (!isLevel(rule.severity)) continue;
    for (const finding of findings) {
      if (finding.outcome !== 'unknown' && finding.outcome !== 'error') continue;
      const cause = causeOf(finding, rule);
      const key = [cause.reason, cause.action, cause.permission, cause.code].join('\n');
      const group = groups.get(key) ?? { cause, rules: new Set(), checks: 0 };
      groups.set(key, group);
      group.rules.add(rule);
      group.checks++;
    }
  }
  return [...groups.values()].map(({ cause, rules, checks }) => ({ ...cause, rules: [...rules], checks })).sort(byReason);
}

type Cause = Pick<UnreadGroup, 'reason' | 'action' | 'permission' | 'code'>;

function causeOf({ outcome, unread }: Finding, rule: RuleSummary): Cause {
  if (outcome === 'error') return { reason: 'error' };
  const [first] = unread;
  if (!first) return { reason: 'failed', ...(rule.actions[0] && { action: rule.actions[0] }) };
  const { reason, action, permission, code } = first;
  return { reason, action, ...(permission && { permission }), ...(code && { code }) };
}

const reasons = ['denied', 'failed', 'short', 'interrupted', 'throttled', 'unsupported', 'error'];

function byReason(a: Pick<UnreadGroup, 'reason' | 'checks' | 'action'>, b: typeof a): number {
  return reasons.indexOf(a.reason) - reasons.indexOf(b.reason) || b.checks - a.checks || compareText(a.action ?? '', b.action ?? '');
}

export function gapGroups(gaps: readonly Gap[]): GapGroup[] {
  const groups = new Map<string, Gap[]>();
  for (const gap of gaps) {
    const key = [gap.reason, gap.type, gap.action, gap.permission, gap.code].join('\n');
    groups.set(key, [...(groups.get(key) ?? []), gap]);
  }
  return [...groups.values()]
    .map(toGapGroup)
    .sort((a, b) => reasons.indexOf(a.reason) - reasons.indexOf(b.reason) || compareText(a.type, b.type));
}

function toGapGroup(gaps: readonly Gap[]): GapGroup {
  const { type, reason, action, permission, code } = gaps[0] as Gap;
  const expected = gaps.every((gap) => gap.expected !== undefined) ? sum(gaps.map((gap) => gap.expected ?? 0)) : undefined;
  return {
    type,
    reason,
    action,
    ...(permission && { permission }),
    ...(code && { code }),
    regions: [...new Set(gaps.map(({ region }) => region))].sort(compareText),
    ...(expected !== undefined && { expected }),
    got: sum(gaps.map((gap) => gap.got ?? 0)),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** RAM actions that the inspection account lacks, sorted: all of them read only. */
export function missingPermissions(unread: readonly UnreadGroup[], gaps: readonly GapGroup[]): string[] {
  const denied = [...unread, ...gaps].filter(({ reason }) => reason === 'denied');
  return [...new Set(denied.flatMap(({ permission }) => (permission ? [permission] : [])))].sort(compareText);
}
