import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { getHeapStatistics } from 'node:v8';
import { InputError } from '../../model/errors.ts';
import { Clock } from './clock.ts';
import { type Account, Estate, type EstatePlan } from './estate.ts';
import { readEstate } from './estate-file.ts';
import { accountOf, generatedPlan } from './generate.ts';
import { identityKinds } from './identity-kinds.ts';
import { plantAll } from './plant.ts';
import type { Kind, Product } from './product.ts';

/** Which estate: the sample, a file or folder by its path, or so many resources of a seed. */
export type EstateChoice = 'sample' | (string & {}) | { readonly resources: number; readonly seed?: string };

const samplePath = fileURLToPath(new URL('../estates/sample', import.meta.url));

/** Every product of the products folder: a file more is a product more. */
export async function loadProducts(): Promise<readonly Product[]> {
  const folder = new URL('../products/', import.meta.url);
  const names = readdirSync(folder).filter((name) => /\.(ts|js)$/.test(name) && !name.endsWith('.d.ts'));
  const modules = await Promise.all(names.sort().map((name) => import(new URL(name, folder).href)));
  return modules.map((module) => module.default as Product);
}

/**
 * Opens an estate over the kinds of these products.
 * @param clock  epoch milliseconds at which the clock stands; left out, it runs with the real time
 * Throws {@link InputError} with a line for each problem of an estate file, and for an estate that does not fit into memory.
 */
export function openEstate(choice: EstateChoice, products: readonly Product[], clock?: number): Estate {
  const kinds = kindsOf(products);
  if (typeof choice !== 'string')
    return new Estate(generatedPlan(kinds, fitting(choice.resources), choice.seed ?? '1'), kinds, new Clock(clock));
  const { file, entries } = readEstate(choice === 'sample' ? samplePath : choice);
  const seed = file.seed ?? 'sample';
  const accounts = (file.accounts ?? [{ alias: 'qingcheng', name: '青橙商城' }]).map((account) => accountOf(seed, account));
  const plan: EstatePlan = {
    seed,
    accounts: accounts as [Account, ...Account[]],
    regions: (file.regions ?? ['cn-hangzhou', 'cn-shanghai', 'cn-beijing']) as [string, ...string[]],
    blocks: new Map(),
  };
  const estate = new Estate(plan, kinds, new Clock(clock ?? (file.clock === undefined ? undefined : Date.parse(file.clock))));
  plantAll(estate, entries);
  return estate;
}

/** What the lists and look-ups of one resource may come to, in bytes, when all of an estate is read. */
const bytesEach = 160;

function fitting(resources: number): number {
  if (!Number.isInteger(resources) || resources < 1) {
    throw new InputError('estate-size', `${resources} is no number of resources; give a whole number from 1.`);
  }
  const room = getHeapStatistics().heap_size_limit;
  if (resources * bytesEach <= room) return resources;
  const [needed, had] = [resources * bytesEach, room].map((bytes) => Math.ceil(bytes / 2 ** 20));
  const most = Math.floor(room / bytesEach);
  throw new InputError(
    'estate-size',
    `${resources} resources take up to ${needed} MiB, and this process may use ${had} MiB; ask for at most ${most}.`,
  );
}

// Several products may use a kind of one of them; it is one kind all the same.
function kindsOf(products: readonly Product[]): readonly Kind[] {
  return [...new Map([...identityKinds, ...products.flatMap((product) => product.kinds ?? [])].map((kind) => [kind.kind, kind])).values()];
}
