/** Reads the shapes of actions out of the official typed SDKs that npm has. */
import { createRequire } from 'node:module';

/** What a name may hold: json and csv are lists or objects that travel as one text. */
export type ShapeType = 'string' | 'number' | 'boolean' | 'map' | 'any' | 'json' | 'csv';

/** One action: parameters and reply, paths of names with dots, `[]` after a list, leaves only. */
export interface ActionShape {
  readonly http?: { readonly method: string; readonly path: string };
  readonly params: Readonly<Record<string, ShapeType>>;
  readonly response: Readonly<Record<string, ShapeType>>;
}

/** A model class of an SDK. */
export interface ModelClass {
  readonly name: string;
  names(): Readonly<Record<string, string>>;
  types(): Readonly<Record<string, unknown>>;
}

/** The wire facts of an action, as the client of its SDK states them. */
export interface SdkAction {
  readonly action: string;
  readonly method: string;
  readonly path: string;
  /** Name of the client method that takes runtime options, and its arguments before `runtime`. */
  readonly clientMethod: string;
  readonly arguments: readonly string[];
  readonly request: ModelClass | undefined;
  /** Parameters that travel as one text, by wire name. */
  readonly shrunk: Readonly<Record<string, 'json' | 'csv'>>;
  /** True where the parameter named body is the whole body of the request. */
  readonly isWholeBody: boolean;
  /** Model, list or word of the reply body. */
  readonly body: unknown;
}

/** A loaded SDK: its client class and its actions by their wire names. */
export interface Sdk {
  readonly module: Readonly<Record<string, unknown>>;
  readonly actions: ReadonlyMap<string, SdkAction>;
}

const require = createRequire(import.meta.url);
const loaded = new Map<string, Sdk>();

/** Loads a typed SDK once. Throws when the package is not installed. */
export function loadSdk(packageName: string): Sdk {
  const known = loaded.get(packageName);
  if (known !== undefined) return known;
  const module = require(packageName) as Record<string, unknown>;
  const sdk = { module, actions: readActions(module) };
  loaded.set(packageName, sdk);
  return sdk;
}

/** Version of an installed package. */
export const installedVersion = (packageName: string): string => (require(`${packageName}/package.json`) as { version: string }).version;

function readActions(module: Readonly<Record<string, unknown>>): Map<string, SdkAction> {
  const client = module.default as { prototype: Record<string, unknown> };
  const actions = new Map<string, SdkAction>();
  for (const name of Object.getOwnPropertyNames(client.prototype)) {
    if (!name.endsWith('WithOptions')) continue;
    const source = String(client.prototype[name]);
    const action = capture(source, /action: "(\w+)"/);
    if (action !== undefined) actions.set(action, readAction(module, name, action, source));
  }
  return actions;
}

function readAction(module: Readonly<Record<string, unknown>>, clientMethod: string, action: string, source: string): SdkAction {
  const response = model(module, capture(source, /new (?:\$_model\.)?(\w+Response)\(/));
  const names = (capture(source, /^async \w+\(([^)]*)\)/) ?? '').split(',').map((name) => name.trim());
  return {
    action,
    clientMethod,
    method: capture(source, /method: "(\w+)"/) ?? 'POST',
    path: (capture(source, /pathname: [`"]([^`"]*)[`"]/) ?? '/').replace(/\$\{(?:[^{}]*\()?(\w+)\)?\}/g, '{$1}'),
    arguments: names.filter((name) => name !== 'runtime'),
    request: names.some((name) => name === 'request' || name === 'tmpReq') ? model(module, requestName(source, action)) : undefined,
    shrunk: readShrunk(source),
    isWholeBody: /request\.body\b/.test(source),
    body: response?.types().body,
  };
}

/** Shrink requests are the wire form of a request; the plain one is what a caller fills. */
const requestName = (source: string, action: string) =>
  capture(source, /new (?:\$_model\.)?(\w+)ShrinkRequest\(/)?.concat('Request') ?? `${action}Request`;

function readShrunk(source: string): Record<string, 'json' | 'csv'> {
  const shrunk: Record<string, 'json' | 'csv'> = {};
  for (const [, name, style] of source.matchAll(/arrayToStringWithSpecifiedStyle\([^,]+, "([^"]+)", "(\w+)"\)/g)) {
    if (name !== undefined) shrunk[name] = style === 'json' ? 'json' : 'csv';
  }
  return shrunk;
}

/** Model classes stand among the exports; those of recent SDKs carry their file's name. */
function model(module: Readonly<Record<string, unknown>>, name: string | undefined): ModelClass | undefined {
  return name === undefined ? undefined : (module[name] as ModelClass | undefined);
}

const capture = (text: string, pattern: RegExp) => pattern.exec(text)?.[1];

/** The shape of an action, from its models. */
export function shapeOf(action: SdkAction): ActionShape {
  const params: Record<string, ShapeType> = {};
  for (const name of action.path.matchAll(/\{(\w+)\}/g)) params[name[1] as string] = 'string';
  Object.assign(params, requestLeaves(action));
  for (const [name, style] of Object.entries(action.shrunk)) shrink(params, name, style);
  const response: Record<string, ShapeType> = {};
  walk(action.body, '', [], response);
  const shape = { params: sorted(params), response: sorted(response) };
  return action.path === '/' && action.method === 'POST' ? shape : { http: { method: action.method, path: action.path }, ...shape };
}

function requestLeaves(action: SdkAction): Record<string, ShapeType> {
  const leaves: Record<string, ShapeType> = {};
  if (action.request !== undefined) walk(action.request, '', [], leaves);
  if (!action.isWholeBody) return leaves;
  return Object.fromEntries(Object.entries(leaves).map(([path, type]) => [path.replace(/^body\./, ''), type]));
}

function shrink(params: Record<string, ShapeType>, name: string, style: 'json' | 'csv'): void {
  for (const path of Object.keys(params))
    if (path === name || path.startsWith(`${name}[`) || path.startsWith(`${name}.`)) delete params[path];
  params[name] = style;
}

const sorted = <T>(record: Record<string, T>) => Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Writes the leaves below a model, a list, a map or a word. `above` holds the models on the way, which may name themselves. */
function walk(type: unknown, path: string, above: readonly unknown[], leaves: Record<string, ShapeType>): void {
  if (typeof type === 'string') leaves[path || '.'] = wordOf(type);
  else if (isModel(type)) walkModel(type, path, above, leaves);
  else if (isContainer(type) && type.type === 'array') walk(type.itemType, `${path}[]`, above, leaves);
  else if (isContainer(type) && type.type === 'map') leaves[path || '.'] = 'map';
}

function walkModel(model: ModelClass, path: string, above: readonly unknown[], leaves: Record<string, ShapeType>): void {
  const names = Object.entries(model.names());
  if (above.includes(model) || names.length === 0) {
    leaves[path || '.'] = 'map';
    return;
  }
  const types = model.types();
  for (const [name, wire] of names) walk(types[name], path === '' ? wire : `${path}.${wire}`, [...above, model], leaves);
}

const wordOf = (word: string): ShapeType =>
  word === 'string' || word === 'number' || word === 'boolean' || word === 'map'
    ? word
    : word === 'long' || word === 'integer'
      ? 'number'
      : 'any';
export const isModel = (type: unknown): type is ModelClass => typeof type === 'function' && 'names' in type && 'types' in type;
export const isContainer = (type: unknown): type is { readonly type: 'array' | 'map'; readonly itemType?: unknown } =>
  typeof type === 'object' && type !== null && 'type' in type;
