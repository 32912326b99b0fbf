const dayMs = 86_400_000;
/** 1.31 came on this day; since then a minor version comes three times a year, and the newest three are supported, a month over. */
const first = { minor: 31, at: Date.parse('2025-01-30T00:00:00Z') };
const everyMs = 122 * dayMs;
const lastsMs = 3 * everyMs + 30 * dayMs;

/** A version that ACK has released. */
export interface Release {
  readonly version: string;
  readonly releasedAt: number;
  /** The end of its support. */
  readonly expiresAt: number;
}

/** The newest minor number at a moment. */
function newestMinor(at: number): number {
  return first.minor + Math.floor((at - first.at) / everyMs);
}

function release(minor: number): Release {
  const releasedAt = first.at + (minor - first.minor) * everyMs;
  return { version: `1.${minor}.${1 + ((minor * 7) % 4)}-aliyun.1`, releasedAt, expiresAt: releasedAt + lastsMs };
}

/** The version so many minor versions behind the newest of a moment. */
export function versionAt(at: number, behind: number): string {
  return release(newestMinor(at) - behind).version;
}

/** Everything that can be learnt of a version by its name; undefined for one that was never released. */
export function releaseOf(version: string, at: number): Release | undefined {
  const minor = Number(/^v?1\.(\d+)\./.exec(version)?.[1] ?? Number.NaN);
  const known = Number.isNaN(minor) || minor > newestMinor(at) ? undefined : release(minor);
  return known?.version === version.replace(/^v/, '') ? known : undefined;
}

/** Versions that are supported at a moment, newest first. */
export function supportedAt(at: number): readonly Release[] {
  return Array.from({ length: 5 }, (_, behind) => release(newestMinor(at) - behind)).filter(({ expiresAt }) => expiresAt > at);
}

/** The version that a cluster may be upgraded to: the next minor one; empty for the newest. */
export function nextOf(version: string, at: number): string {
  const minor = Number(version.split('.')[1]);
  return minor < newestMinor(at) ? release(minor + 1).version : '';
}
