import { Buffer } from 'node:buffer';
import type { Context } from './context.ts';
import type { Refusal } from './product.ts';

/** Which rows a call asks for. */
export interface Slice {
  readonly from: number;
  readonly size: number;
}

/** One way of paging. `out` gives reply fields, at dotted paths. */
export interface Paging {
  slice(x: Context): Slice;
  out(x: Context, slice: Slice, total: number): Readonly<Record<string, unknown>>;
}

interface Sizes {
  /** Rows when the call names no size. */
  readonly size: number;
  /** The most that the API grants. */
  readonly max: number;
  /** What happens over the most: the call is refused (default), or gets the most. */
  readonly over?: 'refuse' | 'clamp';
  /** The only sizes that are allowed, where only some are. */
  readonly only?: readonly number[];
  /** Path of the total; default TotalCount; null where the reply names none. */
  readonly total?: string | null;
}

/** Page number and page size, from 1. A page past the end is empty. */
export function pages(
  spec: Sizes & {
    readonly page?: string;
    readonly pageSize?: string;
    /** Paths in the reply, where they are not the parameters' names; null where the reply has none. */
    readonly pageOut?: string | null;
    readonly sizeOut?: string | null;
  },
): Paging {
  const { page = 'PageNumber', pageSize = 'PageSize', total = 'TotalCount' } = spec;
  const { pageOut = page, sizeOut = pageSize } = spec;
  return {
    slice(x) {
      const size = sizeOf(x, pageSize, spec);
      const number = x.number(page) ?? 1;
      if (number < 1 || !Number.isInteger(number)) badPage(x, page);
      return { from: (number - 1) * size, size };
    },
    out: (_x, { from, size }, count) => ({
      ...at(pageOut, from / size + 1),
      ...at(sizeOut, size),
      ...at(total, count),
    }),
  };
}

/** A token that leads on, until it is empty. */
export function tokens(
  spec: Sizes & {
    readonly token?: string;
    readonly sizeName?: string;
    /** Paths in the reply, where they are not the token's name and MaxResults. */
    readonly out?: string;
    readonly sizeOut?: string | null;
  },
): Paging {
  const { token = 'NextToken', sizeName = 'MaxResults', total = 'TotalCount' } = spec;
  const { out = token, sizeOut = sizeName } = spec;
  return {
    slice: (x) => ({ from: readToken(x, token), size: sizeOf(x, sizeName, spec) }),
    out: (x, { from, size }, count) => ({
      ...at(out, from + size < count ? writeToken(x, from + size) : ''),
      ...at(sizeOut, size),
      ...at(total, count),
    }),
  };
}

/** Pages by number, unless the call sends a token or MaxResults: ECS. */
export function pagesOrTokens(numbered: Paging, tokened: Paging, names: readonly string[] = ['MaxResults', 'NextToken']): Paging {
  const pick = (x: Context) => (names.some((name) => x.params[name] !== undefined) ? tokened : numbered);
  return { slice: (x) => pick(x).slice(x), out: (x, slice, total) => pick(x).out(x, slice, total) };
}

/** A marker while the reply is truncated: RAM and OSS. */
export function markers(
  spec: Sizes & {
    readonly marker?: string;
    readonly sizeName?: string;
    readonly out?: string;
    readonly truncated?: string;
  },
): Paging {
  const { marker = 'Marker', sizeName = 'MaxItems', truncated = 'IsTruncated', out = marker, total = null } = spec;
  return {
    slice: (x) => ({ from: readToken(x, marker), size: sizeOf(x, sizeName, spec) }),
    out: (x, { from, size }, count) => ({
      [truncated]: from + size < count,
      ...(from + size < count ? { [out]: writeToken(x, from + size) } : {}),
      ...at(total, count),
    }),
  };
}

/** An offset in rows: SLS. */
export function offsets(spec: Sizes & { readonly offset?: string; readonly sizeName?: string; readonly count?: string }): Paging {
  const { offset = 'offset', sizeName = 'size', total = 'total', count = 'count' } = spec;
  return {
    slice: (x) => ({ from: x.number(offset) ?? 0, size: sizeOf(x, sizeName, spec) }),
    out: (_x, { from, size }, all) => ({ [count]: Math.max(0, Math.min(size, all - from)), ...at(total, all) }),
  };
}

function sizeOf(x: Context, name: string, { size, max, over = 'refuse', only }: Sizes): number {
  const asked = x.number(name) ?? size;
  if (only && !only.includes(asked)) badPage(x, name);
  if (asked < 1 || !Number.isInteger(asked)) badPage(x, name);
  if (asked <= max) return asked;
  return over === 'clamp' ? max : badPage(x, name);
}

function at(path: string | null, value: unknown): Record<string, unknown> {
  return path === null ? {} : { [path]: value };
}

// The action is part of the token, so that a token of one list is refused by another.
function writeToken(x: Context, from: number): string {
  return Buffer.from(`${x.call.action}:${from}`).toString('base64url');
}

function readToken(x: Context, name: string): number {
  const token = x.text(name);
  if (token === '') return 0;
  const [action, from] = Buffer.from(token, 'base64url').toString('utf8').split(':');
  return action === x.call.action && /^\d+$/.test(from ?? '') ? Number(from) : badPage(x, name);
}

const defaultBadPage: Refusal = [400, 'InvalidParameter', 'The specified parameter {name} is not valid.'];

function badPage(x: Context, name: string): never {
  x.refuse(x.product.badPage ?? defaultBadPage, { name });
}
