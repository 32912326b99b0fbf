import type { Context } from '../../engine/index.ts';
import type { BillDay } from './days.ts';
import { cents, costOf, factorOf, type Ledger, ledgersOf, surgesOf } from './ledger.ts';
import type { Price } from './prices.ts';

export type SubscriptionType = 'Subscription' | 'PayAsYouGo';

/** What a product cost over some days, in one way of paying. */
export interface Total {
  readonly price: Price;
  readonly type: SubscriptionType;
  readonly cny: number;
}

/** Totals by product, products that cost nothing left out. */
export function totalsOf(x: Context, days: readonly BillDay[], untilMs = x.now): readonly Total[] {
  const surges = surgesOf(x);
  const sums = new Map<string, Total>();
  for (const ledger of ledgersOf(x)) {
    for (const day of days) {
      const factor = factorOf(x, surges, ledger.price.product, day);
      const [ahead, byUse] = sumsOf(ledger, day, untilMs, factor);
      add(sums, ledger.price, 'Subscription', ahead);
      add(sums, ledger.price, 'PayAsYouGo', byUse);
    }
  }
  return [...sums.values()];
}

function sumsOf(ledger: Ledger, day: BillDay, untilMs: number, factor: number): readonly [ahead: number, byUse: number] {
  let ahead = 0;
  let byUse = 0;
  for (let place = 0; place < ledger.count; place++) {
    const cost = costOf(ledger, place, day, untilMs, factor);
    if (ledger.isSubscription[place]) ahead += cost;
    else byUse += cost;
  }
  return [ahead, byUse];
}

function add(sums: Map<string, Total>, price: Price, type: SubscriptionType, cny: number): void {
  if (cny === 0) return;
  const key = `${price.product} ${type}`;
  sums.set(key, { price, type, cny: cents((sums.get(key)?.cny ?? 0) + cny) });
}

/** CNY of totals together. */
export function sumOf(totals: readonly Total[]): number {
  return cents(totals.reduce((sum, { cny }) => sum + cny, 0));
}

/** One line of a bill: what one resource cost over some days. */
export interface Line {
  readonly ledger: Ledger;
  readonly place: number;
  readonly cny: number;
}

/** Lines of all resources that cost something. */
export function linesOf(x: Context, days: readonly BillDay[], wanted: (ledger: Ledger) => boolean): readonly Line[] {
  const surges = surgesOf(x);
  return ledgersOf(x)
    .filter(wanted)
    .flatMap((ledger) => {
      const factors = days.map((day) => factorOf(x, surges, ledger.price.product, day));
      const lines: Line[] = [];
      for (let place = 0; place < ledger.count; place++) {
        const cny = cents(days.reduce((sum, day, at) => sum + costOf(ledger, place, day, x.now, factors[at] ?? 1), 0));
        if (cny > 0) lines.push({ ledger, place, cny });
      }
      return lines;
    });
}
