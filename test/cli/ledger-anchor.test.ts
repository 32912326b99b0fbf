import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { openLedger } from '../../src/store/ledger/index.ts';
import { run, temporaryFolder } from './command-line.ts';

const folder = temporaryFolder();
const place = 'oss://apple-crate/head of the/ledger.json';
const file = () => join(folder(), 'out', 'ledger.db');

let sandbox: Sandbox;
let env: Record<string, string>;
beforeEach(async () => {
  const estate = join(folder(), 'estate.json');
  const resources = [{ kind: 'oss.bucket', name: 'apple-crate', region: 'cn-shanghai', account: 'apple' }];
  const accounts = [{ id: '1000000000000001', alias: 'apple', name: 'Apple' }];
  writeFileSync(estate, JSON.stringify({ seed: 'orchard', accounts, regions: ['cn-hangzhou', 'cn-shanghai'], resources }));
  sandbox = await startSandbox({ estate });
  sandbox.control.pace(0);
  env = { ...sandbox.env, LANG: 'en_US.UTF-8' };
  mkdirSync(join(folder(), 'out'));
  append(3);
});
afterEach(() => sandbox.close());

function append(count: number): void {
  const ledger = openLedger(file(), { by: 'gardener' });
  for (let i = 0; i < count; i++) ledger.append('note', { body: { fruit: i } });
  ledger.close();
}

const ledger = (...words: string[]) => run(['ledger', ...words], { cwd: folder(), env });
const anchor = () => ledger('anchor', '--to', place);
const verify = () => ledger('verify', '--anchor', place);
const calls = (action: string) => sandbox.control.audit.list({ action }).length;

/** The ledger as it was before some entries were written. */
async function cutOff(work: () => Promise<unknown>): Promise<void> {
  copyFileSync(file(), `${file()}.before`);
  append(2);
  await work();
  for (const rest of ['-wal', '-shm']) rmSync(`${file()}${rest}`, { force: true });
  copyFileSync(`${file()}.before`, file());
}

describe('the head in an object of OSS', () => {
  it('is written to the bucket’s own region, read back, and fits while the ledger only grows', async () => {
    expect(await anchor()).toMatchObject({ exitCode: 0, out: expect.stringMatching(/^4 sha256:[0-9a-f]{64} → oss:/) });
    expect(await verify()).toMatchObject({ exitCode: 0, out: expect.stringContaining('4 entries, whole and unchanged') });
    append(1);
    expect(await verify()).toMatchObject({ exitCode: 0, out: expect.stringContaining('5 entries, whole and unchanged') });
  });

  it('shows that the end was cut off, which the ledger alone does not', async () => {
    await cutOff(anchor);
    expect((await ledger('verify')).exitCode).toBe(0);
    expect(await verify()).toMatchObject({ exitCode: 1, out: expect.stringContaining('1 fault in 4 entries') });
  });

  it('is not overwritten by a ledger that has lost something', async () => {
    await cutOff(anchor);
    const written = calls('PutObject');
    expect(await anchor()).toMatchObject({ exitCode: 1, err: expect.stringContaining('Nothing was noted') });
    expect(calls('PutObject')).toBe(written);
  });

  it.each([
    ['written', 'PutObject', anchor, 'grant oss:PutObject'],
    ['read', 'GetObject', verify, 'grant oss:GetObject'],
  ])('names the permission without which it is not %s', async (_, action, work, words) => {
    await anchor();
    sandbox.control.faults.add({ kind: 'denied', action });
    expect(await work()).toMatchObject({ exitCode: 4, err: expect.stringContaining(words) });
  });

  it('is written with a key that may only write, which is said', async () => {
    sandbox.control.faults.add({ kind: 'denied', action: 'GetObject' });
    expect(await anchor()).toMatchObject({ exitCode: 0, err: expect.stringContaining('is not compared') });
    expect(calls('PutObject')).toBeGreaterThan(0);
  });

  it.each([
    ['an object that is not there', place, 4, 'NoSuchKey'],
    ['a bucket that is not there', 'oss://pear-crate/head.json', 4, 'NoSuchBucket'],
    ['a bucket without a key', 'oss://apple-crate', 2, 'write oss://<bucket>/<key>'],
    ['a file that is not there', 'head.json', 2, 'no anchor'],
  ])('is not believed of %s', async (_, anchored, exitCode, words) => {
    expect(await ledger('verify', '--anchor', anchored)).toMatchObject({ exitCode, err: expect.stringContaining(words) });
  });
});

describe('the head in a file', () => {
  it('is noted and compared the same way', async () => {
    await cutOff(() => ledger('anchor', '--to', 'head.json'));
    expect((await ledger('verify', '--anchor', 'head.json')).exitCode).toBe(1);
    expect(await ledger('anchor', '--to', 'head.json')).toMatchObject({ exitCode: 1 });
    expect(calls('GetCallerIdentity')).toBe(0);
  });

  it('needs a place', async () => {
    expect(await ledger('anchor')).toMatchObject({ exitCode: 2, err: expect.stringContaining('Say where with --to') });
  });
});
