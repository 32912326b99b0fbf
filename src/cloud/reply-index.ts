import { createHash } from 'node:crypto';
import type { CloudCall } from '../model/cloud.ts';

/** What is known of one saved reply. Recorded ones have all of it, others as much as somebody wrote down. */
export interface ReplyEntry {
  readonly file: string;
  readonly product?: string;
  readonly action?: string;
  readonly version?: string;
  readonly region?: string;
  /** OSS bucket or SLS project. */
  readonly host?: string;
  readonly path?: string;
  readonly params?: Readonly<Record<string, string>>;
  /** Place among the pages of its listing, from 1. */
  readonly page?: number;
}

/** `index.json` beside saved replies; a bare list of entries is understood as well. */
export interface ReplyIndex {
  readonly schemaVersion: 1;
  readonly accountId: string;
  readonly takenAt: string;
  readonly replies: readonly ReplyEntry[];
}

/** Name of the file that a reply is recorded in. */
export function fileOf(call: CloudCall, extension: 'json' | 'xml'): string {
  const hash = createHash('sha256').update(keyOf(call, call.params)).digest('hex').slice(0, 12);
  return `${call.product}-${call.action}-${hash}.${extension}`;
}

// Windows of time move from run to run and do not tell one read from another.
const movingNames = /^(Start|End|From|To|Begin)(Time|Date|TimeStamp|Timestamp)?$|Time$/;

/** Everything that tells one read from another, without the moving parts and the names left out. */
export function stableKeyOf(call: CloudCall, leftOut: readonly string[] = []): string {
  const names = Object.keys(call.params).filter((name) => !movingNames.test(name) && !leftOut.includes(name));
  return keyOf(call, Object.fromEntries(names.map((name) => [name, call.params[name] ?? ''])));
}

/** The call that an entry answers; undefined when it is not written down in full. */
export function callOf(entry: ReplyEntry): CloudCall | undefined {
  const { product, action, region, params } = entry;
  if (!product || !action || !region || !params) return undefined;
  return { product, action, region, params, ...(entry.host && { host: entry.host }), ...(entry.path && { path: entry.path }) };
}

function keyOf(call: CloudCall, params: Readonly<Record<string, string>>): string {
  const pairs = Object.keys(params)
    .sort()
    .map((name) => [name, params[name]]);
  return JSON.stringify([call.product, call.action.toLowerCase(), call.region, call.host ?? '', call.path ?? '', pairs]);
}
