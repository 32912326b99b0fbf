import { toRows } from './rows.ts';

/** Stands for every resource of a namespace. */
export const everyResource = '_ALL';

const notIds = new Set(['userid', 'regionid', 'groupid', 'device', 'diskname']);

/** Names in a text with commas; none where the reply has nothing. */
export function splitNames(raw: unknown): string[] {
  return typeof raw === 'string'
    ? raw
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '')
    : [];
}

/** Metrics of a rule: its own, and those of its expression where it joins several. */
export function metricsOf(name: unknown, expressions: unknown): string[] {
  const own = typeof name === 'string' && name !== '' ? [name] : [];
  const joined = toRows(expressions).flatMap(({ MetricName }) => (typeof MetricName === 'string' && MetricName !== '' ? [MetricName] : []));
  return [...new Set([...own, ...joined])];
}

/**
 * Ids in the JSON text of a rule's resources: `[{"instanceId":"i-1"},{"resource":"_ALL"}]`. Rules of application groups name
 * none. Undefined for a text that cannot be read.
 */
export function idsOf(raw: unknown): string[] | undefined {
  if (raw === undefined || raw === null || raw === '') return [];
  const parsed = typeof raw === 'string' ? parseJson(raw) : raw;
  if (!Array.isArray(parsed)) return undefined;
  const values = toRows(parsed).flatMap((one) => Object.entries(one).filter(([name]) => !notIds.has(name.toLowerCase())));
  return [...new Set(values.flatMap(([, value]) => (typeof value === 'string' ? [value] : [])))];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
