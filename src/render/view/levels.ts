import type { Category, Severity } from '../../model/documents.ts';

/** A level that counts as a risk; info is advice and counts in no total. */
export type Level = Exclude<Severity, 'info'>;

export const levels = ['critical', 'high', 'medium', 'low'] as const satisfies readonly Level[];

export const categories = ['security', 'stability', 'backup', 'capacity', 'performance', 'cost'] as const satisfies readonly Category[];

/** How many by level. */
export type ByLevel = Readonly<Record<Level, number>>;

export function isLevel(severity: string): severity is Level {
  return (levels as readonly string[]).includes(severity);
}

export function isHigh(level: Severity): boolean {
  return level === 'critical' || level === 'high';
}

/** Counts things by level. */
export function byLevel<T>(items: Iterable<T>, levelOf: (item: T) => Level): ByLevel {
  const counts = { critical: 0, high: 0, medium: 0, low: 0 };
  for (const item of items) counts[levelOf(item)]++;
  return counts;
}

export function sumOf(counts: ByLevel): number {
  return counts.critical + counts.high + counts.medium + counts.low;
}
