import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Session } from '../../../src/apply/engine/index.ts';
import { type ProcessLine, processesWith, startOf } from '../../../src/apply/engine/process-table.ts';
import type { StackResource } from '../../../src/model/stack.ts';
import { openStand, planned, type Stand } from './stand.ts';

let stand: Stand;

beforeAll(async () => {
  stand = await openStand();
});
beforeEach(() => stand.mark());
afterEach(() => stand.sandbox.control.faults.clear());
afterAll(() => stand.close());

const keep = { deleteAutoSnapshot: false };
const slowMs = 4_000;

/** Every write takes its time from now on. */
const slowWrites = () => stand.sandbox.control.faults.add({ kind: 'latency', action: 'ModifyDiskAttribute', ms: slowMs });

/** What this test file itself started: the marks name the process that opened the session. */
const running = (word: RegExp): ProcessLine[] => startedBy(process.pid).filter(({ command }) => word.test(command));
const startedBy = (pid: number | undefined) =>
  processesWith('XUNJIAN_SESSION', '').filter(({ value }) => value.split(':')[1] === String(pid));
const isChild = /engine\/child\.ts/;
const engines = /^(\S*\/)?pulumi (up|refresh)/;

let tries = 0;

/** A change set of its own for each try: what an earlier one left is no business of the next. */
async function plannedPatch(start: string, name: string) {
  tries += 1;
  const id = `${start}-${tries}`;
  const session = await stand.open(id);
  const patch = stand.disk(name, keep);
  const planFile = stand.planFile();
  await planned(session, [patch], planFile);
  return { id, session, patch, planFile };
}

/** Begins an update and comes back when its write is on the way. */
async function begun(session: Session, patch: StackResource, planFile: string, signal?: AbortSignal) {
  stand.mark();
  const ended = session.up([patch], planFile, signal ? { signal } : {});
  await writeOnTheWay();
  return { ended };
}

async function writeOnTheWay(): Promise<void> {
  await until(() => stand.calls('all').includes('DescribeDisks'));
  await wait(slowMs / 4);
}

async function until(isTrue: () => boolean, patienceMs = 60_000): Promise<void> {
  for (const endMs = Date.now() + patienceMs; !isTrue(); await wait(50)) if (Date.now() > endMs) throw new Error('it did not come about');
}

// Processes are killed at moments that a busy machine can shift.
describe('a killed engine', { retry: 2 }, () => {
  it('is unsure; its plugin outlives it and is ended before anything is read; lock and pending operation are settled', async () => {
    const { session, patch, planFile } = await plannedPatch('cs-kill', 'apple');
    slowWrites();
    const { ended } = await begun(session, patch, planFile);
    const [engine] = running(engines);
    const plugins = running(/./).filter(({ command }) => !engines.test(command) && !isChild.test(command));
    // Whoever cleans up after the engine sleeps, so that what it leaves can be looked at.
    const [child] = running(isChild);
    process.kill(child?.pid as number, 'SIGSTOP');
    process.kill(engine?.pid as number, 'SIGKILL');
    await wait(500);
    const outlived = plugins.filter(({ pid }) => startOf(pid));
    process.kill(child?.pid as number, 'SIGCONT');
    expect(plugins.length).toBeGreaterThan(0);
    expect(outlived).toEqual(plugins);
    const { results, errors } = await ended;
    expect(results).toMatchObject([{ name: 'apple', outcome: 'unsure' }]);
    expect(errors.join(' ')).toMatch(/SIGKILL/);
    expect(plugins.filter(({ pid }) => startOf(pid))).toEqual([]);

    expect(session.locks()).toHaveLength(1);
    expect(await session.pendingOperations()).toEqual([{ name: 'apple', type: 'updating' }]);
    await session.settle();
    expect(session.locks()).toEqual([]);
    stand.sandbox.control.faults.clear();

    // Without a new reading the engine would send it once more; after one it sees what was done.
    await until(() => stand.live('apple', 'DeleteAutoSnapshot') === false);
    const { results: again } = await session.up([patch], planFile, { mayWrite: () => true });
    expect(await session.pendingOperations()).toEqual([]);
    expect(again).toMatchObject([{ name: 'apple', op: 'same', outcome: 'done' }]);
    expect(stand.calls()).toEqual(['ModifyDiskAttribute']);
  });

  it('sends the update again when nothing is refreshed', async () => {
    const { session, patch, planFile } = await plannedPatch('cs-kill-again', 'pear');
    slowWrites();
    const { ended } = await begun(session, patch, planFile);
    for (const { pid } of running(engines)) process.kill(pid, 'SIGKILL');
    await ended;
    await session.settle();
    stand.sandbox.control.faults.clear();
    const { results } = await session.up([patch], planFile, {});
    expect(results).toMatchObject([{ name: 'pear', op: 'update', outcome: 'done' }]);
    expect(await session.pendingOperations()).toEqual([]);
  });
});

describe('a killed process of the engine', { retry: 2 }, () => {
  it('is unsure, and what it left is ended', async () => {
    const { session, patch, planFile } = await plannedPatch('cs-child', 'fig');
    slowWrites();
    const { ended } = await begun(session, patch, planFile);
    for (const { pid } of running(isChild)) process.kill(pid, 'SIGKILL');
    const { results, errors } = await ended;
    expect({ results, errors: errors.length }).toEqual({ results: [], errors: 1 });
    expect(running(engines)).toEqual([]);
    await session.settle();
    expect(session.locks()).toEqual([]);
    await until(() => stand.live('fig', 'DeleteAutoSnapshot') === false);
  });
});

describe('a killed owner', { retry: 2 }, () => {
  it.each([
    ['alone: the engine ends its work and records it', 'plum', false],
    ['with all that it started: the lock is taken away', 'cherry', true],
  ])('%s', async (_, name, isTree) => {
    const { id, session, patch, planFile } = await plannedPatch(`cs-owner-${name}`, name);
    slowWrites();
    stand.mark();
    const owner = await startOwner(id, patch, planFile);
    await writeOnTheWay();
    const left = startedBy(owner.pid);
    expect(left.length).toBeGreaterThan(1);
    const dead = once(owner, 'exit');
    owner.kill('SIGKILL');
    await dead;
    if (isTree) for (const { pid } of left) process.kill(pid, 'SIGKILL');
    await session.settle();
    expect(left.filter(({ pid }) => startOf(pid))).toEqual([]);
    expect(session.locks()).toEqual([]);
    await until(() => stand.live(name, 'DeleteAutoSnapshot') === false);
    expect(await session.pendingOperations()).toEqual(isTree ? [{ name, type: 'updating' }] : []);
  });

  async function startOwner(id: string, patch: StackResource, planFile: string): Promise<ChildProcess> {
    const job = join(stand.folder, `${id}.json`);
    writeFileSync(job, JSON.stringify({ ...stand.sessionSpec(id), resources: [patch], planFile }));
    const owner = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(new URL('run-up.ts', import.meta.url)), job], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(owner.stdout as NodeJS.ReadableStream, 'data');
    return owner;
  }
});

describe('a plugin that dies', { retry: 2 }, () => {
  it('makes what failed unsure, leaves neither lock nor pending operation, and its writes stand', async () => {
    tries += 1;
    const session = await stand.open(`cs-panic-${tries}`, { PROVIDER_PANIC_ON: 'ModifyDiskAttribute' });
    const patch = stand.disk('quince', keep);
    const planFile = stand.planFile();
    await planned(session, [patch], planFile);
    const { results, errors } = await session.up([patch], planFile, {});
    expect(results).toMatchObject([{ name: 'quince', outcome: 'unsure' }]);
    expect(errors.join('\n')).toMatch(/EOF|exited prematurely/);
    expect(stand.live('quince', 'DeleteAutoSnapshot')).toBe(false);
    expect(session.locks()).toEqual([]);
    expect(await session.pendingOperations()).toEqual([]);
  });
});

describe('Ctrl-C', { retry: 2 }, () => {
  it('once: the running write ends and is recorded', async () => {
    const { session, patch, planFile } = await plannedPatch('cs-stop', 'peach');
    slowWrites();
    const stop = new AbortController();
    const { ended } = await begun(session, patch, planFile, stop.signal);
    stop.abort();
    const { results } = await ended;
    expect(results).toMatchObject([{ name: 'peach', op: 'update', outcome: 'done' }]);
    expect(session.locks()).toEqual([]);
    expect(await session.pendingOperations()).toEqual([]);
  });

  it('twice: the engine ends at once, and the write is pending', async () => {
    const { session, patch, planFile } = await plannedPatch('cs-hurry', 'grape');
    stand.sandbox.control.faults.add({ kind: 'latency', action: 'ModifyDiskAttribute', ms: 30_000 });
    const stop = new AbortController();
    const { ended } = await begun(session, patch, planFile, stop.signal);
    stop.abort();
    await wait(1_000);
    const sinceMs = Date.now();
    session.hurry();
    const { results } = await ended;
    expect(Date.now() - sinceMs).toBeLessThan(25_000);
    expect(results).toMatchObject([{ name: 'grape', outcome: 'unsure' }]);
    expect(await session.pendingOperations()).toEqual([{ name: 'grape', type: 'updating' }]);
  });
});

describe('two updates of one change set at once', { retry: 2 }, () => {
  it('one passes, the other is refused by name of the holder, and one write is sent', async () => {
    const { id, session, patch, planFile } = await plannedPatch('cs-twice', 'mango');
    const other = await stand.open(id);
    slowWrites();
    const { ended } = await begun(session, patch, planFile);
    await expect(other.up([patch], planFile, {})).rejects.toMatchObject({
      code: 'locked',
      message: expect.stringMatching(/process \d+ on /),
    });
    await expect(other.settle()).rejects.toMatchObject({ code: 'locked' });
    expect((await ended).results).toMatchObject([{ name: 'mango', outcome: 'done' }]);
    expect(stand.calls()).toEqual(['ModifyDiskAttribute']);
  });
});
