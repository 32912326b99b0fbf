/** A quota as clouds enforce it; the time is handed in, in milliseconds. */
export interface Quota {
  /** The refusal, or undefined when the call may run. */
  admit(nowMs: number): 'rate' | 'concurrency' | undefined;
  /** A call that was let in has ended. */
  release(): void;
}

/** What a quota is made of; what is left out does not limit. */
export interface QuotaShape {
  readonly perSecond?: number;
  readonly burst?: number;
  /** So many calls in each span of windowMs, refused ones counted. */
  readonly perWindow?: number;
  readonly windowMs?: number;
  /** When the first window began, in milliseconds before the first call. */
  readonly windowPhaseMs?: number;
  readonly concurrent?: number;
}

export function createQuota(shape: QuotaShape): Quota {
  let tokens = shape.burst ?? 0;
  let filledAt: number | undefined;
  let windowEnd: number | undefined;
  let counted = 0;
  let running = 0;

  const takeToken = (nowMs: number): boolean => {
    if (shape.perSecond === undefined) return true;
    tokens = Math.min(shape.burst ?? 1, tokens + ((nowMs - (filledAt ?? nowMs)) / 1000) * shape.perSecond);
    filledAt = nowMs;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
  const countInWindow = (nowMs: number): boolean => {
    if (shape.perWindow === undefined) return true;
    const length = shape.windowMs ?? 1000;
    windowEnd ??= nowMs + length - (shape.windowPhaseMs ?? 0);
    if (nowMs >= windowEnd) {
      windowEnd += Math.ceil((nowMs - windowEnd + 1e-9) / length) * length;
      counted = 0;
    }
    counted += 1;
    return counted <= shape.perWindow;
  };
  return {
    admit(nowMs) {
      if (running >= (shape.concurrent ?? Number.POSITIVE_INFINITY)) return 'concurrency';
      if (!takeToken(nowMs) || !countInWindow(nowMs)) return 'rate';
      running += 1;
      return undefined;
    },
    release() {
      running -= 1;
    },
  };
}

/** One setting in which a collection is measured: so many pages under a quota. */
export interface Scenario {
  readonly name: string;
  readonly pages: number;
  readonly shape: QuotaShape;
  /** No collector can be faster, in milliseconds. */
  readonly boundMs: number;
}

/** How long a page takes once it is let in. */
export const pageMs = 50;

export const scenarios: readonly Scenario[] = [
  { name: '50 a second', pages: 300, shape: { perSecond: 50, burst: 10 } },
  { name: '20 a second', pages: 120, shape: { perSecond: 20, burst: 5 } },
  { name: '50 in each second, refused calls count', pages: 300, shape: { perWindow: 50, windowMs: 1000 } },
  { name: '5 at once', pages: 300, shape: { concurrent: 5 } },
  { name: '500 a second, 40 at once', pages: 800, shape: { perSecond: 500, burst: 50, concurrent: 40 } },
  { name: '100 a second, 6 at once', pages: 400, shape: { perSecond: 100, burst: 10, concurrent: 6 } },
].map((scenario) => ({ ...scenario, boundMs: boundMs(scenario.pages, scenario.shape) }));

/** The physical bound: tokens that have to drip in, windows that have to open, pages that have to run side by side. */
export function boundMs(pages: number, shape: QuotaShape): number {
  const rate = shape.perSecond === undefined ? 0 : ((pages - (shape.burst ?? 0)) / shape.perSecond) * 1000;
  const length = shape.windowMs ?? 1000;
  const windows = shape.perWindow === undefined ? 0 : (Math.ceil(pages / shape.perWindow) - 1) * length - (shape.windowPhaseMs ?? 0);
  const side = shape.concurrent === undefined ? 0 : (pages * pageMs) / shape.concurrent;
  return Math.max(rate, windows, side, pageMs);
}
