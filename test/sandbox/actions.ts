/** Every action that the sandbox carries out, with what its builder and the official shape say of it. */
import type { ActionShape } from '../../scripts/generate/shapes-npm.ts';
import { loadProducts } from '../../src/sandbox/engine/open.ts';
import type { Kind, Product } from '../../src/sandbox/engine/product.ts';
import { allShapes } from '../contract/shapes.ts';

/** An action of a product. What the builders of lists and single reads are told is there where it was told. */
export interface Implemented {
  readonly product: Product;
  readonly action: string;
  /** Key of the shapes. */
  readonly shapes: string;
  readonly shape: ActionShape | undefined;
  readonly writes: boolean;
  readonly needs: readonly string[];
  /** Path of the rows of a list. */
  readonly rows?: string;
  /** Whether a list is paged. */
  readonly isPaged: boolean;
  /** Kind and parameter of the resource that the action names. */
  readonly kind?: Kind;
  readonly id?: string;
  /** A list that hands out all regions wherever it is asked. */
  readonly isEverywhere: boolean;
  /** A delete of what is not there is success. */
  readonly isMissingOk: boolean;
  /** Paths whose type is not the official one, on purpose. */
  readonly odd: readonly string[];
}

export const products: readonly Product[] = await loadProducts();

export const implemented: readonly Implemented[] = products.flatMap((product) =>
  Object.keys(product.actions).map((action) => describe(product, action)),
);

/** One action of a product. Throws for one that the sandbox does not carry out. */
export function implementedAction(product: Product, action: string): Implemented {
  const found = implemented.find((entry) => entry.product === product && entry.action === action);
  if (!found) throw new Error(`${product.product} has no ${action}.`);
  return found;
}

function describe(product: Product, action: string): Implemented {
  const shapes = (product as { models?: string }).models ?? product.product;
  const told = product.actions[action] as {
    rows?: string;
    page?: unknown;
    kind?: Kind | string;
    id?: string;
    writes?: boolean;
    needs?: readonly string[];
    odd?: readonly string[];
    missingOk?: boolean;
    everywhere?: boolean;
  };
  return {
    product,
    action,
    shapes,
    shape: allShapes.get(shapes)?.actions[action],
    writes: told.writes ?? false,
    needs: [...new Set([...(typeof told.id === 'string' ? [told.id] : []), ...(told.needs ?? [])])],
    isPaged: told.page !== undefined,
    odd: told.odd ?? [],
    isEverywhere: told.everywhere ?? false,
    isMissingOk: told.missingOk ?? false,
    ...(told.rows !== undefined && { rows: told.rows }),
    ...(typeof told.kind === 'object' && { kind: told.kind }),
    // A create may be told the parameter that gives the new id, which names nothing yet.
    ...(typeof told.id === 'string' && told.needs?.includes(told.id) && { id: told.id }),
  };
}

/** The rows of a reply. */
export function rowsAt(body: unknown, path: string): readonly unknown[] {
  let at = body;
  for (const name of path === '' ? [] : path.split('.'))
    at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[name] : undefined;
  return Array.isArray(at) ? at : at === undefined || at === null || at === '' ? [] : [at];
}
