import { type IdForm, idForm } from './ids.ts';
import { type Ground, makeRow, type Seedling } from './maker.ts';
import { placed } from './places.ts';
import type { Kind, Row } from './product.ts';
import { RowHistory } from './row-history.ts';
import type { Source } from './sources.ts';
import { ValueIndex } from './value-index.ts';

const keptRows = 4096;
const keptFilters = 16;

/** All resources of one kind: those that come from a source and are made when looked at, and those that somebody described or wrote. */
export class Shelf {
  readonly kind: Kind;
  readonly form: IdForm;
  /** Goes up with every write. */
  version = 0;
  readonly #ground: Ground;
  readonly #sources: readonly Source[];
  readonly #written = new Map<number, Row>();
  readonly #gone = new Set<number>();
  readonly #own = new Map<string, Row | Seedling>();
  readonly #planted = new Map<string, Seedling[]>();
  readonly #first = new WeakMap<Seedling, Row>();
  readonly #ownIndex = new Map<number, string>();
  readonly #places = new Map<string, Set<string>>();
  readonly #cache = new Map<number, Row>();
  readonly #indexById = new Map<string, number>();
  readonly #history = new RowHistory();
  readonly #filters = new Map<string, { version: number; indexes: readonly number[] }>();
  readonly #values = new ValueIndex();
  #next: number;

  constructor(ground: Ground, kind: Kind, sources: readonly Source[]) {
    this.kind = kind;
    this.#ground = ground;
    this.#sources = sources;
    this.form = idForm(kind.id, ground.seed, kind.kind);
    this.#next = Math.max(0, ...sources.map((source) => source.ownFrom));
  }

  /** The next free index. */
  nextIndex(): number {
    return this.#next++;
  }

  /** Puts a described resource on the shelf; its state is made when somebody looks. */
  plant(seedling: Seedling): void {
    this.version++;
    this.#own.set(keyOf(seedling), seedling);
    this.#place(seedling);
    const place = `${seedling.account}|${seedling.region}`;
    this.#planted.set(place, [...(this.#planted.get(place) ?? []), seedling]);
  }

  /**
   * One of the resources that stood in a region when the estate was opened, as it was then: what hangs on it by chance
   * must not change with what is written later.
   */
  firstOf(account: string, region: string, chance: number): Row | undefined {
    const places = [...this.#planted].filter(
      ([place]) => place === `${account}|${region}` || (region === '*' && place.startsWith(`${account}|`)),
    );
    const planted = places.flatMap(([, seedlings]) => seedlings);
    const counts = this.#sources.map((source) => source.count(account, region));
    let place = Math.floor(chance * counts.reduce((sum, count) => sum + count, planted.length));
    for (const [at, source] of this.#sources.entries()) {
      const count = counts[at] as number;
      if (place < count) return this.#firstAt(source.at(account, region, place));
      place -= count;
    }
    const seedling = planted[place];
    return seedling && this.#sprout(seedling);
  }

  #firstAt(index: number): Row | undefined {
    if (!this.#written.has(index) && !this.#gone.has(index)) return this.at(index);
    const seedling = this.#seedling(index);
    return seedling && makeRow(this.#ground, this.kind, seedling);
  }

  #sprout(seedling: Seedling): Row {
    const row = this.#first.get(seedling) ?? makeRow(this.#ground, this.kind, seedling);
    this.#first.set(seedling, row);
    return row;
  }

  find(account: string, id: string): Row | undefined {
    const key = `${account}/${id}`;
    const own = this.#own.get(key);
    if (own) return this.#bloomed(key, own);
    const index = this.#knownIndex(key) ?? this.#learntIndex(key, account, id);
    return index === undefined ? undefined : this.at(index);
  }

  #knownIndex(key: string): number | undefined {
    const index = this.#indexById.get(key);
    return index === undefined || this.#gone.has(index) ? undefined : index;
  }

  /** The index of an id stays, but for what comes and goes by the clock. */
  #learntIndex(key: string, account: string, id: string): number | undefined {
    const index = this.indexOf(account, id);
    if (index === undefined || this.kind.rolls) return index;
    if (this.#indexById.size >= keptRows) this.#indexById.clear();
    this.#indexById.set(key, index);
    return index;
  }

  /** Index of a resource of a source by its id, if it has not been deleted. */
  indexOf(account: string, id: string): number | undefined {
    const read = this.#sources.length === 0 ? undefined : this.form.read(id);
    if (!read) return undefined;
    const index = read.parent === undefined ? read.index : this.#underParent(account, read.parent, read.brother ?? 1);
    if (index === undefined || this.#gone.has(index)) return undefined;
    const seedling = this.#seedling(index);
    return seedling?.account === account && seedling.id === id ? index : undefined;
  }

  #underParent(account: string, parentId: string, brother: number): number | undefined {
    const of = this.kind.of;
    const parent = of && this.#ground.byId(of.kind, account, parentId);
    return parent && of ? parent.index * of.each + brother - 1 : undefined;
  }

  /** A resource by its index. */
  at(index: number, isKept = true): Row | undefined {
    const own = this.#ownIndex.get(index);
    if (own !== undefined) return this.#bloomed(own, this.#own.get(own) as Row | Seedling);
    if (this.#gone.has(index)) return undefined;
    const known = this.#written.get(index) ?? this.#cache.get(index);
    if (known) return known;
    const seedling = this.#seedling(index);
    if (!seedling) return undefined;
    const row = makeRow(this.#ground, this.kind, seedling);
    if (isKept) this.#keep(index, row);
    return row;
  }

  #keep(index: number, row: Row): void {
    if (this.#cache.size >= keptRows) this.#cache.clear();
    this.#cache.set(index, row);
  }

  #seedling(index: number): Seedling | undefined {
    for (const source of this.#sources) {
      const bare: Seedling | undefined = source.seedling(index);
      if (bare) return Object.assign(bare, { id: this.idOf(bare) });
    }
    return undefined;
  }

  /** How many resources stand in a region; `*` for all. */
  count(account: string, region: string): number {
    const sourced = this.#sources.reduce(
      (sum, source) => sum + source.count(account, region) - this.#gonePlaces(source, account, region).length,
      0,
    );
    return sourced + this.#ownIn(account, region).length;
  }

  /** Indexes of the resources from a place on. */
  indexes(account: string, region: string, from: number, size: number): number[] {
    const found: number[] = [];
    let skip = from;
    for (const source of this.#sources) {
      const gone = this.#gonePlaces(source, account, region);
      const count = source.count(account, region) - gone.length;
      for (let place = skip; place < count && found.length < size; place++) found.push(source.at(account, region, placed(place, gone)));
      skip = Math.max(0, skip - count);
    }
    if (found.length >= size) return found;
    const own = this.#ownIn(account, region);
    for (const key of own.slice(skip, skip + size - found.length)) found.push((this.#own.get(key) as Row | Seedling).index);
    return found;
  }

  /** Children that a generated parent has by its kind. */
  childrenOf(parentIndex: number): number[] {
    const each = this.kind.of?.each ?? 0;
    return Array.from({ length: each }, (_, k) => parentIndex * each + k).filter(
      (index) => !this.#ownIndex.has(index) && !this.#gone.has(index) && this.#seedling(index),
    );
  }

  /** What a parent has brought forth by the clock and nobody has deleted, latest first. */
  broughtForth(parent: Row): number[] {
    return this.#sources.flatMap((source) => source.under?.(parent) ?? []).filter((index) => !this.#gone.has(index));
  }

  /** Indexes of generated resources that were made with a value at a path, whatever has been written since. */
  madeWith(path: string, value: unknown): readonly number[] {
    return this.#values.find(path, value, () => this.#madeStates());
  }

  *#madeStates() {
    const size = Math.max(0, ...this.#sources.map((source) => source.ownFrom));
    for (let index = 0; index < size; index++) yield makeRow(this.#ground, this.kind, this.#seedling(index) as Seedling).state;
  }

  /** Indexes of all that somebody described or wrote. */
  touched(): number[] {
    return [...this.#ownIndex.keys(), ...this.#written.keys()];
  }

  /** Remembers which resources pass a test until something is written. */
  remembered(key: string, find: () => number[]): readonly number[] {
    const kept = this.#filters.get(key);
    if (kept?.version === this.version) return kept.indexes;
    const indexes = find();
    if (this.#filters.size >= keptFilters) this.#filters.delete(this.#filters.keys().next().value as string);
    this.#filters.set(key, { version: this.version, indexes });
    return indexes;
  }

  /** Puts a row in the place of what was there. Returns how to take it back. */
  put(row: Row, at: number): () => void {
    const key = keyOf(row);
    const before = this.find(row.account, row.id);
    this.#history.remember(key, before, at);
    this.version++;
    if (this.#isSourced(row.index)) {
      this.#written.set(row.index, row);
      this.#gone.delete(row.index);
    } else {
      this.#own.set(key, row);
      this.#place(row);
    }
    return () => void (before ? this.put(before, at) : this.remove(row, at));
  }

  remove(row: Row, at: number): () => void {
    const key = keyOf(row);
    this.#history.remember(key, this.find(row.account, row.id), at);
    this.version++;
    this.#written.delete(row.index);
    if (this.#isSourced(row.index)) this.#gone.add(row.index);
    this.#own.delete(key);
    this.#ownIndex.delete(row.index);
    this.#places.get(`${row.account}|${row.region}`)?.delete(key);
    return () => void this.put(row, at);
  }

  /** A row as it stood at a moment. Undefined if it was not there. */
  asOf(row: { readonly account: string; readonly id: string }, at: number): Row | undefined {
    const before = this.#history.after(keyOf(row), at);
    return before ? before.row : this.find(row.account, row.id);
  }

  /** Rows that have been deleted since a moment. */
  goneSince(at: number): Row[] {
    return this.#history.since(at).filter((row) => !this.find(row.account, row.id));
  }

  #place(one: Row | Seedling): void {
    const place = `${one.account}|${one.region}`;
    const key = keyOf(one);
    this.#ownIndex.set(one.index, key);
    this.#places.set(place, (this.#places.get(place) ?? new Set()).add(key));
    this.#next = Math.max(this.#next, one.index + 1);
  }

  #bloomed(key: string, own: Row | Seedling): Row {
    if ('state' in own) return own;
    const row = this.#sprout(own);
    this.#own.set(key, row);
    return row;
  }

  #isSourced(index: number): boolean {
    return !this.#ownIndex.has(index) && this.#sources.some((source) => source.seedling(index) !== undefined);
  }

  #ownIn(account: string, region: string): string[] {
    if (region !== '*') return [...(this.#places.get(`${account}|${region}`) ?? [])];
    return [...this.#places].filter(([place]) => place.startsWith(`${account}|`)).flatMap(([, keys]) => [...keys]);
  }

  #gonePlaces(source: Source, account: string, region: string): number[] {
    if (this.#gone.size === 0) return [];
    return [...this.#gone]
      .map((index) => source.placeOf(account, region, index))
      .filter((place) => place >= 0)
      .sort((a, b) => a - b);
  }

  /** Id that a resource gets by its kind's form. */
  idOf(bare: Omit<Seedling, 'id'>): string {
    const { index, region, name } = bare;
    if (!this.kind.id.includes('{parent}')) return this.form.write({ index, region, name });
    const parent = this.#ground.parentOf(this.kind, { ...bare, id: '' })?.id ?? '';
    return this.form.write({ index, region, name, parent, brother: (index % (this.kind.of?.each ?? 1)) + 1 });
  }
}

function keyOf(one: { readonly account: string; readonly id: string }): string {
  return `${one.account}/${one.id}`;
}
