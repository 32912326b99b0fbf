import type { CloudCall, Page } from '../model/cloud.ts';
import { CloudError } from '../model/errors.ts';
import type { Paging, Reply } from '../model/resource-type.ts';
import { readCount, readPath, readRows } from './read-path.ts';

type Read = (call: CloudCall) => Promise<Reply>;
type Params = Readonly<Record<string, string>>;

/** Reads a listing to its end, whatever its way of paging. A page that repeats the one before ends it. */
export async function* readPages(read: Read, call: CloudCall, paging: Paging, items: string): AsyncGenerator<Page> {
  const size: Params = 'size' in paging && paging.size && paging.max ? { [paging.size]: String(paging.max) } : {};
  const seen = new Set<string>();
  let got = 0;
  let next: Params | undefined = firstOf(paging);
  while (next !== undefined) {
    const reply: Reply = await read({ ...call, params: { ...call.params, ...size, ...next } });
    const rows = readRows(reply, items);
    const mark = rows.length > 0 ? JSON.stringify([rows[0], rows.at(-1), rows.length]) : '';
    // Some products answer any page past the end with the last one again.
    if (paging.style === 'page' && mark !== '' && seen.has(mark)) return;
    seen.add(mark);
    got += rows.length;
    const total = 'total' in paging ? readCount(reply, paging.total) : undefined;
    yield total === undefined ? { rows } : { rows, total };
    next = nextOf(paging, { call, reply, last: next, count: rows.length, got, total, seen });
  }
}

/** What decides whether there is another page. */
interface Progress {
  readonly call: CloudCall;
  readonly reply: Reply;
  readonly last: Params;
  readonly count: number;
  readonly got: number;
  readonly total: number | undefined;
  readonly seen: Set<string>;
}

function firstOf(paging: Paging): Params {
  if (paging.style === 'page') return { [paging.page]: '1' };
  return paging.style === 'offset' ? { [paging.offset]: '0' } : {};
}

/** Parameters of the next page; undefined when this was the last. */
function nextOf(paging: Paging, progress: Progress): Params | undefined {
  const { reply, last, count, got, total } = progress;
  switch (paging.style) {
    case 'none':
      return undefined;
    case 'page':
      if (count === 0 || (total !== undefined ? got >= total : count < sizeOf(reply, paging.size, paging.max))) return undefined;
      return { [paging.page]: String(Number(last[paging.page]) + 1) };
    case 'offset':
      return count === 0 || total === undefined || got >= total ? undefined : { [paging.offset]: String(got) };
    case 'token':
      return tokenOf(paging.token, readPath(reply, paging.out ?? paging.token), progress);
    case 'marker':
      if (String(readPath(reply, paging.truncated)) !== 'true') return undefined;
      return (
        tokenOf(paging.marker, readPath(reply, paging.out), progress) ??
        fail(progress.call, 'says that more follows and does not say where')
      );
  }
}

// The size in the reply is the true one: many calls grant less than they are asked for.
function sizeOf(reply: Reply, name: string, max: number): number {
  return Math.min(readCount(reply, name) ?? max, max);
}

function tokenOf(name: string, token: unknown, { call, seen }: Progress): Params | undefined {
  const text = token === undefined || token === null ? '' : String(token);
  if (text === '') return undefined;
  const mark = `token ${text}`;
  if (seen.has(mark)) fail(call, 'hands out the same page token again');
  seen.add(mark);
  return { [name]: text };
}

function fail(call: CloudCall, what: string): never {
  throw new CloudError('failed', `${call.product} ${call.action} in ${call.region}: the listing ${what}; the rest of it is not read.`, {
    code: 'broken-paging',
    action: call.action,
  });
}
