import { InputError } from '../../model/errors.ts';
import type { Estate } from './estate.ts';
import type { PlacedEntry } from './estate-file.ts';
import { minute, second } from './fields.ts';
import type { Seedling } from './maker.ts';
import type { Fields } from './product.ts';
import { Draw, hashOf } from './random.ts';

const dayMs = 86_400_000;

interface Plant extends PlacedEntry {
  readonly name: string;
  readonly number: string;
  readonly openedAt: number;
  readonly bare: Omit<Seedling, 'id' | 'given'>;
}

/** Puts the entries of an estate file into the estate. Throws {@link InputError} with a line for each that does not fit. */
export function plantAll(estate: Estate, entries: readonly PlacedEntry[]): void {
  const problems: string[] = [];
  const plants = entries.flatMap((placed) => copiesOf(estate, placed, problems));
  const ids = new Map<string, string>();
  const own = new Map<Plant, string>();
  const seen = new Map<string, string>();
  const refer = (plant: Plant, value: unknown, path: readonly string[]) => resolved(plant, value, ids, path, problems);
  const write = (plant: Plant, id: string) => {
    const key = `${plant.entry.kind} ${plant.bare.account} ${id}`;
    const first = seen.get(key);
    if (first) problems.push(`${plant.place(['id'])}: ${plant.entry.kind} ${id} is at ${first} already; ids are unique.`);
    seen.set(key, plant.place());
    own.set(plant, id);
    const name = `${plant.entry.kind}/${plant.name}`;
    if (!ids.has(name)) ids.set(name, id);
  };
  const isChild = (plant: Plant) => plant.entry.id === undefined && estate.kind(plant.entry.kind).id.includes('{parent}');
  for (const plant of plants.filter((one) => !isChild(one)))
    write(plant, plant.entry.id ? numbered(plant.entry.id, plant.number) : ownId(estate, plant));
  const brothers = new Map<string, number>();
  for (const plant of plants.filter(isChild))
    write(
      plant,
      childId(estate, plant, brothers, (value, path) => refer(plant, value, path)),
    );
  for (const plant of plants) {
    const kind = estate.kind(plant.entry.kind);
    const id = own.get(plant) as string;
    const named = kind.name === undefined || plant.entry.name === undefined ? {} : { [kind.name]: plant.name };
    const given = { ...named, ...(refer(plant, plant.entry.set ?? {}, ['set']) as Fields) };
    if (problems.length === 0) estate.shelf(kind.kind).plant({ ...plant.bare, id, given });
  }
  if (problems.length > 0) throw new InputError('estate-file', problems);
}

function copiesOf(estate: Estate, placed: PlacedEntry, problems: string[]): readonly Plant[] {
  const { entry, place } = placed;
  if (!estate.kinds.has(entry.kind)) {
    problems.push(`${place(['kind'])}: no product declares the kind ${entry.kind}; ${nearest(entry.kind, [...estate.kinds.keys()])}.`);
    return [];
  }
  const account = estate.accounts.find(({ id, alias }) => entry.account === undefined || entry.account === id || entry.account === alias);
  if (!account) problems.push(`${place(['account'])}: the estate has no account ${entry.account}.`);
  const region = entry.region ?? estate.regions[0];
  if (!estate.regions.includes(region))
    problems.push(`${place(['region'])}: the estate has no region ${region}; it has ${estate.regions.join(', ')}.`);
  if (!account) return [];
  return Array.from({ length: entry.count ?? 1 }, (_, copy) => {
    const shelf = estate.shelf(entry.kind);
    const index = shelf.nextIndex();
    const number = String(copy + 1).padStart(2, '0');
    const name = numbered(entry.name ?? `${entry.kind.split('.').pop()}-${index + 1}`, number);
    const [youngest, oldest] = shelf.kind.ageDays ?? [30, 900];
    const ageDays = entry.ageDays ?? youngest + new Draw(hashOf(`${estate.seed}/${entry.kind}/${name}/age`)).next() * (oldest - youngest);
    const createdAt = Math.floor((estate.openedAt - ageDays * dayMs) / 1000) * 1000;
    const tags = entry.tags ?? {};
    const bare = {
      index,
      account: account.id,
      region,
      name,
      createdAt,
      tags,
      isGenerated: false,
      ...(entry.metrics && { metrics: entry.metrics }),
    };
    return { ...placed, name, number, openedAt: estate.openedAt, bare };
  });
}

function ownId(estate: Estate, plant: Plant): string {
  const { index, region, name } = plant.bare;
  return estate.shelf(plant.entry.kind).form.write({ index, region, name });
}

function childId(
  estate: Estate,
  plant: Plant,
  brothers: Map<string, number>,
  refer: (value: unknown, path: readonly string[]) => unknown,
): string {
  const { form, kind } = estate.shelf(plant.entry.kind);
  const as = kind.of?.as ?? '';
  const parent = String(refer(plant.entry.set?.[as] ?? '', ['set', as]));
  const brother = (brothers.get(`${kind.kind}/${parent}`) ?? 0) + 1;
  brothers.set(`${kind.kind}/${parent}`, brother);
  const { index, region, name } = plant.bare;
  return form.write({ index, region, name, parent, brother });
}

const reference = /^@([a-z0-9-]+\.[a-z0-9-]+)\/(.+)$/;

const time = /^@time\/([+-]\d+(?:\.\d+)?)d(?::(minute|ms))?$/;

function momentAt(ms: number, form: string | undefined): string | number {
  const whole = Math.floor(ms / 1000) * 1000;
  if (form === 'ms') return whole;
  return form === 'minute' ? minute(whole) : second(whole);
}

// A reference is only ever a whole text, so that an @ in an address stays one.
function resolved(plant: Plant, value: unknown, ids: ReadonlyMap<string, string>, path: readonly string[], problems: string[]): unknown {
  if (Array.isArray(value)) return value.map((one, at) => resolved(plant, one, ids, [...path, String(at)], problems));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, resolved(plant, one, ids, [...path, name], problems)]));
  }
  if (typeof value !== 'string') return value;
  const text = numbered(value, plant.number);
  const moment = time.exec(text);
  if (moment) return momentAt(plant.openedAt + Number(moment[1]) * dayMs, moment[2]);
  const [, kind, name] = reference.exec(text) ?? [];
  if (kind === undefined) return text;
  const id = ids.get(`${kind}/${name}`);
  if (id === undefined) problems.push(`${plant.place(path)}: the estate has no ${kind} named ${name}.`);
  return id ?? '';
}

function numbered(text: string, number: string): string {
  return text.replaceAll('{n}', number);
}

function nearest(word: string, words: readonly string[]): string {
  const start = word.split('.')[0] ?? '';
  const near = words.filter((one) => one.startsWith(`${start}.`));
  return near.length > 0 ? `${start} has ${near.join(', ')}` : `there is no product ${start} with resources`;
}
