import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCloud } from '../../../src/cloud/index.ts';
import { collect } from '../../../src/collect/index.ts';
import { compileRule, fieldsOf, judge } from '../../../src/evaluate/compile/compile-rule.ts';
import { checkRules, fieldTables } from '../../../src/evaluate/index.ts';
import { loadResourceTypes } from '../../../src/resources/index.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/index.ts';

const nowMs = Date.parse('2026-06-01T04:00:00Z');
const family = /\/(ram|root|sas|cdn|cas|dns)-/;
const all = await loadResourceTypes();
const tables = fieldTables(all);
const rules = (await checkRules(new URL('../../../rules', import.meta.url).pathname, all))
  .flatMap(({ rule }) => rule ?? [])
  .filter(({ id }) => family.test(id));
const codes = [...new Set(rules.map(({ rule }) => rule.resource))];

let sandbox: Sandbox;
let verdicts: readonly { readonly rule: string; readonly name: string; readonly outcome: string }[];
let gaps: readonly unknown[];

beforeAll(async () => {
  sandbox = await startSandbox({ clock: nowMs, isStrict: true });
  const inventory = await collect({
    id: 'run',
    source: 'live',
    clouds: [await openCloud({ env: sandbox.env })],
    regions: ['cn-hangzhou', 'cn-shanghai', 'cn-beijing'],
    types: all,
    wanted: new Map(codes.map((code) => [code, rules.filter(({ rule }) => rule.resource === code).flatMap(fieldsOf)])),
    now: () => nowMs,
  });
  gaps = inventory.gaps;
  verdicts = rules.flatMap((rule) => {
    const table = tables.get(rule.rule.resource);
    const compiled = table && compileRule(rule, table, rule.rule.severity, {});
    const own = inventory.resources.filter(({ type }) => type === rule.rule.resource);
    return compiled ? own.map((resource) => ({ rule: rule.id, name: resource.name, outcome: judge(compiled, resource).outcome })) : [];
  });
});
afterAll(() => sandbox.close());

describe('identities, certificates and domains of the sample estate', () => {
  it('show the fault of every rule, each on a resource or two', () => {
    const fails = verdicts.filter(({ outcome }) => outcome === 'fail');
    expect([...new Set(fails.map(({ rule }) => rule))].sort()).toEqual(rules.map(({ id }) => id).sort());
    expect(fails.length).toBeLessThanOrEqual(rules.length + 2);
  });

  it('are read to the last field, and what is not the account itself is mostly healthy', () => {
    expect(gaps).toEqual([]);
    expect(verdicts.filter(({ outcome }) => outcome === 'unknown' || outcome === 'error')).toEqual([]);
    const judged = verdicts.filter(({ outcome, name }) => (outcome === 'pass' || outcome === 'fail') && !/^\d{16}$/.test(name));
    expect(judged.filter(({ outcome }) => outcome === 'pass').length / judged.length).toBeGreaterThan(0.8);
  });

  it.each([
    ['ram-user-no-mfa', 'fail', ['孙悦（研发）']],
    ['ram-ak-unused', 'fail', ['旧 ERP 对接']],
    ['ram-policy-full-admin', 'fail', ['qc-temp-admin']],
    ['cas-certificate-expiring', 'fail', ['pay-2025', 'promo-h5']],
    ['cas-certificate-expiring', 'not-applicable', ['qingcheng-wildcard-2025']],
    ['cdn-compression-off', 'fail', ['m.qingcheng.example']],
    ['cdn-compression-off', 'not-applicable', ['video.qingcheng.example', '618.qingcheng.example']],
    ['cdn-domain-old-tls', 'fail', ['h5.qingcheng.example']],
    ['cdn-certificate-expiring', 'fail', ['promo.qingcheng.example']],
    ['dns-record-ttl-too-long', 'fail', ['qingcheng-mall.example']],
  ])('%s: %s %j', (rule, outcome, names) => {
    const named = verdicts.filter((one) => one.rule.endsWith(`/${rule}`) && one.outcome === outcome).map(({ name }) => name);
    expect(named).toEqual(names);
  });
});
