import type { Counts, Inspection, RuleResult } from '../../model/documents.ts';
import { percent } from '../text/numbers.ts';
import { type ByLevel, categories, isHigh, isLevel, sumOf } from './levels.ts';
import type { RuleRisks } from './risks.ts';

/** Every figure of the report, counted once. */
export interface Figures {
  readonly open: number;
  readonly levels: ByLevel;
  /** critical and high */
  readonly high: number;
  readonly affected: number;
  readonly late: number;
  readonly lateHigh: number;
  readonly notRead: number;
  /** Checks by outcome, advice left out. */
  readonly checks: Counts;
  /** pass + fail + accepted */
  readonly judged: number;
  /** judged + unknown + error */
  readonly asked: number;
  /** pass ÷ judged in percent; undefined below 80 % coverage or with nothing judged. */
  readonly passRate: string | undefined;
  /** judged ÷ asked in percent; undefined with nothing asked. */
  readonly coverage: string | undefined;
  readonly resources: number;
  readonly types: number;
  /** Regions that hold a resource or were asked, global left out. */
  readonly regions: number;
  readonly hasGlobal: boolean;
  /** Rules that can find risks. */
  readonly rules: number;
  /** Of those, the ones with no resource to check. */
  readonly idleRules: number;
  /** Rules with a check that could not be assessed. */
  readonly unreadRules: number;
  readonly passedRules: number;
  /** Resource types whose listing is missing or short. */
  readonly gapTypes: number;
  /** Accounts of which no type could be listed: nothing of them is in any other figure. */
  readonly closedAccounts: readonly string[];
  readonly cross: readonly { readonly category: (typeof categories)[number]; readonly counts: ByLevel }[];
}

const leastCoverage = 80;

export function figuresOf(inspection: Inspection, groups: readonly RuleRisks[]): Figures {
  const results = inspection.rules.filter(({ rule }) => isLevel(rule.severity));
  return {
    ...riskFigures(groups),
    ...checkFigures(results),
    ...scopeFigures(inspection, results),
    cross: categories.map((category) => ({ category, counts: levelCounts(groups.filter(({ rule }) => rule.category === category)) })),
  };
}

function riskFigures(groups: readonly RuleRisks[]) {
  const counts = levelCounts(groups);
  const total = (count: (group: RuleRisks) => number) => groups.reduce((sum, group) => sum + count(group), 0);
  return {
    open: total(({ risks }) => risks.length),
    levels: counts,
    high: counts.critical + counts.high,
    affected: affectedResources(groups),
    late: total(({ late }) => late),
    lateHigh: total(({ level, late }) => (isHigh(level) ? late : 0)),
    notRead: total(({ risks }) => risks.reduce((sum, { isNotRead }) => (isNotRead ? sum + 1 : sum), 0)),
  };
}

/** Distinct resources. Ids are unique within a type, a region and an account, so each of those has a set of its own. */
function affectedResources(groups: readonly RuleRisks[]): number {
  const places = new Map<string, Map<string, Set<string>>>();
  let affected = 0;
  for (const { risks } of groups) {
    let [lastType, lastAccount] = ['', ''];
    let regions = new Map<string, Set<string>>();
    for (const { finding } of risks) {
      const { type, accountId, region, id } = finding.resource;
      if (type !== lastType || accountId !== lastAccount) {
        [lastType, lastAccount] = [type, accountId];
        regions = childOf(places, `${type} ${accountId}`, () => new Map());
      }
      const ids = childOf(regions, region, () => new Set());
      const before = ids.size;
      if (ids.add(id).size > before) affected++;
    }
  }
  return affected;
}

function childOf<V>(parent: Map<string, V>, key: string, make: () => V): V {
  const known = parent.get(key);
  if (known !== undefined) return known;
  const made = make();
  parent.set(key, made);
  return made;
}

function checkFigures(results: readonly RuleResult[]) {
  const checks = { pass: 0, fail: 0, unknown: 0, 'not-applicable': 0, accepted: 0, error: 0 };
  for (const { counts } of results) {
    for (const outcome of Object.keys(checks) as (keyof Counts)[]) checks[outcome] += counts[outcome];
  }
  const judged = checks.pass + checks.fail + checks.accepted;
  const asked = judged + checks.unknown + checks.error;
  const coverage = percent(judged, asked);
  const isCovered = judged * 100 >= asked * leastCoverage;
  return { checks, judged, asked, coverage, passRate: isCovered ? percent(checks.pass, judged) : undefined };
}

function scopeFigures({ inventory, gaps }: Inspection, results: readonly RuleResult[]) {
  const filled = inventory.types.filter(({ resources }) => resources > 0);
  const regions = new Set([...inventory.regions, ...filled.flatMap(({ byRegion }) => Object.keys(byRegion))]);
  const hasGlobal = regions.delete('global');
  const having = (test: (counts: Counts) => boolean) => results.filter(({ counts }) => test(counts)).length;
  return {
    resources: inventory.resources,
    types: filled.length,
    regions: regions.size,
    hasGlobal,
    rules: results.length,
    idleRules: having(({ pass, fail, unknown, accepted, error }) => pass + fail + unknown + accepted + error === 0),
    unreadRules: having(({ unknown, error }) => unknown + error > 0),
    passedRules: having(({ pass }) => pass > 0),
    gapTypes: new Set(gaps.map(({ type }) => type)).size,
    closedAccounts: inventory.accountIds.filter((id) => isClosed(id, inventory.types, gaps)),
  };
}

/** A listing that is missing in one region only is a gap of that region. */
function isClosed(id: string, types: Inspection['inventory']['types'], gaps: Inspection['gaps']): boolean {
  const missing = new Set(gaps.flatMap(({ accountId, region, type }) => (accountId === id && region === 'global' ? [type] : [])));
  return types.length > 0 && types.every(({ type }) => missing.has(type));
}

function levelCounts(groups: readonly RuleRisks[]): ByLevel {
  const counts = { critical: 0, high: 0, medium: 0, low: 0 };
  for (const { level, risks } of groups) counts[level] += risks.length;
  return counts;
}

/** Sums that must hold; each that does not is a sentence. A damaged or hand-changed inspection is found here. */
export function unbalanced(inspection: Inspection, figures: Figures): string[] {
  const perRule = inspection.rules.flatMap((result) => miscounted(result, inspection.id));
  const crossed = figures.cross.reduce((total, { counts }) => total + sumOf(counts), 0);
  const holds = crossed === figures.open && sumOf(figures.levels) === figures.open;
  const notRead = figures.open - figures.checks.fail;
  const closes = notRead === figures.notRead;
  return [
    ...perRule,
    ...(holds ? [] : [`Inspection ${inspection.id}: ${figures.open} open risks, but ${crossed} by category.`]),
    ...(closes
      ? []
      : [`Inspection ${inspection.id}: ${figures.checks.fail} failed checks and ${figures.notRead} not read make no ${figures.open}.`]),
  ];
}

function miscounted({ rule, counts, findings }: RuleResult, inspectionId: string): string[] {
  const listed = { fail: 0, unknown: 0, accepted: 0, error: 0 };
  for (const { outcome } of findings) listed[outcome]++;
  const outcomes = Object.keys(listed) as (keyof typeof listed)[];
  return outcomes
    .filter((outcome) => listed[outcome] !== counts[outcome])
    .map((outcome) => `Inspection ${inspectionId}: rule ${rule.id} counts ${counts[outcome]} × ${outcome} and lists ${listed[outcome]}.`);
}
