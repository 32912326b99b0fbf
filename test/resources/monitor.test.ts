import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCloud } from '../../src/cloud/index.ts';
import { collect } from '../../src/collect/index.ts';
import type { Resource } from '../../src/model/documents.ts';
import type { ResourceType } from '../../src/model/resource-type.ts';
import account from '../../src/resources/account.ts';
import cluster from '../../src/resources/ack-cluster.ts';
import resourcePackage from '../../src/resources/bss-resource-package.ts';
import eventRule from '../../src/resources/cms-event-rule.ts';
import metricRule from '../../src/resources/cms-metric-rule.ts';
import desktop from '../../src/resources/ecd-desktop.ts';
import desktopGroup from '../../src/resources/ecd-desktop-group.ts';
import officeSite from '../../src/resources/ecd-office-site.ts';
import instance from '../../src/resources/ecs-instance.ts';
import quota from '../../src/resources/quotas-quota.ts';
import regionalQuota from '../../src/resources/quotas-regional-quota.ts';
import rds from '../../src/resources/rds-db-instance.ts';
import redis from '../../src/resources/redis-db-instance.ts';
import slb from '../../src/resources/slb-load-balancer.ts';
import { type Entry, type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { nowMs } from './estate-cloud.ts';
import { fieldOf, readType } from './read.ts';

const folder = mkdtempSync(join(tmpdir(), 'orchard-'));
const bare = join(folder, 'bare.json');
writeFileSync(bare, '{ "resources": [] }');
let sandbox: Sandbox;
const opened: Sandbox[] = [];
async function bareSandbox(): Promise<Sandbox> {
  const one = await startSandbox({ estate: bare, clock: nowMs, isStrict: true });
  opened.push(one);
  return one;
}
beforeAll(async () => {
  sandbox = await bareSandbox();
});
afterAll(async () => {
  await Promise.all(opened.map((one) => one.close()));
  rmSync(folder, { recursive: true });
});

const open = (one = sandbox) => openCloud({ env: one.env, retry: { tries: 1 } });
const fields = (type: ResourceType) => Object.keys(type.fields);

/** A type, what fills more than one page of it, its listing and the name that RAM knows it by. */
const rows: readonly (readonly [ResourceType, readonly Entry[], action: string, ram: string])[] = [
  [metricRule, [{ kind: 'cms.metric-rule', name: 'apple-{n}', count: 101 }], 'DescribeMetricRuleList', 'cms'],
  [eventRule, [{ kind: 'cms.event-rule', name: 'pear-{n}', count: 101 }], 'DescribeEventRuleList', 'cms'],
  [resourcePackage, [{ kind: 'bssopenapi.resource-package', name: 'plum-{n}', count: 101 }], 'QueryResourcePackageInstances', 'bss'],
  [officeSite, [{ kind: 'ecd.office-site', name: 'quince-{n}', count: 101 }], 'DescribeOfficeSites', 'ecd'],
  [desktop, [{ kind: 'ecd.desktop', name: 'cherry-{n}', count: 101, set: { DesktopGroupId: '' } }], 'DescribeDesktops', 'ecd'],
  [desktopGroup, [{ kind: 'ecd.desktop-group', name: 'fig-{n}', count: 101 }], 'DescribeDesktopGroups', 'ecd'],
];

describe.each(rows.map((row) => [row[0].type, row] as const))('%s', (_, [type, many, action, ram]) => {
  beforeEach(() => sandbox.control.faults.clear());

  it('finds nothing in an empty account', async () => {
    const { resources, gaps } = await readType(type, await open(), fields(type));
    expect([resources, gaps]).toEqual([[], []]);
  });

  it('reads every field, past the first page', async () => {
    sandbox.control.add(...many);
    const { resources, gaps } = await readType(type, await open(), fields(type));
    expect(gaps).toEqual([]);
    expect(new Set(resources.map(({ id }) => id)).size).toBe(101);
    expect(resources.flatMap(({ unread }) => unread)).toEqual([]);
  });

  it('writes a denied listing down as a gap, with its permission', async () => {
    sandbox.control.faults.add({ kind: 'denied', product: type.product, action });
    const { resources, gaps } = await readType(type, await open(), fields(type));
    expect(resources).toEqual([]);
    expect(gaps[0]).toMatchObject({ type: type.type, reason: 'denied', permission: `${ram}:${action}` });
  });

  it('has a sample with every field of its table', () => {
    expect(fields(type).filter((name) => !(name in type.sample))).toEqual([]);
  });
});

describe('quotas', () => {
  const read = async (type: ResourceType, one: Sandbox) => (await readType(type, await open(one), fields(type))).resources;

  it('of a region are read in each, those of the account once', async () => {
    const one = await bareSandbox();
    const regional = await read(regionalQuota, one);
    const groups = regional.filter(({ id }) => id === 'ecs/q_security-groups');
    expect(groups.map(({ region }) => region).sort()).toEqual(['cn-beijing', 'cn-hangzhou', 'cn-shanghai']);
    const whole = await read(quota, one);
    expect(whole.filter(({ id }) => id === 'eip/q_6aroz')).toHaveLength(1);
    expect(new Set(whole.map(({ id }) => id)).size).toBe(whole.length);
  });

  it('count what there is', async () => {
    const one = await bareSandbox();
    one.control.add({ kind: 'ecs.security-group', name: 'apple-{n}', count: 25 });
    const groups = (await read(regionalQuota, one)).find(({ id, region }) => id === 'ecs/q_security-groups' && region === 'cn-hangzhou');
    expect(groups?.fields).toMatchObject({ total: 100, used: 25, usedPercent: 25, isConsumable: true, isAdjustable: true });
  });
});

describe('the alarms on a resource', () => {
  const types = new Map([instance, metricRule].map((type) => [type.type, type]));
  const namespace = 'acs_ecs_dashboard';
  const rule = (name: string, set: object): Entry => ({
    kind: 'cms.metric-rule',
    name,
    set: { Namespace: namespace, MetricName: 'CPUUtilization', ...set },
  });

  async function alarms(entries: readonly Entry[], denied = false) {
    const one = await bareSandbox();
    one.control.add(
      { kind: 'ecs.instance', id: 'i-bp1apple000000000001', name: 'apple', set: { InstanceChargeType: 'PostPaid' } },
      ...entries,
    );
    if (denied) one.control.faults.add({ kind: 'denied', product: 'cms', action: 'DescribeMetricRuleList' });
    const wanted = new Map([[instance.type, ['alarm.metrics', 'alarm.count']]]);
    const { resources } = await collect({
      id: 'run',
      source: 'live',
      clouds: [await open(one)],
      regions: ['cn-hangzhou'],
      types,
      wanted,
      now: () => nowMs,
    });
    return resources.find(({ type }) => type === instance.type) as Resource;
  }

  it.each([
    ['none, when there is no rule at all', [], []],
    ['those that name it', [rule('pear', { Resources: '[{"instanceId":"i-bp1apple000000000001"}]' })], ['CPUUtilization']],
    [
      'those of one of its devices',
      [rule('pear', { Resources: '[{"instanceId":"i-bp1apple000000000001","device":"/dev/vda1"}]' })],
      ['CPUUtilization'],
    ],
    ['those of all resources', [rule('pear', { Resources: '[{"resource":"_ALL"}]' })], ['CPUUtilization']],
    ['not those of another resource', [rule('pear', { Resources: '[{"instanceId":"i-bp1plum0000000000001"}]' })], []],
    ['not those of another product', [rule('pear', { Resources: '[{"resource":"_ALL"}]', Namespace: 'acs_rds_dashboard' })], []],
    ['not those that are off', [rule('pear', { Resources: '[{"resource":"_ALL"}]', EnableState: false })], []],
  ] as const)('are %s', async (_, entries, expected) => {
    const { fields: read, unread } = await alarms(entries);
    expect(unread).toEqual([]);
    expect(read['alarm.metrics']).toEqual(expected);
    expect(read['alarm.count']).toBe(expected.length);
  });

  it('are unknown while a group, whose members nobody names, watches another metric', async () => {
    const group = rule('pear', { Resources: '', GroupId: '4711' });
    expect((await alarms([group])).unread.map(({ field }) => field)).toEqual(['alarm.metrics', 'alarm.count']);
    const both = await alarms([group, rule('plum', { Resources: '[{"resource":"_ALL"}]' })]);
    expect(both.fields['alarm.metrics']).toEqual(['CPUUtilization']);
  });

  it('are unread, with the permission, when the rules are denied', async () => {
    const { unread } = await alarms([], true);
    expect(unread.map(({ field, reason, permission }) => [field, reason, permission])).toEqual([
      ['alarm.metrics', 'denied', 'cms:DescribeMetricRuleList'],
      ['alarm.count', 'denied', 'cms:DescribeMetricRuleList'],
    ]);
  });
});

describe('the products whose critical events reach nobody', () => {
  const types = new Map([account, eventRule, instance, rds, redis, slb, cluster].map((type) => [type.type, type]));
  const pattern = (Product: string, ...LevelList: readonly string[]) => ({ EventPattern: [{ Product, LevelList: { LevelList } }] });
  const rule = (set: object): Entry => ({
    kind: 'cms.event-rule',
    name: 'pear',
    set: { EventPattern: pattern('ecs', 'CRITICAL'), ...set },
  });

  async function unheard(entries: readonly Entry[], deniedAction?: string) {
    const one = await bareSandbox();
    one.control.add({ kind: 'ecs.instance', name: 'apple' }, ...entries);
    if (deniedAction) one.control.faults.add({ kind: 'denied', action: deniedAction });
    const wanted = new Map([[account.type, ['events.unheardProducts']]]);
    const { resources } = await collect({
      id: 'run',
      source: 'live',
      clouds: [await open(one)],
      regions: ['cn-hangzhou'],
      types,
      wanted,
      now: () => nowMs,
    });
    return resources.find(({ type }) => type === account.type) as Resource;
  }

  it.each([
    ['all in use, when there is no rule at all', [], ['ecs']],
    ['none, when a rule has a target', [rule({})], []],
    ['heard whatever the letter case', [rule({ EventPattern: pattern('ECS', 'critical') })], []],
    ['heard by a rule on every product and level', [rule({ EventPattern: pattern('') })], []],
    ['not heard by a rule that is off', [rule({ State: 'DISABLED' })], ['ecs']],
    ['not heard by a rule on lesser levels', [rule({ EventPattern: pattern('ecs', 'WARN') })], ['ecs']],
    ['not heard by a rule on events of its own', [rule({ EventType: 'CUSTOM' })], ['ecs']],
    ['not heard by a rule without a target', [rule({ 'targets.ContactParameters': [] })], ['ecs']],
  ] as const)('are %s', async (_, entries, expected) => {
    const { fields: read, unread } = await unheard(entries);
    expect(unread).toEqual([]);
    expect(read['events.unheardProducts']).toEqual(expected);
  });

  it.each(['DescribeEventRuleList', 'DescribeEventRuleTargetList', 'DescribeDBInstances'])(
    'are unread when %s is denied',
    async (action) => {
      const { unread } = await unheard([rule({})], action);
      expect(unread.map(({ field }) => field)).toEqual(['events.unheardProducts']);
    },
  );
});

describe('a desktop group', () => {
  async function free(entries: readonly Entry[]) {
    const one = await bareSandbox();
    one.control.add({ kind: 'ecd.desktop-group', name: 'orchard', set: { MaxDesktopsCount: 2 } }, ...entries);
    return (await readType(desktopGroup, await open(one), fields(desktopGroup))).resources[0]?.fields;
  }
  const member = (name: string, set: object): Entry => ({
    kind: 'ecd.desktop',
    name,
    set: { DesktopGroupId: '@ecd.desktop-group/orchard', DesktopStatus: 'Running', ConnectionStatus: 'Connected', ...set },
  });

  it('counts as free what nobody is connected to and can run', async () => {
    const read = await free([member('apple', {}), member('pear', { ConnectionStatus: 'Disconnected' })]);
    expect(read).toMatchObject({ desktops: 2, freeDesktops: 1, freePercent: 50, canGrow: false, isInService: true });
  });

  it('without desktops has none free, and can grow', async () => {
    expect(await free([])).toMatchObject({ desktops: 0, freeDesktops: 0, freePercent: 0, canGrow: true });
  });
});

it('what is left of a package is a number, whatever the text', () => {
  expect(fieldOf(resourcePackage, 'left', { RemainingAmount: '1,024.5' })).toBe(1024.5);
  expect(fieldOf(resourcePackage, 'left', { RemainingAmount: '' })).toBe('unread');
});

it('a day costs what is paid by use: a subscription is paid in one sum on one day', () => {
  const Item = [
    { ProductCode: 'rds', SubscriptionType: 'PayAsYouGo', PretaxAmount: 120.5 },
    { ProductCode: 'rds', SubscriptionType: 'Subscription', PretaxAmount: 8256 },
    { ProductCode: 'cdn', PretaxAmount: '1,024.00' },
  ];
  expect(fieldOf(account, 'bill.1DaysAgo', { Data: { Items: { Item } } })).toEqual([
    { product: 'rds', amountCny: 120.5 },
    { product: 'cdn', amountCny: 1024 },
  ]);
});
