import type { Context, KindRef } from './context.ts';
import { valueAt } from './fields.ts';
import { body } from './list.ts';
import type { Action, Fields, Kind, Refusal, Row } from './product.ts';

/** Refuses a value: returns the error, or undefined if the value is good. */
export type Check = (value: unknown, name: string, x: Context) => Refusal | undefined;

/** A parameter that is written: the path in the state, or the fields that follow from it. */
export type Writer<S extends Fields> = string | ((value: unknown, state: S, x: Context) => Fields);

interface Write<S extends Fields> extends Pick<Action, 'needs' | 'permission' | 'omit'> {
  readonly kind: KindRef<S>;
  /** What the call's parameters write; parameters that it does not send change nothing. */
  readonly set?: Readonly<Record<string, Writer<S>>>;
  readonly check?: Readonly<Record<string, Check>>;
  /** Status in between, and how long until the status is `to`. */
  readonly via?: string;
  readonly to?: string;
  readonly takesSeconds?: number;
  /** Fields of the reply, at dotted paths. */
  readonly reply?: (row: Row<S>, x: Context) => Fields;
}

interface WriteById<S extends Fields> extends Write<S> {
  /** Parameter that names the id; several ids are written one after the other, all or none. */
  readonly id: string;
  /** Statuses in which the write is allowed; in others it is refused as the kind's `status.wrong` says. */
  readonly from?: readonly string[];
  /** What else must hold; returns the error. */
  readonly guard?: (state: S, row: Row<S>, x: Context) => Refusal | undefined;
}

/** Writes parameters into the state of one resource, or of several. */
export function update<S extends Fields>(
  spec: WriteById<S> & {
    /** Fields that are laid over the state whatever the parameters say. */
    readonly also?: Fields | ((state: S, row: Row<S>, x: Context) => Fields);
  },
): Action {
  return byId(spec, (x, row) => {
    const also = typeof spec.also === 'function' ? spec.also(row.state, row, x) : spec.also;
    return settle(x, spec, x.change(row, { ...written(x, spec.set, row.state), ...also }));
  });
}

/** Deletes one resource, or several. */
export function remove<S extends Fields>(
  spec: WriteById<S> & {
    /** Errors for resources that hang on it: kind, path of the id in their state, error. */
    readonly blockedBy?: readonly (readonly [kind: string, path: string, Refusal])[];
    /** Resources that go with it: kind, path of the id in their state. */
    readonly takes?: readonly (readonly [kind: string, path: string])[];
    /** An id that does not exist is success. */
    readonly missingOk?: boolean;
  },
): Action {
  const guard = (state: S, row: Row<S>, x: Context) =>
    spec.guard?.(state, row, x) ?? spec.blockedBy?.find(([kind, path]) => x.where(kind, path, row.id).length > 0)?.[2];
  return byId({ ...spec, guard }, (x, row) => {
    for (const [kind, path] of spec.takes ?? []) for (const one of x.where(kind, path, row.id)) x.remove(one);
    if (spec.via === undefined) x.remove(row);
    else x.later(spec.takesSeconds ?? 0, statusSet(x, spec, row, spec.via), 'remove');
    return row;
  });
}

/** Makes a new resource: what its kind makes, with what the parameters say laid over. */
export function create<S extends Fields>(
  spec: Write<S> & {
    readonly kind: Kind<S>;
    /** Fields of the new one that differ from what the kind makes: a created one is bare. */
    readonly also?: Fields | ((x: Context) => Fields);
    /** Parameters that name other resources, which must exist: parameter and kind. */
    readonly refs?: Readonly<Record<string, string>>;
    /** What else must hold; returns the error. */
    readonly guard?: (x: Context) => Refusal | undefined;
    /** Parameter that gives the id, for kinds whose name is their id. */
    readonly id?: string;
  },
): Action {
  return {
    ...spec,
    writes: true,
    resource: (x) => x.arns(spec.kind, spec.id),
    run(x) {
      checked(x, spec.check);
      for (const [name, kind] of Object.entries(spec.refs ?? {})) for (const id of x.texts(name)) x.get(kind, id);
      const refusal = spec.guard?.(x);
      if (refusal) x.refuse(refusal);
      const also = typeof spec.also === 'function' ? spec.also(x) : spec.also;
      const set = { ...also, ...written(x, spec.set, {} as S) };
      const row = x.create(spec.kind, set, { tags: tagsOf(x), ...(spec.id === undefined ? {} : { id: x.text(spec.id) }) });
      return body(spec.reply?.(settle(x, spec, row), x) ?? {});
    },
  };
}

/** A write without a shape of its own. */
export function write(run: Action['run'], rest: Omit<Action, 'run' | 'writes'> = {}): Action {
  return { ...rest, run, writes: true };
}

/** Tags as a create call sends them. */
export function tagsOf(x: Context): Readonly<Record<string, string>> {
  const sent = x.params['Tag'];
  if (!Array.isArray(sent)) return {};
  return Object.fromEntries(sent.map((tag: Fields) => [String(tag['Key'] ?? tag['key']), String(tag['Value'] ?? tag['value'] ?? '')]));
}

function byId<S extends Fields>(
  spec: WriteById<S> & { readonly missingOk?: boolean },
  carryOut: (x: Context, row: Row<S>) => Row<S>,
): Action {
  return {
    ...spec,
    writes: true,
    needs: [spec.id, ...(spec.needs ?? [])],
    resource: (x) => x.arns(spec.kind, spec.id),
    run(x) {
      const ids = x.texts(spec.id);
      const rows = spec.missingOk ? ids.flatMap((id) => x.find(spec.kind, id) ?? []) : ids.map((id) => x.get(spec.kind, id));
      checked(x, spec.check);
      for (const row of rows) permitted(x, spec, row);
      const done = rows.map((row) => carryOut(x, row));
      return body((done[0] && spec.reply?.(done[0], x)) ?? {});
    },
  };
}

function permitted<S extends Fields>(x: Context, spec: WriteById<S>, row: Row<S>): void {
  const status = x.kind(spec.kind).status;
  if (spec.from && status && !spec.from.includes(String(valueAt(row.state, status.field)))) x.refuse(status.wrong, { id: row.id });
  const refusal = spec.guard?.(row.state, row, x);
  if (refusal) x.refuse(refusal, { id: row.id });
}

function checked(x: Context, check: Readonly<Record<string, Check>> = {}): void {
  for (const [name, test] of Object.entries(check)) {
    const value = x.params[name];
    const refusal = value === undefined ? undefined : test(value, name, x);
    if (refusal) x.refuse(refusal, { name });
  }
}

function written<S extends Fields>(x: Context, set: Readonly<Record<string, Writer<S>>> = {}, state: S): Fields {
  const fields: Record<string, unknown> = {};
  for (const [name, writer] of Object.entries(set)) {
    const value = x.params[name];
    if (value === undefined) continue;
    if (typeof writer === 'string') fields[writer] = value;
    else Object.assign(fields, writer(value, state, x));
  }
  return fields;
}

function settle<S extends Fields>(x: Context, spec: Write<S>, row: Row<S>): Row<S> {
  const field = x.kind(spec.kind).status?.field;
  if (spec.to === undefined || field === undefined) return row;
  if (spec.via === undefined) return x.change(row, { [field]: spec.to });
  const pending = x.change(row, { [field]: spec.via });
  x.later(spec.takesSeconds ?? 0, pending, { [field]: spec.to });
  return pending;
}

function statusSet<S extends Fields>(x: Context, spec: Write<S>, row: Row<S>, status: string): Row<S> {
  const field = x.kind(spec.kind).status?.field;
  return field === undefined ? row : x.change(row, { [field]: status });
}
