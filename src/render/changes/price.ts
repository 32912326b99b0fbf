import type { Change } from '../../model/documents.ts';

/** Effect of several changes on the bill. */
export interface PriceSum {
  /** CNY a month, of those whose amount is known. */
  readonly known: number;
  /** Changes that are billed, and nobody knows how much. */
  readonly unknown: number;
}

/** Sums first and rounds last, to the fen. */
export function priceSum(changes: readonly Pick<Change, 'priceCnyPerMonth'>[]): PriceSum {
  const sum = changes.reduce((total, { priceCnyPerMonth }) => total + (priceCnyPerMonth ?? 0), 0);
  return { known: Math.round(sum * 100) / 100, unknown: changes.filter(({ priceCnyPerMonth }) => priceCnyPerMonth === null).length };
}
