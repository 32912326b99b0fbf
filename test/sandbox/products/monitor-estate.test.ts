import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCloud } from '../../../src/cloud/index.ts';
import { collect } from '../../../src/collect/index.ts';
import { compileRule, fieldsOf, judge } from '../../../src/evaluate/compile/compile-rule.ts';
import { checkRules, fieldTables } from '../../../src/evaluate/index.ts';
import { loadResourceTypes } from '../../../src/resources/index.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/index.ts';
import { nowMs } from '../../resources/estate-cloud.ts';

const types = await loadResourceTypes();
const tables = fieldTables(types);
const family = /\/(cms|ecd|quota|bss)-/;
const rules = (await checkRules(fileURLToPath(new URL('../../../rules', import.meta.url)), types))
  .flatMap(({ rule }) => rule ?? [])
  .filter(({ id }) => family.test(id));

describe('alarms, bills, quotas and cloud desktops of the sample estate', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ estate: 'sample', clock: nowMs, isStrict: true });
  });
  afterAll(() => sandbox.close());

  async function verdicts() {
    const wanted = new Map<string, Set<string>>();
    for (const rule of rules) {
      const { resource } = rule.rule;
      wanted.set(resource, new Set([...(wanted.get(resource) ?? []), ...fieldsOf(rule)]));
    }
    const inventory = await collect({
      id: 'run',
      source: 'live',
      clouds: [await openCloud({ env: sandbox.env, retry: { tries: 1 } })],
      regions: ['cn-hangzhou', 'cn-shanghai', 'cn-beijing'],
      types,
      wanted,
      now: () => nowMs,
    });
    expect(inventory.gaps).toEqual([]);
    return rules.flatMap((rule) => {
      const table = tables.get(rule.rule.resource);
      const compiled = table && compileRule(rule, table, rule.rule.severity, {});
      const own = inventory.resources.filter(({ type }) => type === rule.rule.resource);
      return compiled ? own.map((resource) => ({ rule: rule.id, name: resource.name, outcome: judge(compiled, resource).outcome })) : [];
    });
  }

  it('show the fault of every rule, and are mostly healthy', async () => {
    const all = await verdicts();
    const fails = all.filter(({ outcome }) => outcome === 'fail');
    expect([...new Set(fails.map(({ rule }) => rule))].sort()).toEqual(rules.map(({ id }) => id).sort());
    expect(all.filter(({ outcome }) => outcome === 'unknown' || outcome === 'error')).toEqual([]);
    expect(all.filter(({ outcome }) => outcome === 'pass').length).toBeGreaterThan(fails.length * 3);
  });
});
