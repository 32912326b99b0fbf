import { type Action, absent, type Context, type Fields, list, pages, type Row, write } from '../../engine/index.ts';
import { type Escalation, type MetricTarget, metricRule } from './kinds.ts';
import { textTotal } from './paging.ts';
import { keepersOf } from './series.ts';

const done: Fields = { Code: '200', Success: true };

/** CloudMonitor refuses with HTTP 200, a code and no success. */
function refusal(Code: string, Message: string): Fields {
  return { Code, Message, Success: false };
}

const notFound = refusal('404', 'The specified resource is not found.');

/** Alarms on metrics. */
export const metricRules: Readonly<Record<string, Action>> = {
  DescribeMetricRuleList: list({
    kind: metricRule,
    rows: 'Alarms.Alarm',
    ids: 'RuleIds',
    everywhere: true,
    page: textTotal(pages({ page: 'Page', size: 10, max: 100, pageOut: null, sizeOut: null, total: 'Total' }), 'Total'),
    filter: {
      EnableState: 'EnableState',
      MetricName: 'MetricName',
      Namespace: 'Namespace',
      GroupId: 'GroupId',
      AlertState: 'AlertState',
      RuleName: (state, wanted) => state.RuleName.includes(String(wanted)),
      Dimensions: (state, wanted, _row, x) => isOf(resourcesOf(x, state), String(wanted)),
    },
    view: (state, _row, x) => ({ Resources: resourcesOf(x, state) }),
    // The only call of the product whose code is a number.
    reply: () => ({ Code: 200 }),
  }),
  DescribeMetricRuleTargets: {
    needs: ['RuleId'],
    run(x) {
      const rule = x.find(metricRule, x.text('RuleId'));
      return rule ? { Targets: { Target: rule.state.targets } } : notFound;
    },
  },
  PutResourceMetricRule: write(put, { needs: ['RuleId', 'RuleName', 'Namespace', 'MetricName', 'Resources'] }),
  PutMetricRuleTargets: write(putTargets, { needs: ['RuleId'] }),
  EnableMetricRules: write((x) => each(x, 'RuleId', (rule) => x.change(rule, { EnableState: true })), { needs: ['RuleId'] }),
  DisableMetricRules: write((x) => each(x, 'RuleId', (rule) => x.change(rule, { EnableState: false })), { needs: ['RuleId'] }),
  DeleteMetricRules: write((x) => each(x, 'Id', (rule) => x.remove(rule)), { needs: ['Id'] }),
};

type Rule = Row<ReturnType<typeof metricRule.make>>;

function resourcesOf(x: Context, { Resources, watches }: Rule['state']): string {
  if (!watches || !x.estate.kinds.has(watches.kind)) return Resources;
  const { name = '' } = x.kind(watches.kind);
  const watched = [...x.rows(watches.kind, '*')].filter(({ state }) => !watches.except?.includes(String(state[name])));
  return JSON.stringify(watched.map(({ id }) => ({ [watches.dimension]: id })));
}

function isOf(resources: string, dimensions: string): boolean {
  const values = (text: string) => text.match(/"[^"]*"\s*:\s*"([^"]*)"/g)?.map((pair) => pair.split(':').pop()?.trim()) ?? [];
  const have = new Set(values(resources));
  return values(dimensions).every((value) => have.has(value));
}

function each(x: Context, name: string, act: (rule: Rule) => void): Fields {
  const rules = x.texts(name).map((id) => x.find(metricRule, id));
  if (rules.includes(undefined)) return notFound;
  for (const rule of rules) act(rule as Rule);
  return done;
}

const operators = [
  'GreaterThanOrEqualToThreshold',
  'GreaterThanThreshold',
  'LessThanOrEqualToThreshold',
  'LessThanThreshold',
  'NotEqualToThreshold',
  'EqualToThreshold',
  'GreaterThanYesterday',
  'LessThanYesterday',
  'GreaterThanLastWeek',
  'LessThanLastWeek',
  'GreaterThanLastPeriod',
  'LessThanLastPeriod',
];

const levels = ['Critical', 'Warn', 'Info'] as const;

/** Makes a rule, or writes over the one with this id. */
function put(x: Context): Fields {
  const problem = problemOf(x);
  if (problem !== undefined) return refusal('400', problem);
  const known = x.find(metricRule, x.text('RuleId'));
  const set = { ...written(x), ...escalations(x, known) };
  if (known) x.change(known, set);
  else x.create(metricRule, { AlertState: 'INSUFFICIENT_DATA', ...set }, { id: x.text('RuleId') });
  return done;
}

function problemOf(x: Context): string | undefined {
  if (!isResources(x.text('Resources'))) return 'The parameter Resources is illegal.';
  const period = x.text('Period');
  if (period !== '' && !(Number.isInteger(Number(period)) && Number(period) > 0)) return 'The parameter Period is illegal.';
  const set = levels.filter((level) => sent(x, level));
  if (set.length === 0 && x.params['CompositeExpression'] === undefined && x.params['Prometheus'] === undefined)
    return 'The parameter Escalations is illegal.';
  return set.map((level) => escalationProblem(x, level)).find((problem) => problem !== undefined);
}

function isResources(text: string): boolean {
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) && parsed.length > 0 && parsed.every((one) => typeof one === 'object' && one !== null);
  } catch {
    return false;
  }
}

function sent(x: Context, level: string): Fields | undefined {
  const escalation = (x.params['Escalations'] as Readonly<Record<string, Fields>> | undefined)?.[level];
  return escalation && (escalation['Threshold'] ?? '') !== '' ? escalation : undefined;
}

function escalationProblem(x: Context, level: string): string | undefined {
  const { ComparisonOperator, Statistics, Threshold, Times } = sent(x, level) ?? {};
  const illegal = (name: string) => `The parameter Escalations.${level}.${name} is illegal.`;
  if (!operators.includes(String(ComparisonOperator))) return illegal('ComparisonOperator');
  if (Number.isNaN(Number(Threshold))) return illegal('Threshold');
  if (!(Number(Times) >= 1)) return illegal('Times');
  const metric = keepersOf(x, x.text('Namespace'), x.text('MetricName'))[0]?.family.names[x.text('MetricName')];
  const kept: readonly string[] = metric?.statistics ?? ['Average', 'Minimum', 'Maximum'];
  return metric && !kept.includes(String(Statistics)) ? illegal('Statistics') : undefined;
}

function written(x: Context): Fields {
  const plain = ['RuleName', 'Namespace', 'MetricName', 'Resources', 'Period', 'SilenceTime', 'EffectiveInterval', 'NoEffectiveInterval'];
  const more = ['NoDataPolicy', 'ContactGroups', 'Webhook', 'SendOK', 'CompositeExpression', 'Prometheus'];
  const set = Object.fromEntries([...plain, ...more].filter((name) => x.params[name] !== undefined).map((name) => [name, x.params[name]]));
  return {
    RuleId: x.text('RuleId'),
    watches: null,
    ...set,
    ...(x.params['EmailSubject'] !== undefined && { MailSubject: x.text('EmailSubject') }),
    ...(Array.isArray(x.params['Labels']) && { Labels: { Labels: x.params['Labels'] } }),
    GmtUpdate: String(x.now),
  };
}

/** Levels that the call does not name are as the rule has them; a new rule has none but those that are named. */
function escalations(x: Context, known: Rule | undefined): Fields {
  const all = levels.map((level) => {
    const named = sent(x, level);
    return [level, named ? escalationOf(named) : (known?.state.Escalations[level] ?? absent)];
  });
  return { Escalations: Object.fromEntries(all) };
}

function escalationOf({ ComparisonOperator, Statistics, Threshold, Times, PreCondition }: Fields): Escalation {
  return {
    ComparisonOperator: String(ComparisonOperator),
    PreCondition: String(PreCondition ?? ''),
    Statistics: String(Statistics),
    Threshold: String(Threshold),
    Times: Number(Times),
  };
}

function putTargets(x: Context): Fields {
  const rule = x.find(metricRule, x.text('RuleId'));
  if (!rule) return notFound;
  const targets = (x.params['Targets'] ?? []) as readonly Partial<MetricTarget>[];
  const added = targets.map(({ Id = '', Arn = '', Level = '', JsonParams = '' }) => ({ Id, Arn, Level, JsonParams }));
  const kept = rule.state.targets.filter((target) => !added.some(({ Id }) => Id === target.Id));
  x.change(rule, { targets: [...kept, ...added] });
  return { ...done, FailData: { Targets: { Target: [] } } };
}
