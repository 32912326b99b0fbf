import type { FieldValue } from '../../model/documents.ts';

/** One statement of a bucket policy. */
export type Statement = Readonly<Record<string, FieldValue>>;

/** A bucket policy: its statements as a list, and whatever stands beside them. */
export interface PolicyDocument {
  readonly statements: readonly Statement[];
  readonly rest: Statement;
}

/** The document of a policy text; undefined for what is none. */
export function documentOf(text: FieldValue | undefined): PolicyDocument | undefined {
  const parsed = parse(text);
  if (parsed === null || typeof parsed !== 'object' || Array.isArray(parsed)) return undefined;
  const { Statement: own = [], ...rest } = parsed as Statement;
  // One statement alone may stand without a list.
  return { statements: (Array.isArray(own) ? own : [own]) as readonly Statement[], rest };
}

/** A document as text with its keys in order, which is how Pulumi shows it. */
export function textOf({ statements, rest }: PolicyDocument): string {
  return JSON.stringify(sorted({ ...rest, Statement: [...statements] }));
}

/** Principals of a statement; one alone may stand without a list. */
export function principalsOf({ Principal: own }: Statement): readonly FieldValue[] {
  return Array.isArray(own) ? own : own === undefined ? [] : [own];
}

function parse(text: FieldValue | undefined): unknown {
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function sorted(value: FieldValue): FieldValue {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, part]) => [key, sorted(part)]));
}
