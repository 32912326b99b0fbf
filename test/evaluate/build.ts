import { type Expression, readCondition } from '../../src/evaluate/compile/condition.ts';
import type { LoadedRule } from '../../src/evaluate/load/load-rules.ts';
import type { FieldValue, Inventory, Resource } from '../../src/model/documents.ts';
import type { Field, ResourceType } from '../../src/model/resource-type.ts';
import type { Param, RuleFile } from '../../src/model/rule-file.ts';

const text = (en: string) => ({ en, 'zh-CN': `${en}（中文）` });

/** A resource type with fields of the given types. */
export function typeOf(
  fields: Readonly<Record<string, Pick<Field, 'type'> & Partial<Field>>>,
  sample: Readonly<Record<string, FieldValue>> = {},
): ResourceType {
  const own = Object.entries(fields).map(([name, field]): [string, Field] => [
    name,
    { title: text(name), from: { detail: 'all' }, ...field },
  ]);
  return {
    type: 'ACS::Fruit::Tree',
    title: { en: 'Tree', 'zh-CN': '树' },
    product: 'fruit',
    scope: 'regional',
    list: { action: 'ListTrees', paging: { style: 'none' }, items: 'Trees' },
    identity: { id: 'TreeId' },
    details: { all: { action: 'GetTree' } },
    fields: Object.fromEntries(own),
    sample,
  };
}

/** A rule on the type above, without being loaded from a file. */
export function ruleOf(
  id: string,
  expect: unknown,
  more: { applies?: unknown; params?: Record<string, Param>; finding?: RuleFile['finding']; saving?: string } = {},
): LoadedRule {
  const { applies, params, finding = text('Found.'), saving } = more;
  const rule: RuleFile = {
    title: text('Title'),
    risk: text('Risk'),
    why: text('Why'),
    severity: 'high',
    resource: 'ACS::Fruit::Tree',
    expect: expect as RuleFile['expect'],
    finding,
    fix: { kind: 'manual', disruption: 'none' },
    guidance: text('Guidance'),
    frameworks: {},
    examples: [],
    ...(applies !== undefined && { applies: applies as RuleFile['expect'] }),
    ...(params && { params }),
    ...(saving && { saving }),
  };
  const read = (node: unknown, part: string): Expression => {
    const expression = readCondition(node, [part], []);
    if (!expression) throw new Error(`The condition of ${id} is wrong.`);
    return expression;
  };
  return {
    id,
    category: 'backup',
    rule,
    expect: read(expect, 'expect'),
    ...(applies !== undefined && { applies: read(applies, 'applies') }),
  };
}

/** A tree with the given fields. */
export function treeOf(id: string, fields: Readonly<Record<string, FieldValue>>, more: Partial<Resource> = {}): Resource {
  return {
    type: 'ACS::Fruit::Tree',
    id,
    name: id,
    region: 'cn-hangzhou',
    accountId: '1234567890123456',
    tags: {},
    unread: [],
    readAt: '2026-01-01T00:00:00Z',
    ...more,
    fields: { ...fields },
  };
}

export function inventoryOf(resources: readonly Resource[], more: Partial<Inventory> = {}): Inventory {
  return {
    schemaVersion: 1,
    id: 'inventory-1',
    accountIds: ['1234567890123456'],
    regions: ['cn-hangzhou'],
    types: ['ACS::Fruit::Tree'],
    source: 'sandbox',
    takenAt: '2026-01-01T00:00:00Z',
    finishedAt: '2026-01-01T00:01:00Z',
    isComplete: true,
    resources: [...resources],
    gaps: [],
    ...more,
  };
}
