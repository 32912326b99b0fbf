import type { Reply } from '../model/resource-type.ts';

/** What stands at a path such as `Items.DBInstance`; undefined where there is nothing. `.` is the reply itself. */
export function readPath(reply: Reply, path: string): unknown {
  if (path === '.') return reply;
  let node: unknown = reply;
  for (const name of path.split('.')) {
    if (node === null || typeof node !== 'object') return undefined;
    node = (node as Record<string, unknown>)[name];
  }
  return node;
}

/** A number, or a number written as text. */
export function readCount(reply: Reply, path: string | undefined): number | undefined {
  const value = path === undefined ? undefined : readPath(reply, path);
  const count = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof count === 'number' && Number.isFinite(count) ? count : undefined;
}

/** The rows at a path: none where it is empty, one where the reply itself is the row. */
export function readRows(reply: Reply, path: string): readonly Reply[] {
  const value = readPath(reply, path);
  if (Array.isArray(value)) return value as Reply[];
  if (path === '.') return [reply];
  return value !== null && typeof value === 'object' && Object.keys(value).length > 0 ? [value as Reply] : [];
}
