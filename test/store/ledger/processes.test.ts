import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { type Ledger, openLedger } from '../../../src/store/ledger/index.ts';
import { newFolder, removeFolders, seeded } from './make.ts';

afterAll(removeFolders);

const child = fileURLToPath(new URL('append-child.ts', import.meta.url));

interface Ran {
  /** Numbers that the child was told are kept. */
  readonly kept: readonly number[];
  readonly stderr: string;
}

const said = (stdout: string) => stdout.split('\n').length - 1;

/** Runs a program that appends. @param kill so long after it has said a number of lines: the first one before it opens the ledger */
async function append(file: string, name: string, count: number, kill?: { lines: number; afterMs: number }): Promise<Ran> {
  const program = spawn(process.execPath, ['--import', 'tsx', child, file, name, String(count)], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  program.stderr.on('data', (text) => {
    stderr += text;
  });
  program.stdout.on('data', (text) => {
    const before = said(stdout);
    stdout += text;
    if (kill && before < kill.lines && said(stdout) >= kill.lines) setTimeout(() => program.kill('SIGKILL'), kill.afterMs);
  });
  await once(program, 'close');
  // The last line may be cut by the kill.
  return { kept: stdout.split('\n').slice(1, -1).map(Number), stderr };
}

function using<T>(file: string, work: (ledger: Ledger) => T): T {
  const ledger = openLedger(file);
  try {
    return work(ledger);
  } finally {
    ledger.close();
  }
}

/** Verifies again and again while others write. */
async function verifyUntil(running: Promise<unknown>, file: string): Promise<readonly unknown[]> {
  let isRunning = true;
  void running.finally(() => {
    isRunning = false;
  });
  const ledger = openLedger(file);
  const faults: unknown[] = [];
  while (isRunning) {
    faults.push(...ledger.verify().faults);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  ledger.close();
  return faults;
}

describe('several programs', { timeout: 240_000 }, () => {
  it('that begin one ledger and append at once lose nothing and make one chain', async () => {
    const file = join(newFolder(), 'ledger.db');
    const [programs, each] = [4, 150];
    const running = Promise.all(Array.from({ length: programs }, (_, index) => append(file, `tree-${index}`, each)));
    const faultsMeanwhile = await verifyUntil(running, file);
    const ran = await running;
    expect(faultsMeanwhile).toEqual([]);
    expect(ran.map(({ stderr }) => stderr)).toEqual(Array(programs).fill(''));
    using(file, (ledger) => {
      const { ok, faults, head } = ledger.verify();
      expect({ ok, faults, seq: head?.seq }).toEqual({ ok: true, faults: [], seq: 1 + programs * each });
      for (const [index, { kept }] of ran.entries())
        expect(ledger.entries({ changeSetId: `tree-${index}` }).map(({ seq, changeId }) => [seq, changeId])).toEqual(
          kept.map((seq, at) => [seq, String(at)]),
        );
    });
  });

  it('killed 40 times while they append leave whole entries, and every one that they were told is kept', async () => {
    const file = join(newFolder(), 'ledger.db');
    const random = seeded(9);
    let expected = 1;
    for (let run = 0; run < 20; run++) {
      const names = [`${run}-a`, `${run}-b`];
      const ran = await Promise.all(names.map((name) => append(file, name, 1_000_000, { lines: 2, afterMs: random(30) })));
      using(file, (ledger) => {
        const { ok, faults, entries } = ledger.verify();
        expect({ ok, faults }).toEqual({ ok: true, faults: [] });
        const counts = names.map((name, index) => {
          const stored = ledger.entries({ changeSetId: name }).map(({ seq }) => seq);
          const { kept, stderr } = ran[index] as Ran;
          expect(stderr).toBe('');
          expect(kept.length).toBeGreaterThan(0);
          expect(stored.slice(0, kept.length)).toEqual(kept);
          return stored.length;
        });
        expected += counts.reduce((sum, count) => sum + count);
        expect(entries).toBe(expected);
      });
    }
  });

  it('killed while they begin a ledger leave one that can be begun', async () => {
    const random = seeded(12);
    for (let run = 0; run < 10; run++) {
      const file = join(newFolder(), 'ledger.db');
      await append(file, 'pear', 3, { lines: 1, afterMs: random(25) });
      using(file, (ledger) => {
        ledger.append('note', { body: { run } });
        expect(ledger.verify().faults).toEqual([]);
        expect(ledger.entries({ kind: 'begin' })).toHaveLength(1);
      });
    }
  });
});
