/** Documents, windows and bills count in the time of China, which runs so far before UTC. */
export const chinaOffsetMs = 8 * 3_600_000;

/** A moment in China as the digits of an ISO text, to be cut: 2026-07-02T08:00:00.000Z. @param at ISO-8601 UTC, or epoch milliseconds */
export function inChina(at: string | number): string {
  return new Date((typeof at === 'number' ? at : Date.parse(at)) + chinaOffsetMs).toISOString();
}

/** A moment as people in China read it: 2026-07-02 08:00. @param at ISO-8601 UTC */
export function chinaMinute(at: string): string {
  return inChina(at).slice(0, 16).replace('T', ' ');
}

/** The same with its zone: 2026-11-25 12:00 (UTC+8); a text that is no date stays as it is. */
export function chinaTime(at: string): string {
  return Number.isNaN(Date.parse(at)) ? at : `${chinaMinute(at)} (UTC+8)`;
}
