import type { Context, Kind, Row } from '../../engine/index.ts';
import { type BillDay, dayOf, dayOfMonth } from './days.ts';
import { type Surge, wallet } from './kinds.ts';
import { isSubscription, type Price, prices } from './prices.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;
/** Paying by use costs more than paying ahead. */
const postpaidFactor = 1.5;

/** What the resources of one kind cost: columns, one entry each resource, in the order of its rows. */
export interface Ledger {
  readonly kind: Kind;
  readonly price: Price;
  readonly count: number;
  readonly createdAt: Float64Array;
  /** CNY: of a whole day for what is paid by use, of a month for a subscription. */
  readonly rate: Float64Array;
  readonly isSubscription: Uint8Array;
  readonly regions: readonly string[];
  row(place: number): Row;
}

interface Kept {
  readonly version: number;
  readonly ledger: Ledger;
}

const kept = new WeakMap<Context['estate'], Map<string, Kept>>();

/** The ledgers of all kinds that cost something; made again when something of the kind is written. */
export function ledgersOf(x: Context): readonly Ledger[] {
  const own = kept.get(x.estate) ?? new Map<string, Kept>();
  kept.set(x.estate, own);
  return [...x.estate.kinds.values()].flatMap((kind) => {
    const price = prices[kind.type];
    if (!price) return [];
    const { version } = x.estate.shelf(kind.kind);
    const key = `${x.account} ${kind.kind}`;
    const known = own.get(key);
    // Resources that come and go by the clock are counted anew each time.
    if (known?.version === version && !kind.rolls) return [known.ledger];
    const ledger = ledgerOf(x, kind, price);
    own.set(key, { version, ledger });
    return [ledger];
  });
}

function ledgerOf(x: Context, kind: Kind, price: Price): Ledger {
  const rows = x.rows(kind.kind, '*');
  const createdAt = new Float64Array(rows.count);
  const rate = new Float64Array(rows.count);
  const subscribed = new Uint8Array(rows.count);
  const regions: string[] = [];
  let place = 0;
  for (const { state, createdAt: at, region } of rows) {
    const monthly = price.monthly(state);
    createdAt[place] = at;
    regions.push(region);
    subscribed[place] = isSubscription(state) ? 1 : 0;
    rate[place] = cents(subscribed[place] ? monthly : (monthly * postpaidFactor) / 30);
    place++;
  }
  const row = (at: number) => x.rows(kind.kind, '*').page(at, 1)[0] as Row;
  return { kind, price, count: place, createdAt, rate, isSubscription: subscribed, regions, row };
}

export function cents(cny: number): number {
  return Math.round(cny * 100) / 100;
}

/** What happens to the bills of a product besides its resources. */
export function surgesOf(x: Context): readonly Surge[] {
  return walletOf(x)?.state.surges ?? [];
}

/** The wallet of the caller's account. */
export function walletOf(x: Context) {
  return x.rows(wallet, '*').page(0, 1)[0];
}

/**
 * CNY that one resource costs on a day, up to a moment. A subscription is paid for a month, on the day of the month on which it
 * was bought; the rest is paid by the hour that has begun.
 */
export function costOf(ledger: Ledger, place: number, day: BillDay, untilMs: number, factor: number): number {
  const rate = ledger.rate[place] ?? 0;
  const from = Math.max(ledger.createdAt[place] ?? 0, day.startMs);
  const to = Math.min(day.endMs, untilMs);
  if (rate === 0 || from >= to) return 0;
  if (ledger.isSubscription[place]) return isPayDay(ledger.createdAt[place] ?? 0, day) ? rate : 0;
  const hours = Math.ceil((to - from) / hourMs);
  return cents(rate * factor * Math.min(1, hours / 24));
}

// Months end on different days: who bought on the 31st pays on the 28th.
function isPayDay(createdAt: number, day: BillDay): boolean {
  return Math.min(28, dayOfMonth(createdAt)) === dayOfMonth(day.startMs);
}

/** By how much a product costs more on a day. */
export function factorOf(x: Context, surges: readonly Surge[], product: string, day: BillDay): number {
  const fits = surges.filter((one) => one.product === product && day.startMs >= dayOf(x.estate.openedAt - one.daysBefore * dayMs).startMs);
  return fits.reduce((factor, one) => factor * one.factor, 1);
}
