import type { Counts, Finding, Resource } from '../model/documents.ts';
import { judge } from './compile/compile-rule.ts';
import { type CompiledRules, type CompiledType, verdicts } from './compile/compile-rules.ts';
import type { Exceptions } from './exceptions.ts';
import { findingOf } from './finding.ts';

/** What was counted over some resources. Plain data: parts of one inventory add up. */
export interface Tallied {
  /** Checks by outcome, in the order of the rules. */
  readonly counts: readonly Counts[];
  /** Resources by type and region. */
  readonly resources: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Findings that each exception covers. */
  readonly exceptions: readonly number[];
}

export interface Tally {
  /** Judges one resource by every rule of its type. */
  add(resource: Resource): void;
  result(): Tallied;
}

/** @param onFinding is given each finding and the place of its rule; findings are not kept here */
export function createTally(compiled: CompiledRules, exceptions: Exceptions, onFinding: (finding: Finding, rule: number) => void): Tally {
  const counts = compiled.rules.map(noCounts);
  // Nearly every check ends in one of these two; they are counted apart, where counting costs least.
  const [passes, notApplicable] = [new Uint32Array(counts.length), new Uint32Array(counts.length)];
  const kinds = new Map<string, Kind>();
  const out = new Uint8Array(Math.max(1, ...[...compiled.types.values()].map(({ rules }) => rules.length)));

  const kindOf = (name: string): Kind => {
    const known = kinds.get(name);
    if (known) return known;
    const kind = { type: compiled.types.get(name), byRegion: {} };
    kinds.set(name, kind);
    return kind;
  };
  const find = (type: CompiledType, at: number, resource: Resource) => {
    const index = type.indexes[at] as number;
    const finding = findingOf(type.rules[at] as CompiledType['rules'][number], resource, exceptions, out[at] === verdicts.fail);
    (counts[index] as Counts)[finding.outcome]++;
    onFinding(finding, index);
  };
  const add = (resource: Resource) => {
    const { type, byRegion } = kindOf(resource.type);
    byRegion[resource.region] = (byRegion[resource.region] ?? 0) + 1;
    if (!type) return;
    judgeAll(type, resource, out);
    for (let i = 0; i < type.rules.length; i++) {
      const verdict = out[i];
      if (verdict === verdicts.pass) (passes[type.indexes[i] as number] as number)++;
      else if (verdict === verdicts.notApplicable) (notApplicable[type.indexes[i] as number] as number)++;
      else find(type, i, resource);
    }
  };
  const resources = () => Object.fromEntries([...kinds].map(([name, { byRegion }]) => [name, byRegion]));
  const total = () => counts.map((found, i) => ({ ...found, pass: passes[i] as number, 'not-applicable': notApplicable[i] as number }));
  return { add, result: () => ({ counts: total(), resources: resources(), exceptions: exceptions.counts }) };
}

/** A resource type as it turns up: its rules, if any, and how many there are by region. */
interface Kind {
  readonly type: CompiledType | undefined;
  readonly byRegion: Record<string, number>;
}

/** A rule that throws spoils the pass over its type; then each rule is asked alone, so that only that one is an error. */
function judgeAll(type: CompiledType, resource: Resource, out: Uint8Array): void {
  try {
    type.judge(resource, out);
  } catch {
    out.fill(verdicts.error);
    for (const [i, rule] of type.rules.entries()) out[i] = judgeAlone(rule, resource);
  }
}

function judgeAlone(rule: CompiledType['rules'][number], resource: Resource): number {
  const { outcome } = judge(rule, resource);
  return outcome === 'not-applicable' ? verdicts.notApplicable : verdicts[outcome];
}

/** The sum over parts of one inventory. */
export function addUp(parts: readonly Tallied[]): Tallied {
  const [first, ...rest] = parts;
  if (!first) return { counts: [], resources: {}, exceptions: [] };
  return rest.reduce(
    (sum, part) => ({
      counts: sum.counts.map((counts, i) => sumCounts(counts, part.counts[i] as Counts)),
      resources: sumResources(sum.resources, part.resources),
      exceptions: sum.exceptions.map((count, i) => count + (part.exceptions[i] ?? 0)),
    }),
    first,
  );
}

function sumCounts(a: Counts, b: Counts): Counts {
  const names = Object.keys(a) as (keyof Counts)[];
  return Object.fromEntries(names.map((name) => [name, a[name] + b[name]])) as unknown as Counts;
}

function sumResources(a: Tallied['resources'], b: Tallied['resources']): Tallied['resources'] {
  const sum = structuredClone(a) as Record<string, Record<string, number>>;
  for (const [type, regions] of Object.entries(b)) {
    sum[type] ??= {};
    for (const [region, count] of Object.entries(regions)) sum[type][region] = (sum[type][region] ?? 0) + count;
  }
  return sum;
}

function noCounts(): Counts {
  return { pass: 0, fail: 0, unknown: 0, 'not-applicable': 0, accepted: 0, error: 0 };
}
