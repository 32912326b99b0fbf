import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCloud } from '../../../src/cloud/index.ts';
import { collect } from '../../../src/collect/index.ts';
import { compileRule, fieldsOf, judge } from '../../../src/evaluate/compile/compile-rule.ts';
import { checkRules, fieldTables } from '../../../src/evaluate/index.ts';
import type { Inventory } from '../../../src/model/documents.ts';
import type { ResourceType } from '../../../src/model/resource-type.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/index.ts';
import { storageRules, storageTypes } from '../../resources/storage-types.ts';

const path = (name: string) => fileURLToPath(new URL(`../../../${name}`, import.meta.url));
const nowMs = Date.parse('2026-06-01T04:00:00Z');
const types: ReadonlyMap<string, ResourceType> = await storageTypes();
const tables = fieldTables(types);
const rules = (await checkRules(path('rules'), types)).flatMap(({ rule }) => (rule && storageRules(rule.id) ? [rule] : []));

let sandbox: Sandbox;
let inventory: Inventory;
let verdicts: readonly { readonly rule: string; readonly name: string; readonly outcome: string }[];

beforeAll(async () => {
  sandbox = await startSandbox({ estate: path('src/sandbox/estates/sample'), clock: nowMs, isStrict: true });
  const wanted = [...types.keys()].map((code) => [code, rules.filter(({ rule }) => rule.resource === code).flatMap(fieldsOf)] as const);
  inventory = await collect({
    id: 'run',
    source: 'live',
    clouds: [await openCloud({ env: sandbox.env })],
    regions: ['cn-hangzhou', 'cn-shanghai', 'cn-beijing'],
    types,
    wanted: new Map(wanted),
    now: () => nowMs,
  });
  verdicts = rules.flatMap((rule) => {
    const table = tables.get(rule.rule.resource);
    const compiled = table && compileRule(rule, table, rule.rule.severity, {});
    const own = inventory.resources.filter(({ type }) => type === rule.rule.resource);
    return compiled ? own.map((resource) => ({ rule: rule.id, name: resource.name, outcome: judge(compiled, resource).outcome })) : [];
  });
});
afterAll(() => sandbox.close());

describe('buckets, file systems, logs, vaults, keys and trails of the sample estate', () => {
  it('show the fault of every rule, each on a resource of its own', () => {
    const fails = verdicts.filter(({ outcome }) => outcome === 'fail');
    expect([...new Set(fails.map(({ rule }) => rule))].sort()).toEqual(rules.map(({ id }) => id).sort());
    expect(fails.length).toBeLessThanOrEqual(rules.length + 2);
  });

  it('are read to the last field, and most of them are healthy', () => {
    expect(inventory.gaps).toEqual([]);
    expect(verdicts.filter(({ outcome }) => outcome === 'unknown' || outcome === 'error')).toEqual([]);
    const judged = verdicts.filter(({ outcome }) => outcome === 'pass' || outcome === 'fail');
    expect(judged.filter(({ outcome }) => outcome === 'pass').length / judged.length).toBeGreaterThan(0.85);
  });

  it.each([
    ['security/oss-bucket-public-read', 'not-applicable', ['qingcheng-item-images', 'qingcheng-www-static']],
    ['security/oss-bucket-public-write', 'fail', ['qingcheng-user-upload']],
    ['security/oss-bucket-policy-anonymous', 'fail', ['qingcheng-app-release']],
    ['backup/oss-no-replication', 'pass', ['qingcheng-order-archive']],
    ['backup/nas-no-backup', 'not-applicable', ['压测数据 loadtest-data']],
    ['backup/nas-no-backup', 'fail', ['订单导出 order-export']],
    ['security/nas-access-group-any', 'fail', ['ag-legacy']],
    ['performance/sls-consumer-lag', 'fail', ['qingcheng-data-log/click-stream']],
    ['backup/hbr-policy-not-immutable', 'fail', ['办公备份库 office-vault']],
    ['security/actiontrail-not-logging', 'fail', ['legacy-audit']],
  ])('%s: %s %j', (rule, outcome, names) => {
    const found = verdicts.filter((one) => one.rule === rule && one.outcome === outcome).map(({ name }) => name);
    expect(found.sort()).toEqual(names);
  });
});
