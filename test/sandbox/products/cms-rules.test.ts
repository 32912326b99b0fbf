import { describe, expect, it } from 'vitest';
import cms from '../../../src/sandbox/products/cms.ts';
import ecs from '../../../src/sandbox/products/ecs.ts';
import { rowsAt } from '../actions.ts';
import { openProducts } from './call.ts';

const { call, engine } = openProducts([cms, ecs], 200);
const critical = { ComparisonOperator: 'GreaterThanThreshold', Statistics: 'Average', Threshold: '90', Times: 3 };
const wanted = {
  RuleId: 'quince-cpu',
  RuleName: 'quince cpu',
  Namespace: 'acs_ecs_dashboard',
  MetricName: 'CPUUtilization',
  Resources: '[{"instanceId":"i-quince"}]',
  ContactGroups: 'orchard',
  Period: '60',
  Escalations: { Critical: critical },
};

async function alarm(RuleIds: string) {
  const reply = await call('cms', 'DescribeMetricRuleList', { RuleIds });
  return rowsAt(reply, 'Alarms.Alarm')[0] as Readonly<Record<string, unknown>> | undefined;
}

describe('alarms on metrics', () => {
  it('are made by their id, and read as they were written', async () => {
    expect(await call('cms', 'PutResourceMetricRule', wanted)).toMatchObject({ Code: '200', Success: true });
    const made = await alarm('quince-cpu');
    const { Escalations, ...rest } = wanted;
    expect(made).toMatchObject({ ...rest, EnableState: true, AlertState: 'INSUFFICIENT_DATA' });
    expect(made?.['Escalations']).toEqual({ Critical: { ...critical, PreCondition: '' } });
  });

  it('are written over by the same id, one level beside the other', async () => {
    await call('cms', 'PutResourceMetricRule', wanted);
    const warn = { ...critical, Threshold: '80' };
    await call('cms', 'PutResourceMetricRule', { ...wanted, ContactGroups: '', Escalations: { Warn: warn } });
    const made = await alarm('quince-cpu');
    expect(made).toMatchObject({ ContactGroups: '', Escalations: { Critical: { Threshold: '90' }, Warn: { Threshold: '80' } } });
  });

  it('are switched off, on and deleted', async () => {
    await call('cms', 'PutResourceMetricRule', { ...wanted, RuleId: 'plum-cpu' });
    await call('cms', 'DisableMetricRules', { RuleId: ['plum-cpu'] });
    expect(await alarm('plum-cpu')).toMatchObject({ EnableState: false });
    await call('cms', 'EnableMetricRules', { RuleId: ['plum-cpu'] });
    expect(await alarm('plum-cpu')).toMatchObject({ EnableState: true });
    await call('cms', 'DeleteMetricRules', { Id: ['plum-cpu'] });
    expect(await alarm('plum-cpu')).toBeUndefined();
  });

  it.each([
    ['resources that are no JSON', { Resources: 'i-quince' }, 'Resources'],
    ['resources that name none', { Resources: '[]' }, 'Resources'],
    ['a statistic that the metric has not', { Escalations: { Critical: { ...critical, Statistics: 'Value' } } }, 'Critical.Statistics'],
    ['a comparison that is none', { Escalations: { Critical: { ...critical, ComparisonOperator: '>' } } }, 'ComparisonOperator'],
    ['a threshold that is no number', { Escalations: { Critical: { ...critical, Threshold: 'high' } } }, 'Threshold'],
    ['no level', { Escalations: {} }, 'Escalations'],
    ['a period that is none', { Period: 'often' }, 'Period'],
  ])('with %s are refused with HTTP 200 and code 400', async (_, set, message) => {
    const reply = await call('cms', 'PutResourceMetricRule', { ...wanted, RuleId: 'fig-cpu', ...set });
    expect(reply).toMatchObject({ Code: '400', Success: false, Message: expect.stringContaining(message) });
    expect(await alarm('fig-cpu')).toBeUndefined();
  });

  it('that do not exist are not found', async () => {
    for (const [action, name] of [['EnableMetricRules', 'RuleId'] as const, ['DeleteMetricRules', 'Id'] as const])
      expect(await call('cms', action, { [name]: ['pear'] })).toMatchObject({ Code: '404', Success: false });
  });
});

describe('subscriptions of events', () => {
  const rule = {
    RuleName: 'orchard-events',
    EventType: 'SYSTEM',
    EventPattern: [{ Product: 'ecs', LevelList: ['CRITICAL'] }],
    State: 'ENABLED',
  };

  it('are made with a pattern, and reach a contact group', async () => {
    await call('cms', 'PutContactGroup', { ContactGroupName: 'orchard', ContactNames: ['quince'] });
    await call('cms', 'PutEventRule', rule);
    const target = { Id: '1', ContactGroupName: 'orchard', Level: '2' };
    expect(await call('cms', 'PutEventRuleTargets', { RuleName: 'orchard-events', ContactParameters: [target] })).toMatchObject({
      FailedParameterCount: '0',
    });
    const list = await call('cms', 'DescribeEventRuleList', { NamePrefix: 'orchard' });
    expect(rowsAt(list, 'EventRules.EventRule')).toEqual([
      expect.objectContaining({
        Name: 'orchard-events',
        State: 'ENABLED',
        EventPattern: { EventPattern: [expect.objectContaining({ Product: 'ecs', LevelList: { LevelList: ['CRITICAL'] } })] },
      }),
    ]);
    const targets = await call('cms', 'DescribeEventRuleTargetList', { RuleName: 'orchard-events' });
    expect(targets['ContactParameters']).toEqual({ ContactParameter: [target] });
  });

  it('do not reach a group that does not exist', async () => {
    await call('cms', 'PutEventRule', rule);
    const ContactParameters = [{ Id: '1', ContactGroupName: 'hedge', Level: '2' }];
    expect(await call('cms', 'PutEventRuleTargets', { RuleName: 'orchard-events', ContactParameters })).toMatchObject({ Code: '404' });
  });

  it('are deleted by name', async () => {
    await call('cms', 'PutEventRule', { ...rule, RuleName: 'plum-events' });
    await call('cms', 'DeleteEventRules', { RuleNames: ['plum-events'] });
    const list = await call('cms', 'DescribeEventRuleList', { NamePrefix: 'plum' });
    expect(rowsAt(list, 'EventRules.EventRule')).toEqual([]);
  });
});

it('the agent of a running server runs, that of a stopped one does not', async () => {
  const account = engine.estate.accounts[0].id;
  const servers = [...engine.estate.rows('ecs.instance', account, '*')];
  const id = (status: string) => servers.find(({ state }) => state['Status'] === status)?.id ?? '';
  const statuses = await call('cms', 'DescribeMonitoringAgentStatuses', { InstanceIds: [id('Running'), id('Stopped'), 'i-none'].join() });
  expect(rowsAt(statuses, 'NodeStatusList.NodeStatus').map((one) => (one as Readonly<Record<string, unknown>>)['Status'])).toEqual([
    'running',
    'stopped',
  ]);
});
