import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, rule } from './desk.ts';
import type { Ran } from './shell.ts';

const write = 'ModifyDiskAttribute';
const patienceMs = 120_000;

/** What befalls an apply with which nothing is wrong. @param deskNow  the desk, once it is open */
export function badLuck(deskNow: () => Desk): void {
  let desk: Desk;
  let isWithDisk: unknown;
  const control = () => desk.shell.sandbox.control;
  const diskId = () => desk.plan().changes[0]?.importId ?? '';
  const setDisk = (value: unknown) => control().set('ecs.disk', diskId(), { DeleteAutoSnapshot: value } as never);

  describe('bad luck', () => {
    beforeEach(() => {
      desk = deskNow();
      isWithDisk ??= control().get('ecs.disk', diskId()).state.DeleteAutoSnapshot;
    });
    afterEach(() => void setDisk(isWithDisk));

    it(
      'of three who apply at once the first ends, the others are told who holds it, and the cloud is written once',
      async () => {
        const copy = desk.copy();
        control().faults.add({ kind: 'latency', action: write, ms: 3000 });
        const first = desk.shell.run('apply', '--plan', desk.planFolder);
        const { pid, owner } = await holderOf(first, desk);
        const others = await Promise.all([desk.planFolder, copy].map((folder) => desk.shell.run('apply', '--plan', folder)));
        expect(owner).toBe(basename(desk.planFolder));
        const told = new RegExp(`is being changed by ${owner} \\(process ${pid} on .*\\)\\. Wait for it to end, then run again\\.$`, 'm');
        expect(others).toMatchObject([desk.planFolder, copy].map(() => ({ code: 2, out: '', err: expect.stringMatching(told) })));
        expect(await first).toMatchObject({ code: 0 });
        expect(desk.writes()).toHaveLength(1);
        expect(locksOf(desk)).toEqual([]);
      },
      patienceMs,
    );

    it(
      'a denied write is recorded and told with the permission that was missing',
      async () => {
        control().faults.add({ kind: 'denied', action: write });
        const ran = await desk.shell.run('apply');
        expect(ran).toMatchObject({ code: 1, out: expect.stringContaining(`RAM denies ecs:${write}`) });
        const [entry] = desk.record().entries;
        expect([entry?.outcome, entry?.reason?.code]).toEqual(['failed', 'denied']);
        expect(entry?.reason?.text['zh-CN']).toContain(`RAM 拒绝 ecs:${write}`);
      },
      patienceMs,
    );

    it(
      'a disk that is full while a write is recorded: one sentence, and the rerun finds what was written',
      async () => {
        control().faults.add({ kind: 'latency', action: write, ms: 1500 });
        const going = desk.shell.run('apply');
        const { pid } = await holderOf(going, desk);
        while (desk.writes().length === 0) await sleep(10);
        growNoMore(pid, statSync(join(outOf(desk), 'ledger.db-wal')).size);
        const ran = await going;
        expect(ran.err).toMatch(/ledger\.db: the disk fails to read or write\..*run apply again: .*writes nothing twice\.\n$/);
        expect(ran.code).toBe(4);
        expect(locksOf(desk)).toEqual([]);
        expect(await desk.shell.run('apply')).toMatchObject({ code: 0 });
        expect(desk.record().entries).toMatchObject([{ outcome: 'applied', reason: { code: 'found-done' } }]);
        expect(desk.writes()).toHaveLength(1);
        expect(await desk.shell.run('ledger', 'verify')).toMatchObject({ code: 0 });
      },
      patienceMs,
    );

    it(
      'everything was mended already: the plan is empty and says so, and nothing of it can be approved or applied',
      async () => {
        setDisk(false);
        const planned = await desk.shell.run('plan', '--rules', rule);
        expect(planned).toMatchObject({ code: 3, out: expect.stringContaining('The finding no longer stands') });
        const id = /^Change plan (\S+)/m.exec(planned.out)?.[1] ?? '';
        const approved = await desk.shell.run('approve', id, '--as', 'Ms Li', '--yes');
        expect(approved).toMatchObject({ code: 2, err: expect.stringContaining('there is nothing to approve') });
        const applied = await desk.shell.run('apply', '--plan', id);
        expect(applied).toMatchObject({ code: 2, err: expect.stringContaining('there is nothing to apply') });
        expect(desk.writes()).toEqual([]);
      },
      patienceMs,
    );
  });
}

const outOf = ({ shell }: Desk) => join(shell.folder, 'out');

function locksOf(desk: Desk): string[] {
  const folder = join(outOf(desk), 'locks');
  return existsSync(folder) ? readdirSync(folder) : [];
}

/** The owner of the lock of a run that has begun. */
async function holderOf(run: Promise<Ran>, desk: Desk): Promise<{ readonly pid: number; readonly owner: string }> {
  let ended: Ran | undefined;
  void run.then((ran) => {
    ended = ran;
  });
  while (!ended) {
    const [lock] = locksOf(desk);
    const text = lock === undefined ? '' : readFileSync(join(outOf(desk), 'locks', lock), 'utf8');
    if (text.endsWith('}')) return JSON.parse(text);
    await sleep(10);
  }
  throw new Error(`It ended before it took a lock: ${ended.err}`);
}

/** No file of a process may grow beyond a size any more, as on a full disk; the processes that it started are not meant. */
function growNoMore(pid: number, bytes: number): void {
  execFileSync('sh', ['-c', `prlimit --pid ${pid} --fsize=${bytes}:${bytes}`]);
}
