import { describe, expect, it } from 'vitest';
import bss from '../../../src/sandbox/products/bssopenapi.ts';
import ecs from '../../../src/sandbox/products/ecs.ts';
import rds from '../../../src/sandbox/products/rds.ts';
import { rowsAt } from '../actions.ts';
import { openProducts } from './call.ts';

type Row = Readonly<Record<string, number & string>>;

const noon = Date.parse('2026-06-20T04:00:00Z');
const open = () => openProducts([bss, ecs, rds], 200, noon);
const { call } = open();
const rows = (reply: unknown, path = 'Data.Items.Item') => rowsAt(reply, path) as readonly Row[];
const total = (lines: readonly Row[]) => Math.round(lines.reduce((sum, line) => sum + Number(line['PretaxAmount']), 0) * 100) / 100;

async function day(BillingDate: string, by = call) {
  const params = { BillingCycle: BillingDate.slice(0, 7), BillingDate, Granularity: 'DAILY', IsGroupByProduct: 'true', PageSize: 300 };
  return rows(await by('bssopenapi', 'QueryAccountBill', params));
}

async function lines(params: Readonly<Record<string, unknown>>) {
  const found: Row[] = [];
  let NextToken: string | undefined;
  do {
    const reply = await call('bssopenapi', 'DescribeInstanceBill', { ...params, MaxResults: 100, ...(NextToken && { NextToken }) });
    found.push(...rows(reply, 'Data.Items'));
    NextToken = String(rowsAt(reply, 'Data.NextToken')[0] ?? '');
  } while (NextToken !== '');
  return found;
}

describe('the bill of a day', () => {
  it('has a line for each product that costs something, in each way of paying', async () => {
    const bill = await day('2026-06-18');
    expect(bill.map((line) => `${line['ProductCode']} ${line['SubscriptionType']}`)).toEqual(
      expect.arrayContaining(['ecs PayAsYouGo', 'yundisk PayAsYouGo', 'rds PayAsYouGo']),
    );
    expect(bill.every((line) => Number(line['PretaxAmount']) > 0 && line['Currency'] === 'CNY')).toBe(true);
  });

  it('is the sum of what its resources cost', async () => {
    const BillingCycle = '2026-06';
    for (const line of await day('2026-06-18')) {
      const { ProductCode, SubscriptionType } = line;
      const parts = await lines({ BillingCycle, BillingDate: '2026-06-18', Granularity: 'DAILY', ProductCode, SubscriptionType });
      expect(total(parts)).toBeCloseTo(Number(line['PretaxAmount']), 2);
    }
  });

  it('is one line when it is not asked by product', async () => {
    const params = { BillingCycle: '2026-06', BillingDate: '2026-06-18', Granularity: 'DAILY' };
    const [line, ...rest] = rows(await call('bssopenapi', 'QueryAccountBill', params));
    expect(rest).toEqual([]);
    expect(line?.['PretaxAmount']).toBeCloseTo(total(await day('2026-06-18')), 2);
  });

  it.each([
    ['of tomorrow is empty', '2026-06-21', 0],
    ['of a year before the first resource is empty', '2020-01-01', 0],
  ])('%s', async (_, date, count) => {
    expect(await day(date)).toHaveLength(count);
  });

  it('that is no date, or not of the month, is refused with HTTP 200', async () => {
    for (const BillingDate of ['yesterday', '2026-05-31'])
      expect(await call('bssopenapi', 'QueryAccountBill', { BillingCycle: '2026-06', BillingDate, Granularity: 'DAILY' })).toMatchObject({
        Code: 'InvalidParameter',
        Success: false,
      });
  });
});

it('the bill of a month is the sum of its days', async () => {
  const days = await Promise.all(Array.from({ length: 31 }, (_, at) => day(`2026-05-${String(at + 1).padStart(2, '0')}`)));
  const month = rows(await call('bssopenapi', 'QueryBillOverview', { BillingCycle: '2026-05' }));
  expect(total(month)).toBeCloseTo(total(days.flat()), 1);
  expect(total(rows(await call('bssopenapi', 'QueryBill', { BillingCycle: '2026-05', PageSize: 300 })))).toBeCloseTo(total(month), 1);
});

it('a new server is on the bill from the hour of its making on, and a stopped one that is not charged is not', async () => {
  const { call: ask, engine, advance } = open();
  const account = engine.estate.accounts[0].id;
  const servers = [...engine.estate.rows('ecs.instance', account, '*')].filter(({ state }) => state['InstanceChargeType'] === 'PostPaid');
  const [server] = servers;
  if (!server) throw new Error('The estate has no server that is paid by use.');
  const cost = async (date: string) =>
    Number(
      (await day(date, ask)).find((line) => line['ProductCode'] === 'ecs' && line['SubscriptionType'] === 'PayAsYouGo')?.['PretaxAmount'],
    );
  advance(48 * 3600);
  const before = await cost('2026-06-21');
  engine.estate.put({ ...server, state: { ...server.state, Status: 'Stopped', StoppedMode: 'StopCharging' } });
  expect(await cost('2026-06-21')).toBeLessThan(before);
});

describe('the balance', () => {
  const amount = async (by = call) => {
    const reply = await by('bssopenapi', 'QueryAccountBalance');
    return String(rowsAt(reply, 'Data.AvailableAmount')[0]);
  };

  it('is a text with commas between the thousands', async () => {
    expect(await amount()).toMatch(/^\d{1,3}(,\d{3})+\.\d{2}$/);
  });

  it('goes down by what is spent', async () => {
    const { call: ask, advance } = open();
    const number = async () => Number((await amount(ask)).replaceAll(',', ''));
    const before = await number();
    advance(24 * 3600);
    const spent = before - (await number());
    const days = (await Promise.all(['2026-06-20', '2026-06-21'].map((date) => day(date, ask)))).map(total);
    expect(spent).toBeGreaterThan(0);
    expect(spent).toBeLessThan((days[0] ?? 0) + (days[1] ?? 0));
  });
});

it('a package is used up as the clock goes on, and expires', async () => {
  const { call: ask, advance } = open();
  const left = async () => rows(await ask('bssopenapi', 'QueryResourcePackageInstances'), 'Data.Instances.Instance')[0];
  const before = await left();
  advance(20 * 86_400);
  expect(Number((await left())?.['RemainingAmount'])).toBeLessThan(Number(before?.['RemainingAmount']));
  advance(400 * 86_400);
  expect(await left()).toMatchObject({ Status: 'Expired' });
});

it('what is paid ahead is listed with its end and its renewal, which can be set', async () => {
  const { call: ask } = open();
  const list = async () =>
    rows(await ask('bssopenapi', 'QueryAvailableInstances', { ProductCode: 'rds', SubscriptionType: 'Subscription' }), 'Data.InstanceList');
  const [first] = await list();
  expect(first?.['EndTime']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  await ask('bssopenapi', 'SetRenewal', { InstanceIDs: first?.['InstanceID'], RenewalStatus: 'NotRenewal' });
  expect((await list())[0]).toMatchObject({ RenewStatus: 'NotRenewal' });
  expect(await ask('bssopenapi', 'SetRenewal', { InstanceIDs: 'rm-quince', RenewalStatus: 'AutoRenewal' })).toMatchObject({
    Success: false,
  });
});

it('savings plans cover a share of the servers that are paid by use', async () => {
  const reply = await call('bssopenapi', 'DescribeSavingsPlansCoverageTotal', {
    PeriodType: 'DAY',
    StartPeriod: '2026-06-01T00:00:00Z',
    EndPeriod: '2026-06-08T00:00:00Z',
  });
  const share = Number(rowsAt(reply, 'Data.TotalCoverage.CoveragePercentage')[0]);
  expect(share).toBeGreaterThanOrEqual(0);
  expect(share).toBeLessThanOrEqual(1);
  expect(rowsAt(reply, 'Data.PeriodCoverage')).toHaveLength(8);
});
