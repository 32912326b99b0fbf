import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkRules, loadRules } from '../../src/evaluate/index.ts';
import { InputError } from '../../src/model/errors.ts';
import { typeOf } from './build.ts';
import { temporaryFolder } from './temporary-folder.ts';

const type = typeOf(
  { status: { type: 'string', values: ['Running', 'Stopped'] }, 'backup.retentionDays': { type: 'integer', unit: 'day' } },
  { status: 'Running', 'backup.retentionDays': 7 },
);
const types = new Map([[type.type, type]]);

const text = (en: string, chinese: string) => ({ en, 'zh-CN': chinese });
const sound = {
  title: text('Trees are kept long enough', '树木保留时间足够'),
  risk: text('Trees kept too short', '树木保留时间不足'),
  why: text('A mistake cannot be undone.', '误操作无法恢复。'),
  severity: 'high',
  resource: type.type,
  params: { minDays: { type: 'integer', unit: 'day', default: 7, minimum: 1 } as Record<string, unknown> } as Record<string, unknown>,
  applies: { all: [{ fact: 'status', operator: 'equal', value: 'Running' }] as Record<string, unknown>[] },
  expect: {
    all: [{ fact: 'backup.retentionDays', operator: 'greaterThanInclusive', value: { fact: 'params.minDays' } }] as Record<
      string,
      unknown
    >[],
  },
  finding: text(
    'Kept for {{backup.retentionDays}}; {{params.minDays}} are asked.',
    '保留 {{backup.retentionDays}}，要求 {{params.minDays}}。',
  ),
  fix: { kind: 'manual', disruption: 'none' },
  guidance: text('Keep them longer.', '延长保留时间。'),
  frameworks: {},
  examples: [
    { name: 'kept for exactly the limit', fields: { 'backup.retentionDays': 7 }, outcome: 'pass' },
    { name: 'one day short', fields: { 'backup.retentionDays': 6 }, outcome: 'fail' },
    { name: 'stopped ones wait', fields: { status: 'Stopped' }, outcome: 'not-applicable' },
  ] as Record<string, unknown>[],
};

type Draft = typeof sound;
const leaf = (draft: Draft) => draft.expect.all[0] as Record<string, unknown>;
const first = (draft: Draft) => draft.examples[0] as Record<string, unknown>;

/** A folder of rules with one file that differs from a sound one. */
function folderWith(change: (draft: Draft) => unknown, path = 'backup/apple.json'): string {
  const draft = structuredClone(sound);
  change(draft);
  return folderOf(path, JSON.stringify(draft, null, 2));
}

function folderOf(path: string, text: string): string {
  const dir = temporaryFolder();
  mkdirSync(join(dir, path, '..'), { recursive: true });
  writeFileSync(join(dir, path), text);
  return dir;
}

async function problemsOf(dir: string): Promise<string> {
  const checks = await checkRules(dir, types);
  return checks
    .flatMap(({ problems }) => problems)
    .join('\n')
    .replaceAll(`${dir}/`, '');
}

it('names file, line, column, the unknown field and the nearest known one', async () => {
  const dir = folderWith((draft) => Object.assign(leaf(draft), { fact: 'backup.days' }));
  expect(await problemsOf(dir)).toBe(
    'backup/apple.json:36:17: expect/all/0 names the field "backup.days"; ACS::Fruit::Tree has backup.retentionDays.',
  );
});

it.each<[string, (draft: Draft) => unknown, string]>([
  [
    'an unknown operator',
    (draft) => Object.assign(leaf(draft), { operator: 'greaterThanInclusve' }),
    ':37:21: expect/all/0 names the operator "greaterThanInclusve"; did you mean greaterThanInclusive?',
  ],
  [
    'an unknown decorator',
    (draft) => Object.assign(leaf(draft), { operator: 'anyFact:equal' }),
    'names the decorator "anyFact"; known are someFact',
  ],
  ['a text where a number stands', (draft) => Object.assign(leaf(draft), { value: '7' }), 'expect/all/0 compares integer with "7".'],
  [
    'a word that the field does not know',
    (draft) => Object.assign(draft.applies.all[0] as object, { value: 'Runing' }),
    'did you mean Running?',
  ],
  [
    'an operator that orders texts',
    (draft) => Object.assign(leaf(draft), { fact: 'region' }),
    'puts greaterThanInclusive on a string; it orders numbers and times.',
  ],
  ['in without a list', (draft) => Object.assign(leaf(draft), { operator: 'in', value: 7 }), 'needs a list as the value of "in".'],
  [
    'contains on what is no list',
    (draft) => Object.assign(leaf(draft), { operator: 'contains', value: 7 }),
    'asks what a integer contains; only a list contains.',
  ],
  ['a path into a number', (draft) => Object.assign(leaf(draft), { path: '$.a' }), 'only lists and objects have paths.'],
  ['units that differ', (draft) => Object.assign(draft.params.minDays as object, { unit: 'hour' }), 'expect/all/0 compares day with hour.'],
  [
    'an unknown parameter',
    (draft) => Object.assign(leaf(draft), { value: { fact: 'params.minDay' } }),
    'names the parameter "params.minDay"; the rule has params.minDays.',
  ],
  [
    'an unused parameter',
    (draft) => Object.assign(draft.params, { idle: { type: 'integer', default: 1 } }),
    'params/idle is used nowhere in the rule.',
  ],
  [
    'a default below the least',
    (draft) => Object.assign(draft.params.minDays as object, { default: 0 }),
    'params/minDays/default is 0; the least is 1.',
  ],
  [
    'an unknown unit',
    (draft) => Object.assign(draft.params.minDays as object, { unit: 'days' }),
    'params/minDays/unit is "days"; known are day',
  ],
  [
    'an unknown placeholder',
    (draft) => Object.assign(draft.finding, { en: '{{backup.retention}} {{params.minDays}}' }),
    'finding/en names the field "backup.retention"',
  ],
  [
    'a placeholder left open',
    (draft) => Object.assign(draft.finding, { en: '{{params.minDays' }),
    'finding/en has a placeholder that is not written as {{name}}.',
  ],
  ['a language that is missing', (draft) => Object.assign(draft.title, { 'zh-CN': 'English' }), 'title/zh-CN is not Chinese.'],
  [
    'a property that does not exist',
    (draft) => Object.assign(draft, { risks: 1 }),
    'the file has no property "risks"; did you mean "risk"?',
  ],
  ['a comparison without a value', (draft) => delete leaf(draft).value, 'expect/all/0 lacks "value".'],
  ['an empty all', (draft) => Object.assign(draft.expect, { all: [] }), 'expect needs a list of at least one condition in "all".'],
  [
    'a saving that is no money',
    (draft) => Object.assign(draft, { saving: 'backup.retentionDays' }),
    'it must be a number in cny-per-month.',
  ],
  ['a type that does not exist', (draft) => Object.assign(draft, { resource: 'ACS::Fruit::Trees' }), 'did you mean ACS::Fruit::Tree?'],
  [
    'a field of an example that does not exist',
    (draft) => Object.assign(first(draft), { fields: { 'backup.retentionDay': 7 } }),
    'examples/0/fields/backup.retentionDay names the field',
  ],
  [
    'an outcome that does not follow',
    (draft) => Object.assign(first(draft), { outcome: 'fail' }),
    'examples/0 "kept for exactly the limit" should be fail and is pass.',
  ],
  ['no failing example', (draft) => draft.examples.splice(1, 1), 'examples has none whose outcome is fail.'],
  [
    'a comparison that decides nothing',
    (draft) =>
      draft.expect.all.push({
        any: [
          { fact: 'ageDays', operator: 'lessThan', value: 9 },
          { fact: 'status', operator: 'equal', value: 'Running' },
          { fact: 'region', operator: 'equal', value: 'cn-hangzhou' },
        ],
      }),
    'expect/all/1/any/0 on "ageDays" decides no example',
  ],
])('refuses %s', async (_, change, sentence) => {
  expect(await problemsOf(folderWith(change))).toContain(sentence);
});

it.each([
  ['a comma too many', '{"title": 1,, }', 'backup/apple.json:1:13:'],
  ['a comment', '{"title": 1 # no\n}', 'This is not JSON'],
  ['a key that stands twice', '{"title": 1,\n "title": 2}', 'backup/apple.json:2:2: Map keys must be unique.'],
  ['a list', '[]', 'the file must be object.'],
])('refuses a file with %s', async (_, text, sentence) => {
  expect(await problemsOf(folderOf('backup/apple.json', text))).toContain(sentence);
});

it.each([
  ['fruit/apple.json', 'The folder "fruit" is no category'],
  ['backup/Apple.json', 'The name "Apple" is not in kebab-case.'],
  ['backup/old/apple.json', 'A rule stands right in the folder of its category.'],
  ['backup/apple.yaml', 'A rule file ends in .json.'],
])('refuses the place %s', async (path, sentence) => {
  expect(await problemsOf(folderWith(() => {}, path))).toContain(sentence);
});

it('reports every problem of every file at once, and loads nothing', async () => {
  const dir = folderWith((draft) => Object.assign(draft, { severity: 'loud', risks: 1 }));
  writeFileSync(join(dir, 'backup/pear.json'), '{}');
  const error = await loadRules(dir, types).catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(InputError);
  const { problems } = error as InputError;
  expect(problems.filter((line) => line.includes('apple.json'))).toHaveLength(2);
  expect(problems.filter((line) => line.includes('pear.json')).length).toBeGreaterThan(5);
});

it('loads a sound rule with its path as id and its folder as category', async () => {
  const [rule] = await loadRules(
    folderWith(() => {}),
    types,
  );
  expect(rule).toMatchObject({ id: 'backup/apple', category: 'backup' });
});

it('says that a folder of rules is missing', async () => {
  await expect(loadRules('/nowhere/rules', types)).rejects.toThrow('/nowhere/rules: there is no such folder of rules.');
});

it('a folder without a rule in it is told, and where a rule stands', async () => {
  const dir = folderOf('apple.json', JSON.stringify(sound));
  await expect(loadRules(dir, types)).rejects.toThrow(
    `${dir} holds no rule; a rule stands in the folder of its category, such as ${join(dir, 'backup', 'my-rule.json')}.`,
  );
});

it.each<[string, (draft: Draft) => unknown, RegExp]>([
  ['a wrong severity', (draft) => Object.assign(draft, { severity: 'hgh' }), /severity is "hgh".*\n.*the field "backup\.days"/],
  ['a title left out', (draft) => Object.assign(draft, { title: undefined }), /the file lacks "title".*\n.*the field "backup\.days"/],
  ['examples left out', (draft) => Object.assign(draft, { examples: [] }), /the field "backup\.days".*\n.*examples must NOT/],
  [
    'an unknown type',
    (draft) => Object.assign(draft, { severity: 'hgh', resource: 'ACS::Fruit::Tre' }),
    /severity is.*\n.*the type "ACS::Fruit::Tre"/,
  ],
])('%s hides no other problem of the file', async (_, change, problems) => {
  const dir = folderWith((draft) => {
    Object.assign(leaf(draft), { fact: 'backup.days' });
    change(draft);
  });
  expect(await problemsOf(dir)).toMatch(problems);
});

it('parameters of a wrong form are told alone, not the comparisons with them', async () => {
  const dir = folderWith((draft) => Object.assign(draft, { params: { minDays: { type: 'intger', default: 7 } } }));
  expect(await problemsOf(dir)).toMatch(/^backup\/apple\.json:\d+:\d+: params\/minDays\/type is "intger"[^\n]*$/);
});
