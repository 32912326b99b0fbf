import type { Counts, Inspection, ResourceRef, RuleResult } from '../../model/documents.ts';
import { percent } from '../text/numbers.ts';
import { type ByLevel, byLevel, categories, isHigh, isLevel, levels, sumOf } from './levels.ts';
import type { Risk, RuleRisks } from './risks.ts';

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
  readonly cross: readonly { readonly category: (typeof categories)[number]; readonly counts: ByLevel }[];
}

const leastCoverage = 80;

export function figuresOf(inspection: Inspection, groups: readonly RuleRisks[]): Figures {
  const risks = groups.flatMap((group) => group.risks);
  const results = inspection.rules.filter(({ rule }) => isLevel(rule.severity));
  return {
    ...riskFigures(risks),
    ...checkFigures(results),
    ...scopeFigures(inspection, results),
    cross: categories.map((category) => ({ category, counts: crossCounts(groups.filter(({ rule }) => rule.category === category)) })),
  };
}

function riskFigures(risks: readonly Risk[]) {
  const counts = byLevel(risks, ({ level }) => level);
  const late = risks.filter(({ lateDays }) => lateDays > 0);
  return {
    open: risks.length,
    levels: counts,
    high: counts.critical + counts.high,
    affected: new Set(risks.map(({ finding }) => resourceKey(finding.resource))).size,
    late: late.length,
    lateHigh: late.filter(({ level }) => isHigh(level)).length,
    notRead: risks.filter(({ isNotRead }) => isNotRead).length,
  };
}

/** One text for one resource. */
export function resourceKey({ type, id, region, accountId }: ResourceRef): string {
  return `${type}\n${accountId}\n${region}\n${id}`;
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
  };
}

function crossCounts(groups: readonly RuleRisks[]): ByLevel {
  const counts = { critical: 0, high: 0, medium: 0, low: 0 };
  for (const { level, risks } of groups) counts[level] += risks.length;
  return counts;
}

/** Sums that must hold; each that does not is a sentence. A damaged or hand-changed inspection is found here. */
export function unbalanced(inspection: Inspection, figures: Figures): string[] {
  const perRule = inspection.rules.flatMap(({ rule, counts, findings }) =>
    (['fail', 'unknown', 'accepted', 'error'] as const).flatMap((outcome) => {
      const listed = findings.filter((finding) => finding.outcome === outcome).length;
      return listed === counts[outcome]
        ? []
        : [`Inspection ${inspection.id}: rule ${rule.id} counts ${counts[outcome]} × ${outcome} and lists ${listed}.`];
    }),
  );
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

/** Levels that have at least one risk. */
export function levelsPresent(counts: ByLevel) {
  return levels.filter((level) => counts[level] > 0);
}
