import type { FieldValue, Resource } from '../../model/documents.ts';
import type { Detail, Field } from '../../model/resource-type.ts';
import { quantile } from './quantile.ts';
import { toRows } from './rows.ts';

type Bill = { product: string; amountCny: number };

const days = Array.from({ length: 14 }, (_, index) => index + 1);
const nameOf = (day: number) => `bill.${day}DaysAgo`;
const minDaysOfMedian = 10;
const minAmountCny = 100;

/** An amount as the billing service writes it: a number, or a text with commas between the thousands. */
export function toAmount(raw: unknown): number | undefined {
  const amount = typeof raw === 'string' && raw.trim() !== '' ? Number(raw.replaceAll(',', '')) : raw;
  return typeof amount === 'number' && Number.isFinite(amount) ? amount : undefined;
}

/** One call a day: QueryAccountBill hands out the bill of one day by product. */
export const billDetails: Readonly<Record<string, Detail>> = Object.fromEntries(
  days.map((day) => [
    nameOf(day),
    {
      product: 'bssopenapi',
      action: 'QueryAccountBill',
      params: {
        BillingCycle: `\${daysAgo.${day}.billingMonth}`,
        BillingDate: `\${daysAgo.${day}.billingDay}`,
        Granularity: 'DAILY',
        IsGroupByProduct: 'true',
      },
      paging: { style: 'page', page: 'PageNum', size: 'PageSize', max: 300, total: 'Data.TotalCount' },
      items: 'Data.Items.Item',
    } satisfies Detail,
  ]),
);

function dayField(day: number): Field {
  return {
    title: { en: `Bill of ${day} days ago`, 'zh-CN': `${day} 天前账单` },
    type: 'list',
    from: { detail: nameOf(day) },
    path: 'Data.Items.Item[]',
    read: (rows) => {
      // A subscription is paid ahead, in one sum on one day: it says nothing of what a day costs.
      const byUse = toRows(rows).filter((row) => row.SubscriptionType !== 'Subscription');
      return byUse.map((row) => ({ product: String(row.ProductCode ?? ''), amountCny: toAmount(row.PretaxAmount) ?? 0 }));
    },
  };
}

function billsOf(account: Resource, day: number): readonly Bill[] {
  return (account.fields[nameOf(day)] ?? []) as unknown as readonly Bill[];
}

function meanPerDay(account: Resource): number {
  const sum = days
    .slice(0, 7)
    .flatMap((day) => billsOf(account, day))
    .reduce((total, bill) => total + bill.amountCny, 0);
  return Math.round((sum / 7) * 100) / 100;
}

interface Jump {
  readonly product: string;
  readonly ratio: number;
  readonly amountCny: number;
}

/** The product whose newest bill stands highest over the median of its days, among those that cost enough to matter. */
function highestJump(account: Resource): Jump | undefined {
  const amounts = new Map<string, number[]>();
  for (const day of days) {
    for (const { product, amountCny } of billsOf(account, day)) amounts.set(product, [...(amounts.get(product) ?? []), amountCny]);
  }
  const newest = billsOf(account, 1).filter(
    ({ product, amountCny }) => amountCny >= minAmountCny && (amounts.get(product)?.length ?? 0) >= minDaysOfMedian,
  );
  const jumps = newest.map(({ product, amountCny }): Jump => {
    const median = quantile(amounts.get(product) ?? [], 0.5) ?? 0;
    return { product, amountCny, ratio: median > 0 ? Math.round((amountCny / median) * 100) / 100 : 1 };
  });
  return jumps.sort((a, b) => b.ratio - a.ratio)[0];
}

const allDays = days.map(nameOf);

function jumpField(en: string, zh: string, more: Pick<Field, 'type' | 'unit'>, read: (jump: Jump) => FieldValue): Field {
  const derive = (account: Resource) => {
    const jump = highestJump(account);
    return jump ? read(jump) : null;
  };
  return { title: { en, 'zh-CN': zh }, ...more, from: { needs: allDays, derive } };
}

/** What the account spends: the bills of two weeks, and what stands out in them. */
export const billFields: Readonly<Record<string, Field>> = {
  ...Object.fromEntries(days.map((day) => [nameOf(day), dayField(day)])),
  'bill.meanPerDayLast7Days': {
    title: { en: 'Spend a day, mean of 7 days', 'zh-CN': '近 7 天日均消费' },
    type: 'number',
    unit: 'cny',
    from: { needs: allDays.slice(0, 7), derive: meanPerDay },
  },
  'balance.lastsDays': {
    title: { en: 'Days that the balance lasts', 'zh-CN': '余额可用天数' },
    type: 'number',
    unit: 'day',
    from: {
      needs: ['balance.availableCny', 'bill.meanPerDayLast7Days'],
      // An account that spends nothing lasts for ever.
      derive: ({ fields }) => {
        const mean = Number(fields['bill.meanPerDayLast7Days']);
        return mean > 0 ? Math.max(0, Math.floor(Number(fields['balance.availableCny']) / mean)) : null;
      },
    },
  },
  'bill.jump.product': jumpField('Product with the highest jump', '涨幅最大的产品', { type: 'string' }, (jump) => jump.product),
  'bill.jump.ratio': jumpField(
    'Newest bill over the median of its days',
    '最新日账单与中位数之比',
    { type: 'number', unit: 'ratio' },
    (jump) => jump.ratio,
  ),
  'bill.jump.amountCny': jumpField(
    'Newest bill of that product',
    '该产品最新日账单',
    { type: 'number', unit: 'cny' },
    (jump) => jump.amountCny,
  ),
};
