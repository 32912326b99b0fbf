import { type Action, body, type Context, type Fields, list, pages, write } from '../../engine/index.ts';
import { type BillDay, dayOf } from './days.ts';
import { resourcePackage, savingsPlan } from './kinds.ts';
import { cents, type Ledger, ledgersOf, walletOf } from './ledger.ts';
import { endOf } from './prices.ts';
import { refused } from './refusal.ts';
import { sumOf, totalsOf } from './totals.ts';

const dayMs = 86_400_000;

const textPaging = pages({ page: 'PageNum', size: 20, max: 300, pageOut: null, sizeOut: null, total: null });

/** Money, subscriptions, packages and plans of the account. */
export const account: Readonly<Record<string, Action>> = {
  QueryAccountBalance: { permission: 'bss:QueryAccountBalance', run: balance },
  QueryCashCoupons: { run: () => ({ Data: { CashCoupon: [] } }) },
  QueryAvailableInstances: { run: availableInstances },
  SetRenewal: write(setRenewal, { needs: ['InstanceIDs', 'RenewalStatus'] }),
  QueryResourcePackageInstances: list({
    kind: resourcePackage,
    rows: 'Data.Instances.Instance',
    everywhere: true,
    page: {
      slice: (x) => textPaging.slice(x),
      // The same numbers twice, as texts within Data.
      out: (_x, { from, size }, total) => ({
        'Data.PageNum': String(from / size + 1),
        'Data.PageSize': String(size),
        'Data.TotalCount': String(total),
        Page: from / size + 1,
        PageSize: size,
        Total: total,
      }),
    },
    filter: {
      ProductCode: (state, wanted) => state.ApplicableProducts.Product.some((product) => product === wanted),
      ExpiryTimeStart: (state, wanted) => Date.parse(state.ExpiryTime) >= Date.parse(String(wanted)),
      ExpiryTimeEnd: (state, wanted) => Date.parse(state.ExpiryTime) <= Date.parse(String(wanted)),
    },
  }),
  QuerySavingsPlansInstance: list({
    kind: savingsPlan,
    rows: 'Data.Items',
    everywhere: true,
    page: pages({ page: 'PageNum', size: 20, max: 100, pageOut: 'Data.PageNum', sizeOut: 'Data.PageSize', total: 'Data.TotalCount' }),
    filter: { InstanceId: 'InstanceId', Status: 'Status', CommodityCode: 'CommodityCode' },
  }),
  DescribeSavingsPlansCoverageTotal: { needs: ['StartPeriod'], run: coverage },
};

/** `12,345.67` */
function withCommas(cny: number): string {
  return cny.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

/** What there was when the estate was opened, less what was spent since. */
function balance(x: Context): Fields {
  const wallet = walletOf(x);
  const opening = wallet?.state.openingCny ?? sumOf(totalsOf(x, daysBefore(x.estate.openedAt, 30), x.estate.openedAt));
  const credit = wallet?.state.creditCny ?? 0;
  const left = cents(opening - spentSince(x, x.estate.openedAt));
  return body({
    'Data.AvailableAmount': withCommas(left + credit),
    'Data.AvailableCashAmount': withCommas(left),
    'Data.CreditAmount': withCommas(credit),
    'Data.MybankCreditAmount': '0.00',
    'Data.QuotaLimit': '0.00',
    'Data.Currency': 'CNY',
  });
}

function daysBefore(ms: number, count: number): readonly BillDay[] {
  return Array.from({ length: count }, (_, at) => dayOf(ms - (at + 1) * dayMs));
}

function spentSince(x: Context, sinceMs: number): number {
  if (x.now <= sinceMs) return 0;
  const days: BillDay[] = [];
  for (let day = dayOf(sinceMs); day.startMs < x.now; day = dayOf(day.endMs)) days.push(day);
  return sumOf(totalsOf(x, days)) - sumOf(totalsOf(x, days.slice(0, 1), sinceMs));
}

const instancePages = pages({
  page: 'PageNum',
  size: 20,
  max: 300,
  pageOut: 'Data.PageNum',
  sizeOut: 'Data.PageSize',
  total: 'Data.TotalCount',
});

/** What a call may ask of an instance that only its row tells. */
const byRow: Readonly<Record<string, (instance: Fields, wanted: string) => boolean>> = {
  InstanceIDs: ({ InstanceID }, wanted) => wanted.split(',').includes(String(InstanceID)),
  RenewStatus: ({ RenewStatus }, wanted) => RenewStatus === wanted,
  EndTimeStart: ({ EndTime }, wanted) => EndTime !== '' && Date.parse(String(EndTime)) >= Date.parse(wanted),
  EndTimeEnd: ({ EndTime }, wanted) => EndTime !== '' && Date.parse(String(EndTime)) <= Date.parse(wanted),
  CreateTimeStart: ({ CreateTime }, wanted) => Date.parse(String(CreateTime)) >= Date.parse(wanted),
  CreateTimeEnd: ({ CreateTime }, wanted) => Date.parse(String(CreateTime)) <= Date.parse(wanted),
};

// Rows are made for one page only, unless the call asks for something that the ledger does not have.
function availableInstances(x: Context): Fields {
  const slice = instancePages.slice(x);
  const tests = Object.entries(byRow).filter(([name]) => x.text(name) !== '');
  const isWanted = (instance: Fields) => tests.every(([name, test]) => test(instance, x.text(name)));
  const places = ledgersOf(x).flatMap((ledger) => placesOf(x, ledger));
  const shown = ({ ledger, place }: (typeof places)[number]) => instanceOf(x, ledger, place);
  const found = tests.length === 0 ? places : places.filter((one) => isWanted(shown(one)));
  const rows = found.slice(slice.from, slice.from + slice.size).map(shown);
  return body({ ...instancePages.out(x, slice, found.length), 'Data.InstanceList': rows });
}

function placesOf(x: Context, ledger: Ledger): readonly { readonly ledger: Ledger; readonly place: number }[] {
  const [code, region, type] = [x.text('ProductCode') || x.text('ProductType'), x.text('Region'), x.text('SubscriptionType')];
  if (code !== '' && code !== ledger.price.product) return [];
  const isWanted = (place: number) =>
    (region === '' || ledger.regions[place] === region) &&
    (type === '' || (type === 'Subscription') === (ledger.isSubscription[place] === 1));
  return Array.from({ length: ledger.count }, (_, place) => place)
    .filter(isWanted)
    .map((place) => ({ ledger, place }));
}

function instanceOf(x: Context, ledger: Ledger, place: number): Fields {
  const { state, id, region, createdAt } = ledger.row(place);
  const isAhead = ledger.isSubscription[place] === 1;
  const renews = state['autoRenew'] !== false;
  return {
    InstanceID: id,
    ProductCode: ledger.price.product,
    ProductType: ledger.price.product,
    Region: region,
    OwnerId: Number(x.account),
    SubscriptionType: isAhead ? 'Subscription' : 'PayAsYouGo',
    Status: 'Normal',
    CreateTime: zulu(createdAt),
    EndTime: isAhead ? secondsOf(endOf(state)) : '',
    RenewStatus: isAhead ? (state['renewal'] ?? (renews ? 'AutoRenewal' : 'ManualRenewal')) : '',
    RenewalDuration: isAhead && renews ? 1 : 0,
    RenewalDurationUnit: isAhead && renews ? 'M' : '',
    Seller: '26842',
    SellerId: 26_842,
  };
}

function zulu(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

function secondsOf(time: string): string {
  const ms = Date.parse(time.replace(/T(\d\d:\d\d)Z$/, 'T$1:00Z'));
  return Number.isNaN(ms) ? '' : zulu(ms);
}

const renewals = ['AutoRenewal', 'ManualRenewal', 'NotRenewal'];

function setRenewal(x: Context): Fields {
  const status = x.text('RenewalStatus');
  if (!renewals.includes(status)) return refused('RenewalStatus');
  const wanted = new Set(x.texts('InstanceIDs'));
  const rows = ledgersOf(x).flatMap(({ kind }) => [...wanted].flatMap((id) => x.find(kind, id) ?? []));
  if (rows.length < wanted.size) return refused('InstanceIDs');
  for (const row of rows) x.change(row, { autoRenew: status === 'AutoRenewal', renewal: status });
  return {};
}

/** Share of what servers cost by use that plans pay for. */
function coverage(x: Context): Fields {
  const [from, to] = [Date.parse(x.text('StartPeriod')), Date.parse(x.text('EndPeriod') || zulu(x.now))];
  if (!(from < to)) return refused('StartPeriod');
  const days: BillDay[] = [];
  for (let day = dayOf(from); day.startMs < to; day = dayOf(day.endMs)) days.push(day);
  const shares = days.map((day) => ({ day, ...shareOf(x, day) }));
  const [paid, byUse] = [sum(shares.map((one) => one.paid)), sum(shares.map((one) => one.byUse))];
  return {
    Data: {
      TotalCoverage: { CoveragePercentage: ratio(paid, byUse), DeductAmount: cents(paid) },
      PeriodCoverage: shares.map(({ day, ...one }) => ({ Period: day.date, Percentage: ratio(one.paid, one.byUse) })),
    },
  };
}

function shareOf(x: Context, day: BillDay): { readonly paid: number; readonly byUse: number } {
  const byUse = sumOf(totalsOf(x, [day]).filter(({ price, type }) => price.product === 'ecs' && type === 'PayAsYouGo'));
  const plans = [...x.rows(savingsPlan, '*')].filter(({ state }) => state.StartTimestamp < day.endMs && state.EndTimestamp > day.startMs);
  return { byUse, paid: Math.min(byUse, sum(plans.map(({ state }) => Number(state.PoolValue) * 24))) };
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 10_000;
}
