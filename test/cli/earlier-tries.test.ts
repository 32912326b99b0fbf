import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeFolder, writeJson } from '../../src/cli/changes/change-folder.ts';
import { earlierTries } from '../../src/cli/changes/earlier-tries.ts';
import type { ChangeEntry } from '../../src/model/documents.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { mergeProposals } from '../../src/plan/merge-proposals.ts';
import { fakeStack } from '../apply/fake-stack.ts';
import { disk, fruit, proposal, request } from '../plan/orchard.ts';

let outDir: string;
beforeEach(() => {
  outDir = mkdtempSync(join(tmpdir(), 'xunjian-tries-'));
});
afterEach(() => rmSync(outDir, { recursive: true, force: true }));

const apple = () => proposal(fruit('d-apple'), { set: { performanceLevel: 'PL1' } });
const reason: ChangeEntry['reason'] = { code: 'failed', text: { en: 'The quota is used up.', 'zh-CN': '配额不足。' } };

/** A change set of one change, and what became of it. */
async function tried(
  day: number,
  outcome: ChangeEntry['outcome'],
  over: { readonly rollbackOf?: string; readonly id?: string } = {},
): Promise<void> {
  const id = `cs-202611${day}-040000-abcd`;
  const resource = over.id ?? 'd-apple';
  const world = new Map([[resource, { performanceLevel: 'PL0', category: 'cloud_essd' }]]);
  const proposals = [proposal(fruit(resource), { set: { performanceLevel: 'PL1' } })];
  const { plan } = await makePlan(request(proposals, { id, rollbackOf: over.rollbackOf }), fakeStack(world).stack);
  const files = changeFolder(join(outDir, '20261101-040000-aaaa', id));
  const at = `2026-11-${day}T17:00:00.000Z`;
  const entries = [{ changeId: 'C001', outcome, readBack: [], verdicts: [], reason, finishedAt: at }];
  writeJson(files.plan, plan);
  writeJson(join(files.records, 'r1.json'), { startedAt: at, finishedAt: at, entries });
}

function noteOf(): string | undefined {
  const { sketches } = mergeProposals([apple()], new Map([[disk.token, disk]]));
  return earlierTries(outDir)(sketches[0] as (typeof sketches)[number])?.en;
}

describe('a change that was tried before', () => {
  it.each([
    ['failed', /^The same change failed on 2026-11-19 \(cs-20261118-040000-abcd\): The quota is used up\.$/],
    ['contradicted', /^The same change was contradicted by our own reading on 2026-11-19/],
  ] as const)('says that it %s, the day in China and why', async (outcome, expected) => {
    await tried(18, outcome);
    expect(noteOf()).toMatch(expected);
  });

  it('says what came last', async () => {
    await tried(19, 'contradicted');
    await tried(18, 'failed');
    expect(noteOf()).toMatch(/2026-11-20/);
  });

  it('goes by the last try that was made, not by one that was not run', async () => {
    await tried(18, 'failed');
    await tried(19, 'not-run');
    expect(noteOf()).toMatch(/failed on 2026-11-19/);
  });

  it.each([
    ['that went well since', () => tried(19, 'applied')],
    ['of which only the way back failed', () => tried(19, 'applied').then(() => tried(20, 'failed', { rollbackOf: 'cs-plum' }))],
  ])('%s says nothing', async (_, then) => {
    await tried(18, 'failed');
    await then();
    expect(noteOf()).toBeUndefined();
  });

  it('says nothing of another resource, nor where nothing was tried', async () => {
    expect(noteOf()).toBeUndefined();
    await tried(18, 'failed', { id: 'd-pear' });
    expect(noteOf()).toBeUndefined();
  });

  it('says what it can where another set is damaged', async () => {
    await tried(18, 'failed');
    await tried(19, 'applied');
    writeFileSync(join(outDir, '20261101-040000-aaaa', 'cs-20261119-040000-abcd', 'plan.json'), '{');
    expect(noteOf()).toMatch(/failed on 2026-11-19/);
  });
});
