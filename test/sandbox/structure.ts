/** The structure of replies: which names stand where, of which type, and how texts are formed. */

/** A place in a reply, `Disks.Disk[].Size`, with everything that was seen there. */
export type Structure = ReadonlyMap<string, ReadonlySet<string>>;

const forms: readonly (readonly [form: string, RegExp])[] = [
  ['time to the minute', /^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/],
  ['time to the second', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/],
  ['time to the millisecond', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z$/],
  ['time with an offset', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/],
  ['time without a zone', /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/],
  ['JSON', /^\s*[[{].*[\]}]\s*$/s],
  ['percent', /^\d+%$/],
];

/** Types and forms at every place of these bodies together. Null and empty texts say nothing about a form. */
export function structureOf(bodies: readonly unknown[]): Structure {
  const seen = new Map<string, Set<string>>();
  for (const body of bodies) see(body, '', seen);
  return seen;
}

function see(value: unknown, path: string, seen: Map<string, Set<string>>): void {
  if (path !== '') add(seen, path, typeOf(value));
  if (Array.isArray(value)) for (const member of value) see(member, `${path}[]`, seen);
  else if (typeof value === 'object' && value !== null)
    for (const [name, member] of Object.entries(value)) see(member, path === '' ? name : `${path}.${name}`, seen);
}

function add(seen: Map<string, Set<string>>, path: string, type: string): void {
  const types = seen.get(path) ?? new Set();
  seen.set(path, types.add(type));
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  if (typeof value !== 'string') return typeof value;
  const form = value === '' ? undefined : forms.find(([, pattern]) => pattern.test(value))?.[0];
  return form === undefined ? 'text' : form;
}

/**
 * What a published reply has that the simulated ones have not: places, types, forms. What stands in a list that is empty
 * in every simulated reply cannot be compared.
 */
export function differences(published: Structure, simulated: Structure): readonly string[] {
  return [...published].flatMap(([path, types]) => {
    const ours = simulated.get(path);
    if (ours === undefined) return isInEmptyList(path, simulated) ? [] : [`${path} is missing`];
    return [...types].filter((type) => !isLike(type, ours)).map((type) => `${path} is ${type} there, ${[...ours].join(' or ')} here`);
  });
}

function isInEmptyList(path: string, simulated: Structure): boolean {
  const lists = [...path.matchAll(/\[\]/g)].map(({ index }) => path.slice(0, index));
  if (lists.some((list) => simulated.get(list)?.has('list') && !simulated.has(`${list}[]`))) return true;
  // XML writes an empty list as an empty element, which reads as an empty text.
  const parent = simulated.get(path.slice(0, path.lastIndexOf('.')));
  return parent?.size === 1 && parent.has('text');
}

/** An empty text stands for any text; a null for anything that may be missing. */
function isLike(type: string, ours: ReadonlySet<string>): boolean {
  if (type === 'null' || ours.has(type)) return true;
  const isText = (one: string) => one === 'text' || forms.some(([form]) => form === one);
  return type === 'text' && [...ours].some(isText);
}
