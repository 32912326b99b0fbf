import { type Context, chainedRows, type Fields, type Kind, type Row, type Rows, valueAt } from '../../engine/index.ts';

/** Which resources are looked for; what is left out does not narrow. */
export interface Wanted {
  readonly types?: readonly string[];
  readonly regions?: readonly string[];
  readonly accounts?: readonly string[];
}

/** Kinds that services over all products know: those with an ARN of their own. */
export function listedKinds(x: Context): readonly Kind[] {
  return [...x.estate.kinds.values()]
    .filter(({ arn, type }) => arn?.endsWith('{id}') && /^ACS::\w+::\w+$/.test(type))
    .sort((a, b) => (a.type < b.type ? -1 : 1));
}

/** Resources of all products, ordered by type. Those that have no region stand in the main one. */
export function resources(x: Context, { types, regions, accounts = [x.account] }: Wanted = {}): Rows {
  const kinds = listedKinds(x).filter(({ type }) => types === undefined || types.includes(type));
  const parts = kinds.flatMap((kind) => {
    const isPlaced = kind.scope !== 'global';
    const places = regions === undefined ? ['*'] : isPlaced ? regions : regions.filter((one) => one === x.estate.regions[0]);
    return accounts.flatMap((account) => places.map((region) => x.estate.rows(kind.kind, account, region)));
  });
  return chainedRows(parts);
}

/** A resource of any kind by its type and id. */
export function findResource(x: Context, type: string, id: string): Row | undefined {
  const kinds = listedKinds(x).filter((kind) => kind.type === type);
  return kinds.flatMap(({ kind }) => x.find(kind, id) ?? [])[0];
}

const kindOf = (x: Context, row: Row): Kind => x.estate.kind(row.kind);

export const typeOf = (x: Context, row: Row): string => kindOf(x, row).type;

/** Where a resource is shown: the region of global ones is the main one. */
export const regionOf = (x: Context, row: Row): string => (kindOf(x, row).scope === 'global' ? x.estate.regions[0] : row.region);

export function nameOf(x: Context, row: Row): string {
  const { name } = kindOf(x, row);
  return name === undefined ? row.id : String(valueAt(row.state, name) ?? row.id);
}

export function statusOf(x: Context, row: Row): string {
  const { status } = kindOf(x, row);
  return status === undefined ? '' : String(valueAt(row.state, status.field) ?? '');
}

/** A plain text of the state, empty if there is none. */
export function textAt(row: Row, ...paths: readonly string[]): string {
  const found = paths.map((path) => valueAt(row.state, path)).find((value) => typeof value === 'string' && value !== '');
  return typeof found === 'string' ? found : '';
}

/** What the product's own API says of it: the state without what only the sandbox remembers. */
export function configurationOf({ state }: Row): Fields {
  return Object.fromEntries(Object.entries(state).filter(([name]) => /^[A-Z]/.test(name)));
}

const addressForm = /^\d{1,3}(\.\d{1,3}){3}$/;
const deepest = 3;

/** Addresses in the state, wherever they stand. */
export function addressesOf({ state }: Row): readonly string[] {
  const found = new Set<string>();
  const look = (value: unknown, depth: number): void => {
    if (typeof value === 'string' && addressForm.test(value)) found.add(value);
    else if (typeof value === 'object' && value !== null && depth < deepest)
      for (const inner of Object.values(value)) look(inner, depth + 1);
  };
  for (const [name, value] of Object.entries(state)) if (/ip|address/i.test(name)) look(value, 0);
  return [...found];
}

/** True for addresses that only a private network has. */
export const isPrivate = (address: string): boolean => /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(address);
