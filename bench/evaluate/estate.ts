import { fileURLToPath } from 'node:url';
import { exampleResource } from '../../src/evaluate/check/sample.ts';
import { type LoadedRule, loadRules } from '../../src/evaluate/index.ts';
import type { Resource } from '../../src/model/documents.ts';
import type { InventoryHeader } from '../../src/model/inventory-file.ts';
import type { ResourceType } from '../../src/model/resource-type.ts';
import { loadResourceTypes } from '../../src/resources/index.ts';

/** Share of the checks that fail: most things are healthy. */
export const faultShare = 0.02;

const regions = ['cn-hangzhou', 'cn-shanghai', 'cn-beijing', 'cn-shenzhen', 'ap-southeast-1'];

/** The project's own rules and resource types. */
export interface Content {
  readonly rules: readonly LoadedRule[];
  readonly types: ReadonlyMap<string, ResourceType>;
}

/** @param only rule ids; default all */
export async function loadContent(only?: readonly string[]): Promise<Content> {
  const types = await loadResourceTypes();
  const rules = await loadRules(fileURLToPath(new URL('../../rules', import.meta.url)), types);
  return { types, rules: only ? rules.filter(({ id }) => only.includes(id)) : rules };
}

/**
 * Healthy samples of every type that has rules, each as often as it has rules, with some failing examples laid over them.
 * The same for the same count.
 */
export function* generateResources({ rules, types }: Content, count: number): Generator<Resource> {
  const random = randomFrom(42);
  const byType = rulesByType(rules);
  const faults = new Map(
    [...byType].map(([type, own]) => [
      type,
      own.flatMap(({ rule }) => rule.examples.find(({ outcome, unread, params }) => outcome === 'fail' && !unread && !params) ?? []),
    ]),
  );
  for (let i = 0; i < count; i++) {
    const { rule } = rules[i % rules.length] as LoadedRule;
    const type = types.get(rule.resource) as ResourceType;
    const chosen = (faults.get(type.type) ?? []).filter(() => random() < faultShare);
    const fields = Object.assign({}, ...chosen.map((example) => example.fields ?? {}));
    const tags = Object.assign({ owner: `team-${i % 40}`, env: i % 3 ? 'prod' : 'test' }, ...chosen.map((example) => example.tags ?? {}));
    const resource = exampleResource(type, { fields, tags });
    const id = `r-${i.toString(36).padStart(12, '0')}`;
    yield { ...resource, id, name: `商城-${i}`, region: regions[i % regions.length] as string };
  }
}

export function rulesByType(rules: readonly LoadedRule[]): Map<string, LoadedRule[]> {
  const byType = new Map<string, LoadedRule[]>();
  for (const rule of rules) byType.set(rule.rule.resource, [...(byType.get(rule.rule.resource) ?? []), rule]);
  return byType;
}

export function inventoryHeader(content: Content): InventoryHeader {
  return {
    schemaVersion: 1,
    id: 'inventory-bench',
    accountIds: ['1234567890123456'],
    regions,
    types: [...new Set(content.rules.map(({ rule }) => rule.resource))],
    source: 'sandbox',
    takenAt: '2026-01-01T00:00:00Z',
  };
}

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
