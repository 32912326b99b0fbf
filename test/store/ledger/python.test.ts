import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLedger, verifyExport } from '../../../src/store/ledger/index.ts';
import { fill, ledgerOf, newFolder, newSigner, removeFolders, seeded } from './make.ts';

const script = fileURLToPath(new URL('verify_ledger.py', import.meta.url));
let folder: string;
let good: Buffer;
let part: Buffer;
let lines: readonly string[];
let rootKey: string;

beforeAll(() => {
  const { file, ledger } = ledgerOf(12);
  ledger.close();
  folder = newFolder();
  const own = openLedger(file, { signer: newSigner(dirname(file), 'wang'), by: '王敏' });
  fill(own, 8);
  own.export(join(folder, 'good'));
  own.export(join(folder, 'part'), { since: 15 });
  own.close();
  good = readFileSync(join(folder, 'good'));
  part = readFileSync(join(folder, 'part'));
  lines = good.toString('utf8').split('\n');
  rootKey = verifyExport(join(folder, 'good')).keys[0]?.publicKey as string;
});
afterAll(removeFolders);

interface Said {
  readonly status: number | null;
  readonly text: string;
}

/** Runs the script on a text. @param args python's own arguments, before the script */
function python(bytes: Buffer | string, more: readonly string[] = [], args: readonly string[] = []): Said {
  const file = join(folder, 'export');
  writeFileSync(file, bytes);
  const { status, stdout, stderr, error } = spawnSync('python3', [...args, script, file, ...more], { encoding: 'utf8' });
  if (error) throw new Error(`python3 cannot be run (${error.message}); install it, for this test shows that others can verify a ledger.`);
  return { status, text: stdout + stderr };
}

describe('the script in Python', { timeout: 120_000 }, () => {
  // -S leaves out the packages of the system, so that openssl has to verify.
  it.each([
    ['with what is installed', [] as string[]],
    ['with openssl alone', ['-S', '-I']],
  ])('takes a good export %s', (_, args) => {
    expect(python(good, [rootKey, verifiedHead()], args)).toEqual({ status: 0, text: expect.stringMatching(/^21 entries, whole/) });
    expect(python(part, [], args)).toEqual({ status: 0, text: expect.stringMatching(/^7 entries, whole/) });
  });

  const verifiedHead = () => verifyExport(join(folder, 'good')).head?.hash as string;
  const other = `ed25519:${Buffer.alloc(32, 9).toString('base64')}`;
  it.each([
    ['a changed word', () => good.toString('utf8').replace('quince', 'quinces'), [], 'edited'],
    ['a line removed', () => lines.filter((_, index) => index !== 7).join('\n'), [], 'does not follow entry 6'],
    ['two lines swapped', () => [...lines.slice(0, 5), lines[6], lines[5], ...lines.slice(7)].join('\n'), [], 'does not follow entry 4'],
    ['a line twice', () => [...lines.slice(0, 5), lines[4], ...lines.slice(5)].join('\n'), [], 'does not follow entry 4'],
    ['the tail cut off', () => [...lines.slice(0, 10), ...lines.slice(22)].join('\n'), [], 'another head'],
    ['the footer cut off', () => `${lines.slice(0, 22).join('\n')}\n`, [], 'not formed'],
    ['a changed header', () => good.toString('utf8').replace('"name":"gardener"', '"name":"gardenes"'), [], 'line 1: edited'],
    ['another root key', () => good, [other], 'not the key that it names'],
    ['a head that is not in it', () => good, ['', `sha256:${'0'.repeat(64)}`], 'noted head'],
    ['a signature of another entry', () => [...lines.slice(0, 5), graft(5, 6), ...lines.slice(6)].join('\n'), [], 'bad signature'],
    ['nothing', () => '', [], 'cut off'],
  ])('finds %s', (_, damaged, args, expected) => {
    const { status, text } = python(damaged() as Buffer | string, args);
    expect({ status, text }).toEqual({ status: 1, text: expect.stringContaining(expected) });
  });

  function graft(onto: number, from: number): string {
    const tail = /"signature":"[^"]*"\}$/;
    return (lines[onto] as string).replace(tail, tail.exec(lines[from] as string)?.[0] as string);
  }

  it('finds the bad signature with openssl alone as well', () => {
    const { status, text } = python([...lines.slice(0, 5), graft(5, 6), ...lines.slice(6)].join('\n'), [], ['-S', '-I']);
    expect({ status, text }).toEqual({ status: 1, text: expect.stringContaining('line 6: bad signature') });
  });

  it('finds what our own program finds, byte by byte', () => {
    const random = seeded(31);
    const all: string[] = [];
    for (let run = 0; run < 10; run++) {
      const position = random(good.length);
      const edited = Buffer.from(good);
      edited[position] = (edited[position] as number) ^ (1 + random(255));
      if (python(edited).status !== 1) all.push(`byte ${position}`);
    }
    expect(all).toEqual([]);
  });
});
