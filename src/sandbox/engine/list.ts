import type { Context, KindRef } from './context.ts';
import { fits, putAt, valueAt } from './fields.ts';
import type { Paging } from './paging.ts';
import type { Action, Fields, Row } from './product.ts';
import { looseRows, namedRows, type Rows } from './rows.ts';
import { Done } from './shape.ts';

/**
 * What a row of a reply shows beyond the state's fields of the same names, which come by themselves, as do `RegionId`
 * and tags. A view that takes no context must depend on the row alone: its result is kept while the row stays as it is.
 */
export type View<S extends Fields> = (state: S, row: Row<S>, x: Context) => Fields;

/**
 * A parameter that narrows a list: the path it is compared with, or a test. A test that takes no context must depend
 * on the row and the wanted value alone.
 */
export type Filter<S extends Fields> = string | ((state: S, wanted: unknown, row: Row<S>, x: Context) => boolean);

interface ListOf<S extends Fields> extends Pick<Action, 'needs' | 'permission' | 'omit'> {
  /** Path of the rows in the reply: `Instances.Instance`; empty for a reply that is a bare list. */
  readonly rows: string;
  readonly filter?: Readonly<Record<string, Filter<S>>>;
  readonly page?: Paging;
  readonly view?: View<S>;
  /** Further fields of the reply, at dotted paths. */
  readonly reply?: (x: Context, rows: readonly Row<S>[]) => Fields;
}

interface KindList<S extends Fields> extends ListOf<S> {
  readonly kind: KindRef<S>;
  /** Parameter that names ids, as `a,b`, a JSON list or `Name.1`; ids that do not exist give no row. */
  readonly ids?: string;
  /** All regions, whatever region the call goes to. */
  readonly everywhere?: boolean;
  /** Only these resources are ever listed here. */
  readonly only?: (state: S, row: Row<S>) => boolean;
}

/** A list of the resources of a kind. A filter that the call does not send does not narrow; a `Tag` parameter always does. */
export function list<S extends Fields>(spec: KindList<S>): Action {
  return { ...spec, resource: (x) => x.arns(spec.kind, spec.ids), run: (x) => replied(x, spec, narrowed(x, spec)) };
}

/** A list of things that are no resources of their own, such as the rules of a group: `from` gives them all. */
export function listOf<S extends Fields>(spec: ListOf<S> & { readonly from: (x: Context) => readonly S[] }): Action {
  return {
    ...spec,
    run: (x) => {
      const tests = sent(x, spec.filter);
      return replied(
        x,
        spec,
        looseRows(spec.from(x)).filter((row) => tests.every(([name, filter]) => passes(x, row, name, filter))),
      );
    },
  };
}

/** A list of rows that an action finds by itself, such as resources of several kinds. */
export function listRows<S extends Fields>(spec: Omit<ListOf<S>, 'filter' | 'view'> & { readonly from: (x: Context) => Rows<S> }): Action {
  return { ...spec, run: (x) => replied(x, spec, spec.from(x)) };
}

/** One resource by its id; an id that does not exist is refused as its kind says. */
export function get<S extends Fields>(
  spec: Pick<Action, 'needs' | 'permission' | 'omit'> & {
    readonly kind: KindRef<S>;
    /** Parameter that names the id. */
    readonly id: string;
    /** Path of the resource in the reply; left out, the reply itself is the resource. A list there gets it as its only row. */
    readonly at?: string;
    readonly view?: View<S>;
    /** Further fields of the reply, at dotted paths. */
    readonly reply?: (x: Context, row: Row<S>) => Fields;
  },
): Action {
  const { kind, id, at = '', view } = spec;
  return {
    ...spec,
    needs: [id, ...(spec.needs ?? [])],
    resource: (x) => x.arn(kind, x.text(id)),
    run(x) {
      const row = x.get(kind, x.text(id));
      const more = spec.reply?.(x, row);
      if (at === '') return x.shown(row, '', view, more);
      return body({ [at]: x.shown(row, at, view), ...more });
    },
  };
}

function narrowed<S extends Fields>(x: Context, spec: KindList<S>): Rows<S> {
  const { kind, ids, everywhere = false, only } = spec;
  const region = everywhere ? '*' : undefined;
  const filters = sent(x, spec.filter);
  if (ids !== undefined && x.text(ids) !== '') {
    const named = x
      .texts(ids)
      .flatMap((id) => x.find(kind, id) ?? [])
      .filter((row) => everywhere || x.isHere(row));
    return namedRows(named).filter((row) => passesAll(x, row, filters, only));
  }
  const all = x.rows(kind, region);
  const tie = filters.find(([, filter]) => filter === all.tie);
  const rows = tie ? namedRows(x.where(kind, tie[1] as string, x.text(tie[0])).filter((row) => everywhere || x.isHere(row))) : all;
  if (filters.length === 0 && !only && !x.params['Tag']) return rows;
  const lasts = filters.every(([, filter]) => typeof filter === 'string' || filter.length < 4);
  const key = lasts ? JSON.stringify([x.call.action, filters.map(([name]) => [name, x.params[name]]), x.params['Tag']]) : undefined;
  return rows.filter((row) => passesAll(x, row, filters, only), key);
}

function sent<S extends Fields>(x: Context, filter: Readonly<Record<string, Filter<S>>> = {}): readonly (readonly [string, Filter<S>])[] {
  return Object.entries(filter).filter(([name]) => x.params[name] !== undefined && x.params[name] !== '');
}

function passesAll<S extends Fields>(
  x: Context,
  row: Row<S>,
  filters: readonly (readonly [string, Filter<S>])[],
  only: KindList<S>['only'],
): boolean {
  return (
    (only?.(row.state, row) ?? true) && hasTags(row, x.params['Tag']) && filters.every(([name, filter]) => passes(x, row, name, filter))
  );
}

function passes<S extends Fields>(x: Context, row: Row<S>, name: string, filter: Filter<S>): boolean {
  const wanted = x.params[name];
  return typeof filter === 'string' ? fits(valueAt(row.state, filter), wanted) : filter(row.state, wanted, row, x);
}

function hasTags(row: Row, wanted: unknown): boolean {
  if (!Array.isArray(wanted)) return true;
  return wanted.every((tag: Fields) => {
    const key = String(tag['Key'] ?? tag['key'] ?? '');
    const value = tag['Value'] ?? tag['value'];
    return key in row.tags && (value === undefined || value === '' || row.tags[key] === value);
  });
}

function replied<S extends Fields>(x: Context, spec: ListOf<S>, rows: Rows<S>): Fields | Done {
  const slice = spec.page?.slice(x) ?? { from: 0, size: rows.count };
  let shown = rows.page(slice.from, slice.size);
  const total = rows.count + (x.faults.has('wrong-total') ? Math.max(1, Math.ceil(rows.count / 10)) : 0);
  if (x.faults.has('half-page')) shown = shown.slice(0, Math.floor(shown.length / 2));
  const written = new Done(shown.map((row) => x.shown(row, spec.rows, spec.view).value));
  if (spec.rows === '') return written;
  return body({ ...spec.page?.out(x, slice, total), ...spec.reply?.(x, shown), [spec.rows]: written });
}

/** A reply out of values at dotted paths. */
export function body(values: Fields): Fields {
  const fields: Record<string, unknown> = {};
  for (const [path, value] of Object.entries(values)) putAt(fields, path, value);
  return fields;
}
