import type { ChangePlan, Config } from '../../../model/documents.ts';
import type { Words } from '../../text/catalogue.ts';
import { minuteOf } from '../../text/clock.ts';
import { periodText } from './texts.ts';
import type { ListView } from './view.ts';

type Fact = readonly [name: string, value: string];

/** What identifies the document: name and value. */
export function factsOf(view: ListView, words: Words): Fact[] {
  const { plans, digest, documentNo, config } = view;
  const sources = [...new Set(plans.map(({ source }) => source))];
  return [
    [words.t('head.no'), documentNo],
    ...engagementFacts(config, words),
    [words.t('head.period'), periodText(view.period, view, words)],
    [words.t('head.where'), whereText(plans, words)],
    [words.t('head.asOf'), minuteOf(view.asOf)],
    [words.t('changes.head.sets'), setsText(plans, words)],
    [
      words.t('head.source'),
      sources.length === 0 ? words.t('word.none') : words.list(sources.map((source) => words.t(`changes.source.${source}`))),
    ],
    ...peopleFacts(config, words),
    [words.t('head.signOff'), words.t('head.draft')],
    [words.t('head.digest'), `sha256:${digest}`],
  ];
}

/** Customer, engagement and tier; nothing when the project names none of them. */
export function engagementFacts({ customer, engagement, tier }: Config, words: Words): Fact[] {
  if (!customer && !engagement && !tier) return [];
  const unstated = words.t('head.unstated');
  return [
    [words.t('head.customer'), customer ? words.pick(customer) : unstated],
    [words.t('head.engagement'), engagement ? words.pick(engagement) : unstated],
    [words.t('head.tier'), tier ? words.t(`tier.${tier}`) : unstated],
  ];
}

export function peopleFacts({ customer, engagement, preparedBy, reviewedBy }: Config, words: Words): Fact[] {
  if (!customer && !engagement) return [];
  const unstated = words.t('head.unstated');
  return [[words.t('head.people'), `${preparedBy ?? unstated}/${reviewedBy ?? unstated}`]];
}

const mostNamed = 4;
const mostSets = 2;

/** Accounts and regions that the changes are about. */
export function whereText(plans: readonly ChangePlan[], words: Words): string {
  const accounts = [...new Set(plans.flatMap(({ accountIds }) => accountIds))];
  const regions = [...new Set(plans.flatMap(({ changes }) => changes.map(({ resource }) => resource.region)))];
  const named = accounts.length <= 2 ? words.list(accounts) : words.t('head.accounts', { accounts: accounts.length });
  if (regions.length === 0) return accounts.length === 0 ? words.t('word.none') : named;
  const places =
    regions.length <= mostNamed
      ? words.list(regions.map((region) => words.name('region', region)))
      : words.t('head.regions', { regions: regions.length });
  return `${named}${words.t('pair.separator')}${places}`;
}

function setsText(plans: readonly ChangePlan[], words: Words): string {
  if (plans.length === 0) return words.t('word.none');
  const ids = plans.map(({ id }) => id);
  return ids.length > mostSets ? `${ids[0]} … ${ids.at(-1)}${words.t('paren', { text: String(ids.length) })}` : words.list(ids);
}
