import type { Words } from '../text/catalogue.ts';
import { dateOf } from '../text/clock.ts';
import { count } from '../text/numbers.ts';
import { type ByLevel, isHigh, type Level, levels, sumOf } from '../view/levels.ts';
import type { RuleRisks } from '../view/risks.ts';
import { figure } from './charts/figure.ts';
import { type Bar, barHeight, barsText, stackedBars } from './charts/stacked.ts';
import { holeTexts, trendHeight, trendLines, trendText } from './charts/trend.ts';
import { stepHeight, stepsOf, stepText, waterfall } from './charts/waterfall.ts';
import { type Html, html } from './html.ts';
import { notReadWord } from './marks.ts';
import { anchorOf, type Page } from './page.ts';
import { table } from './table.ts';

/** The charts of the overview; nothing to draw is said in words. */
export function charts(page: Page): Html {
  const { figures, trend } = page.view;
  const work = figures.open > 0 ? workChart(page) : html`<p class="empty">${page.words.t('chart.noRisks')}</p>`;
  const lines = trend.length > 1 ? trendChart(page) : html`<p class="empty">${page.words.t('chart.trendFirst')}</p>`;
  return html`<div class="pair">${work}${lines}</div>`;
}

function workChart(page: Page): Html {
  const { view, words } = page;
  const href = (category: string) => (level: Level) => anchorOf(level, category);
  const bars = view.figures.cross.map(({ category, counts }) => ({ name: words.t(`category.${category}`), counts, href: href(category) }));
  return barFigure('fig-work', words.t('chart.work'), words.t('column.category'), bars, page);
}

function barFigure(id: string, question: string, first: string, bars: readonly Bar[], page: Page): Html {
  const { words } = page;
  const columns = [
    { head: first },
    ...levels.map((level) => ({ head: words.t(`level.${level}`), style: 'num' })),
    { head: words.t('column.total'), style: 'num' },
  ];
  const rows = bars.map(({ name, counts }) => ({ cells: [name, ...levels.map((level) => count(counts[level])), count(sumOf(counts))] }));
  const labelWidth = words.language === 'en' ? 86 : 64;
  return figure({
    id,
    question,
    description: barsText(bars, words),
    height: bars.length * barHeight,
    draw: (width) => stackedBars(bars, width, labelWidth, words),
    data: table({ id: `${id}-data`, caption: question, columns, groups: [{ rows }], kind: 'plain' }, page),
    dataTitle: words.t('chart.data'),
  });
}

const ageSteps = [7, 30, 90, 180] as const;

/** How long the open risks have stood; undefined on a first run and with nothing open. */
export function ageChart(page: Page): Html | undefined {
  const { view, words } = page;
  if (!view.moves || view.figures.open === 0) return undefined;
  const counts = agesOf(view.groups);
  const bars = counts.map((mine, i) => ({ name: ageName(i, words), counts: mine }));
  return barFigure('fig-age', words.t('chart.age'), words.t('column.age'), bars, page);
}

/** Risks by age step and level; the last step is open. */
function agesOf(groups: readonly RuleRisks[]): ByLevel[] {
  const counts = Array.from({ length: ageSteps.length + 1 }, () => ({ critical: 0, high: 0, medium: 0, low: 0 }));
  for (const { level, risks } of groups) {
    for (const { ageDays } of risks) {
      const step = ageSteps.findIndex((until) => ageDays <= until);
      (counts.at(step) as (typeof counts)[number])[level]++;
    }
  }
  return counts;
}

function ageName(step: number, words: Words): string {
  const [before, until] = [ageSteps[step - 1], ageSteps[step]];
  if (until === undefined) return words.t('chart.daysOver', { from: before ?? 0 });
  return words.t('chart.days', { from: before === undefined ? 0 : before + 1, until });
}

function trendChart(page: Page): Html {
  const { view, words } = page;
  const runs = view.trend.filter(({ kind }) => kind !== 'missed').length;
  const question = words.t('chart.trend', { n: runs });
  const columns = [{ head: words.t('column.date') }, ...levels.map((level) => ({ head: words.t(`level.${level}`), style: 'num' }))];
  const rows = view.trend.map((point) => ({
    cells: [
      dateOf(point.day),
      ...levels.map((level) => (point.kind === 'run' ? count(point.counts[level]) : notReadWord(words.t('word.notRead')))),
    ],
  }));
  const holes = holeTexts(view.trend, words);
  return figure({
    id: 'fig-trend',
    question,
    description: trendText(view.trend, words),
    height: trendHeight,
    draw: (width) => trendLines(view.trend, width, words),
    data: table({ id: 'fig-trend-data', caption: question, columns, groups: [{ rows }], kind: 'plain' }, page),
    dataTitle: words.t('chart.data'),
    note: holes.length > 0 && html`<p class="hole-key">${holes.join(words.t('clause.separator'))}</p>`,
  });
}

/** The waterfall from opening to closing; undefined on a first run. */
export function fallChart(page: Page): Html | undefined {
  const { view, words } = page;
  if (!view.moves) return undefined;
  const { opening, closing } = view.moves;
  const steps = stepsOf(view.moves, words);
  const question = words.t('chart.fall', { opening, closing });
  const columns = [{ head: words.t('column.move') }, { head: words.t('column.count'), style: 'num' }];
  return figure({
    id: 'fig-fall',
    question,
    description: steps.map((step) => `${step.name} ${stepText(step)}`).join(words.t('pair.separator')),
    height: steps.length * stepHeight + 20,
    draw: (width) => waterfall(steps, width, words),
    data: table(
      {
        id: 'fig-fall-data',
        caption: question,
        columns,
        groups: [{ rows: steps.map((step) => ({ cells: [step.name, stepText(step)] })) }],
        kind: 'plain',
      },
      page,
    ),
    dataTitle: words.t('chart.data'),
  });
}

/** Anchors of the sections that hold the risks of a level. */
export function sectionOf(level: Level): string {
  return isHigh(level) ? 'high' : 'rest';
}
