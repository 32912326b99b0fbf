import { describe, expect, it } from 'vitest';
import recipient from '../../src/fixes/alarm-recipient.ts';
import subscription from '../../src/fixes/event-subscription.ts';
import missingAlarm from '../../src/fixes/missing-alarm.ts';
import type { Resource } from '../../src/model/documents.ts';
import { askAbout, askOf, ruleOf } from './ask.ts';

const called = (name: string): Resource => ({
  type: 'ACS::CMS::MetricRule',
  id: name,
  name,
  region: 'global',
  accountId: '1234567890123456',
  tags: {},
  fields: {},
  unread: [],
  readAt: '2026-01-01T00:00:00Z',
});

describe('the alarm that is missing', () => {
  it.each([
    ['stability/cms-critical-alarm-missing', {}, 'CPUUtilization'],
    ['stability/cms-critical-alarm-missing-alb', {}, 'LoadBalancerUnHealthyHostCount'],
    ['stability/cms-critical-alarm-missing-clb', {}, 'UnhealthyServerCount'],
    ['stability/cms-critical-alarm-missing-rds', { engine: 'MySQL' }, 'CpuUsage'],
    ['stability/cms-critical-alarm-missing-rds', { engine: 'MySQL', category: 'cluster' }, 'Cluster_CpuUsage'],
    ['stability/cms-critical-alarm-missing-rds', { engine: 'PostgreSQL' }, 'cpu_usage'],
    ['stability/cms-critical-alarm-missing-rds', { engine: 'SQLServer' }, 'SQLServer_CpuUsage'],
    ['stability/cms-critical-alarm-missing-redis', { architecture: 'standard' }, 'StandardMemoryUsage'],
    ['stability/cms-critical-alarm-missing-redis', { architecture: 'cluster' }, 'ShardingMemoryUsage'],
    ['stability/cms-critical-alarm-missing-redis', { architecture: 'rwsplit' }, 'SplitrwMemoryUsage'],
  ])('of %s on %j watches %s', (rule, fields, metric) => {
    expect(missingAlarm.propose(askAbout(rule, fields))).toMatchObject([
      { kind: 'create', part: metric, args: { name: `apple-1 ${metric}`, metric, contactGroups: ['my-contactGroup'] } },
    ]);
  });

  const rule = 'stability/cms-critical-alarm-missing-rds';
  it.each([
    ['the config names no contact group', { inputs: { contactGroup: null } }, 'needs-input'],
    ['an alarm of its name exists', { others: { 'ACS::CMS::MetricRule': [called('apple-1 CpuUsage')] } }, 'not-possible'],
    ['the alarms could not be listed', { others: { 'ACS::CMS::MetricRule': null } }, 'not-possible'],
  ])('is not created when %s', (_, options, code) => {
    expect(missingAlarm.propose(askAbout(rule, {}, options))).toMatchObject({ code });
  });

  it('is not created when the profile asks for other metrics', () => {
    const ask = askOf(ruleOf(rule), { params: { metrics: ['DiskUsage'] } });
    expect(missingAlarm.propose(ask)).toMatchObject({ code: 'not-possible', reason: { en: expect.stringContaining('CpuUsage') } });
  });

  it('is created beside alarms of other names', () => {
    const ask = askAbout(rule, {}, { others: { 'ACS::CMS::MetricRule': [called('pear CpuUsage')] } });
    expect(missingAlarm.propose(ask)).toHaveLength(1);
  });
});

describe('the event subscription that is missing', () => {
  const rule = 'stability/cms-event-subscription-missing';
  const unheard = { 'events.unheardProducts': ['ecs', 'rds', 'plum'] };

  it('is created for every product that the profile asks for', () => {
    const answer = subscription.propose(askAbout(rule, unheard));
    expect('code' in answer ? answer : answer.map(({ part, args }) => [part, args?.ruleName])).toEqual([
      ['ecs', 'critical-events-ecs'],
      ['rds', 'critical-events-rds'],
    ]);
  });

  it('takes a name that is free', () => {
    const others = { 'ACS::CMS::EventRule': [called('critical-events-ecs'), called('critical-events-ecs-2')] };
    const answer = subscription.propose(askAbout(rule, { 'events.unheardProducts': ['ecs'] }, { others }));
    expect(answer).toMatchObject([{ args: { ruleName: 'critical-events-ecs-3' } }]);
  });

  it.each([
    ['the config names no contact group', { inputs: { contactGroup: null } }, 'needs-input'],
    ['the subscriptions could not be listed', { others: { 'ACS::CMS::EventRule': null } }, 'not-possible'],
  ])('is not created when %s', (_, options, code) => {
    expect(subscription.propose(askAbout(rule, unheard, options))).toMatchObject({ code });
  });
});

describe('an alarm that is off or reaches nobody', () => {
  const rule = 'stability/cms-alarm-disabled-or-no-contact';
  const enabledOf = (live: Record<string, Record<string, string>>) => {
    const answer = recipient.propose(askAbout(rule, { isEnabled: false }));
    const wish = 'code' in answer ? undefined : answer[0]?.set.enabled;
    return typeof wish === 'function' ? wish(live) : wish;
  };

  it('keeps its own contact groups and period', () => {
    expect(recipient.propose(askAbout(rule, { isEnabled: false, periodSeconds: 120 }, { inputs: { contactGroup: null } }))).toMatchObject([
      {
        set: { contactGroups: ['orchard'], period: 120 },
        from: { period: 120 },
        editState: { outputs: { period: 120 } },
        guard: ['periodSeconds'],
      },
    ]);
  });

  it.each([
    ['there is no group anywhere', { contactGroups: [] }, 'needs-input'],
    ['its period is not known', { periodSeconds: null }, 'not-possible'],
  ])('stays when %s', (_, fields, code) => {
    expect(recipient.propose(askAbout(rule, fields, { inputs: { contactGroup: null } }))).toMatchObject({ code });
  });

  it.each([
    ['is enabled', {}, true],
    ['is enabled when its levels are whole', { escalationsWarn: { comparisonOperator: '>=', threshold: '80' } }, true],
    ['is not written when a level was read empty', { escalationsInfo: { comparisonOperator: '', threshold: '' } }, undefined],
    ['is not written when a level was read as nothing', { escalationsInfo: { comparisonOperator: '<nil>' } }, undefined],
    ['is not written when a level was read without its members', { escalationsWarn: {} }, undefined],
  ])('%s', (_, live, wanted) => {
    expect(enabledOf(live)).toBe(wanted);
  });
});
