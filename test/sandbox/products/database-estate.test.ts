import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { collect } from '../../../src/collect/index.ts';
import { compileRule, fieldsOf, judge } from '../../../src/evaluate/compile/compile-rule.ts';
import { checkRules, fieldTables } from '../../../src/evaluate/index.ts';
import { loadResourceTypes } from '../../../src/resources/index.ts';
import cms from '../../../src/sandbox/products/cms.ts';
import dds from '../../../src/sandbox/products/dds.ts';
import polardb from '../../../src/sandbox/products/polardb.ts';
import redis from '../../../src/sandbox/products/r-kvstore.ts';
import rds from '../../../src/sandbox/products/rds.ts';
import { estateCloud, nowMs } from '../../resources/estate-cloud.ts';

const path = (name: string) => fileURLToPath(new URL(`../../../${name}`, import.meta.url));
const codes = ['ACS::RDS::DBInstance', 'ACS::Redis::DBInstance', 'ACS::MongoDB::DBInstance', 'ACS::PolarDB::DBCluster'];

const all = await loadResourceTypes();
const tables = fieldTables(all);
// That a resource has no alarm is told of the alarms of the estate, not of its databases.
const isOfDatabases = (id: string) => !id.includes('/cms-');
const rules = (await checkRules(path('rules'), all))
  .flatMap(({ rule }) => rule ?? [])
  .filter((rule) => codes.includes(rule.rule.resource) && isOfDatabases(rule.id));

async function inspect() {
  const { cloud } = estateCloud([rds, redis, dds, polardb, cms], path('src/sandbox/estates/sample/databases.json'));
  const fieldsByType = codes.map((code) => [code, rules.filter(({ rule }) => rule.resource === code).flatMap(fieldsOf)] as const);
  const inventory = await collect({
    id: 'run',
    source: 'live',
    clouds: [cloud],
    regions: ['cn-hangzhou', 'cn-shanghai', 'cn-beijing'],
    types: new Map(
      codes.flatMap((code) => [[code, all.get(code)] as const].filter((pair): pair is [string, never] => pair[1] !== undefined)),
    ),
    wanted: new Map(fieldsByType),
    now: () => nowMs,
  });
  const verdicts = rules.flatMap((rule) => {
    const table = tables.get(rule.rule.resource);
    const compiled = table && compileRule(rule, table, rule.rule.severity, {});
    const own = inventory.resources.filter(({ type }) => type === rule.rule.resource);
    return compiled ? own.map((resource) => ({ rule: rule.id, name: resource.name, outcome: judge(compiled, resource).outcome })) : [];
  });
  return { inventory, verdicts };
}

describe('the databases of the sample estate', () => {
  it('show the fault of every rule, each on a resource of its own or two', async () => {
    const { verdicts } = await inspect();
    const fails = verdicts.filter(({ outcome }) => outcome === 'fail');
    expect([...new Set(fails.map(({ rule }) => rule))].sort()).toEqual(rules.map(({ id }) => id).sort());
    expect(fails.length).toBeLessThanOrEqual(rules.length + 5);
  });

  it('are read to the last field, and most of them are healthy', async () => {
    const { inventory, verdicts } = await inspect();
    expect(inventory.gaps).toEqual([]);
    expect(verdicts.filter(({ outcome }) => outcome === 'unknown' || outcome === 'error')).toEqual([]);
    const judged = verdicts.filter(({ outcome }) => outcome === 'pass' || outcome === 'fail');
    expect(judged.filter(({ outcome }) => outcome === 'pass').length / judged.length).toBeGreaterThan(0.85);
  });
});
