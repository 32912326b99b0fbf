import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { LoadedRule } from '../../src/evaluate/index.ts';
import { loadFix } from '../../src/fixes/index.ts';
import type { FieldValue } from '../../src/model/documents.ts';
import type { Ask, Draft, Refusal } from '../../src/model/fix.ts';
import { commonFields } from '../../src/model/resource-type.ts';
import type { Example } from '../../src/model/rule-file.ts';
import type { Target } from '../../src/model/target.ts';
import { importIdOf } from '../../src/plan/fill-id.ts';
import { inputsOf } from '../../src/targets/index.ts';
import { askOf, readFields, rules, targets, types } from './ask.ts';
import { neighbour } from './neighbour.ts';

/** What the inputs of the examples name is there. */
const others = { 'ACS::ECS::AutoSnapshotPolicy': [neighbour('ACS::ECS::AutoSnapshotPolicy', 'my-snapshotPolicy')] };

const folder = new URL('./', import.meta.url);
const tests = readdirSync(folder)
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => readFileSync(new URL(file, folder), 'utf8'));
const headOf = (property: string) => property.split('.')[0] as string;
const failing = (rule: LoadedRule) => rule.rule.examples.filter(({ outcome }) => outcome === 'fail');
const mended = rules.filter(({ rule }) => rule.fix.use !== undefined);
const pending = rules.filter(({ rule }) => rule.fix.kind === 'automatic' && rule.fix.use === undefined).map(({ id }) => id);

/** One rule alone: npx vitest run test/fixes/every-rule.test.ts -t backup/rds-log-backup-off */
describe.each(mended.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  const { use = '', pulumi = '' } = rule.rule.fix;

  it('names a fix and a target that exist', async () => {
    expect((await loadFix(use))?.propose, `src/fixes/${use}.ts`).toBeTypeOf('function');
    expect(targets.has(pulumi), `${pulumi} in src/targets`).toBe(true);
  });

  it('is told of inputs that the type has', () => {
    const told = use === 'set-fields' ? Object.keys(rule.rule.fix.with ?? {}) : [];
    expect(use === 'set-fields' && told.length === 0).toBe(false);
    expect(told.filter((property) => !inputsOf(pulumi).includes(headOf(property)))).toEqual([]);
  });

  it.each(failing(rule).map((example) => [example.name, example] as const))('proposes or refuses: %s', async (_name, example) => {
    const answer = await propose(rule, example);
    if ('code' in answer) expect(refusalProblems(answer)).toEqual([]);
    else expect(answer.flatMap((draft) => draftProblems(draft, rule, example))).toEqual([]);
  });

  it.each(failing(rule).map((example) => [example.name, example] as const))('looks only at what is read: %s', async (_name, example) => {
    const seen = new Set<string>();
    const fix = await loadFix(use);
    fix?.propose(askOf(rule, example, { others, onRead: (field) => seen.add(field) }));
    const read = readFields(rule);
    // What the values do not name, the rule lists: "with": { "reads": ["field"] }.
    expect([...seen].filter((field) => !read.has(field))).toEqual([]);
  });

  it.each(failing(rule).flatMap((example) => (example.change ? [[example.name, example] as const] : [])))(
    'proposes what the example says: %s',
    async (_name, example) => {
      const answer = await propose(rule, example);
      expect('code' in answer ? answer : wishesOf(answer, askOf(rule, example, { others }))).toEqual(example.change);
    },
  );

  it('shows what is written, on an example or in a test of the fix', () => {
    const isShown = failing(rule).some(({ change }) => change !== undefined);
    // A test of the fix has it for its subject.
    const isTested = tests.some((text) => text.includes(`/src/fixes/${use}.ts'`));
    expect(isShown || (use !== 'set-fields' && isTested)).toBe(true);
  });
});

describe.each([...targets.values()].map((target) => [target.token, target] as const))('target %s', (_, target) => {
  it('is sound', () => {
    expect(targetProblems(target)).toEqual([]);
  });
});

describe('automatic rules', () => {
  it('are all carried out by a fix', () => {
    expect(pending).toEqual([]);
  });
});

async function propose(rule: LoadedRule, example: Example): Promise<readonly Draft[] | Refusal> {
  const fix = await loadFix(rule.rule.fix.use ?? '');
  if (!fix) throw new Error(`There is no fix ${rule.rule.fix.use}.`);
  return fix.propose(askOf(rule, example, { others }));
}

function refusalProblems({ code, reason }: Refusal): string[] {
  const spoken = reason.en.length > 20 && /\p{Script=Han}/u.test(reason['zh-CN']) && !/\p{Script=Han}/u.test(reason.en);
  return [...(code.length > 0 ? [] : ['no code']), ...(spoken ? [] : [`the reason is not said in both languages: ${reason.en}`])];
}

function draftProblems(draft: Draft, rule: LoadedRule, example: Example): string[] {
  const target = targets.get(draft.token);
  if (!target) return [`no target describes ${draft.token}`];
  const names = Object.keys(draft.kind === 'create' ? (draft.args ?? {}) : draft.set);
  const { resource } = askOf(rule, example);
  return [
    ...(draft.kind === 'delete' || names.length > 0 ? [] : ['nothing is set']),
    ...names.filter((name) => !inputsOf(draft.token).includes(headOf(name))).map((name) => `${draft.token} has no input ${name}`),
    ...names.filter((name) => !knownOf(target, name)).map((name) => `the target says nothing of ${name}`),
    // What is created has no former value of its own.
    ...(draft.kind === 'create' ? [] : names).flatMap((name) => fieldProblem(knownOf(target, name)?.field, rule)),
    ...missing(draft, target),
    ...(draft.kind !== 'create' && importIdOf(target, resource, draft) === undefined && !draft.importInputs ? ['no import id'] : []),
  ];
}

/** A create gives everything that the type demands. */
function missing(draft: Draft, target: Target): string[] {
  if (draft.kind !== 'create') return [];
  return (target.required ?? []).filter((name) => draft.args?.[name] === undefined).map((name) => `${name} is not given`);
}

const knownOf = (target: Target, name: string) => target.properties[name] ?? target.properties[headOf(name)];

function fieldProblem(field: string | undefined, rule: LoadedRule): string[] {
  const type = types.get(rule.rule.resource);
  return field === undefined || field in (type?.fields ?? {}) || field in commonFields ? [] : [`${type?.type} has no field ${field}`];
}

/** What is proposed for one thing, by the adopted values that our own reading implies; what hangs on more is left out. */
function wishesOf(drafts: readonly Draft[], ask: Ask): Record<string, FieldValue> {
  if (drafts.length !== 1) throw new Error(`${drafts.length} changes are proposed: a test of the fix must say them.`);
  const [draft] = drafts as [Draft];
  if (draft.kind === 'create') return { ...draft.args };
  const live = liveOf(ask, targets.get(draft.token) as Target);
  return Object.fromEntries(
    Object.entries(draft.set).flatMap(([name, wish]) => {
      const value = typeof wish === 'function' ? wish(live) : wish;
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function liveOf({ resource }: Ask, target: Target): Record<string, FieldValue> {
  return Object.fromEntries(
    Object.entries(target.properties).flatMap(([name, { field, fromField }]) => {
      const value = field === undefined ? undefined : resource.fields[field];
      return value === undefined ? [] : [[name, fromField ? fromField(value) : value]];
    }),
  );
}

function targetProblems({ token, title, required = [], kept = [], properties, permissions, seconds }: Target): string[] {
  const inputs = inputsOf(token);
  const texts = [title, ...Object.values(properties).map((property) => property.title)];
  return [
    ...(inputs.length > 0 ? [] : [`${token} is in no inputs.json`]),
    ...[...required, ...kept, ...Object.keys(properties).map(headOf)]
      .filter((name) => !inputs.includes(name))
      .map((name) => `no input ${name}`),
    ...[...permissions.read, ...permissions.write]
      .filter((name) => !/^[a-z][a-z0-9-]*:[A-Z]\w+$/.test(name))
      .map((name) => `permission ${name}`),
    ...(permissions.write.length > 0 ? [] : ['no permission to write']),
    ...texts.filter((text) => !/\p{Script=Han}/u.test(text['zh-CN']) || /\p{Script=Han}/u.test(text.en)).map((text) => `title ${text.en}`),
    ...(seconds > 0 ? [] : ['no duration']),
  ];
}
