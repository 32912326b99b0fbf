import { randomUUID } from 'node:crypto';
import type { Reply } from '../cloud/client.ts';
import { type Attributes, at, changed, defineType, id, listAt, pick, type Step, type Values, type Work, wanted } from '../type-file.ts';

const rule = { action: 'DescribeMetricRuleList', body: { RuleIds: id }, at: 'Alarms.Alarm' };
const named = { 'RuleId.1': ruleId };
const isOn = (x: Work) => x.get('enabled') !== false;

/** How the API writes an operator, and how a program does. */
const operators: Readonly<Record<string, string>> = {
  GreaterThanThreshold: '>',
  GreaterThanOrEqualToThreshold: '>=',
  LessThanThreshold: '<',
  LessThanOrEqualToThreshold: '<=',
  NotEqualToThreshold: '!=',
  EqualToThreshold: '==',
};

const writes: readonly Step[] = [
  { action: 'PutResourceMetricRule', body: whole },
  { action: 'EnableMetricRules', when: isOn, body: named },
  { action: 'DisableMetricRules', when: (x) => !isOn(x), body: named },
];

export default defineType({
  token: 'alicloud:cms/alarm:Alarm',
  product: 'cms',
  reads: [
    { ...rule, needs: 'ContactGroups Resources', set: attributes },
    {
      action: 'DescribeMetricRuleTargets',
      body: { RuleId: id },
      set: (reply) => ({ targets: listAt(reply, 'Targets.Target').map((one) => pick(one, 'Id:targetId JsonParams Level Arn')) }),
    },
  ],
  create: writes,
  newId: ruleId,
  updates: [
    ...writes,
    {
      action: 'PutMetricRuleTargets',
      on: 'targets',
      body: {
        RuleId: id,
        Targets: (x) =>
          ((x.get('targets') ?? []) as Attributes[]).map((one) => ({
            Id: one['targetId'],
            JsonParams: one['jsonParams'],
            Level: one['level'],
            Arn: one['arn'],
          })),
      },
    },
    { ...rule },
  ],
  remove: [{ action: 'DeleteMetricRules', body: { 'Id.1': id } }],
});

/** The plugin makes the id of a new rule itself. */
function ruleId(x: Work): string {
  if (x.id !== '') return x.id;
  x.kept['made'] ??= { id: randomUUID() };
  return String(x.kept['made']['id']);
}

function attributes(found: Reply): Attributes {
  const levels = ['Critical', 'Info', 'Warn'];
  return {
    ...pick(
      found,
      `RuleName:name Namespace:project MetricName:metric EffectiveInterval Period SilenceTime Webhook EnableState:enabled
       AlertState:status Resources:metricDimensions`,
    ),
    contactGroups: String(found['ContactGroups'])
      .split(',')
      .filter((name) => name !== ''),
    ...Object.fromEntries(
      levels.map((level) => [`escalations${level}`, escalation(at(found, `Escalations.${level}`) as Reply | undefined)]),
    ),
  };
}

/** An empty level is read as one whose operator is nothing, and written back as that. */
function escalation(level: Reply | undefined): Attributes | undefined {
  if (level === undefined) return undefined;
  const operator = String(level['ComparisonOperator'] ?? '<nil>');
  return {
    comparisonOperator: operators[operator] ?? operator,
    statistics: String(level['Statistics'] ?? ''),
    threshold: String(level['Threshold'] ?? ''),
    times: Number(level['Times'] ?? 0),
  };
}

/** The whole rule travels with every change; a period that could not be read is the default. */
function whole(x: Work): Values {
  return {
    RuleId: ruleId,
    RuleName: wanted('name'),
    Namespace: wanted('project'),
    MetricName: wanted('metric'),
    ContactGroups: (x.get('contactGroups') as string[] | undefined)?.join(','),
    Resources: (x.get('metricDimensions') as string | undefined) || undefined,
    EffectiveInterval: wanted('effectiveInterval'),
    Period: (x.get('period') as number | undefined) ?? 300,
    SilenceTime: wanted('silenceTime'),
    Webhook: (x.get('webhook') as string | undefined) || undefined,
    CompositeExpression: changed('compositeExpression'),
    ...levelFields(x, 'Critical'),
    ...levelFields(x, 'Info'),
    ...levelFields(x, 'Warn'),
  };
}

function levelFields(x: Work, level: string): Values {
  const wantedLevel = x.get(`escalations${level}`) as Attributes | undefined;
  if (wantedLevel === undefined) return {};
  const symbol = String(wantedLevel['comparisonOperator'] ?? '');
  const operator = Object.entries(operators).find(([, sign]) => sign === symbol)?.[0] ?? symbol;
  return {
    [`Escalations.${level}.ComparisonOperator`]: operator,
    [`Escalations.${level}.Statistics`]: String(wantedLevel['statistics'] ?? ''),
    [`Escalations.${level}.Threshold`]: String(wantedLevel['threshold'] ?? ''),
    [`Escalations.${level}.Times`]: Number(wantedLevel['times'] ?? 0),
  };
}
