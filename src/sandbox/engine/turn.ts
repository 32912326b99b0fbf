import { type SandboxCall, SandboxError } from '../call.ts';
import type { Context, KindRef } from './context.ts';
import type { Estate } from './estate.ts';
import { asTexts, laidOver } from './fields.ts';
import type { View } from './list.ts';
import { makeRow, type Seedling } from './maker.ts';
import { type Model, type RowModel, rowModel } from './model.ts';
import type { Fields, Kind, Product, Refusal, Row } from './product.ts';
import type { Rows } from './rows.ts';
import { complete, Done, type Shape } from './shape.ts';

/** One call on its way through an action. */
export class Turn implements Context {
  readonly call: SandboxCall;
  readonly product: Product;
  readonly products: readonly Product[];
  readonly estate: Estate;
  readonly now: number;
  readonly account: string;
  readonly region: string;
  readonly params: Fields;
  readonly faults: ReadonlySet<string>;
  readonly #model: Model;

  constructor(estate: Estate, products: readonly Product[], model: Model, call: SandboxCall, params: Fields, faults: ReadonlySet<string>) {
    this.call = call;
    this.product = model.product;
    this.products = products;
    this.estate = estate;
    this.now = estate.clock.now();
    this.account = call.caller.accountId === '' ? estate.accounts[0].id : call.caller.accountId;
    this.region = call.region ?? estate.regions[0];
    this.params = params;
    this.faults = faults;
    this.#model = model;
  }

  text(name: string): string {
    const value = this.params[name];
    return value === undefined || value === null ? '' : String(value);
  }

  number(name: string): number | undefined {
    const value = this.params[name];
    if (value === undefined || value === null || value === '') return undefined;
    const number = Number(value);
    return Number.isNaN(number) ? this.refuse([400, 'InvalidParameter', 'The specified parameter {name} is not valid.'], { name }) : number;
  }

  texts(name: string): readonly string[] {
    return asTexts(this.params[name]);
  }

  kind<S extends Fields>(kind: KindRef<S>): Kind<S> {
    return (typeof kind === 'string' ? this.estate.kind(kind) : kind) as Kind<S>;
  }

  find<S extends Fields>(kind: KindRef<S>, id: string): Row<S> | undefined {
    return this.estate.find(nameOf(kind), this.account, id) as Row<S> | undefined;
  }

  get<S extends Fields>(kind: KindRef<S>, id: string): Row<S> {
    const row = this.find(kind, id);
    return row && this.isHere(row) ? row : this.refuse(this.kind(kind).notFound, { id });
  }

  rows<S extends Fields>(kind: KindRef<S>, region = this.region): Rows<S> {
    return this.estate.rows(nameOf(kind), this.account, region) as Rows<Fields> as Rows<S>;
  }

  where<S extends Fields>(kind: KindRef<S>, path: string, value: unknown): readonly Row<S>[] {
    return this.estate.where(nameOf(kind), this.account, path, value) as readonly Row<S>[];
  }

  isHere(row: Row): boolean {
    return this.call.region === undefined || row.region === this.call.region || this.estate.kind(row.kind).scope === 'global';
  }

  arn<S extends Fields>(kind: KindRef<S>, id: string): string {
    const form = this.kind(kind).arn;
    if (form === undefined) return '*';
    const region = this.find(kind, id)?.region ?? this.region;
    return form.replace('{region}', region).replace('{account}', this.account).replace('{id}', id);
  }

  arns<S extends Fields>(kind: KindRef<S>, idParam: string | undefined): readonly string[] {
    const ids = idParam === undefined ? [] : this.texts(idParam).filter((id) => id !== '');
    return (ids.length > 0 ? ids : ['*']).map((id) => this.arn(kind, id));
  }

  change<S extends Fields>(row: Row<S>, set: Fields): Row<S> {
    const latest = (this.find(row.kind, row.id) ?? row) as Row<S>;
    const changed = { ...latest, state: laidOver(latest.state, set) };
    this.estate.put(changed);
    return changed;
  }

  tag(row: Row, tags: Readonly<Record<string, string | undefined>>): void {
    const latest = this.find(row.kind, row.id) ?? row;
    const kept = Object.entries({ ...latest.tags, ...tags }).filter((pair): pair is [string, string] => pair[1] !== undefined);
    this.estate.put({ ...latest, tags: Object.fromEntries(kept) });
  }

  create<S extends Fields>(kind: Kind<S>, set: Fields, where: Parameters<Context['create']>[2] = {}): Row<S> {
    const shelf = this.estate.shelf(kind.kind);
    const given = laidOver({}, set);
    const index = shelf.nextIndex();
    const named = kind.name === undefined ? undefined : set[kind.name];
    const bare: Omit<Seedling, 'id'> = {
      index,
      account: this.account,
      region: where.region ?? this.region,
      name: where.id ?? String(named ?? ''),
      createdAt: this.now,
      tags: where.tags ?? {},
      given,
      isGenerated: false,
    };
    const row = makeRow(this.estate, kind, { ...bare, id: where.id ?? shelf.idOf(bare) });
    this.estate.put(row);
    return row;
  }

  remove(row: Row): void {
    this.estate.remove(row);
  }

  later(seconds: number, row: Row, set: Fields | 'remove'): void {
    this.estate.later(seconds, () => {
      const latest = this.estate.find(row.kind, row.account, row.id);
      if (!latest) return;
      if (set === 'remove') this.estate.remove(latest);
      else this.estate.put({ ...latest, state: laidOver(latest.state, set) });
    });
  }

  shown<S extends Fields>(row: Row<S>, path: string, view?: View<S>, more?: Fields): Done {
    const model = rowModel(this.#model, path);
    const lasts = !more && row.kind !== '' && (view === undefined || view.length < 3);
    const known = lasts ? model.done.get(row) : undefined;
    const done = known ?? this.#complete(row, path, model, view, more);
    if (lasts && known === undefined) model.done.set(row, done);
    return new Done(path === '' && model.shape ? this.#enveloped(model.shape, done) : done);
  }

  #complete<S extends Fields>(row: Row<S>, path: string, model: RowModel, view: View<S> | undefined, more: Fields | undefined): Fields {
    const own = view?.(row.state, row, this) ?? {};
    const fields = more ? laidOver(own, more) : own;
    if (!model.shape) return { ...model.auto(row), ...row.state, ...fields, ...(path === '' && { RequestId: this.call.requestId }) };
    return complete(model.shape, fields, this.#model.complain, row.state, model.auto(row)) as Fields;
  }

  /** A reply that is a resource itself carries the envelope among the resource's fields. */
  #enveloped(shape: Shape, done: Fields): Fields {
    const body = { ...done };
    for (const [name, value] of Object.entries(this.envelope())) if (shape.fields.has(name)) body[name] = value;
    return body;
  }

  /** Fields of every reply of the product. */
  envelope(): Fields {
    const { requestId } = this.call;
    return { ...this.product.always, RequestId: requestId, requestId, request_id: requestId };
  }

  refuse(refusal: Refusal, values: Readonly<Record<string, string>> = {}): never {
    const [status, code, message] = refusal;
    const filled = (text: string) => text.replace(/\{(\w+)\}/g, (slot, name: string) => values[name] ?? slot);
    throw new SandboxError(status, filled(code), filled(message));
  }
}

function nameOf<S extends Fields>(kind: KindRef<S>): string {
  return typeof kind === 'string' ? kind : kind.kind;
}
