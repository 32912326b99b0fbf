/** One measured line of a benchmark. */
export interface Row {
  readonly name: string;
  readonly value: number;
  /** Unit of value and baseline: ms, MB, … */
  readonly unit: string;
  /** What the value is held against, measured in the same run. */
  readonly baseline?: number;
  /** Ratio that the goal speaks of. */
  readonly ratio?: number;
  /** The goal in words, such as "ratio >= 110". */
  readonly goal?: string;
  /** Whether the goal is met; left out where there is none. */
  readonly ok?: boolean;
}

/** One benchmark file. */
export interface Benchmark {
  readonly name: string;
  run(): Promise<readonly Row[]>;
}

/** What a value is held against. */
export interface Held {
  readonly baseline?: number;
  readonly atLeast?: number;
  readonly atMostRatio?: number;
  readonly atMost?: number;
  readonly of?: 'value';
}

/**
 * A row whose goal is a least ratio (baseline over value), a greatest ratio (value over baseline) or a greatest value.
 * Without a goal the ratio is baseline over value, or the other way with `of: 'value'`.
 */
export function row(name: string, unit: string, value: number, held: Held = {}): Row {
  const { baseline, atLeast, atMostRatio, atMost, of } = held;
  const base = { name, unit, value, ...(baseline !== undefined && { baseline }) };
  if (atMost !== undefined) return { ...base, goal: `value <= ${atMost}`, ok: value <= atMost };
  if (baseline === undefined) return base;
  const ratio = atMostRatio === undefined && of !== 'value' ? baseline / value : value / baseline;
  if (atLeast !== undefined) return { ...base, ratio, goal: `ratio >= ${atLeast}`, ok: ratio >= atLeast };
  if (atMostRatio !== undefined) return { ...base, ratio, goal: `ratio <= ${atMostRatio}`, ok: ratio <= atMostRatio };
  return { ...base, ratio };
}
