import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createFindingText } from '../../src/evaluate/stream/finding-text.ts';
import type { Evidence, Finding, Unread } from '../../src/model/documents.ts';

const text = fc.string({ unit: fc.constantFrom('a', '"', '\\', '\n', '\u0007', '\u2028', '梨', '\ud83c', '\udf4e', '🍐'), maxLength: 6 });
const unread = fc.constant<Unread[]>([{ field: 'days', action: 'fruit:ListTrees', reason: 'denied', message: 'no' }]);
const evidence = fc.record(
  {
    field: text,
    actual: fc.oneof(text, fc.integer(), fc.constant(null), fc.array(text)),
    operator: fc.constantFrom('equal', 'not:in'),
    expected: fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean()),
    label: fc.record({ en: text, 'zh-CN': text }),
    unit: fc.constant('day'),
    action: text,
  },
  { requiredKeys: ['field', 'actual', 'operator', 'expected'] },
) as fc.Arbitrary<Evidence>;
const finding = fc.record(
  {
    id: fc.constant('0123456789abcdef'),
    ruleId: fc.constantFrom('backup/tree', 'cost/"tree'),
    category: fc.constant('backup' as const),
    severity: fc.constant('high' as const),
    resource: fc.record({ type: fc.constant('ACS::Fruit::Tree'), id: text, name: text, region: text, accountId: text }),
    outcome: fc.constantFrom('fail' as const, 'unknown' as const, 'accepted' as const, 'error' as const),
    message: fc.record({ en: text, 'zh-CN': text }),
    evidence: fc.array(evidence, { maxLength: 3 }),
    unread: fc.oneof(fc.constant<Unread[]>([]), unread),
    readAt: fc.constant('2026-01-01T00:00:00Z'),
    accepted: fc.record({ by: text, until: text, why: text }),
    savingCnyPerMonth: fc.double({ noNaN: true, noDefaultInfinity: true }),
  },
  {
    noNullPrototype: true,
    requiredKeys: ['id', 'ruleId', 'category', 'severity', 'resource', 'outcome', 'message', 'evidence', 'unread', 'readAt'],
  },
) as fc.Arbitrary<Finding>;

it('writes every finding as JSON.stringify does', () => {
  const write = createFindingText();
  fc.assert(
    fc.property(finding, (one) => {
      expect(write(one)).toBe(JSON.stringify(one));
    }),
    { numRuns: 1000 },
  );
});
