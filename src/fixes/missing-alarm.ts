import { type Ask, defineFix, type Refusal } from '../model/fix.ts';
import { missingInput, notPossible } from './refusals.ts';

/** The alarm that a rule asks for: the first metric whose fields the resource has. */
interface Alarm {
  readonly namespace: string;
  readonly dimension: string;
  readonly threshold: string;
  readonly metrics: readonly { readonly metric: string; readonly when?: Readonly<Record<string, string>> }[];
}

/** Creates an alarm on one resource that nothing watches, told to the contact group of the project's config. */
export default defineFix({
  propose(ask) {
    const { rule, resource } = ask;
    const alarm = rule.fix.with as unknown as Alarm;
    const metric = metricOf(alarm, ask);
    const contactGroup = ask.input('contactGroup');
    if (contactGroup === undefined) return missingInput('contactGroup');
    const name = `${resource.id} ${metric}`;
    const refusal = refusalOf(name, metric, ask);
    if (refusal) return refusal;
    const args = {
      name,
      project: alarm.namespace,
      metric,
      metricDimensions: JSON.stringify([{ [alarm.dimension]: resource.id }]),
      period: 300,
      effectiveInterval: '00:00-23:59',
      silenceTime: 86_400,
      enabled: true,
      contactGroups: [contactGroup],
      escalationsCritical: { statistics: 'Average', comparisonOperator: '>=', threshold: alarm.threshold, times: 3 },
    };
    return [{ token: rule.fix.pulumi as string, kind: 'create', part: metric, set: {}, args }];
  },
});

function metricOf({ metrics }: Alarm, { resource }: Ask): string {
  const fits = metrics.find(({ when = {} }) => Object.entries(when).every(([field, value]) => resource.fields[field] === value));
  if (!fits) throw new Error('The last metric of a rule holds for every resource.');
  return fits.metric;
}

function refusalOf(name: string, metric: string, { rule, others }: Ask): Refusal | undefined {
  const asked = rule.params.metrics;
  if (Array.isArray(asked) && !asked.includes(metric)) return notAsked(metric);
  const alarms = others('ACS::CMS::MetricRule');
  if (!alarms) return notListed;
  return alarms.some((alarm) => alarm.name === name) ? taken(name) : undefined;
}

const notAsked = (metric: string) =>
  notPossible(
    `The alarm would watch ${metric}, which the profile does not ask for: write the alarm by hand.`,
    `将创建的报警监控 ${metric}，而当前检查方案不要求该指标：请手工创建报警规则。`,
  );
const notListed = notPossible(
  'The alarm rules of the account could not all be listed, so a second one might be written.',
  '未能列出账号下全部报警规则，可能会重复创建。',
);
const taken = (name: string) =>
  notPossible(
    `An alarm rule named "${name}" exists and does not count: enable it or repair it.`,
    `已存在名为“${name}”但未生效的报警规则：请启用或修复该规则。`,
  );
