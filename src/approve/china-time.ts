const chinaOffsetMs = 8 * 3_600_000;

/** A moment as documents write it: 2026-11-25 12:00 (UTC+8); a text that is no date stays as it is. */
export function chinaTime(at: string): string {
  const ms = Date.parse(at);
  if (Number.isNaN(ms)) return at;
  return `${new Date(ms + chinaOffsetMs).toISOString().slice(0, 16).replace('T', ' ')} (UTC+8)`;
}
