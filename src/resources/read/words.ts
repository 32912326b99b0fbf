/**
 * Reads one of a set of words whatever its letter case, and under its other spellings: the cloud writes PostPaid in one
 * product and Postpaid in the next. A text that is none of them is handed on, so that the field's `values` refuse it.
 */
export function oneOf(words: readonly string[], spellings: Readonly<Record<string, string>> = {}) {
  const byKey = new Map<string, string>(words.map((word) => [word.toLowerCase(), word]));
  for (const [spelling, word] of Object.entries(spellings)) byKey.set(spelling.toLowerCase(), word);
  return (raw: unknown): string | undefined => (typeof raw === 'string' ? (byKey.get(raw.toLowerCase()) ?? raw) : undefined);
}

const on = new Set(['1', 'true', 'on', 'yes', 'enable', 'enabled', 'open', 'opened']);
const off = new Set(['0', 'false', 'off', 'no', 'disable', 'disabled', 'close', 'closed']);

/** Reads a switch in any of the spellings in use: 1, "1", true, Enable, Enabled. Undefined for anything else. */
export function toSwitch(raw: unknown): boolean | undefined {
  const word = String(raw).toLowerCase();
  if (on.has(word)) return true;
  return off.has(word) ? false : undefined;
}

/** The first of several spellings of one switch that the reply carries. */
export function firstSwitch(...raws: readonly unknown[]): boolean | undefined {
  return raws.map(toSwitch).find((value) => value !== undefined);
}
