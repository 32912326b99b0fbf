import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Step } from '../../../src/model/documents.ts';
import type { Move } from '../../../src/model/stack.ts';
import { openStand, planned, type Stand } from './stand.ts';

let stand: Stand;

beforeAll(async () => {
  stand = await openStand();
});
beforeEach(() => stand.mark());
afterAll(() => stand.close());

const outline = (steps: readonly Step[]) =>
  steps
    .filter(({ urn }) => !urn.includes('::pulumi:'))
    .map(({ name, op, diff }) => [name, op, ...diff.map(({ path }) => path)].join(' '))
    .sort();
const keep = { deleteAutoSnapshot: false };

describe('adoption', () => {
  it('reads and never writes', async () => {
    const session = await stand.open('cs-adopt');
    const [apple] = await session.adopt([stand.disk('apple', {})]);
    expect(apple).toMatchObject({ name: 'apple', id: stand.disk('apple', {}).importId, outputs: { size: 100, deleteAutoSnapshot: true } });
    expect(stand.calls('all')).toContain('DescribeDisks');
    expect(stand.calls('writes')).toEqual([]);
  });

  it('goes on where it stopped: what is in the state is not read again', async () => {
    const session = await stand.open('cs-adopt');
    const both = await session.adopt([stand.disk('apple', {}), stand.disk('pear', {})]);
    expect(both.map(({ error }) => error)).toEqual([undefined, undefined]);
    expect(stand.calls('all').filter((action) => action === 'DescribeDisks')).toHaveLength(1);
  });

  it('keeps the others when one is not there', async () => {
    const session = await stand.open('cs-adopt-lost');
    const lost = stand.disk('apple', {}, { name: 'crab', importId: 'd-crab' });
    const [crab, pear] = await session.adopt([lost, stand.disk('pear', {})]);
    expect(crab?.error).toMatch(/does not exist/);
    expect(pear).toMatchObject({ id: stand.disk('pear', {}).importId });
  });

  it('protects what it adopts, and trimming keeps the protection of patches alone', async () => {
    const session = await stand.open('cs-adopt-protect');
    const patch = stand.disk('apple', keep);
    const gone = stand.disk('pear', {}, { kind: 'delete' });
    await session.adopt([patch, gone]);
    expect(await protectedNames(session)).toEqual(['apple', 'pear']);
    await session.trim([patch, gone]);
    expect(await protectedNames(session)).toEqual(['apple']);
  });

  it('copies every readable input; trimmed, the state has the kept and the set ones', async () => {
    const session = await stand.open('cs-adopt-trim');
    const patch = stand.disk('apple', keep);
    const [apple] = await session.adopt([patch]);
    expect(Object.keys(apple?.inputs ?? {})).toContain('zoneId');
    await session.trim([patch]);
    const state = JSON.parse(await session.exportState());
    const inputs = state.deployment.resources.find(({ urn }: { urn: string }) => urn.endsWith('::apple')).inputs;
    expect(Object.keys(inputs).filter((name) => !name.startsWith('__'))).toEqual(['category', 'deleteAutoSnapshot']);
  });
});

describe('a preview', () => {
  it('shows the set property alone, and asks the cloud nothing', async () => {
    const session = await stand.open('cs-preview');
    await session.adopt([stand.disk('apple', keep)]);
    stand.mark();
    const { steps, errors } = await planned(session, [stand.disk('apple', keep)], stand.planFile());
    expect(outline(steps)).toEqual(['apple update deleteAutoSnapshot']);
    expect(errors).toEqual([]);
    expect(stand.calls('all')).toEqual([]);
  });

  it('digests the plan file as it stands on the disk', async () => {
    const session = await stand.open('cs-preview');
    const first = await planned(session, [stand.disk('apple', keep)], stand.planFile());
    const second = await planned(session, [stand.disk('apple', keep)], stand.planFile());
    expect(first.planFileDigest).toMatch(/^sha256:[0-9a-f]{64}$/);
    // Time and seed are in it: two previews are never the same file.
    expect(second.planFileDigest).not.toBe(first.planFileDigest);
  });

  it('says "same" of a value that is there already', async () => {
    const session = await stand.open('cs-preview-same');
    const { steps } = await planned(session, [stand.disk('apple', { deleteAutoSnapshot: true })], stand.planFile());
    expect(outline(steps)).toEqual(['apple same']);
  });
});

describe('an update by plan', () => {
  it('writes the set property alone, and the same plan again writes nothing', async () => {
    const session = await stand.open('cs-up');
    const patch = stand.disk('fig', keep);
    const planFile = stand.planFile();
    await planned(session, [patch], planFile);
    const { results, errors } = await session.up([patch], planFile, {});
    expect(results).toMatchObject([{ name: 'fig', op: 'update', outcome: 'done', outputs: { deleteAutoSnapshot: false } }]);
    expect(errors).toEqual([]);
    expect(stand.calls()).toEqual(['ModifyDiskAttribute']);
    expect(stand.live('fig', 'DeleteAutoSnapshot')).toBe(false);
    expect(stand.live('fig', 'Description')).toBe('ripe');
    const again = await session.up([patch], planFile, {});
    expect(again.results).toMatchObject([{ name: 'fig', op: 'same', outcome: 'done' }]);
    expect(stand.calls()).toEqual(['ModifyDiskAttribute']);
  });

  it.each([
    ['another value', { deleteAutoSnapshot: true, description: 'sold' }, /violates plan/],
    ['another property', { description: 'sold' }, /violates plan/],
  ])('refuses a program with %s, and writes nothing', async (_, set, words) => {
    const session = await stand.open(`cs-plan-${Object.keys(set).length}`);
    const planFile = stand.planFile();
    await planned(session, [stand.disk('plum', keep)], planFile);
    const { errors } = await session.up([stand.disk('plum', set)], planFile, {});
    expect(errors.join('\n')).toMatch(words);
    expect(stand.calls()).toEqual([]);
  });

  it('refuses one more resource, and does not touch it', async () => {
    const session = await stand.open('cs-plan-more');
    const planFile = stand.planFile();
    await planned(session, [stand.disk('plum', keep)], planFile);
    await session.adopt([stand.disk('cherry', keep)]);
    const { errors } = await session.up([stand.disk('plum', keep), stand.disk('cherry', keep)], planFile, {});
    expect(errors.join('\n')).toMatch(/violates plan|not allowed by the plan/);
    expect(stand.live('cherry', 'DeleteAutoSnapshot')).toBe(true);
  });

  it('does not hold the value before: a third one passes, so that we must compare', async () => {
    const session = await stand.open('cs-third');
    const patch = stand.disk('quince', { description: 'sold' });
    const planFile = stand.planFile();
    await planned(session, [patch], planFile);
    stand.sandbox.control.set('ecs.disk', 'quince', { Description: 'rotten' });
    const moves: Move[] = [];
    const { results } = await session.up([patch], planFile, { mayWrite: (told) => moves.push(...told) > 0 });
    expect(moves).toMatchObject([{ name: 'quince', old: { description: 'ripe' }, live: { description: 'rotten' } }]);
    expect(results).toMatchObject([{ name: 'quince', op: 'update', outcome: 'done' }]);
    expect(stand.live('quince', 'Description')).toBe('sold');
  });

  it('says done per resource and goes on when one is denied', async () => {
    const session = await stand.open('cs-denied');
    const both = [stand.disk('peach', keep), stand.disk('grape', keep)];
    const planFile = stand.planFile();
    await planned(session, both, planFile);
    stand.sandbox.control.faults.add({ kind: 'denied', action: 'ModifyDiskAttribute', resource: both[0]?.importId as string });
    const { results, errors } = await session.up(both, planFile, {});
    stand.sandbox.control.faults.clear();
    expect(results.map(({ name, outcome }) => `${name} ${outcome}`).sort()).toEqual(['grape done', 'peach failed']);
    expect(results.find(({ name }) => name === 'peach')?.error).toMatch(/Forbidden/);
    expect(errors.join('\n')).not.toMatch(/LTAI[A-Za-z0-9]{8}|Signature=[^*]/);
    const again = await session.up(both, planFile, {});
    expect(again.results.map(({ name, op, outcome }) => `${name} ${op} ${outcome}`).sort()).toEqual([
      'grape same done',
      'peach update done',
    ]);
  });
});

describe('the reading before an update', () => {
  it('comes before everything that is written, and a no holds it', async () => {
    const session = await stand.open('cs-held');
    const patch = stand.disk('fig', { deleteAutoSnapshot: true });
    const planFile = stand.planFile();
    await planned(session, [patch], planFile);
    const asked: string[][] = [];
    const ask = (leave: boolean) => () => {
      asked.push(stand.calls('all'));
      return leave;
    };
    stand.mark();
    expect(await session.up([patch], planFile, { mayWrite: ask(false) })).toEqual({ results: [], errors: [], isHeld: true });
    expect(stand.calls()).toEqual([]);
    expect(session.locks()).toEqual([]);
    const { results } = await session.up([patch], planFile, { mayWrite: ask(true) });
    expect(results).toMatchObject([{ name: 'fig', op: 'update', outcome: 'done' }]);
    expect(stand.calls()).toEqual(['ModifyDiskAttribute']);
    expect(asked.map((calls) => calls.includes('DescribeDisks') && !calls.includes('ModifyDiskAttribute'))).toEqual([true, true]);
  });

  it('is thrown on when whoever is asked fails, and nothing is written', async () => {
    const session = await stand.open('cs-throws');
    const patch = stand.disk('fig', keep);
    const planFile = stand.planFile();
    await planned(session, [patch], planFile);
    const full = () => {
      throw new Error('the record cannot be written');
    };
    await expect(session.up([patch], planFile, { mayWrite: full })).rejects.toThrow('the record cannot be written');
    expect(stand.calls()).toEqual([]);
    expect(session.locks()).toEqual([]);
  });

  it('fails as a whole when a thing cannot be read, and nobody is asked', async () => {
    const session = await stand.open('cs-unreadable');
    const patch = stand.disk('plum', keep);
    const planFile = stand.planFile();
    await planned(session, [patch], planFile);
    stand.sandbox.control.faults.add({ kind: 'denied', action: 'DescribeDisks' });
    await expect(session.up([patch], planFile, { mayWrite: () => expect.unreachable() })).rejects.toMatchObject({ name: 'StackError' });
    stand.sandbox.control.faults.clear();
    expect(stand.calls()).toEqual([]);
  });

  it('drops what the cloud no longer has, and the plan does not make it anew', async () => {
    const session = await stand.open('cs-gone');
    const patch = stand.disk('date', keep);
    const planFile = stand.planFile();
    await planned(session, [patch], planFile);
    stand.sandbox.control.remove('ecs.disk', 'date');
    const moves: Move[] = [];
    const { errors } = await session.up([patch], planFile, { mayWrite: (told) => moves.push(...told) > 0 });
    expect(moves).toMatchObject([{ name: 'date', live: undefined }]);
    expect(errors.join('\n')).toMatch(/plan/);
    expect(stand.calls()).toEqual([]);
  });
});

describe('a deletion by omission', () => {
  const gone = (name: string) => stand.disk(name, {}, { kind: 'delete' });

  it('is one step when nothing protects the thing, and deletes it', async () => {
    const session = await stand.open('cs-delete');
    const planFile = stand.planFile();
    const { steps } = await planned(session, [gone('mango')], planFile);
    expect(outline(steps)).toEqual(['mango delete']);
    const { results } = await session.up([gone('mango')], planFile, {});
    expect(results).toMatchObject([{ name: 'mango', op: 'delete', outcome: 'done' }]);
    expect(stand.calls()).toEqual(['DeleteDisk']);
  });

  it('is refused of what is protected', async () => {
    const session = await stand.open('cs-delete-protected');
    await session.adopt([gone('lemon')]);
    const { errors } = await session.preview([gone('lemon')], stand.planFile());
    expect(errors.join('\n')).toMatch(/cannot be deleted|protected/);
  });

  it('says deleted and sends nothing of what is retained; trimming takes that away', async () => {
    const session = await stand.open('cs-delete-retained');
    await planned(session, [gone('lemon')], stand.planFile());
    const state = JSON.parse(await session.exportState());
    for (const resource of state.deployment.resources) if (resource.urn.endsWith('::lemon')) resource.retainOnDelete = true;
    await session.importState(JSON.stringify(state));
    const planFile = stand.planFile();
    await session.preview([gone('lemon')], planFile);
    const { results } = await session.up([gone('lemon')], planFile, {});
    expect(results).toMatchObject([{ name: 'lemon', op: 'delete', outcome: 'done' }]);
    expect(stand.calls()).toEqual([]);
    await session.importState(JSON.stringify(state));
    const second = stand.planFile();
    await planned(session, [gone('lemon')], second);
    await session.up([gone('lemon')], second, {});
    expect(stand.calls()).toEqual(['DeleteDisk']);
  });
});

async function protectedNames(session: { exportState(): Promise<string> }): Promise<string[]> {
  const { deployment } = JSON.parse(await session.exportState());
  return deployment.resources
    .filter(({ protect }: { protect?: boolean }) => protect)
    .map(({ urn }: { urn: string }) => urn.slice(urn.lastIndexOf(':') + 1))
    .sort();
}
