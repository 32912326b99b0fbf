import fc from 'fast-check';
import type { FieldValue } from '../../src/model/documents.ts';

/** A rule and a fully read resource, made at random; params are facts too. */
export interface RandomCase {
  readonly expect: unknown;
  readonly applies: unknown;
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly params: Readonly<Record<string, FieldValue>>;
}

const scalar = fc.constantFrom<FieldValue>(
  null,
  true,
  false,
  0,
  1,
  2,
  3,
  -1,
  1.5,
  '',
  'a',
  'b',
  'ab',
  '1',
  '2',
  '12abc',
  '2026-01-01T00:00:00Z',
);
const list = fc.array(scalar, { maxLength: 4 });
const object = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.oneof(scalar, list), { maxKeys: 3 });
const value: fc.Arbitrary<FieldValue> = fc.oneof(
  { weight: 5, arbitrary: scalar },
  { weight: 2, arbitrary: list },
  { weight: 1, arbitrary: object },
) as never;

export const fieldNames = ['size', 'limit', 'state', 'backup.retentionDays', 'zones', 'ports', 'settings'] as const;
const usual: Readonly<Record<string, fc.Arbitrary<FieldValue>>> = {
  size: fc.constantFrom(0, 1, 2, 3),
  limit: fc.constantFrom(1, 2, 3),
  state: fc.constantFrom('a', 'b', 'ab'),
  'backup.retentionDays': fc.constantFrom(0, 1, 2, 3, null),
  zones: fc.array(fc.constantFrom('a', 'b'), { maxLength: 3 }),
  ports: fc.array(fc.constantFrom(1, 2, 3), { maxLength: 3 }),
  settings: object as never,
};
const fields = fc.record(
  Object.fromEntries(
    fieldNames.map((name) => [
      name,
      fc.oneof({ weight: 4, arbitrary: usual[name] as fc.Arbitrary<FieldValue> }, { weight: 1, arbitrary: value }),
    ]),
  ),
);

const orders = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'];
const operator = fc
  .tuple(
    fc.array(fc.constantFrom('someFact', 'everyFact', 'swap', 'not', 'someValue', 'everyValue'), { maxLength: 2 }),
    fc.constantFrom('equal', 'notEqual', 'in', 'notIn', 'contains', 'doesNotContain', ...orders),
  )
  .map(([decorators, name]) => [...decorators, name].join(':'));
const fact = fc.constantFrom<string>(...fieldNames, 'region', 'tags', 'params.min', 'params.names');
const path = fc.constantFrom('$.a', "$['b']", '$.c[0]', '$[0]', '$..a');
const reference = fc
  .tuple(fact, fc.option(path, { freq: 4, nil: undefined }))
  .map(([name, at]) => (at === undefined ? { fact: name } : { fact: name, path: at }));

/** A leaf whose sides fit its operator, so that most leaves are decided by values and not by an error. */
const fittingLeaf = fc.oneof(
  fc.record({
    fact: fc.constantFrom('size', 'limit', 'backup.retentionDays'),
    operator: fc.constantFrom('equal', 'notEqual', ...orders),
    value: fc.oneof(fc.constantFrom<unknown>(0, 1, 2, null), fc.constant({ fact: 'params.min' }), fc.constant({ fact: 'limit' })),
  }),
  fc.record({
    fact: fc.constantFrom('state', 'size'),
    operator: fc.constantFrom('in', 'notIn'),
    value: fc.oneof(fc.array(fc.constantFrom<FieldValue>('a', 'b', 1, 2), { maxLength: 3 }), fc.constant({ fact: 'params.names' })),
  }),
  fc.record({
    fact: fc.constantFrom('zones', 'ports'),
    operator: fc.constantFrom(
      'contains',
      'doesNotContain',
      'not:contains',
      'someFact:equal',
      'everyFact:equal',
      'someFact:lessThan',
      'everyFact:greaterThan',
    ),
    value: fc.constantFrom<FieldValue>('a', 'b', 1, 2),
  }),
  fc.record({
    fact: fc.constantFrom('state', 'region'),
    operator: fc.constantFrom('swap:contains', 'someValue:equal', 'everyValue:notEqual'),
    value: fc.array(fc.constantFrom('a', 'b', 'cn-hangzhou'), { maxLength: 3 }),
  }),
  fc.record({
    fact: fc.constantFrom('tags', 'settings'),
    path: fc.constantFrom('$.a', '$.b'),
    operator: fc.constantFrom('equal', 'notEqual', 'in'),
    value: fc.constantFrom<FieldValue>('a', 'b'),
  }),
);
const wildLeaf = fc
  .tuple(reference, operator, fc.oneof(scalar, list, reference))
  .map(([left, name, right]) => ({ ...left, operator: name, value: right }));
const leaf = fc.oneof({ weight: 9, arbitrary: fittingLeaf }, { weight: 1, arbitrary: wildLeaf });

const { condition } = fc.letrec<{ condition: unknown; node: unknown }>((tie) => ({
  node: fc.oneof({ maxDepth: 3, withCrossShrink: true }, leaf, leaf, tie('condition')),
  condition: fc.oneof(
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    tie('node').map((not) => ({ not })),
  ),
}));

const parts = fc.record({
  expect: condition,
  applies: condition,
  fields: fields as fc.Arbitrary<Record<string, FieldValue>>,
  tags: fc.dictionary(fc.constantFrom('a', 'b'), fc.constantFrom('a', 'b'), { maxKeys: 2 }),
  params: fc.record({
    min: fc.constantFrom<FieldValue>(0, 1, 2),
    names: fc.array(fc.constantFrom('a', 'b'), { maxLength: 2 }) as fc.Arbitrary<FieldValue>,
  }),
});

/** Random, but as JSON has it: objects of the ordinary kind. */
export const randomCase: fc.Arbitrary<RandomCase> = parts.map((random) => JSON.parse(JSON.stringify(random)) as RandomCase);

/** Values that a field may turn out to have. */
export const anyValue = value.map((one) => JSON.parse(JSON.stringify(one)) as FieldValue);
