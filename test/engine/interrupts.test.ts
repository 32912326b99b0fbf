import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChangeRecord } from '../../src/model/documents.ts';
import { openShell, type Shell } from './shell.ts';

const action = 'ModifyDiskAttribute';

let shell: Shell;
beforeAll(async () => {
  shell = await openShell();
  await shell.must('inspect', '--fail-on', 'never');
  await shell.must('key', 'new', 'Ms Li', '--role', 'customer', '--add');
  await shell.must('plan', '--rules', 'backup/ecs-disk-delete-auto-snapshot');
  await shell.must('approve', '--as', 'Ms Li', '--yes');
}, 400_000);
afterAll(() => shell?.close());

const writes = () => shell.sandbox.control.audit.list({ action }).length;

/** The last record that was written. */
function recordOf(): ChangeRecord {
  const names = readdirSync(join(shell.folder, 'out'), { recursive: true }) as string[];
  const records = names
    .filter((name) => /records\/[^/]+\.json$/.test(name))
    .map((name) => readFileSync(join(shell.folder, 'out', name), 'utf8'));
  const sorted = records.map((text) => JSON.parse(text) as ChangeRecord).sort((a, b) => a.startedAt.localeCompare(b.startedAt));
  return sorted.at(-1) as ChangeRecord;
}

/** Applies while each write takes so long, and waits until the first is sent. */
async function applySlowly(ms: number) {
  shell.sandbox.control.faults.clear();
  shell.sandbox.control.faults.add({ kind: 'latency', action, ms });
  const before = writes();
  const running = shell.start('apply');
  await running.says('Applying');
  await expect.poll(writes, { timeout: 60_000, interval: 100 }).toBe(before + 1);
  return running;
}

describe('Ctrl-C while changes are applied', { retry: 0 }, () => {
  it('once lets the write come to its end, and records it', async () => {
    const running = await applySlowly(3_000);
    running.interrupt();
    const ran = await running.ended;
    expect(ran, ran.err).toMatchObject({ code: 0, err: expect.stringContaining('Stopping: what runs now is finished') });
    expect(recordOf().entries).toMatchObject([{ outcome: 'applied' }]);
    expect(recordOf().entries[0]).not.toHaveProperty('reason');
  });

  it('twice ends at once, and the record says that the operation was left pending', async () => {
    await shell.must('rollback');
    await shell.must('approve', '--as', 'Ms Li', '--yes');
    const running = await applySlowly(120_000);
    running.interrupt();
    await running.says('Ctrl-C again ends it at once');
    const sinceMs = Date.now();
    running.interrupt();
    const ran = await running.ended;
    expect(Date.now() - sinceMs).toBeLessThan(60_000);
    expect(ran.err).toContain('Ending the engine at once');
    // The cloud had taken the write, and only its answer was late: our own reading says so.
    expect(recordOf().entries).toMatchObject([
      {
        outcome: 'applied',
        reason: { code: 'answer-lost', text: { en: expect.stringContaining('its operation is pending in the state') } },
      },
    ]);
    expect((await shell.must('ledger', 'verify')).out).toContain('whole and unchanged');
    const sent = writes();
    shell.sandbox.control.faults.clear();
    await shell.must('apply');
    expect(writes()).toBe(sent);
  });
});
