import type { AppliedException, Exception, Resource } from '../model/documents.ts';

/** The exceptions of a run, and how many findings each of them covers. */
export interface Exceptions {
  /** The exception that accepts this finding today, if any; every exception that covers it counts it. */
  accept(ruleId: string, resource: Resource): Exception | undefined;
  /** Findings by exception, in the order given. */
  readonly counts: number[];
}

/** @param now expiry is counted against this moment */
export function prepareExceptions(exceptions: readonly Exception[], now: Date): Exceptions {
  const counts = exceptions.map(() => 0);
  const prepared = exceptions.map((exception) => ({ exception, isExpired: isExpired(exception, now), isRule: pattern(exception.rule) }));
  const accept = (ruleId: string, resource: Resource) => {
    let accepting: Exception | undefined;
    for (const [i, { exception, isExpired, isRule }] of prepared.entries()) {
      if (!isRule(ruleId) || !covers(exception, resource)) continue;
      counts[i] = (counts[i] as number) + 1;
      if (!isExpired) accepting ??= exception;
    }
    return accepting;
  };
  return { accept: prepared.length === 0 ? () => undefined : accept, counts };
}

/** What each exception did, for the report. */
export function appliedExceptions(exceptions: readonly Exception[], counts: readonly number[], now: Date): AppliedException[] {
  return exceptions.map((exception, i) => ({ exception, isExpired: isExpired(exception, now), findings: counts[i] ?? 0 }));
}

/** An exception counts to the end of its last day in China. */
export function isExpired(exception: Exception, now: Date): boolean {
  return now.getTime() > Date.parse(`${exception.until}T23:59:59.999+08:00`);
}

function covers({ resource: id, accountId, region, tags }: Exception, resource: Resource): boolean {
  if (!pattern(id)(resource.id)) return false;
  if (accountId !== undefined && accountId !== resource.accountId) return false;
  if (region !== undefined && region !== resource.region) return false;
  return Object.entries(tags ?? {}).every(([key, value]) => Object.hasOwn(resource.tags, key) && resource.tags[key] === value);
}

/** A name, or the beginning of one with `*` at its end. */
export function pattern(text: string): (name: string) => boolean {
  if (!text.endsWith('*')) return (name) => name === text;
  const start = text.slice(0, -1);
  return (name) => name.startsWith(start);
}
