import type { pages } from '../../engine/index.ts';

type Paging = ReturnType<typeof pages>;

/** A paging whose numbers at these paths of the reply are written as texts. */
export function textTotal(paging: Paging, ...paths: readonly string[]): Paging {
  return {
    slice: paging.slice,
    out: (x, slice, total) =>
      Object.fromEntries(
        Object.entries(paging.out(x, slice, total)).map(([path, value]) => [path, paths.includes(path) ? String(value) : value]),
      ),
  };
}
