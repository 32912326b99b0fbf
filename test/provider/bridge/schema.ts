import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What the typings say about one input, with the facts that they cannot say. */
export interface Property {
  readonly type: 'string' | 'number' | 'boolean' | 'map' | 'object' | 'string[]' | 'number[]' | 'boolean[]' | 'object[]';
  readonly required?: true;
  /** Left out of a program it keeps its live value instead of being removed. */
  readonly computed?: true;
  readonly deprecated?: true;
  /** A change of it replaces the resource. */
  readonly replace?: true;
  readonly default?: unknown;
}

/** One resource type. */
export interface ResourceSchema {
  readonly inputs: Readonly<Record<string, Property>>;
  readonly outputs: Readonly<Record<string, Property['type']>>;
  /** Outputs that the engine encrypts. */
  readonly secrets: readonly string[];
}

/** What is known of one type beyond its typings; names are those of the inputs. */
export interface ResourceFacts {
  readonly replace?: readonly string[];
  readonly defaults?: Readonly<Record<string, unknown>>;
  /** Inputs that a read never tells. */
  readonly unread?: readonly string[];
  /** Pairs of which the first refuses the second. */
  readonly conflicts?: readonly (readonly [string, string])[];
  /** Groups of which exactly one member has to be named. */
  readonly exactlyOne?: readonly (readonly string[])[];
  /** Values that the check of an input takes. */
  readonly oneOf?: Readonly<Record<string, readonly (string | number)[]>>;
}

/** All types by their token. */
export const schemas: Readonly<Record<string, ResourceSchema>> = load('schema.json');

/** All facts by the type's token. */
export const facts: Readonly<Record<string, ResourceFacts>> = load('facts.json');

function load<T>(name: string): Readonly<Record<string, T>> {
  return JSON.parse(readFileSync(fileURLToPath(new URL(`../${name}`, import.meta.url)), 'utf8')) as Record<string, T>;
}
