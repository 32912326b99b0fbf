import { describe, expect, it } from 'vitest';
import type { LoadedRule } from '../../src/evaluate/index.ts';
import { compileRules, evaluate, everyRule, fieldTables } from '../../src/evaluate/index.ts';
import type { Exception, FieldValue, Finding, Resource } from '../../src/model/documents.ts';
import { inventoryOf, ruleOf, treeOf, typeOf } from './build.ts';

const type = typeOf({
  'backup.retentionDays': { type: 'integer', unit: 'day' },
  'kms.keyId': { type: 'string' },
  'ssl.protocol': { type: 'string' },
  ports: { type: 'list' },
  'idle.cost': { type: 'number', unit: 'cny-per-month' },
});
const tables = fieldTables(new Map([[type.type, type]]));
const now = new Date('2026-03-01T00:00:00Z');

const retention = ruleOf(
  'backup/tree-retention',
  { all: [{ fact: 'backup.retentionDays', operator: 'greaterThanInclusive', value: { fact: 'params.minDays' } }] },
  {
    params: { minDays: { type: 'integer', unit: 'day', default: 7 } },
    finding: {
      en: 'Kept for {{backup.retentionDays}}; {{params.minDays}} are asked.',
      'zh-CN': '保留 {{backup.retentionDays}}，要求 {{params.minDays}}。',
    },
  },
);

function inspect(rules: readonly LoadedRule[], resources: readonly Resource[], exceptions: readonly Exception[] = [], at = now) {
  const compiled = compileRules(rules, tables, everyRule(rules));
  return evaluate(inventoryOf(resources), compiled, { runId: 'run-1', now: at, exceptions });
}

function findingsOf(rule: LoadedRule, resource: Resource): readonly Finding[] {
  return inspect([rule], [resource]).rules[0]?.findings ?? [];
}

function outcomeOf(rule: LoadedRule, resource: Resource): string {
  const { counts } = inspect([rule], [resource]).rules[0] ?? {};
  return Object.entries(counts ?? {}).find(([, count]) => count === 1)?.[0] ?? 'none';
}

it.each<[string, FieldValue | undefined, string]>([
  ['kept for exactly the limit', 7, 'pass'],
  ['one day short', 6, 'fail'],
  ['no backup at all', null, 'fail'],
  ['not read', undefined, 'unknown'],
])('%s', (_, days, outcome) => {
  expect(outcomeOf(retention, treeOf('apple', days === undefined ? {} : { 'backup.retentionDays': days }))).toBe(outcome);
});

describe('a field that was not read', () => {
  const unread = [{ field: 'ssl.protocol', action: 'fruit:GetTree', reason: 'denied' as const, message: 'no' }];
  it.each(['equal', 'notEqual', 'in', 'notIn', 'lessThan', 'not:contains', 'doesNotContain'])('is unknown under %s', (operator) => {
    const value = operator.toLowerCase().endsWith('in') ? ['TLSv1.0'] : 'TLSv1.0';
    const rule = ruleOf('security/tree-ssl', { all: [{ fact: 'ssl.protocol', operator, value }] });
    expect(outcomeOf(rule, treeOf('apple', {}, { unread }))).toBe('unknown');
  });

  it('case evaluate-undefined-not-equal: null is known and differs from a text', () => {
    const rule = ruleOf('security/tree-ssl', { all: [{ fact: 'ssl.protocol', operator: 'notEqual', value: 'TLSv1.0' }] });
    const outcomes = [{ 'ssl.protocol': 'TLSv1.2' }, { 'ssl.protocol': null }, {}].map((fields) =>
      outcomeOf(rule, treeOf('apple', fields)),
    );
    expect(outcomes).toEqual(['pass', 'pass', 'unknown']);
  });

  it('case rule-assert-empty-field: a rule can ask for null, and unread is not null', () => {
    const rule = ruleOf('security/tree-key', { all: [{ fact: 'kms.keyId', operator: 'notEqual', value: null }] });
    const outcomes = [{ 'kms.keyId': 'key-1' }, { 'kms.keyId': null }, {}].map((fields) => outcomeOf(rule, treeOf('apple', fields)));
    expect(outcomes).toEqual(['pass', 'fail', 'unknown']);
  });

  it('case evaluate-bucket-public-three-sources: leaves the rule unknown only when the others do not decide', () => {
    const isOpen = (fact: string) => ({ fact, operator: 'equal', value: 'open' });
    const rule = ruleOf('security/tree-public', {
      any: [{ fact: 'ssl.protocol', operator: 'equal', value: 'blocked' }, { not: { any: [isOpen('kms.keyId'), isOpen('name')] } }],
    });
    const tree = (fields: Record<string, FieldValue>, name = 'shut') => ({ ...treeOf('apple', fields), name });
    expect([
      outcomeOf(rule, tree({ 'ssl.protocol': 'free', 'kms.keyId': 'open' })),
      outcomeOf(rule, tree({ 'ssl.protocol': 'blocked' })),
      outcomeOf(rule, tree({ 'ssl.protocol': 'free' }, 'open')),
      outcomeOf(rule, tree({ 'ssl.protocol': 'free' })),
    ]).toEqual(['fail', 'pass', 'fail', 'unknown']);
  });

  it('names the field, the reason and the permission in both languages', () => {
    const denied = {
      field: 'backup.retentionDays',
      action: 'fruit:GetTree',
      reason: 'denied' as const,
      permission: 'fruit:Read',
      message: 'no',
    };
    const [finding] = findingsOf(retention, treeOf('apple', {}, { unread: [denied] }));
    expect(finding?.unread).toEqual([denied]);
    expect(finding?.message).toEqual({
      en: 'Not read: backup.retentionDays (RAM denies fruit:Read).',
      'zh-CN': '未能读取：backup.retentionDays（中文）（RAM 未授权 fruit:Read）。',
    });
  });

  it('is named even when the run never asked for it', () => {
    expect(findingsOf(retention, treeOf('apple', {}))[0]?.unread).toEqual([
      { field: 'backup.retentionDays', action: 'fruit:GetTree', reason: 'failed', message: 'This run did not read it.' },
    ]);
  });

  it('holds for tags, which stand on the resource empty', () => {
    const rule = ruleOf('stability/tree-owner', { all: [{ fact: 'tags', path: '$.owner', operator: 'equal', value: 'pear' }] });
    const lost = [{ field: 'tags', action: 'fruit:ListTags', reason: 'failed' as const, message: 'no' }];
    expect([
      outcomeOf(rule, treeOf('apple', {}, { tags: { owner: 'pear' } })),
      outcomeOf(rule, treeOf('apple', {})),
      outcomeOf(rule, treeOf('apple', {}, { unread: lost })),
    ]).toEqual(['pass', 'fail', 'unknown']);
  });
});

describe('a finding', () => {
  it('carries value, limit, unit and action, and a sentence in both languages', () => {
    const [finding] = findingsOf(retention, treeOf('apple', { 'backup.retentionDays': 1 }));
    expect(finding?.message).toEqual({ en: 'Kept for 1 day; 7 days are asked.', 'zh-CN': '保留 1 天，要求 7 天。' });
    expect(finding?.evidence).toEqual([
      {
        field: 'backup.retentionDays',
        label: { en: 'backup.retentionDays', 'zh-CN': 'backup.retentionDays（中文）' },
        actual: 1,
        operator: 'greaterThanInclusive',
        expected: 7,
        unit: 'day',
        action: 'fruit:GetTree',
      },
    ]);
  });

  it('case evaluate-fail-with-empty-evidence: writes null and zero out', () => {
    const messages = [0, null].map((days) => findingsOf(retention, treeOf('apple', { 'backup.retentionDays': days }))[0]?.message.en);
    expect(messages).toEqual(['Kept for 0 days; 7 days are asked.', 'Kept for none; 7 days are asked.']);
  });

  it('shows only the comparisons that made it fail', () => {
    const rule = ruleOf('security/tree-mixed', {
      all: [
        {
          any: [
            { fact: 'ssl.protocol', operator: 'equal', value: 'a' },
            { fact: 'kms.keyId', operator: 'equal', value: 'b' },
          ],
        },
        {
          not: {
            all: [
              { fact: 'ports', operator: 'contains', value: 22 },
              { fact: 'region', operator: 'equal', value: 'cn-hangzhou' },
            ],
          },
        },
        {
          any: [
            { fact: 'ssl.protocol', operator: 'equal', value: 'c' },
            { fact: 'name', operator: 'equal', value: 'pear' },
          ],
        },
      ],
    });
    const [finding] = findingsOf(rule, treeOf('apple', { 'ssl.protocol': 'c', 'kms.keyId': 'b', ports: [22] }));
    expect(finding?.evidence.map(({ field, operator }) => [field, operator])).toEqual([
      ['ports', 'not:contains'],
      ['region', 'not:equal'],
    ]);
  });

  it('keeps its id from run to run, and another resource, region or rule has another', () => {
    const ids = [
      treeOf('apple', { 'backup.retentionDays': 1 }),
      treeOf('apple', { 'backup.retentionDays': 2 }),
      treeOf('pear', { 'backup.retentionDays': 1 }),
      treeOf('apple', { 'backup.retentionDays': 1 }, { region: 'cn-beijing' }),
    ].map((tree) => findingsOf(retention, tree)[0]?.id);
    expect(ids[0]).toMatch(/^[0-9a-f]{16}$/);
    expect(ids[1]).toBe(ids[0]);
    expect(new Set(ids).size).toBe(3);
  });

  it('says what mending saves', () => {
    const rule = ruleOf('cost/tree-idle', { all: [{ fact: 'name', operator: 'equal', value: 'pear' }] }, { saving: 'idle.cost' });
    expect(findingsOf(rule, treeOf('apple', { 'idle.cost': 12.5 }))[0]?.savingCnyPerMonth).toBe(12.5);
    expect(findingsOf(rule, treeOf('apple', {}))[0]).not.toHaveProperty('savingCnyPerMonth');
  });
});

it('makes a rule that throws an error for that resource, and judges the others', () => {
  const broken = ruleOf('security/tree-broken', { all: [{ fact: 'name', operator: 'in', value: { fact: 'ports' } }] });
  const result = inspect(
    [broken, retention],
    [treeOf('apple', { ports: null, 'backup.retentionDays': 7 }), treeOf('pear', { ports: ['pear'], 'backup.retentionDays': 7 })],
  );
  expect(result.rules.map(({ counts }) => [counts.pass, counts.error])).toEqual([
    [1, 1],
    [2, 0],
  ]);
  expect(result.rules[0]?.findings[0]?.message.en).toContain('The rule failed: ');
});

it('leaves a rule out of scope where it does not apply, and unknown where that cannot be told', () => {
  const rule = ruleOf(
    'backup/tree-applies',
    { all: [{ fact: 'name', operator: 'equal', value: 'pear' }] },
    { applies: { all: [{ fact: 'ssl.protocol', operator: 'equal', value: 'a' }] } },
  );
  expect(['a', 'b', undefined].map((value) => outcomeOf(rule, treeOf('apple', value ? { 'ssl.protocol': value } : {})))).toEqual([
    'fail',
    'not-applicable',
    'unknown',
  ]);
});

it('counts resources by type and region, and keeps gaps', () => {
  const gap = {
    type: 'ACS::Fruit::Tree',
    region: 'cn-beijing',
    accountId: '1',
    action: 'fruit:ListTrees',
    reason: 'denied' as const,
    message: 'no',
  };
  const rules = [retention];
  const inventory = inventoryOf([treeOf('apple', {}), treeOf('pear', {}, { region: 'cn-beijing' })], {
    gaps: [gap],
    types: ['ACS::Fruit::Tree', 'ACS::Fruit::Bush'],
  });
  const result = evaluate(inventory, compileRules(rules, tables, everyRule(rules)), { runId: 'run-1', now });
  expect(result.gaps).toEqual([gap]);
  expect(result.inventory.types).toEqual([
    { type: 'ACS::Fruit::Tree', title: type.title, product: 'fruit', resources: 2, byRegion: { 'cn-hangzhou': 1, 'cn-beijing': 1 } },
    { type: 'ACS::Fruit::Bush', title: { en: 'ACS::Fruit::Bush', 'zh-CN': 'ACS::Fruit::Bush' }, product: '', resources: 0, byRegion: {} },
  ]);
});

describe('an exception', () => {
  const exception: Exception = { rule: 'backup/tree-retention', resource: 'apple', owner: 'Lin', reason: 'test data', until: '2026-03-01' };
  const failing = [treeOf('apple', { 'backup.retentionDays': 1 }, { tags: { env: 'test' } })];
  const countsWith = (change: Partial<Exception>, at = now) => {
    const result = inspect([retention], failing, [{ ...exception, ...change }], at);
    return [
      result.rules[0]?.counts.fail,
      result.rules[0]?.counts.accepted,
      result.exceptions[0]?.findings,
      result.exceptions[0]?.isExpired,
    ];
  };

  it.each<[string, Partial<Exception>, boolean]>([
    ['names the resource', {}, true],
    ['names every resource', { resource: '*' }, true],
    ['names a beginning of rules', { rule: 'backup/*' }, true],
    ['names another rule', { rule: 'cost/*' }, false],
    ['names another resource', { resource: 'apples' }, false],
    ['names another account', { accountId: '1' }, false],
    ['names another region', { region: 'cn-beijing' }, false],
    ['asks for a tag that is there', { tags: { env: 'test' } }, true],
    ['asks for a tag with another value', { tags: { env: 'prod' } }, false],
  ])('that %s', (_, change, isAccepted) => {
    expect(countsWith(change)).toEqual(isAccepted ? [0, 1, 1, false] : [1, 0, 0, false]);
  });

  it('counts to the last moment of its last day in China, and no longer', () => {
    expect(countsWith({}, new Date('2026-03-01T15:59:59.999Z'))).toEqual([0, 1, 1, false]);
    expect(countsWith({}, new Date('2026-03-01T16:00:00Z'))).toEqual([1, 0, 1, true]);
  });

  it('stands on the finding with its owner, day and reason', () => {
    const [finding] = inspect([retention], failing, [exception]).rules[0]?.findings ?? [];
    expect(finding).toMatchObject({ outcome: 'accepted', accepted: { by: 'Lin', until: '2026-03-01', why: 'test data' } });
  });

  it('accepts no unread field', () => {
    expect(inspect([retention], [treeOf('apple', {})], [exception]).rules[0]?.counts).toMatchObject({ unknown: 1, accepted: 0 });
  });
});

it('judges the same where code from text is forbidden', () => {
  const trees = [1, 7, null].map((days, i) => treeOf(`apple-${i}`, { 'backup.retentionDays': days }));
  const byEach = (['source', 'closures'] as const).map((backEnd) =>
    evaluate(inventoryOf(trees), compileRules([retention], tables, everyRule([retention]), backEnd), { runId: 'run-1', now }),
  );
  expect(byEach[0]).toEqual(byEach[1]);
});
