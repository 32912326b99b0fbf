import { isOpen, type Node } from '../../contract/shapes.ts';

/** Holds a raw reply against an official shape, where no typed SDK is at hand: unknown fields and wrong types. */
export function judgeShape(value: unknown, node: Node, path = ''): readonly string[] {
  if (value === null || value === undefined || isOpen(node)) return [];
  if (Array.isArray(value))
    return node.member ? [...new Set(value.flatMap((one) => judgeShape(one, node.member as Node, `${path}[]`)))] : [`${path}: is a list`];
  if (typeof value === 'object') {
    return Object.entries(value).flatMap(([name, member]) => {
      const where = path === '' ? name : `${path}.${name}`;
      const child = node.fields.get(name);
      return child ? judgeShape(member, child, where) : [`${where}: is unknown`];
    });
  }
  return typeof value === node.leaf || node.leaf === 'json' || node.leaf === 'csv'
    ? []
    : [`${path}: is ${typeof value} ${JSON.stringify(value)}, not ${node.leaf ?? 'an object'}`];
}
