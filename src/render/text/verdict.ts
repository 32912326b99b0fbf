import type { RuleRisks } from '../view/risks.ts';
import type { ReportView } from '../view/view-model.ts';
import type { Words } from './catalogue.ts';

/** The conclusion in one sentence: `lead` is the part to stress. */
export interface Verdict {
  readonly level: 'critical' | 'high' | 'none';
  readonly lead: string;
  readonly rest: string;
}

export function verdictOf(view: ReportView, words: Words): Verdict {
  const { level, lead, rest } = headline(view, words);
  const clauses = [`${joint(level, words)}${rest}`, ...laterClauses(view, words)].filter((clause) => clause !== '');
  return { level, lead, rest: `${clauses.join(words.t('clause.separator'))}${words.t('sentence.end').trim()}` };
}

/** What stands between the stressed part and the rest. */
function joint(level: Verdict['level'], words: Words): string {
  if (words.language === 'en') return level === 'none' ? ', ' : ' ';
  return level === 'critical' ? '' : words.t('pair.separator');
}

function headline({ figures, groups }: ReportView, words: Words): Verdict {
  const { critical, high } = figures.levels;
  if (critical > 0) {
    const what = named(
      groups.filter(({ level }) => level === 'critical'),
      words,
    );
    return {
      level: 'critical',
      lead: words.t('verdict.critical', { n: critical }),
      rest: words.t('verdict.criticalRest', { n: critical, what }),
    };
  }
  if (high > 0) return highHeadline(high, groups, words);
  if (figures.judged === 0) return { level: 'none', lead: words.t('verdict.nothing'), rest: words.t('verdict.nothingRest') };
  if (figures.open > 0) {
    return { level: 'none', lead: words.t('verdict.rest'), rest: words.t('verdict.restMore', { n: figures.open }) };
  }
  return { level: 'none', lead: words.t('verdict.none'), rest: noneRest(figures, words) };
}

function noneRest({ judged, checks }: ReportView['figures'], words: Words): string {
  const { accepted } = checks;
  return accepted === 0 ? words.t('verdict.noneRest', { n: judged }) : words.t('verdict.noneAccepted', { n: judged, accepted });
}

function highHeadline(high: number, groups: readonly RuleRisks[], words: Words): Verdict {
  const mine = groups.filter(({ level }) => level === 'high');
  const largest = mine.reduce((most, group) => (group.risks.length > most.risks.length ? group : most));
  const rest =
    mine.length <= 2
      ? words.t('verdict.oneHighRest', { what: named(mine, words) })
      : words.t('verdict.highRest', { risk: words.pick(largest.rule.risk) });
  return { level: 'high', lead: words.t('verdict.high', { n: high }), rest };
}

/** The first two rules and where they fail, the rest as a number. */
function named(groups: readonly RuleRisks[], words: Words): string {
  const shown = groups.slice(0, 2).map(({ rule, risks }) => {
    const resource = risks[0]?.finding.resource.name ?? '';
    const values = { risk: words.pick(rule.risk), resource, n: risks.length, more: risks.length - 1 };
    return words.t(risks.length === 1 ? 'verdict.where' : 'verdict.whereMany', values);
  });
  const more = groups.length > 2 ? words.t('verdict.andMore', { n: groups.length, more: groups.length - 2 }) : '';
  return `${words.list(shown)}${more && words.language === 'en' ? ' ' : ''}${more}`;
}

function laterClauses({ figures, groups }: ReportView, words: Words): string[] {
  const { levels, open, coverage, passRate, closedAccounts } = figures;
  // A critical risk that is late is already said to be due today.
  const otherLate = groups.reduce((total, { level, late }) => (level === 'critical' ? total : total + late), 0);
  const clauses = otherLate > 0 ? [words.t('verdict.late', { n: otherLate })] : [];
  if (levels.critical > 0 && open > levels.critical) clauses.push(words.t('verdict.rate'));
  if (closedAccounts.length > 0) {
    clauses.push(words.t('verdict.closedAccounts', { n: closedAccounts.length, accounts: words.list(closedAccounts) }));
  }
  const isThin = coverage !== undefined && passRate === undefined;
  return isThin ? [...clauses, words.t('verdict.lowCoverage', { coverage: `${coverage}%` })] : clauses;
}
