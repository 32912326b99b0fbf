import type { RuleSummary } from '../../model/documents.ts';
import type { Exceptions } from './accepted.ts';
import { isHigh } from './levels.ts';
import type { Risk, RuleRisks } from './risks.ts';
import type { GapGroup, UnreadGroup } from './unread.ts';

/** A question that only the customer can answer. */
export type Decision =
  | { readonly kind: 'critical'; readonly groups: readonly RuleRisks[]; readonly dueDay: number; readonly lateDays: number }
  | { readonly kind: 'options'; readonly group: RuleRisks; readonly dueDay: number; readonly lateDays: number }
  | { readonly kind: 'permissions'; readonly permissions: readonly string[]; readonly checks: number; readonly types: number }
  | { readonly kind: 'expiring'; readonly count: number; readonly until: string };

const most = 3;

/** At most three: critical risks first, then what a person must choose, the missing permissions, and what expires. */
export function decisionsOf(
  groups: readonly RuleRisks[],
  unread: readonly UnreadGroup[],
  gaps: readonly GapGroup[],
  permissions: readonly string[],
  exceptions: Exceptions,
): Decision[] {
  const choices = groups.filter(({ level, rule }) => level === 'high' && rule.fix?.kind === 'decision').map(toOptions);
  const always = [...criticalDecision(groups), ...choices.slice(0, 1), ...permissionDecision(unread, gaps, permissions)];
  return [...always, ...expiringDecision(exceptions), ...choices.slice(1)].slice(0, most);
}

function criticalDecision(groups: readonly RuleRisks[]): Decision[] {
  const critical = groups.filter(({ level }) => level === 'critical');
  if (critical.length === 0) return [];
  return [{ kind: 'critical', groups: critical, ...mostUrgent(critical) }];
}

function toOptions(group: RuleRisks): Decision {
  return { kind: 'options', group, ...mostUrgent([group]) };
}

/** The most urgent risk of a rule stands first. */
function mostUrgent(groups: readonly RuleRisks[]): { dueDay: number; lateDays: number } {
  const firsts = groups.flatMap(({ risks }) => risks.slice(0, 1));
  return { dueDay: Math.min(...firsts.map(({ dueDay }) => dueDay)), lateDays: Math.max(...firsts.map(({ lateDays }) => lateDays)) };
}

function permissionDecision(unread: readonly UnreadGroup[], gaps: readonly GapGroup[], permissions: readonly string[]): Decision[] {
  if (permissions.length === 0) return [];
  const checks = unread.filter(({ reason }) => reason === 'denied').reduce((total, group) => total + group.checks, 0);
  const types = new Set(gaps.filter(({ reason }) => reason === 'denied').map(({ type }) => type)).size;
  return [{ kind: 'permissions', permissions, checks, types }];
}

function expiringDecision({ risks }: Exceptions): Decision[] {
  const soon = risks.filter(({ isSoon }) => isSoon);
  return soon[0] ? [{ kind: 'expiring', count: soon.length, until: soon[0].until }] : [];
}

/** What mending these risks does to the bill, in CNY a month; undefined when it is not known. */
export function costOf(
  rule: Partial<RuleSummary>,
  risks: readonly Risk[],
): { readonly kind: 'saves' | 'charged' | 'none' | 'unknown'; readonly amount: number } {
  const amount = risks.reduce((total, { finding }) => total + (finding.savingCnyPerMonth ?? 0), 0);
  if (amount > 0) return { kind: 'saves', amount };
  if (rule.fix?.disruption === 'cost') return { kind: 'charged', amount: 0 };
  return { kind: rule.fix?.kind === 'automatic' ? 'none' : 'unknown', amount: 0 };
}

export function highGroups(groups: readonly RuleRisks[]): RuleRisks[] {
  return groups.filter(({ level }) => isHigh(level));
}

export function restGroups(groups: readonly RuleRisks[]): RuleRisks[] {
  return groups.filter(({ level }) => !isHigh(level));
}
