/** A time of the cloud, with or without seconds, as ISO-8601 UTC; undefined when it is none. */
export function toTimestamp(raw: unknown): string | undefined {
  if (typeof raw !== 'string' || raw === '') return undefined;
  const ms = Date.parse(raw.replace(/^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})Z$/, '$1:00Z'));
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}
