type Step = { readonly name: string; readonly isList: boolean; readonly isFirst: boolean };

const cache = new Map<string, readonly Step[]>();

function stepsOf(path: string): readonly Step[] {
  const known = cache.get(path);
  if (known) return known;
  const steps = path.split('.').map((part) => ({
    name: part.replace(/\[0?\]$/, ''),
    isList: part.endsWith('[]'),
    isFirst: part.endsWith('[0]'),
  }));
  cache.set(path, steps);
  return steps;
}

/**
 * What stands at a path such as `Items.DBInstance` or `Tags.Tag[].Key`; undefined where the reply has nothing.
 * `[]` takes every member of a list and gives a list, `[0]` takes the first; `.` is the reply itself.
 */
export function resolvePath(root: unknown, path: string): unknown {
  if (path === '.') return root;
  return walk(root, stepsOf(path), 0);
}

function walk(node: unknown, steps: readonly Step[], from: number): unknown {
  let value = node;
  for (let index = from; index < steps.length; index++) {
    const step = steps[index] as Step;
    if (value === null || typeof value !== 'object') return undefined;
    value = step.name === '' ? value : (value as Record<string, unknown>)[step.name];
    if (step.isFirst && Array.isArray(value)) value = value[0];
    if (!step.isList) continue;
    if (value === null || value === undefined) return value;
    const members = Array.isArray(value) ? value : [value];
    return index + 1 === steps.length ? members : members.flatMap((member) => walk(member, steps, index + 1) ?? []);
  }
  return value;
}
