import { readFileSync } from 'node:fs';
import { absent, type Fields } from './product.ts';

/** A piece of a reply that is complete already. */
export class Done {
  readonly value: unknown;
  constructor(value: unknown) {
    this.value = value;
  }
}

/** The official model of one action. */
export interface ActionModel {
  readonly params: Readonly<Record<string, string>>;
  readonly response: Readonly<Record<string, string>>;
  /** Root element of an XML reply. */
  readonly root?: string;
}

/** A node of the official shape of a reply. */
export interface Shape {
  readonly path: string;
  type: string;
  readonly fields: Map<string, Shape>;
  item: Shape | undefined;
  /** The fields again, in the form that is read fastest. */
  list: readonly (readonly [name: string, shape: Shape])[];
  /** What stands here when nothing says otherwise. */
  blank: unknown;
}

/** Reads the official models of a product; none if there is no such file. */
export function readModels(product: string): Readonly<Record<string, ActionModel>> {
  try {
    return JSON.parse(readFileSync(new URL(`../shapes/${product}.json`, import.meta.url), 'utf8')).actions;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}

/** Makes a tree of `A.B[].C` paths, without those that are left out. */
export function compileShape(response: Readonly<Record<string, string>>, omit: readonly string[] = []): Shape {
  const root = newShape('', 'object');
  for (const [path, type] of Object.entries(response)) {
    if (!omit.some((left) => path === left || path.startsWith(`${left}.`) || path.startsWith(`${left}[]`))) grow(root, path, type);
  }
  fillBlank(root);
  return root;
}

function newShape(path: string, type: string): Shape {
  return { path, type, fields: new Map(), item: undefined, list: [], blank: undefined };
}

function grow(root: Shape, path: string, type: string): void {
  let at = root;
  for (const part of path.split('.')) {
    const [name = '', ...lists] = part.split('[]');
    if (name !== '') at = child(at, name);
    for (let depth = 0; depth < lists.length; depth++) at = itemOf(at);
  }
  at.type = type === 'array' ? at.type : type;
}

function child(shape: Shape, name: string): Shape {
  if (shape.type !== 'object') shape.type = 'object';
  const found = shape.fields.get(name);
  if (found) return found;
  const made = newShape(shape.path === '' ? name : `${shape.path}.${name}`, 'object');
  shape.fields.set(name, made);
  return made;
}

function itemOf(shape: Shape): Shape {
  shape.type = 'array';
  shape.item ??= newShape(`${shape.path}[]`, 'object');
  return shape.item;
}

const blanks: Readonly<Record<string, unknown>> = { string: '', number: 0, boolean: false };

function fillBlank(shape: Shape): void {
  shape.list = [...shape.fields];
  for (const field of shape.fields.values()) fillBlank(field);
  if (shape.item) fillBlank(shape.item);
  if (shape.type === 'array') shape.blank = Object.freeze([]);
  else if (shape.type in blanks) shape.blank = blanks[shape.type];
  else shape.blank = Object.freeze(Object.fromEntries([...shape.fields].map(([name, field]) => [name, field.blank])));
}

/** The node at a dotted path; lists on the way are entered. */
export function shapeAt(shape: Shape | undefined, path: string): Shape | undefined {
  let at = shape;
  for (const part of path === '' ? [] : path.split('.')) {
    while (at?.type === 'array') at = at.item;
    at = at?.fields.get(part);
  }
  return at;
}

/** Hears what a reply has that the official shape has not. */
export type Complain = (path: string, problem: string) => void;

/** A whole value of a shape. Of an object, `value` decides a field, then `under`, then `auto`, then the blank. */
export function complete(shape: Shape, value: unknown, complain?: Complain, under?: Fields, auto?: Fields): unknown {
  // A single resource stands in a list as its only row.
  if (value instanceof Done) return shape.type === 'array' && !Array.isArray(value.value) ? [value.value] : value.value;
  if (shape.type === 'array') return completeList(shape, value, complain);
  if (shape.type === 'object' && (shape.fields.size > 0 || shape.path === '') && isFields(value)) {
    return completeFields(shape, value, complain, under, auto);
  }
  if (complain && !isOfType(value, shape.type)) complain(shape.path, `is ${describe(value)}, not ${shape.type}`);
  return value;
}

function completeList(shape: Shape, value: unknown, complain: Complain | undefined): unknown {
  if (!Array.isArray(value)) {
    complain?.(shape.path, `is ${describe(value)}, not a list`);
    return value;
  }
  const item = shape.item;
  return item ? value.map((one) => complete(item, one, complain)) : value;
}

function completeFields(shape: Shape, value: Fields, complain: Complain | undefined, under?: Fields, auto?: Fields): Fields {
  const out: Record<string, unknown> = {};
  for (const [name, field] of shape.list) {
    const isOwn = value[name] !== undefined;
    const found = isOwn ? value[name] : under?.[name] !== undefined ? under[name] : auto?.[name];
    if (found === absent) continue;
    // A null that somebody wrote is a null that the real reply has.
    if (found === undefined) out[name] = field.blank;
    else out[name] = found === null ? null : complete(field, found, isOwn ? complain : lenient(complain));
  }
  if (complain)
    for (const name in value) if (!shape.fields.has(name)) complain(shape.path === '' ? name : `${shape.path}.${name}`, unknown);
  return out;
}

// One state serves several replies, so it may know more than each of them shows.
function lenient(complain: Complain | undefined): Complain | undefined {
  return complain && ((path, problem) => problem !== unknown && complain(path, problem));
}

const unknown = 'is unknown';

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isOfType(value: unknown, type: string): boolean {
  if (type === 'object' || type === 'map') return isFields(value);
  return !(type in blanks) || typeof value === type;
}

function describe(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'a list' : typeof value;
}
