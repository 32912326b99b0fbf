import { isContainer, isModel, type ModelClass } from '../../../scripts/generate/shapes-npm.ts';

/**
 * Holds a raw reply against the type that its SDK declares. Sentences about fields that the model does not know or holds
 * for something else; none when the reply is right. Absent and null are right for every type.
 */
export function judgeReply(value: unknown, type: unknown, path = ''): readonly string[] {
  if (value === null || value === undefined || type === undefined) return [];
  if (isModel(type)) return judgeObject(value, type, path);
  if (isContainer(type) && type.type === 'array') return judgeList(value, type.itemType, path);
  const word = isContainer(type) ? 'map' : String(type);
  return fits(value, word) ? [] : [`${path}: is ${describe(value)}, not ${word}`];
}

function judgeObject(value: unknown, model: ModelClass, path: string): readonly string[] {
  if (!isObject(value)) return [`${path}: is ${describe(value)}, not an object`];
  const types = model.types();
  const byWire = new Map(Object.entries(model.names()).map(([name, wire]) => [wire, types[name]]));
  return Object.entries(value).flatMap(([wire, member]) => {
    const where = path === '' ? wire : `${path}.${wire}`;
    return byWire.has(wire) ? judgeReply(member, byWire.get(wire), where) : [`${where}: is unknown`];
  });
}

function judgeList(value: unknown, itemType: unknown, path: string): readonly string[] {
  if (!Array.isArray(value)) return [`${path}: is ${describe(value)}, not a list`];
  return [...new Set(value.flatMap((member) => judgeReply(member, itemType, `${path}[]`)))];
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function fits(value: unknown, word: string): boolean {
  if (word === 'string' || word === 'boolean' || word === 'number') return typeof value === word;
  if (word === 'long' || word === 'integer') return typeof value === 'number';
  return word === 'map' ? isObject(value) : true;
}

const describe = (value: unknown) =>
  Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'an object' : `${typeof value} ${JSON.stringify(value)}`;
