/** A refusal that a new estimate starts from: when, and how many calls had been let in before. */
export interface Mark {
  readonly at: number;
  accepted: number;
}

/** What two refusals tell of a quota that drips: calls a millisecond, and how far that may be wrong. */
export interface Estimate {
  readonly perMs: number;
  /** How far the rate begins below, and how fast it feels for more above. */
  readonly below: number;
  readonly above: number;
  readonly spanMs: number;
  readonly at: number;
}

/** The estimate that a documented quota gives, at the time 0. */
export function documented(perSecond: number): Estimate {
  return { perMs: perSecond / 1000, below: 0.05, above: 0.05, spanMs: 2000, at: 0 };
}

/** The rate to call at: a cubic curve that begins below the estimate, lingers near it, and then rises. */
export function rateOf(estimate: Estimate, now: number): number {
  const step = Math.min((now - estimate.at) / estimate.spanMs - 1, 4);
  return estimate.perMs * (1 + (step < 0 ? estimate.below : estimate.above) * step ** 3);
}

/** The quota between two refusals: both mean that nothing was left. */
export function estimateOf(from: Mark, to: Mark, now: number): Estimate {
  const betweenMs = Math.max(to.at - from.at, 1);
  const count = Math.max(to.accepted - from.accepted, 0.5);
  const perMs = count / betweenMs;
  // Long enough for a refusal to cost little, short enough to notice that a quota was raised.
  const spanMs = Math.min(Math.max(betweenMs, 100), Math.max(1500, 30 / perMs));
  return { perMs, below: Math.min(Math.max(1 / count, 0.03), 0.5), above: Math.max(1 / Math.sqrt(count), 0.05), spanMs, at: now };
}
