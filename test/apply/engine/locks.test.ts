import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { heldBy, isAlive, lockIn, locksOf, releaseDeadLock, type StackLock } from '../../../src/apply/engine/locks.ts';

let folder: string;
const spec = () => ({ id: 'cs-1', backendUrl: `file://${folder}` }) as Parameters<typeof releaseDeadLock>[0];
const dead: StackLock = { pid: 4_190_000, username: 'wang', hostname: hostname(), timestamp: '2026-11-25T04:00:00Z' };
const elsewhere: StackLock = { ...dead, hostname: 'another.example' };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xunjian-locks-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function lock(of: string, content: unknown): void {
  const path = join(folder, '.pulumi/locks/organization/xunjian', of);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'a.json'), typeof content === 'string' ? content : JSON.stringify(content));
}

describe('a lock', () => {
  it('of a process that is dead is taken away', async () => {
    lock('cs-1', dead);
    const cancel = vi.fn(async () => {});
    await releaseDeadLock(spec(), cancel);
    expect(cancel).toHaveBeenCalledOnce();
  });

  it('of another machine is respected, and its holder is named', async () => {
    lock('cs-1', elsewhere);
    const cancel = vi.fn(async () => {});
    await expect(releaseDeadLock(spec(), cancel)).rejects.toMatchObject({
      code: 'locked',
      message: expect.stringMatching(/wang \(process 4190000 on another\.example/),
    });
    expect(cancel).not.toHaveBeenCalled();
  });

  it('of another change set is no affair of this one, and neither is one that is half written', () => {
    lock('cs-2', dead);
    lock('cs-1', '{"pid": 1');
    expect(locksOf(spec())).toEqual([]);
  });

  it.each([
    ['a number that a program other than pulumi has now', { ...dead, pid: process.pid }, false],
    ['a number that nobody has', dead, false],
    ['a process elsewhere', elsewhere, true],
  ])('whose holder is %s lives: %s', (_, holder, isIt) => expect(isAlive(holder)).toBe(isIt));

  it("is read from the engine's refusal", () => {
    const message =
      'error: the stack is currently locked by 1 lock(s). …\n  file:///o/.pulumi/locks/x.json: created by wang@orchard (pid 4190000) at 2026-11-25T04:00:00Z';
    expect(lockIn(message)).toEqual({ ...dead, hostname: 'orchard' });
    expect(lockIn('currently locked')).toBeUndefined();
    expect(heldBy('cs-1', undefined).message).toBe('Change set cs-1 is held by another run. Wait for it to end, then run again.');
  });
});

it('a folder without locks has none', () => {
  expect(existsSync(join(folder, '.pulumi'))).toBe(false);
  expect(locksOf(spec())).toEqual([]);
});
