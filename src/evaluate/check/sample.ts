import type { FieldValue, Resource } from '../../model/documents.ts';
import type { ResourceType } from '../../model/resource-type.ts';
import type { Example } from '../../model/rule-file.ts';
import { resourceFacts } from '../compile/field-table.ts';

/** An example of a rule as a resource: laid over the healthy sample of its type; a person's own, a year old. */
export function exampleResource(type: ResourceType, example: Pick<Example, 'fields' | 'tags' | 'unread'>): Resource {
  const tags = example.tags ?? {};
  const tagPairs = Object.entries(tags).map(([key, value]) => `${key}:${value}`);
  const fields: Record<string, FieldValue> = { managedBy: null, ageDays: 365, ...type.sample, tagPairs };
  const own: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(example.fields ?? {})) {
    if (resourceFacts.has(name)) own[name] = value;
    else fields[name] = value as FieldValue;
  }
  const unread = example.unread ?? [];
  for (const name of unread) delete fields[name];
  return {
    type: type.type,
    id: 'apple-1',
    name: 'apple',
    region: 'cn-hangzhou',
    accountId: '1234567890123456',
    tags,
    readAt: '2026-01-01T00:00:00Z',
    ...own,
    fields,
    unread: unread.map((field) => ({ field, action: `${type.product}:${type.list.action}`, reason: 'denied', message: 'RAM denies it.' })),
  };
}
