import { type Action, body, type Context, type Fields, pages, tokens } from '../../engine/index.ts';
import { type BillDay, chinaTime, dayNamed, daysOfMonth } from './days.ts';
import type { Ledger } from './ledger.ts';
import { refused } from './refusal.ts';
import { type Line, linesOf, sumOf, type Total, totalsOf } from './totals.ts';

const page = pages({ page: 'PageNum', size: 20, max: 300, pageOut: 'Data.PageNum', sizeOut: 'Data.PageSize', total: 'Data.TotalCount' });
const token = tokens({ size: 20, max: 300, out: 'Data.NextToken', sizeOut: 'Data.MaxResults', total: 'Data.TotalCount' });

type Paging = typeof page;

/** Bills of a month or a day. All of them come out of the same costs of the same resources, so they add up. */
export const bills: Readonly<Record<string, Action>> = {
  QueryAccountBill: { needs: ['BillingCycle'], run: accountBill },
  QueryBillOverview: {
    needs: ['BillingCycle'],
    run(x) {
      const days = daysOfMonth(x.text('BillingCycle'), x.now);
      if (!days) return refused('BillingCycle');
      const totals = totalsOf(x, days).filter((total) => isWanted(x, total.price.product, total.type));
      return body({ ...head(x), 'Data.Items.Item': totals.map((total) => ({ ...item(total), ...owner(x), Item: itemName(total) })) });
    },
  },
  QueryBill: {
    needs: ['BillingCycle'],
    run(x) {
      const days = daysOfMonth(x.text('BillingCycle'), x.now);
      if (!days) return refused('BillingCycle');
      const totals = totalsOf(x, days).filter((total) => isWanted(x, total.price.product, total.type));
      return paged(x, page, totals, 'Data.Items.Item', (total, place) => settled(x, total, place, days));
    },
  },
  QueryInstanceBill: { needs: ['BillingCycle'], run: (x) => instanceBill(x, page, 'Data.Items.Item') },
  DescribeInstanceBill: { needs: ['BillingCycle'], run: (x) => instanceBill(x, token, 'Data.Items') },
};

/** The days that a call is about: one with Granularity DAILY, else those of the month that have begun. */
function daysAsked(x: Context): readonly BillDay[] | Fields {
  const cycle = x.text('BillingCycle');
  const month = daysOfMonth(cycle, x.now);
  if (!month) return refused('BillingCycle');
  if (x.text('Granularity') !== 'DAILY') return month;
  const day = dayNamed(x.text('BillingDate'));
  return day?.date.startsWith(cycle) ? [day] : refused('BillingDate');
}

function accountBill(x: Context): Fields {
  const days = daysAsked(x);
  if (!isDays(days)) return days;
  const totals = totalsOf(x, days).filter((total) => isWanted(x, total.price.product, total.type));
  const date = x.text('Granularity') === 'DAILY' ? (days[0]?.date ?? '') : '';
  const isByProduct = String(x.params['IsGroupByProduct']) === 'true';
  const rows: readonly Fields[] = isByProduct
    ? totals.map(item)
    : totals.length > 0
      ? [{ ...amounts(sumOf(totals)), ProductCode: '', ProductName: '', PipCode: '', SubscriptionType: '' }]
      : [];
  return paged(x, page, rows, 'Data.Items.Item', (row) => ({
    ...row,
    ...owner(x),
    BillingDate: date,
    OwnerName: accountName(x),
    CostUnit: '未分配',
  }));
}

function isDays(days: readonly BillDay[] | Fields): days is readonly BillDay[] {
  return Array.isArray(days);
}

function instanceBill(x: Context, paging: Paging, at: string): Fields {
  const days = daysAsked(x);
  if (!isDays(days)) return days;
  const lines = linesOf(x, days, (ledger) => isWanted(x, ledger.price.product)).filter((line) => isLineWanted(x, line));
  const date = x.text('Granularity') === 'DAILY' ? (days[0]?.date ?? '') : '';
  // The older call does not know who pays for whom.
  const payer = at === 'Data.Items' ? owner(x) : { OwnerID: x.account };
  return paged(x, paging, lines, at, (line) => ({ ...lineShown(line), ...payer, BillingDate: date }));
}

function isWanted(x: Context, product: string, type?: string): boolean {
  const [code, wantedType] = [x.text('ProductCode') || x.text('PipCode'), x.text('SubscriptionType')];
  return (code === '' || code === product) && (type === undefined || wantedType === '' || wantedType === type);
}

function typeOf({ isSubscription }: Ledger, place: number): Total['type'] {
  return isSubscription[place] ? 'Subscription' : 'PayAsYouGo';
}

function isLineWanted(x: Context, { ledger, place }: Line): boolean {
  const [id, type] = [x.text('InstanceID'), x.text('SubscriptionType')];
  return (type === '' || type === typeOf(ledger, place)) && (id === '' || ledger.row(place).id === id);
}

function paged<T>(x: Context, paging: Paging, all: readonly T[], at: string, shown: (one: T, place: number) => Fields): Fields {
  const slice = paging.slice(x);
  const rows = all.slice(slice.from, slice.from + slice.size).map((one, index) => shown(one, slice.from + index));
  return body({ ...head(x), ...paging.out(x, slice, all.length), [at]: rows });
}

function accountName(x: Context): string {
  return x.estate.accounts.find(({ id }) => id === x.account)?.alias ?? '';
}

function head(x: Context): Fields {
  return { 'Data.AccountID': x.account, 'Data.AccountName': accountName(x), 'Data.BillingCycle': x.text('BillingCycle') };
}

function owner(x: Context): Fields {
  return { OwnerID: x.account, BillAccountID: x.account, BillAccountName: accountName(x) };
}

/** An amount without discounts: what is listed is what is paid. */
function amounts(cny: number): Fields {
  return { PretaxGrossAmount: cny, PretaxAmount: cny, PaymentAmount: cny, CashAmount: cny, Currency: 'CNY' };
}

function item({ price, type, cny }: Total): Fields {
  return { ...amounts(cny), ProductCode: price.product, PipCode: price.product, ProductName: price.name, SubscriptionType: type };
}

function itemName({ type }: Pick<Total, 'type'>): string {
  return type === 'Subscription' ? 'SubscriptionOrder' : 'PayAsYouGoBill';
}

/** A settled line of QueryBill, which knows fewer names than the overview. */
function settled(x: Context, total: Total, place: number, days: readonly BillDay[]): Fields {
  const [first, last] = [days[0]?.startMs ?? x.now, days.at(-1)?.endMs ?? x.now];
  const { price } = total;
  return {
    ...item(total),
    OwnerID: x.account,
    Item: itemName(total),
    CommodityCode: price.commodity,
    ProductDetail: price.name,
    ProductType: price.product,
    RecordID: `${days[0]?.date.replaceAll('-', '') ?? ''}${String(place + 1).padStart(8, '0')}`,
    RoundDownDiscount: '0',
    Status: 'PayFinish',
    UsageStartTime: chinaTime(first),
    UsageEndTime: chinaTime(Math.min(last, x.now)),
  };
}

function lineShown({ ledger, place, cny }: Line): Fields {
  const row = ledger.row(place);
  const { price, kind } = ledger;
  const type = typeOf(ledger, place);
  return {
    ...item({ price, type, cny }),
    InstanceID: row.id,
    NickName: String(kind.name === undefined ? '' : (row.state[kind.name] ?? '')),
    Region: row.region,
    Zone: String(row.state['ZoneId'] ?? ''),
    InstanceSpec: String(row.state['InstanceType'] ?? row.state['DBInstanceClass'] ?? ''),
    Tag: Object.entries(row.tags)
      .map(([key, value]) => `key:${key} value:${value}`)
      .join('; '),
    CommodityCode: price.commodity,
    ProductDetail: price.name,
    ProductType: price.product,
    CostUnit: '未分配',
    Item: itemName({ type }),
    ListPrice: String(ledger.rate[place]),
    ListPriceUnit: type === 'Subscription' ? '元/月' : '元/天',
  };
}
