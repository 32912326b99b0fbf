import { type ParamReader, paramReader } from './params.ts';
import type { Action, Fields, Product, Row } from './product.ts';
import { type Complain, compileShape, readModels, type Shape, shapeAt } from './shape.ts';

/** An action together with its official model, made when it is first called. */
export interface Model {
  readonly product: Product;
  readonly name: string;
  readonly action: Action;
  readonly params: ParamReader;
  /** Undefined where no official model is known: replies go out as they are. */
  readonly shape: Shape | undefined;
  readonly root: string | undefined;
  /** Shapes of rows, and rows that have been completed, by their path in the reply. */
  readonly rows: Map<string, RowModel>;
  /** Set in strict mode: throws. */
  readonly complain: Complain | undefined;
}

/** How rows at one path of a reply are written. */
export interface RowModel {
  readonly shape: Shape | undefined;
  /** Fields that come by themselves. */
  auto(row: Row): Fields;
  readonly done: WeakMap<Row, Fields>;
}

/** The models of all products, read when they are needed. */
export class Models {
  readonly #products: ReadonlyMap<string, Product>;
  readonly #isStrict: boolean;
  readonly #official = new Map<string, ReturnType<typeof readModels>>();
  readonly #models = new Map<string, Model>();

  constructor(products: readonly Product[], isStrict: boolean) {
    this.#products = new Map(products.map((product) => [product.product, product]));
    this.#isStrict = isStrict;
  }

  /** Undefined for an action that the product does not have. */
  of(productName: string, name: string): Model | undefined {
    const key = `${productName} ${name}`;
    const known = this.#models.get(key);
    if (known) return known;
    const product = this.#products.get(productName);
    const action = product && Object.hasOwn(product.actions, name) ? product.actions[name] : undefined;
    if (!product || !action) return undefined;
    const model = this.#compile(product, name, action);
    this.#models.set(key, model);
    return model;
  }

  #compile(product: Product, name: string, action: Action): Model {
    const file = product.models ?? product.product;
    if (!this.#official.has(file)) this.#official.set(file, readModels(file));
    const official = this.#official.get(file)?.[name];
    return {
      product,
      name,
      action,
      params: paramReader(official?.params),
      shape: official && compileShape(official.response, action.omit),
      root: official?.root,
      rows: new Map(),
      complain: this.#isStrict ? strictly(product, name, action) : undefined,
    };
  }
}

function strictly(product: Product, name: string, action: Action): Complain {
  return (path, problem) => {
    if (action.odd?.includes(path) && problem !== 'is unknown') return;
    throw new Error(`${product.product} ${name}: ${path} ${problem} in the official model of the reply.`);
  };
}

/** How rows at a path of a model's reply are written; lists are entered. */
export function rowModel(model: Model, path: string): RowModel {
  const known = model.rows.get(path);
  if (known) return known;
  let shape = shapeAt(model.shape, path);
  while (shape?.type === 'array') shape = shape.item;
  const made: RowModel = { shape, auto: autoFields(shape), done: new WeakMap() };
  model.rows.set(path, made);
  return made;
}

const regionNames = ['RegionId', 'regionId', 'region_id'] as const;

/** Region and tags, in the form that the official shape gives them. */
function autoFields(shape: Shape | undefined): (row: Row) => Fields {
  const region = regionNames.find((name) => shape?.fields.get(name)?.type === 'string');
  const tags = tagForm(shape);
  return (row) => ({ ...(region && row.region !== '' && { [region]: row.region }), ...tags?.(row) });
}

function tagForm(shape: Shape | undefined): ((row: Row) => Fields) | undefined {
  for (const name of ['Tags', 'tags']) {
    const field = shape?.fields.get(name);
    const list = field?.item ? field : [...(field?.fields.values() ?? [])].find((inner) => inner.item);
    const pair = list?.item && pairNames(list.item);
    if (!field || !list || !pair) continue;
    const wrap = field === list ? undefined : (list.path.split('.').pop() as string);
    return (row) => {
      const pairs = Object.entries(row.tags).map(([key, value]) => ({ [pair[0]]: key, [pair[1]]: value }));
      return { [name]: wrap === undefined ? pairs : { [wrap]: pairs } };
    };
  }
  return undefined;
}

function pairNames(item: Shape): readonly [string, string] | undefined {
  const pairs = [
    ['TagKey', 'TagValue'],
    ['Key', 'Value'],
    ['key', 'value'],
    ['tagKey', 'tagValue'],
  ] as const;
  return pairs.find(([key, value]) => item.fields.has(key) && item.fields.has(value));
}
