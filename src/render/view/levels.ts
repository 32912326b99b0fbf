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

export function sumOf(counts: ByLevel): number {
  return counts.critical + counts.high + counts.medium + counts.low;
}
