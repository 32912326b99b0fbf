import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { endAbandoned, endLeftovers, marker, newMark } from '../../../src/apply/engine/orphans.ts';
import { fromPs, processesWith, startOf } from '../../../src/apply/engine/process-table.ts';

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

async function start(value: string, name = 'XUNJIAN_TEST_FRUIT'): Promise<number> {
  const child = spawn(process.execPath, ['-e', 'console.log(1); setInterval(() => {}, 1000)'], {
    env: { PATH: process.env.PATH, [name]: value },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  started.push(child);
  await once(child.stdout as NodeJS.ReadableStream, 'data');
  return child.pid as number;
}

const unique = `orchard-${process.pid}`;

describe.each([
  ['/proc', processesWith],
  ['ps', (name: string, beginning: string) => fromPs(name).filter(({ value }) => value.startsWith(beginning))],
])('processes by their environment, from %s', (_, find) => {
  it('are found by the beginning of a value, with what they were started with', async () => {
    const pid = await start(`${unique}:fig`);
    await start('meadow:fig');
    expect(find('XUNJIAN_TEST_FRUIT', `${unique}:`)).toMatchObject([
      { pid, value: `${unique}:fig`, command: expect.stringContaining(process.execPath) },
    ]);
  });
});

describe('the start of a process', () => {
  it('stays the same while it lives, and is gone with it', async () => {
    const pid = await start(unique);
    const first = startOf(pid);
    expect(first).toBeDefined();
    expect(startOf(pid)).toBe(first);
    process.kill(pid, 'SIGKILL');
    await wait(200);
    expect(startOf(pid)).toBeUndefined();
  });
});

describe('what a session left', () => {
  const spec = { id: unique, backendUrl: 'file:///orchard' };

  it('is ended when its owner is dead, and untouched while the owner lives', async () => {
    const mine = await start(newMark(spec), marker);
    const [hash = ''] = newMark(spec).split(':');
    const orphan = await start(`${hash}:4190000:1:fig`, marker);
    const foreign = await start('0000000000000000:4190000:1:fig', marker);
    expect(await endAbandoned(spec)).toBe(1);
    expect([mine, orphan, foreign].map((pid) => startOf(pid) !== undefined)).toEqual([true, false, true]);
  });

  it('is ended by its own session, the living child left out', async () => {
    const mark = newMark(spec);
    const child = await start(mark, marker);
    const plugin = await start(mark, marker);
    expect(await endLeftovers(mark, child)).toBe(1);
    expect([child, plugin].map((pid) => startOf(pid) !== undefined)).toEqual([true, false]);
    expect(await endLeftovers(mark, child)).toBe(0);
  });
});
