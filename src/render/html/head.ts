import type { Words } from '../text/catalogue.ts';
import { minuteOf } from '../text/clock.ts';
import type { ReportView } from '../view/view-model.ts';
import type { Html } from './html.ts';
import { code, whole } from './marks.ts';

/** One fact of the document: name and value. */
export interface Fact {
  readonly name: string;
  readonly value: string | Html;
}

/** What identifies the document. Facts of the engagement stand there when the project names a customer. */
export function headFacts(view: ReportView, words: Words): Fact[] {
  const { inspection, config, documentNo, digest } = view;
  const { inventory } = inspection;
  const fact = (name: string, value: string | Html): Fact => ({
    name: words.t(`head.${name}`),
    value: typeof value === 'string' ? whole(value) : value,
  });
  const range = (from: string, until: string) => words.t('head.range', { from, until });
  const taken = minuteOf(inventory.takenAt);
  return [
    fact('no', documentNo),
    ...(isEngaged(view) ? engagementFacts(view, words) : []),
    fact(
      'period',
      view.comparison.previousAt ? range(minuteOf(view.comparison.previousAt), taken) : words.t('head.firstPeriod', { until: taken }),
    ),
    fact('where', whereText(view, words)),
    fact('asOf', range(taken, minuteOf(inventory.finishedAt).slice(11))),
    fact('run', code(inspection.id)),
    ...(inventory.source === 'live' ? [] : [fact('source', words.t(`source.${inventory.source}`))]),
    ...(isEngaged(view)
      ? [fact('people', `${config.preparedBy ?? words.t('head.unstated')}/${config.reviewedBy ?? words.t('head.unstated')}`)]
      : []),
    fact('generated', minuteOf(inspection.finishedAt)),
    fact('signOff', words.t('head.draft')),
    fact('digest', `sha256 ${shortDigest(digest)}`),
  ];
}

function isEngaged({ config }: ReportView): boolean {
  return config.customer !== undefined || config.engagement !== undefined;
}

function engagementFacts({ config }: ReportView, words: Words): Fact[] {
  const unstated = words.t('head.unstated');
  return [
    { name: words.t('head.customer'), value: config.customer ? words.pick(config.customer) : unstated },
    { name: words.t('head.engagement'), value: config.engagement ? words.pick(config.engagement) : unstated },
    { name: words.t('head.tier'), value: config.tier ? words.t(`tier.${config.tier}`) : unstated },
  ];
}

const mostNamed = 4;

function whereText({ inspection: { inventory } }: ReportView, words: Words): string {
  const { accountIds, regions } = inventory;
  const accounts = accountIds.length <= 2 ? words.list(accountIds) : words.t('head.accounts', { accounts: accountIds.length });
  const named = words.list(regions.map((region) => words.name('region', region)));
  return `${accounts}${words.t('pair.separator')}${regions.length <= mostNamed ? named : words.t('head.regions', { regions: regions.length })}`;
}

/** 4c1e 90b7 … a2d8 */
export function shortDigest(digest: string): string {
  return `${digest.slice(0, 4)} ${digest.slice(4, 8)} … ${digest.slice(-4)}`;
}
