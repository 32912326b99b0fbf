/** How the lists of the cloud are paged, read off their parameters. */
import { readFileSync } from 'node:fs';
import { type Implemented, rowsAt } from './actions.ts';
import type { Answer, Params } from './ask.ts';

const caps = JSON.parse(readFileSync(new URL('../contract/page-caps.json', import.meta.url), 'utf8')) as Record<
  string,
  Record<string, number>
>;

/** The names of one way of paging. */
export interface PageNames {
  readonly style: 'page' | 'token' | 'marker' | 'offset';
  /** Page number, token, marker or offset. */
  readonly at: string;
  readonly size: string;
  /** Where the reply says how to go on; pages and offsets have none. */
  readonly next?: string;
  readonly cap: number | undefined;
}

const ways: readonly Omit<PageNames, 'cap'>[] = [
  ...['PageNumber', 'CurrentPage', 'Page', 'PageNum', 'PageNo', 'pageNumber', 'page', 'page_number'].flatMap((at) =>
    ['PageSize', 'ShowSize', 'Size', 'size', 'pageSize', 'page_size'].map((size) => ({ style: 'page' as const, at, size })),
  ),
  { style: 'token', at: 'NextToken', size: 'MaxResults', next: 'NextToken' },
  { style: 'token', at: 'nextToken', size: 'limit', next: 'nextToken' },
  { style: 'marker', at: 'Marker', size: 'MaxItems', next: 'Marker' },
  { style: 'marker', at: 'marker', size: 'max-keys', next: 'NextMarker' },
  { style: 'offset', at: 'offset', size: 'size' },
];

/** The ways in which a list is paged. */
export function waysOf({ product, action, shape, isPaged }: Implemented): readonly PageNames[] {
  const has = (name: string) => shape?.params[name] !== undefined;
  if (!isPaged) return [];
  return ways
    .filter(({ at, size }) => has(at) && has(size))
    .map((way) => ({ ...way, cap: caps[`${product.product} ${action}`]?.[way.size] }));
}

/** Sizes that are tried until one is granted: some products allow few. */
export const smallSizes = [1, 2, 5, 10, 20, 30, 50, 100];

/** All rows of a list, page by page; the pages that it took. Ends after 500. */
export async function readAll(
  call: (params: Params) => Promise<Answer>,
  way: PageNames,
  size: number,
  rows: string,
): Promise<readonly (readonly unknown[])[]> {
  const pages: (readonly unknown[])[] = [];
  let at: unknown = way.style === 'page' ? 1 : way.style === 'offset' ? 0 : undefined;
  while (pages.length < 500) {
    const { body, code } = await call({ [way.size]: size, ...(at !== undefined && { [way.at]: at }) });
    if (code !== undefined) throw new Error(`${code} at page ${pages.length + 1}`);
    const found = rowsAt(body, rows);
    at = nextOf(way, body, found.length, at, size);
    if (found.length > 0) pages.push(found);
    if (at === undefined) return pages;
  }
  return pages;
}

function nextOf(way: PageNames, body: unknown, count: number, at: unknown, size: number): unknown {
  if (way.style === 'page') return count < size ? undefined : Number(at) + 1;
  if (way.style === 'offset') return count < size ? undefined : Number(at) + count;
  const next = (body as Record<string, unknown>)[way.next as string];
  const isOver = way.style === 'marker' && String((body as Record<string, unknown>)['IsTruncated']) !== 'true';
  return isOver || next === '' || next === null ? undefined : next;
}
