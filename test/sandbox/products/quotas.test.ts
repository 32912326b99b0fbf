import { expect, it } from 'vitest';
import ecs from '../../../src/sandbox/products/ecs.ts';
import quotas from '../../../src/sandbox/products/quotas.ts';
import { rowsAt } from '../actions.ts';
import { openProducts } from './call.ts';

type Quota = Readonly<Record<string, number & string>>;

const here = [{ Key: 'regionId', Value: 'cn-hangzhou' }];
const groups = { ProductCode: 'ecs', QuotaActionCode: 'q_security-groups', Dimensions: here };

function open() {
  const cloud = openProducts([quotas, ecs], 200);
  const quota = async (params: object = groups) =>
    rowsAt(await cloud.call('quotas', 'ListProductQuotas', { ...params }), 'Quotas')[0] as Quota;
  const ask = (DesireValue: number) => cloud.call('quotas', 'CreateQuotaApplication', { ...groups, DesireValue, Reason: 'more apples' });
  return { ...cloud, quota, ask };
}

it('what is used is what the estate has in that region', async () => {
  const { quota, engine } = open();
  const count = engine.estate.rows('ecs.security-group', engine.estate.accounts[0].id, 'cn-hangzhou').count;
  expect(count).toBeGreaterThan(0);
  expect(await quota()).toMatchObject({ TotalUsage: count, Consumable: true, GlobalQuota: false, Dimensions: { regionId: 'cn-hangzhou' } });
});

it('a quota of a region is not there for a call that names none', async () => {
  const { quota } = open();
  expect(await quota({ ProductCode: 'ecs' })).toBeUndefined();
  expect(await quota({ ProductCode: 'slb' })).toMatchObject({ GlobalQuota: true, Dimensions: {} });
});

it('an application is looked at for a while and then raises the quota', async () => {
  const { quota, ask, call, advance } = open();
  const before = await quota();
  const { ApplicationId } = await ask(300);
  expect(await quota()).toMatchObject({ TotalQuota: before['TotalQuota'], Adjustable: false, UnadjustableDetail: 'applicationProcess' });
  advance(300);
  expect(await quota()).toMatchObject({ TotalQuota: 300, Adjustable: true });
  const found = rowsAt(await call('quotas', 'GetQuotaApplication', { ApplicationId }), 'QuotaApplication')[0];
  expect(found).toMatchObject({ Status: 'Agree', ApproveValue: 300, Dimension: { regionId: 'cn-hangzhou' } });
});

it.each([
  ['no more than there is', 1],
  ['more than is ever granted', 1_000_000],
])('an application for %s is refused', async (_, DesireValue) => {
  const { refusal, quota } = open();
  expect(await refusal('quotas', 'CreateQuotaApplication', { ...groups, DesireValue, Reason: 'apples' })).toBe('InvalidParameter');
  expect(await quota()).toMatchObject({ Adjustable: true });
});
