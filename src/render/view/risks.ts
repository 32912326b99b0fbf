import type { Comparison, Finding, FindingHistory, Inspection, RuleSummary } from '../../model/documents.ts';
import { dayOf, nextWorkday } from '../text/clock.ts';
import { categories, isLevel, type Level, levels } from './levels.ts';

/** A risk: a failed check with one identity over time, open at the end of this run. */
export interface Risk {
  readonly finding: Finding;
  readonly level: Level;
  readonly state: 'new' | 'open' | 'recurred';
  /** Why it came in since the previous run. */
  readonly cause: 'new' | 'new-rule' | 'new-resource' | 'exception-expired' | undefined;
  /** It failed before and could not be read this time, so that its old state stays. */
  readonly isNotRead: boolean;
  /** Days from 1970-01-01 in Beijing. */
  readonly firstDay: number;
  readonly dueDay: number;
  readonly ageDays: number;
  /** Days beyond the due day; 0 when not overdue. */
  readonly lateDays: number;
}

/** The open risks of one rule, the most urgent first. */
export interface RuleRisks {
  readonly rule: Pick<RuleSummary, 'id' | 'category' | 'risk'> & Partial<RuleSummary>;
  readonly level: Level;
  readonly risks: readonly Risk[];
  /** How many of them are overdue; they stand first. */
  readonly late: number;
}

const daysToFix = { high: 7, medium: 30, low: 90 } as const;

/** Every open risk, by rule: what failed, and what failed before and was not read this time. */
export function openRisks(inspection: Inspection, comparison: Comparison): RuleRisks[] {
  const toRisk = riskMaker(inspection, comparison);
  const groups = new Map<string, Draft>();
  for (const { rule, findings } of inspection.rules) {
    if (!isLevel(rule.severity)) continue;
    const risks: Risk[] = [];
    for (const finding of findings) if (isOpen(finding, comparison)) risks.push(toRisk(finding, finding.outcome !== 'fail'));
    if (risks.length > 0) groups.set(rule.id, { rule, level: rule.severity, risks });
  }
  for (const { finding, title } of notListed(inspection, comparison)) {
    const { ruleId: id, category, severity } = finding;
    const group = groups.get(id) ?? { rule: { id, category, risk: title }, level: severity as Level, risks: [] };
    groups.set(id, group);
    group.risks.push(toRisk(finding, true));
  }
  return [...groups.values()].map(finish).sort(byLevelAndUrgency);
}

type Draft = Pick<RuleRisks, 'rule' | 'level'> & { readonly risks: Risk[] };

function finish({ rule, level, risks }: Draft): RuleRisks {
  let late = 0;
  for (const { lateDays } of risks) if (lateDays > 0) late++;
  return { rule, level, risks: byDue(risks), late };
}

/** The first due stand first, and so the most overdue; those of one day keep the order of the inspection. */
function byDue(risks: readonly Risk[]): Risk[] {
  const days = new Map<number, Risk[]>();
  for (const risk of risks) {
    const sameDay = days.get(risk.dueDay);
    if (sameDay) sameDay.push(risk);
    else days.set(risk.dueDay, [risk]);
  }
  return [...days.keys()].sort((a, b) => a - b).flatMap((day) => days.get(day) ?? []);
}

function isOpen({ id, outcome }: Finding, comparison: Comparison): boolean {
  if (outcome === 'fail') return true;
  return (outcome === 'unknown' || outcome === 'error') && comparison.findings[id]?.state === 'not-read';
}

type Moved = Comparison['moved'][number];

/** Risks of earlier runs whose resources could not be listed this time, so that this inspection does not hold them. */
function notListed(inspection: Inspection, comparison: Comparison): Moved[] {
  const unread = comparison.moved.filter(
    ({ how, finding }) => how === 'not-read' && isLevel(finding.severity) && finding.outcome !== 'accepted',
  );
  if (unread.length === 0) return [];
  const listed = new Set(inspection.rules.flatMap(({ findings }) => findings.map(({ id }) => id)));
  return unread.filter(({ finding }) => !listed.has(finding.id));
}

type ToRisk = (finding: Finding, isNotRead: boolean) => Risk;

function riskMaker(inspection: Inspection, comparison: Comparison): ToRisk {
  const today = dayOf(inspection.inventory.takenAt);
  const causes = new Map(comparison.moved.map(({ finding, how }) => [finding.id, how]));
  const dayOfCached = cached(dayOf);
  const nextWorkdayCached = cached(nextWorkday);
  return (finding, isNotRead) => {
    const history: FindingHistory | undefined = comparison.findings[finding.id];
    const level = finding.severity as Level;
    const firstDay = history ? dayOfCached(history.firstSeenAt) : today;
    const dueDay = level === 'critical' ? nextWorkdayCached(firstDay) : firstDay + daysToFix[level];
    const cause = causeOf(causes.get(finding.id));
    return {
      finding,
      level,
      state: stateOf(history, comparison),
      cause,
      isNotRead,
      firstDay,
      dueDay,
      ageDays: today - firstDay,
      lateDays: Math.max(0, today - dueDay),
    };
  };
}

/** On a first run nothing is new: there was nothing before. */
function stateOf(history: FindingHistory | undefined, { previousId }: Comparison): Risk['state'] {
  if (previousId === null) return 'open';
  const state = history?.state ?? 'new';
  return state === 'not-read' ? 'open' : state;
}

function causeOf(how: Moved['how'] | undefined): Risk['cause'] {
  return how === 'new' || how === 'new-rule' || how === 'new-resource' || how === 'exception-expired' ? how : undefined;
}

function byLevelAndUrgency(a: RuleRisks, b: RuleRisks): number {
  const [first, second] = [a.risks[0] as Risk, b.risks[0] as Risk];
  return (
    levels.indexOf(a.level) - levels.indexOf(b.level) ||
    second.lateDays - first.lateDays ||
    first.dueDay - second.dueDay ||
    categories.indexOf(a.rule.category) - categories.indexOf(b.rule.category) ||
    compareText(a.rule.id, b.rule.id)
  );
}

/** Orders texts by code point: the same on every machine, whatever its language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function cached<K, V>(compute: (key: K) => V): (key: K) => V {
  const values = new Map<K, V>();
  return (key) => {
    let value = values.get(key);
    if (value === undefined) {
      value = compute(key);
      values.set(key, value);
    }
    return value;
  };
}
