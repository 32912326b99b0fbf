import { at } from '../type-file.ts';
import { facts, type Property, type ResourceSchema, schemas } from './schema.ts';
import { isObject, isZero, type Properties, snake } from './values.ts';

/** A refused input. */
export interface Failure {
  readonly property: string;
  readonly reason: string;
}

/** The inputs with their defaults, and what is wrong with them. */
export interface Checked {
  readonly inputs: Properties;
  readonly failures: readonly Failure[];
}

/** Adds the plugin's defaults and judges the inputs. @param seed  makes the random part of a name the same in plan and run */
export function check(token: string, news: Properties, olds: Properties, autoName: () => string): Checked {
  const schema = schemas[token];
  if (schema === undefined) throw new Error(`Resource type ${token} not found`);
  const named = Object.fromEntries(
    Object.entries(news).filter(([name, value]) => name !== '__defaults' && value !== null && value !== undefined),
  );
  const defaults = defaultsFor(token, schema, named, olds, autoName);
  const inputs = { ...named, ...defaults, __defaults: Object.keys(defaults).sort() };
  return { inputs, failures: failuresOf(token, schema, inputs) };
}

function defaultsFor(token: string, schema: ResourceSchema, named: Properties, olds: Properties, autoName: () => string): Properties {
  const missing = Object.entries(schema.inputs).filter(
    ([name, { deprecated }]) => named[name] === undefined && deprecated !== true && !hasRival(token, name, named),
  );
  const wasDefault = (name: string) => Array.isArray(olds['__defaults']) && olds['__defaults'].includes(name);
  const values = missing.map(([name, property]): [string, unknown] => {
    const fallback = isAutoNamed(name, property) ? (olds[name] ?? autoName()) : property.default;
    return [name, fallback !== undefined && wasDefault(name) ? (olds[name] ?? fallback) : fallback];
  });
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

function isAutoNamed(name: string, { type }: Property): boolean {
  return name === 'name' && type === 'string';
}

/** Whether a property that excludes this one is named. */
function hasRival(token: string, name: string, named: Properties): boolean {
  const { conflicts = [], exactlyOne = [] } = facts[token] ?? {};
  const rivals = [...conflicts, ...exactlyOne].filter((group) => group.includes(name)).flat();
  return rivals.some((rival) => rival !== name && named[rival] !== undefined);
}

function failuresOf(token: string, schema: ResourceSchema, inputs: Properties): Failure[] {
  const { conflicts = [], exactlyOne = [], oneOf = {} } = facts[token] ?? {};
  return [
    ...Object.entries(schema.inputs).flatMap(([name, property]) => missing(name, property, inputs)),
    ...conflicts.flatMap(([first, second]) => conflict(first, second, inputs)),
    ...exactlyOne.flatMap((group) => notExactlyOne(group, inputs)),
    ...Object.entries(oneOf).flatMap(([path, values]) => strange(path, values, inputs)),
  ];
}

function missing(name: string, { required }: Property, inputs: Properties): Failure[] {
  if (required !== true || inputs[name] !== undefined) return [];
  return [{ property: name, reason: `Missing required argument. The argument "${snake(name)}" is required, but no definition was found.` }];
}

function conflict(first: string, second: string, inputs: Properties): Failure[] {
  if (inputs[first] === undefined || inputs[second] === undefined) return [];
  return [{ property: first, reason: `Conflicting configuration arguments. "${snake(first)}": conflicts with ${snake(second)}` }];
}

function notExactlyOne(group: readonly string[], inputs: Properties): Failure[] {
  const said = group.filter((name) => inputs[name] !== undefined);
  if (said.length === 1) return [];
  const names = group.map(snake).join(',');
  const reason =
    said.length === 0
      ? `one of \`${names}\` must be specified`
      : `only one of \`${names}\` can be specified, but \`${said.map(snake).join(',')}\` were specified.`;
  const property = said[0] ?? group[0] ?? '';
  return [{ property, reason: `Invalid combination of arguments. "${snake(property)}": ${reason}` }];
}

function strange(path: string, values: readonly unknown[], inputs: Properties): Failure[] {
  const value = at(inputs, path);
  if (value === undefined || values.includes(value) || process.env['TF_SKIP_RESOURCE_SCHEMA_VALIDATION'] === 'true') return [];
  const [head = '', ...rest] = path.split('.');
  const name = [snake(head), ...rest.flatMap((member) => ['0', snake(member)])].join('.');
  const shown = typeof value === 'string' && value === '' ? '' : String(value);
  return [{ property: path, reason: `expected ${name} to be one of [${values.map(String).join(' ')}], got ${shown}` }];
}

/** The inputs that adoption writes: every input read, except what is its default, or zero where it has none. */
export function adoptedInputs(token: string, outputs: Properties): Properties {
  const schema = schemas[token];
  const entries = Object.entries(schema?.inputs ?? {}).filter(([name, property]) => isAdopted(property, outputs[name]));
  const read = Object.fromEntries(entries.map(([name, { type }]) => [name, type === 'map' ? outputs[name] : withoutZeros(outputs[name])]));
  const dropped = new Set(rivalsIn(token, read));
  return { __defaults: [], ...Object.fromEntries(Object.entries(read).filter(([name]) => !dropped.has(name))) };
}

/** Blocks are adopted without their zero members. */
function withoutZeros(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutZeros);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => !isZero(member))
      .map(([name, member]) => [name, withoutZeros(member)]),
  );
}

/** Of a pair that excludes itself adoption keeps the second; groups of which one is allowed are adopted whole. */
function rivalsIn(token: string, read: Properties): string[] {
  const { conflicts = [] } = facts[token] ?? {};
  return conflicts.filter((pair) => pair.every((name) => read[name] !== undefined)).map(([first]) => first);
}

function isAdopted(property: Property, value: unknown): boolean {
  if (value === undefined || value === null) return false;
  return property.default === undefined || isZero(property.default) ? !isZero(value) : value !== property.default;
}
