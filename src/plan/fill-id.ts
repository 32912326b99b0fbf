import type { Resource } from '../model/documents.ts';
import type { Draft } from '../model/fix.ts';
import type { Target } from '../model/target.ts';

/** The Pulumi import id of a draft; undefined for types that cannot be imported. Throws when something that it needs is not known. */
export function importIdOf(target: Target, resource: Resource, draft: Draft): string | undefined {
  return target.importId?.replace(/\$\{([\w.-]+)\}/g, (_, name: string) => {
    const value = partOf(name, resource, draft);
    if (value === undefined || value === null) throw new Error(`${target.token}: the import id needs ${name} of ${resource.id}.`);
    return String(value);
  });
}

function partOf(name: string, resource: Resource, draft: Draft): unknown {
  if (name.startsWith('vars.')) return draft.vars?.[name.slice('vars.'.length)];
  if (name.startsWith('fields.')) return resource.fields[name.slice('fields.'.length)];
  return resource[name as 'id' | 'region' | 'accountId' | 'name'];
}

/** Logical name in the stack: words of the type and the thing, and nothing that a URN does not take. */
export function logicalName(token: string, resource: Resource, draft: Draft): string {
  const thing = [resource.region, draft.isShared ? undefined : resource.id, draft.part].filter((part) => part !== undefined).join('-');
  const type = token.split(':')[1]?.replace('/', '-') ?? token;
  return `${type}-${thing}`.replace(/[^A-Za-z0-9_.-]+/g, '_');
}
