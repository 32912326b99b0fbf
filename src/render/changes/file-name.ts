import type { Language } from '../text/catalogue.ts';
import type { Period } from './input.ts';

/**
 * change-list.en.html; of a period change-list.2026-11-01_2026-11-30.en.html, so that one does not overwrite another.
 * @param ending without its dot
 */
export function changeListName(language: Language, ending: string, period?: Period): string {
  return ['change-list', ...(period ? [daysOf(period)] : []), language, ending].join('.');
}

/** An open end is not written. */
function daysOf({ from, to }: Period): string {
  if (from.startsWith('0000')) return `to_${to}`;
  return to.startsWith('9999') ? `from_${from}` : `${from}_${to}`;
}
