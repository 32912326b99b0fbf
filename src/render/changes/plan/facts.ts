import type { PlanBinding } from '../../../model/documents.ts';
import type { Words } from '../../text/catalogue.ts';
import { minuteOf } from '../../text/clock.ts';
import { cny, count } from '../../text/numbers.ts';
import { engagementFacts, peopleFacts, whereText } from '../list/facts.ts';
import { typeText } from '../texts.ts';
import type { PlanView } from './view.ts';

type Fact = readonly [name: string, value: string];

/** What identifies the plan: name and value. */
export function planFacts({ plan, config }: PlanView, words: Words): Fact[] {
  return [
    [words.t('head.no'), plan.id],
    ...engagementFacts(config, words),
    [words.t('head.where'), whereText([plan], words)],
    [words.t('head.run'), plan.inspectionId],
    ...(plan.rollbackOf === undefined ? [] : [[words.t('changes.head.rollbackOf'), plan.rollbackOf] as const]),
    [words.t('changes.column.type'), typeText(plan, words)],
    [words.t('changes.column.requestedBy'), plan.createdBy],
    ...peopleFacts(config, words),
    [words.t('head.generated'), minuteOf(plan.createdAt)],
    [words.t('head.source'), words.t(`changes.source.${plan.source}`)],
    [words.t('head.digest'), plan.digest],
  ];
}

/** The most that this set may do: name, limit and what it does. */
export function limitRows({ plan: { limits, changes }, figures }: PlanView, words: Words): (readonly [string, string, string])[] {
  // As the limit is judged: what one change saves does not pay for another.
  const spend = changes.reduce((sum, { priceCnyPerMonth }) => sum + Math.max(priceCnyPerMonth ?? 0, 0), 0);
  const most = limits.maxCnyPerMonth;
  return [
    [words.t('changes.limit.changes'), count(limits.maxChanges), count(figures.changes)],
    [
      words.t('changes.limit.share'),
      `${limits.maxSharePercent}%`,
      figures.share === undefined ? words.t('word.unknown') : `${figures.share}%`,
    ],
    [
      words.t('changes.limit.spend'),
      most === undefined ? words.t('changes.limit.none') : words.t('unit.cny-per-month', { amount: cny(most) }),
      words.t('unit.cny-per-month', { amount: cny(spend) }),
    ],
  ];
}

/** Everything that a signature binds: name, value in words, digest. */
export function bindingRows({ plan }: PlanView, words: Words): (readonly [name: string, what: string, digest: string])[] {
  const { planFile, state, program, engine, providers } = plan.binding;
  const none = words.t('word.meaningless');
  return [
    [words.t('changes.bind.plan'), words.t('changes.bind.planNote'), plan.digest],
    [words.t('changes.bind.planFile'), words.t('changes.bind.planFileNote'), planFile],
    [words.t('changes.bind.state'), words.t('changes.bind.stateNote'), state],
    [words.t('changes.bind.program'), words.t('changes.bind.programNote'), program],
    [words.t('changes.bind.cli'), engine.cli, engine.cliSha256],
    [words.t('changes.bind.plugin'), engine.plugin, engine.pluginSha256],
    ...providers.map((provider) => [words.t('changes.bind.provider'), providerText(provider, words), none] as const),
  ];
}

function providerText(
  { name, accountId, region, accountType, roleArn, externalId }: PlanBinding['providers'][number],
  words: Words,
): string {
  const parts = [
    name,
    accountId,
    words.name('region', region),
    words.t(`changes.account.${accountType}`),
    ...[roleArn, externalId].filter((part) => part !== undefined),
  ];
  return parts.join(words.t('pair.separator'));
}
