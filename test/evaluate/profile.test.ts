import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadProfile } from '../../src/evaluate/index.ts';
import { ruleOf } from './build.ts';
import { temporaryFolder } from './temporary-folder.ts';

const condition = { all: [{ fact: 'name', operator: 'equal', value: 'apple' }] };
const params = { minDays: { type: 'integer', default: 7, minimum: 1 } } as const;
const rules = [ruleOf('backup/apple', condition, { params }), ruleOf('backup/pear', condition), ruleOf('cost/fig', condition)];
const title = { en: 'Test', 'zh-CN': '测试' };

function folderWith(profiles: Readonly<Record<string, unknown>>): string {
  const dir = temporaryFolder();
  mkdirSync(join(dir, 'profiles'));
  for (const [name, profile] of Object.entries(profiles))
    writeFileSync(join(dir, 'profiles', `${name}.json`), JSON.stringify({ title, ...(profile as object) }));
  return dir;
}

async function activeWith(profiles: Readonly<Record<string, unknown>>, name = 'test') {
  const active = await loadProfile(name, folderWith(profiles), rules);
  return active.rules;
}

it.each<[string, object, string[]]>([
  ['all rules when it says nothing', {}, ['backup/apple', 'backup/pear', 'cost/fig']],
  ['only what it includes', { include: ['backup/*'] }, ['backup/apple', 'backup/pear']],
  ['not what it excludes', { exclude: ['backup/pear'] }, ['backup/apple', 'cost/fig']],
  ['what it includes less what it excludes', { include: ['backup/*'], exclude: ['backup/pear'] }, ['backup/apple']],
])('has %s', async (_, profile, ids) => {
  expect(Object.keys(await activeWith({ test: profile }))).toEqual(ids);
});

it('takes in what it extends and changes it', async () => {
  const active = await activeWith({
    base: { exclude: ['cost/*'], params: { 'backup/apple': { minDays: 14 } }, severities: { 'backup/pear': 'low' } },
    test: { extends: 'base', params: { 'backup/apple': { minDays: 30 } } },
  });
  expect(active).toEqual({ 'backup/apple': { params: { minDays: 30 } }, 'backup/pear': { params: {}, severity: 'low' } });
});

it.each<[string, object, string]>([
  [
    'an unknown rule',
    { severities: { 'backup/appel': 'low' } },
    'names the rule "backup/appel", which does not exist; did you mean backup/apple?',
  ],
  ['a pattern that matches nothing', { exclude: ['security/*'] }, 'exclude/0 is "security/*", which matches no rule'],
  ['an unknown parameter', { params: { 'backup/apple': { maxDays: 1 } } }, 'backup/apple has no parameter "maxDays"; it has minDays.'],
  [
    'a value of another type',
    { params: { 'backup/apple': { minDays: '7' } } },
    'The parameter minDays of backup/apple is "7"; it must be of type integer.',
  ],
  ['a value below the least', { params: { 'backup/apple': { minDays: 0 } } }, 'the least is 1.'],
  ['an unknown severity', { severities: { 'backup/pear': 'loud' } }, 'must be one of critical, high, medium, low, info.'],
  ['an unknown property', { includes: [] }, 'did you mean "include"?'],
  ['a profile that extends itself', { extends: 'test' }, 'The profile test extends itself: test -> test.'],
])('refuses %s', async (_, profile, sentence) => {
  await expect(activeWith({ test: profile })).rejects.toThrow(sentence);
});

it('names the known profiles when one is unknown', async () => {
  await expect(activeWith({ quiet: {}, strict: {} }, 'quite')).rejects.toThrow(
    'There is no profile "quite". Did you mean quiet? Known are quiet, strict',
  );
});
