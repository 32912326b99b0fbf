import { Engine } from 'json-rules-engine';
import { resourceFacts } from '../../src/evaluate/compile/field-table.ts';
import type { FieldValue, Resource } from '../../src/model/documents.ts';
import type { Content } from './estate.ts';

/** How people hand a resource to json-rules-engine: whole, with a path in each condition; or every field as a fact. */
export type Style = 'paths' | 'facts';

/** One engine a type, a rule for each of ours that fires when it fails; answers how many fire over all resources. */
export async function countFailures({ rules }: Content, resources: readonly Resource[], style: Style): Promise<number> {
  const engines = new Map<string, Engine>();
  for (const { id, rule } of rules) {
    const engine = engines.get(rule.resource) ?? new Engine([], { allowUndefinedFacts: true });
    engines.set(rule.resource, engine);
    const params = Object.fromEntries(
      Object.entries(rule.params ?? {}).map(([name, param]) => [`params.${name}`, param.default as FieldValue]),
    );
    const rewrite = (node: unknown) => rewriteCondition(node, params, style);
    const expect = { not: rewrite(rule.expect) };
    engine.addRule({ conditions: (rule.applies ? { all: [rewrite(rule.applies), expect] } : expect) as never, event: { type: id } });
  }
  let failures = 0;
  for (const resource of resources) {
    const facts =
      style === 'paths'
        ? { resource }
        : {
            ...resource.fields,
            id: resource.id,
            name: resource.name,
            region: resource.region,
            accountId: resource.accountId,
            tags: resource.tags,
          };
    const { events } = (await engines.get(resource.type)?.run(facts)) ?? { events: [] };
    failures += events.length;
  }
  return failures;
}

function rewriteCondition(node: unknown, params: Readonly<Record<string, FieldValue>>, style: Style): unknown {
  if (Array.isArray(node)) return node.map((part) => rewriteCondition(part, params, style));
  const record = node as Record<string, unknown>;
  if ('all' in record) return { all: rewriteCondition(record.all, params, style) };
  if ('any' in record) return { any: rewriteCondition(record.any, params, style) };
  if ('not' in record) return { not: rewriteCondition(record.not, params, style) };
  return { ...side(record, params, style), operator: record.operator, value: value(record.value, params, style) };
}

function value(asked: unknown, params: Readonly<Record<string, FieldValue>>, style: Style): unknown {
  if (typeof asked !== 'object' || asked === null || !('fact' in asked)) return asked;
  const { fact } = asked as { fact: string };
  return fact in params ? params[fact] : side(asked as Record<string, unknown>, params, style);
}

function side(
  { fact, path }: Record<string, unknown>,
  params: Readonly<Record<string, FieldValue>>,
  style: Style,
): Record<string, unknown> {
  const name = fact as string;
  if (name in params) throw new Error(`A parameter stands on the left: ${name}`);
  if (style === 'facts') return { fact, ...(path !== undefined && { path }) };
  const start = resourceFacts.has(name) ? `$.${name}` : `$.fields['${name}']`;
  return { fact: 'resource', path: `${start}${typeof path === 'string' ? path.slice(1) : ''}` };
}
