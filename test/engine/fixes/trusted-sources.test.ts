import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChangeRecord } from '../../../src/model/documents.ts';
import { differences, type Grove, openGrove, type Planted } from '../harness.ts';

const rule = 'security/ecs-security-group-ssh-open';
const inputs = { trustedSources: '203.0.113.0/24' };

describe('a port that everybody reaches and some are to reach', () => {
  let grove: Grove;
  let before: ReturnType<Grove['snapshot']>;
  let refused: ChangeRecord;
  let untouched: readonly string[];
  let there: Planted;
  let record: ChangeRecord;
  let sent: readonly string[];
  let undone: ChangeRecord;
  let returned: readonly string[];

  beforeAll(async () => {
    grove = await openGrove();
    before = grove.snapshot();
    grove.sandbox.control.faults.add({ kind: 'denied', action: 'AuthorizeSecurityGroup' });
    refused = await grove.apply(await grove.plan([rule], { inputs }));
    grove.sandbox.control.faults.clear();
    untouched = Object.keys(differences(before, grove.snapshot()));
    there = await grove.plan([rule], { inputs });
    const mark = grove.mark();
    record = await grove.apply(there);
    sent = grove.writesSince(mark).map(({ action }) => action);
    const back = await grove.back(there, record);
    const returning = grove.mark();
    undone = await grove.apply(back);
    returned = grove.writesSince(returning).map(({ action }) => action);
  }, 300_000);
  afterAll(() => grove?.close());

  it('stays open when those cannot be let in first', () => {
    expect(refused.entries.map(({ outcome }) => outcome)).toEqual(['failed', 'not-run']);
    expect(untouched).toEqual([]);
  });

  it('is first opened for them and then closed', () => {
    expect(there.plan.changes.map(({ kind, dependsOn }) => [kind, dependsOn])).toEqual([
      ['create', []],
      ['delete', ['C001']],
    ]);
    expect(there.plan.changes.map(({ risks }) => risks)).toEqual([['access'], ['access']]);
    expect(sent).toEqual(['AuthorizeSecurityGroup', 'RevokeSecurityGroup']);
    expect(record.entries.map(({ outcome, reason }) => reason?.text.en ?? outcome)).toEqual(['applied', 'applied']);
    expect(record.entries.at(-1)?.verdicts).toEqual([{ ruleId: rule, outcome: 'pass' }]);
  });

  it('is opened for everybody again before they lose their own way in', () => {
    expect(undone.entries.map(({ outcome, reason }) => reason?.text.en ?? outcome)).toEqual(['applied', 'applied']);
    expect(returned).toEqual(['AuthorizeSecurityGroup', 'RevokeSecurityGroup']);
    const differing = Object.values(differences(before, grove.snapshot()));
    expect(differing).toHaveLength(1);
    expect(differing.map(([, is]) => rulesOf(is))).toEqual(differing.map(([was]) => rulesOf(was)));
  });
});

describe('lists that let everybody in', () => {
  const rules = ['security/vpc-nacl-risky-port-open', 'security/rds-whitelist-any'];
  let grove: Grove;
  let there: Planted;
  let record: ChangeRecord;
  let changed: ReturnType<typeof differences>;
  let undone: ChangeRecord;
  let kept: readonly string[];

  beforeAll(async () => {
    grove = await openGrove();
    const before = grove.snapshot();
    there = await grove.plan(rules, { inputs });
    record = await grove.apply(there);
    changed = differences(before, grove.snapshot());
    undone = await grove.apply(await grove.back(there, record));
    kept = Object.keys(differences(before, grove.snapshot()));
  }, 300_000);
  afterAll(() => grove?.close());

  it('let in the trusted in the place of everybody, and nobody else is moved', () => {
    const passed = (ruleId: string) => [{ ruleId, outcome: 'pass' }];
    const byRule = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
    expect(record.entries.map(({ outcome, reason }) => reason?.text.en ?? outcome)).toEqual(['applied', 'applied']);
    expect(record.entries.map(({ verdicts }) => verdicts).sort(byRule)).toEqual(rules.map(passed).sort(byRule));
    expect(Object.values(changed).map(([, is]) => JSON.stringify(is).split('203.0.113.0/24').length - 1)).toEqual([1, 1]);
  });

  it('let everybody in again afterwards, and the trusted no longer by name', () => {
    expect(undone.entries.map(({ outcome, reason }) => reason?.text.en ?? outcome)).toEqual(['applied', 'applied']);
    expect(kept).toEqual([]);
  });
});

/** The rules of a group, in small letters, without what a rule made anew has of its own. */
function rulesOf(side: unknown): unknown {
  const [{ rules }] = side as [{ rules: readonly Readonly<Record<string, unknown>>[] }];
  return rules.map(({ SecurityGroupRuleId: _, CreateTime: __, Description: ___, ...rule }) => JSON.stringify(rule).toLowerCase()).sort();
}
