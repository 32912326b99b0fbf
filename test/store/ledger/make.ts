import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMachineKey, type KeySigner } from '../../../src/approve/keys/index.ts';
import { type Ledger, type LedgerOptions, openLedger } from '../../../src/store/ledger/index.ts';

const made: string[] = [];

/** A folder of its own for a test. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'xunjian-ledger-'));
  made.push(folder);
  return folder;
}

/** Removes the folders of the tests of a file. */
export function removeFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** A key that is open, such as a person's. */
export function newSigner(folder: string, name: string): KeySigner {
  return createMachineKey(join(folder, `${name}.pem`));
}

/** A clock that goes on by a second each time it is asked. */
export function clock(): () => Date {
  let seconds = 0;
  return () => new Date(Date.UTC(2026, 10, 25, 8, 0, seconds++));
}

const fruits = ['apple', 'pear', '苹果', 'plum', 'quince'] as const;

/** Adds so many entries of different kinds. */
export function fill(ledger: Ledger, count: number): void {
  for (let index = 0; index < count; index++)
    ledger.append(index % 3 === 0 ? 'intent' : 'outcome', {
      changeSetId: `set-${index % 2}`,
      changeId: `change-${index}`,
      body: { name: fruits[index % fruits.length], from: index, to: index / 3, note: 'kept\n"long" enough \ufffd' },
    });
}

/** A ledger of so many entries, its first one among them. */
export function ledgerOf(entries: number, options: LedgerOptions = {}): { readonly file: string; readonly ledger: Ledger } {
  const file = join(newFolder(), 'ledger.db');
  const ledger = openLedger(file, { now: clock(), by: 'gardener', host: 'orchard', pid: 7, ...options });
  fill(ledger, entries - 1);
  return { file, ledger };
}

/** A number generator with a seed. */
export function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
