import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCloud } from '../../../src/cloud/index.ts';
import { collect } from '../../../src/collect/index.ts';
import { compileRule, fieldsOf, judge } from '../../../src/evaluate/compile/compile-rule.ts';
import { checkRules, fieldTables } from '../../../src/evaluate/index.ts';
import type { Resource } from '../../../src/model/documents.ts';
import { loadResourceTypes } from '../../../src/resources/index.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/index.ts';

const path = (name: string) => fileURLToPath(new URL(`../../../${name}`, import.meta.url));
const codes = ['ACS::ACK::Cluster', 'ACS::CR::Repository', 'ACS::FC::Function', 'ACS::AliKafka::Instance', 'ACS::Elasticsearch::Instance'];
const nowMs = Date.parse('2026-06-01T04:00:00Z');
const all = await loadResourceTypes();
const tables = fieldTables(all);
// Zones are known by the vSwitches of the network, which this part of the estate does not have.
const rules = (await checkRules(path('rules'), all))
  .flatMap(({ rule }) => rule ?? [])
  .filter((rule) => codes.includes(rule.rule.resource) && !fieldsOf(rule).includes('zones'));

let sandbox: Sandbox;
let resources: readonly Resource[];
let verdicts: readonly { readonly rule: string; readonly name: string; readonly outcome: string }[];

beforeAll(async () => {
  sandbox = await startSandbox({ estate: path('src/sandbox/estates/sample/containers.json'), clock: nowMs, isStrict: true });
  const wanted = codes.map((code) => [code, rules.filter(({ rule }) => rule.resource === code).flatMap(fieldsOf)] as const);
  const inventory = await collect({
    id: 'run',
    source: 'live',
    clouds: [await openCloud({ env: sandbox.env })],
    regions: ['cn-hangzhou', 'cn-shanghai', 'cn-beijing'],
    types: all,
    wanted: new Map(wanted),
    now: () => nowMs,
  });
  resources = inventory.resources;
  verdicts = rules.flatMap((rule) => {
    const table = tables.get(rule.rule.resource);
    const compiled = table && compileRule(rule, table, rule.rule.severity, {});
    const own = resources.filter(({ type }) => type === rule.rule.resource);
    return compiled ? own.map((resource) => ({ rule: rule.id, name: resource.name, outcome: judge(compiled, resource).outcome })) : [];
  });
});
afterAll(() => sandbox.close());

const named = (rule: string, outcome: string) =>
  verdicts.filter((one) => one.rule === rule && one.outcome === outcome).map(({ name }) => name);

describe('clusters, images, functions, queues and search of the sample estate', () => {
  it('show the fault of every rule, each on a resource or two', () => {
    const fails = verdicts.filter(({ outcome }) => outcome === 'fail');
    expect([...new Set(fails.map(({ rule }) => rule))].sort()).toEqual(rules.map(({ id }) => id).sort());
    expect(fails.length).toBeLessThanOrEqual(rules.length + 5);
  });

  it('are read to the last field, and most of them are healthy', () => {
    expect(verdicts.filter(({ outcome }) => outcome === 'unknown' || outcome === 'error')).toEqual([]);
    const judged = verdicts.filter(({ outcome }) => outcome === 'pass' || outcome === 'fail');
    expect(judged.filter(({ outcome }) => outcome === 'pass').length / judged.length).toBeGreaterThan(0.75);
  });

  it.each([
    ['ack-version-eol', 'fail', ['qc-test-ack']],
    ['ack-deletion-protection-off', 'not-applicable', ['qc-loadtest-ack']],
    ['ack-nodepool-at-max', 'fail', ['qc-prod-ack']],
    ['acr-repo-public', 'fail', ['report']],
    ['fc-memory-near-limit', 'fail', ['item-image-resize']],
    ['fc-memory-near-limit', 'not-applicable', ['report-daily-mail']],
    ['kafka-disk-usage-high', 'not-applicable', ['容灾消息 dr-kafka']],
    ['kafka-throughput-saturated', 'fail', ['埋点日志 track-kafka']],
    ['elasticsearch-public-open', 'fail', ['测试检索 test-es']],
    ['elasticsearch-heap-high', 'fail', ['商品搜索 search-es']],
  ])('%s: %s %j', (rule, outcome, names) => {
    expect(named(rules.find(({ id }) => id.endsWith(rule))?.id ?? rule, outcome)).toEqual(names);
  });
});
