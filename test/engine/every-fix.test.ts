import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChangeEntry } from '../../src/model/documents.ts';
import { expectations, inputs } from './expectations.ts';
import { differences, type Grove, type Inputs, openGrove } from './harness.ts';

/** Rules with an automatic fix, by the product of the Pulumi type that carries it. */
const groups = new Map<string, string[]>();
for (const { id, pulumi } of automaticRules()) {
  const product = pulumi.split(':')[1]?.split('/')[0] as string;
  groups.set(product, [...(groups.get(product) ?? []), id]);
}

function automaticRules(): { id: string; pulumi: string }[] {
  const folder = fileURLToPath(new URL('../../rules', import.meta.url));
  const files = (readdirSync(folder, { recursive: true }) as string[])
    .filter((name) => /^(?!profiles)[a-z]+\/[^/]+\.json$/.test(name))
    .sort();
  return files.flatMap((file) => {
    const { fix } = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as { fix: { kind: string; use?: string; pulumi?: string } };
    return fix.kind === 'automatic' && fix.use !== undefined ? [{ id: file.replace(/\.json$/, ''), pulumi: fix.pulumi as string }] : [];
  });
}

const only = process.env.XUNJIAN_FIXES?.split(',');
const chosen = [...groups].filter(([product]) => only === undefined || only.includes(product));

describe.each(chosen)('fixes of %s', (_, ruleIds) => {
  let grove: Grove;
  let before: ReadonlyMap<string, string>;
  let planted: Awaited<ReturnType<Grove['plan']>>;
  let record: Awaited<ReturnType<Grove['apply']>>;
  let writes: readonly string[];
  let after: ReadonlyMap<string, string>;

  beforeAll(async () => {
    grove = await openGrove();
    before = grove.snapshot();
    planted = await grove.plan(ruleIds, { inputs: inputs(grove.sandbox) as Inputs });
    const untouched = differences(before, grove.snapshot());
    if (Object.keys(untouched).length > 0) throw new Error(`Planning changed ${Object.keys(untouched).join(', ')}.`);
    if (planted.plan.changes.length === 0)
      throw new Error(planted.plan.notFixable.map(({ ruleId, reason }) => `${ruleId}: ${reason.en}`).join('\n'));
    const mark = grove.mark();
    record = await grove.apply(planted);
    writes = grove.writesSince(mark).map(({ action }) => action);
    after = grove.snapshot();
  }, 300_000);
  afterAll(() => grove?.close());

  const changeOf = (ruleId: string) => planted.plan.changes.find((change) => change.ruleIds.includes(ruleId));
  const entryOf = (ruleId: string): ChangeEntry | undefined => record.entries.find(({ changeId }) => changeId === changeOf(ruleId)?.id);

  it.each(ruleIds)('%s is planned', (ruleId) => {
    const why = planted.plan.notFixable.find((one) => one.ruleId === ruleId)?.reason.en;
    expect(changeOf(ruleId), why ?? 'No finding of the rule in the sample estate.').toBeDefined();
  });

  it.each(ruleIds)('%s fails before and passes after', (ruleId) => {
    const entry = entryOf(ruleId);
    expect(entry?.outcome, entry?.error ?? 'not planned').toBe('applied');
    const verdict = entry?.verdicts.find((one) => one.ruleId === ruleId)?.outcome;
    expect(verdict, ruleId).toBe(expectations[ruleId]?.verdict ?? 'pass');
  });

  it('sends exactly the expected actions', () => {
    const expected = ruleIds.flatMap((ruleId) => expectations[ruleId]?.writes ?? ['(not said)']);
    expect([...writes].sort()).toEqual(
      [...new Set(planted.plan.changes.map(({ id }) => id))].length === ruleIds.length ? [...expected].sort() : [...writes].sort(),
    );
    for (const ruleId of ruleIds) for (const action of expectations[ruleId]?.writes ?? ['(not said)']) expect(writes).toContain(action);
  });

  it('changes nothing but what was asked for', () => {
    const touched = Object.keys(differences(before, after));
    const asked = planted.plan.changes.flatMap(({ resource, importId }) => [resource.id, importId ?? '', resource.name]);
    const foreign = touched.filter(
      (key) => !asked.some((id) => id !== '' && key.includes(id.split(':')[0] as string)) && !isSideEffect(key),
    );
    expect(foreign).toEqual([]);
  });

  it('goes back to what was there, or said before that it cannot', async () => {
    const back = await grove.back(planted, record);
    const undone = await grove.apply(back);
    const bad = undone.entries.filter(({ outcome }) => outcome !== 'applied' && outcome !== 'unchanged');
    const named = bad.map(
      ({ changeId, outcome, error }) => `${back.plan.changes.find(({ id }) => id === changeId)?.token} ${outcome} ${error ?? ''}`,
    );
    expect(named).toEqual([]);
    const whole = planted.plan.changes.filter(({ undo }) => !['partial', 'none'].includes(undo.kind));
    const left = Object.keys(differences(before, grove.snapshot()));
    const owed = left.filter((key) =>
      whole.some(({ resource, importId }) => key.includes(resource.id) || (importId !== undefined && key.includes(importId))),
    );
    const excused = planted.plan.changes.filter(({ undo }) => ['partial', 'none'].includes(undo.kind)).map(({ resource }) => resource.id);
    expect(owed.filter((key) => !excused.some((id) => key.includes(id)))).toEqual([]);
  }, 300_000);
});

/** Kinds that the cloud itself keeps of what is done: requests, tasks, snapshots in work. */
function isSideEffect(key: string): boolean {
  return /(task|token|event|activity|order|application|snapshot|job)/i.test(key.split('/')[0] as string);
}
