/** The official shapes as trees: what may stand at a path of a request or a reply. */
import { readdirSync, readFileSync } from 'node:fs';
import type { ActionShape, ShapeType } from '../../scripts/generate/shapes-npm.ts';

/** A product's file of shapes. */
export interface ProductShapes {
  readonly product: string;
  readonly version: string;
  readonly source: string;
  readonly actions: Readonly<Record<string, ActionShape>>;
}

/** A place in a request or reply. `member` is set for lists, `fields` for objects, `leaf` for the rest. */
export interface Node {
  readonly fields: Map<string, Node>;
  member?: Node;
  leaf?: ShapeType;
}

const folder = new URL('../../src/sandbox/shapes/', import.meta.url);

/** Every product's shapes by its key. */
export const allShapes: ReadonlyMap<string, ProductShapes> = new Map(
  readdirSync(folder)
    .map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as ProductShapes)
    .map((shapes) => [shapes.product, shapes]),
);

/** The tree of paths such as `Items.DBInstance[].Id`. */
export function treeOf(paths: Readonly<Record<string, ShapeType>>): Node {
  const root: Node = { fields: new Map() };
  for (const [path, type] of Object.entries(paths)) placeOf(root, path).leaf = type;
  return root;
}

function placeOf(root: Node, path: string): Node {
  let at = root;
  for (const part of path === '.' ? [] : path.split('.')) {
    const [name = '', ...lists] = part.split('[]');
    if (name !== '') at = childOf(at, name);
    for (const _ of lists) at = memberOf(at);
  }
  return at;
}

function childOf(node: Node, name: string): Node {
  const child = node.fields.get(name) ?? { fields: new Map() };
  node.fields.set(name, child);
  return child;
}

function memberOf(node: Node): Node {
  node.member ??= { fields: new Map() };
  return node.member;
}

/** True where anything may stand below: the SDK only says that it is a map. */
export const isOpen = (node: Node) => node.leaf === 'map' || node.leaf === 'any';

/**
 * Follows a path as the collector does: `[]` enters every member of a list, `[0]` the first. Returns the place, `open`
 * below a map, or the sentence that says where the path leaves the shape.
 */
export function follow(root: Node, path: string): Node | 'open' | { readonly problem: string } {
  let at = root;
  for (const part of path === '.' ? [] : path.split('.')) {
    if (isOpen(at)) return 'open';
    const name = part.replace(/\[0?\]$/, '');
    const next = name === '' ? at : at.fields.get(name);
    if (next === undefined) return { problem: `${path}: there is no ${name}${at.member ? ', a list stands here' : ''}` };
    at = next;
    if (!part.endsWith(']')) continue;
    if (isOpen(at)) return 'open';
    if (at.member === undefined) return { problem: `${path}: ${name} is no list` };
    at = at.member;
  }
  return isOpen(at) ? 'open' : at;
}
