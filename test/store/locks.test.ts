import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openLocks } from '../../src/store/locks.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'locks-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const things = (...names: string[]) => names.map((name) => ({ key: `key-of-${name}`, name }));

it('lets one owner in at a time, and names the holder', () => {
  const locks = openLocks(folder);
  const held = locks.take(things('apple', 'pear'), 'first');
  expect(() => locks.take(things('plum', 'pear'), 'second')).toThrow(/pear is being changed by first \(process \d+/);
  held.release();
  locks.take(things('plum', 'pear'), 'second').release();
});

it('takes all or none', () => {
  const locks = openLocks(folder);
  const held = locks.take(things('pear'), 'first');
  expect(() => locks.take(things('apple', 'pear'), 'second')).toThrow();
  locks.take(things('apple'), 'third').release();
  held.release();
  expect(readdirSync(folder)).toEqual([]);
});

it('takes over from a process that is dead, also when its number lives on in another', async () => {
  const child = spawn(process.execPath, ['-e', '']);
  await new Promise((resolve) => child.on('exit', resolve));
  const locks = openLocks(folder);
  for (const [pid, startedTicks] of [
    [child.pid, '1'],
    [process.pid, '1'],
  ] as const) {
    locks.take(things('apple'), 'first');
    const [file = ''] = readdirSync(folder);
    writeFileSync(join(folder, file), JSON.stringify({ ...JSON.parse(readFileSync(join(folder, file), 'utf8')), pid, startedTicks }));
    locks.take(things('apple'), 'second').release();
  }
});

it('respects a holder on another machine', () => {
  const locks = openLocks(folder);
  locks.take(things('apple'), 'first');
  const [file = ''] = readdirSync(folder);
  const text = readFileSync(join(folder, file), 'utf8').replace(hostname(), 'orchard.example');
  writeFileSync(join(folder, file), text);
  expect(() => locks.take(things('apple'), 'second')).toThrow('on orchard.example');
});
