import type { Comparison, Config, Finding, Inspection, RuleSummary } from '../../model/documents.ts';
import { InputError } from '../../model/errors.ts';
import { firstRun, type ReportInput } from '../input.ts';
import type { Language } from '../text/catalogue.ts';
import { dateOf, dayOf, isAnnounced } from '../text/clock.ts';
import { type Exceptions, exceptionsOf } from './accepted.ts';
import { type Decision, decisionsOf } from './decisions.ts';
import { digestOf } from './digest.ts';
import { type Figures, figuresOf, unbalanced } from './figures.ts';
import { type Framework, frameworksOf } from './mapping.ts';
import { type Moves, movesOf } from './moves.ts';
import { openRisks, type RuleRisks } from './risks.ts';
import { type TrendPoint, trendOf } from './trend.ts';
import { type GapGroup, gapGroups, missingPermissions, type UnreadGroup, unreadGroups } from './unread.ts';

/** Everything that a report says, as plain data: both languages and all formats are drawn from it, so figures cannot differ. */
export interface ReportView {
  readonly language: Language;
  readonly inspection: Inspection;
  readonly comparison: Comparison;
  readonly config: Config;
  readonly documentNo: string;
  readonly digest: string;
  /** The day of the run in Beijing. */
  readonly today: number;
  readonly figures: Figures;
  /** Open risks by rule: level, then overdue, then due. */
  readonly groups: readonly RuleRisks[];
  readonly decisions: readonly Decision[];
  readonly unread: readonly UnreadGroup[];
  readonly gaps: readonly GapGroup[];
  readonly permissions: readonly string[];
  /** undefined on a first run. */
  readonly moves: Moves | undefined;
  readonly trend: readonly TrendPoint[];
  readonly exceptions: Exceptions;
  readonly frameworks: readonly Framework[];
  readonly advice: readonly { readonly rule: RuleSummary; readonly findings: readonly Finding[] }[];
  /** The holidays of this year are announced. */
  readonly isAnnounced: boolean;
}

/** Counts a report. Throws InputError when the sums of the inspection do not hold. */
export function viewModel(
  inspection: Inspection,
  comparison: Comparison = firstRun,
  config: Config = {},
  language: Language = 'zh-CN',
): ReportView {
  const groups = openRisks(inspection, comparison);
  const figures = figuresOf(inspection, groups);
  const problems = unbalanced(inspection, figures);
  if (problems.length > 0) throw new InputError('unbalanced-inspection', problems);
  const today = dayOf(inspection.inventory.takenAt);
  const unread = unreadGroups(inspection);
  const gaps = gapGroups(inspection.gaps);
  const permissions = missingPermissions(unread, gaps);
  const exceptions = exceptionsOf(inspection);
  return {
    language,
    inspection,
    comparison,
    config,
    documentNo: documentNo(inspection, config, today),
    digest: digestOf(inspection),
    today,
    figures,
    groups,
    decisions: decisionsOf(groups, unread, gaps, permissions, exceptions),
    unread,
    gaps,
    permissions,
    moves: movesOf(inspection, comparison, figures.open),
    trend: trendOf(inspection, comparison, config, figures.levels),
    exceptions,
    frameworks: frameworksOf(inspection),
    advice: adviceOf(inspection),
    isAnnounced: isAnnounced(today),
  };
}

export function viewOf({ inspection, comparison, config, language }: ReportInput): ReportView {
  return viewModel(inspection, comparison, config, language);
}

function documentNo({ id }: Inspection, { code }: Config, today: number): string {
  return code ? `FX-${code}-${dateOf(today).replaceAll('-', '')}-v1` : `FX-${id}`;
}

function adviceOf({ rules }: Inspection): ReportView['advice'] {
  return rules.flatMap(({ rule, findings }) => {
    const failed = rule.severity === 'info' ? findings.filter(({ outcome }) => outcome === 'fail') : [];
    return failed.length > 0 ? [{ rule, findings: failed }] : [];
  });
}
