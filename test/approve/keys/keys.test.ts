import { execFileSync } from 'node:child_process';
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKey, createMachineKey, defaultKeyFolder, keyIdOf, type NewKey, openKey, verify } from '../../../src/approve/keys/index.ts';
import { InputError } from '../../../src/model/errors.ts';

const passphrase = 'a pear in a tree';
const tool = 'openssl';
const bytes = Buffer.from('the apple falls');
let folder: string;
let pear: NewKey;

beforeAll(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'xunjian-keys-')), 'own', 'keys');
  pear = createKey({ name: 'pear', passphrase, folder });
});
afterAll(() => rmSync(join(folder, '..', '..'), { recursive: true }));

/** The code and text of what a call throws. */
function refusalOf(work: () => unknown): { code: string; message: string } {
  try {
    work();
  } catch (error) {
    if (error instanceof InputError) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('a new key', () => {
  it('lies in a folder and a file of its owner alone', () => {
    expect(pear.keyFile).toBe(join(folder, 'pear.pem'));
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(pear.keyFile).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).filter((name) => name.includes('.new'))).toEqual([]);
  });

  it('is not written over another', () => {
    const before = readFileSync(pear.keyFile);
    expect(refusalOf(() => createKey({ name: 'pear', passphrase, folder })).code).toBe('key-exists');
    expect(readFileSync(pear.keyFile)).toEqual(before);
  });

  it('can carry a Chinese name', () => {
    const { keyFile, publicKey } = createKey({ name: '王敏', passphrase: '春眠不觉晓处处闻', folder });
    expect(openKey(keyFile, '春眠不觉晓处处闻').publicKey).toBe(publicKey);
  });

  it.each(['', '.', '..', '../plum', 'a/b', 'a\\b', 'C:plum', ' plum', '.plum', 'pl\num', 'p'.repeat(201)])(
    'is not made under the name %j',
    (name) => {
      expect(refusalOf(() => createKey({ name, passphrase, folder })).code).toBe('bad-key-name');
    },
  );

  it.each([
    ['seven characters', '1234567', 'passphrase-short'],
    ['none', '', 'passphrase-short'],
  ])('is not made with a passphrase of %s', (_, short, code) => {
    expect(refusalOf(() => createKey({ name: 'plum', passphrase: short, folder })).code).toBe(code);
    expect(existsSync(join(folder, 'plum.pem'))).toBe(false);
  });

  it.each([
    ['is a file', ''],
    ['lies below a file', 'below'],
  ])('names its folder when that %s', (_, below) => {
    const wrong = join(pear.keyFile, below);
    const { code, message } = refusalOf(() => createKey({ name: 'plum', passphrase, folder: wrong }));
    expect(code).toBe('key-unwritable');
    expect(message).toContain(join(wrong, 'plum.pem'));
  });
});

describe('an opened key', () => {
  it('signs what its public key verifies, and nothing else', () => {
    const signer = openKey(pear.keyFile, passphrase);
    const signature = signer.sign(bytes);
    expect(signer.publicKey).toBe(pear.publicKey);
    expect(signer.keyId).toBe(pear.keyId);
    expect(verify(pear.publicKey, bytes, signature)).toBe(true);
    expect(verify(pear.publicKey, Buffer.from('the apple falls.'), signature)).toBe(false);
    expect(verify(createKey({ name: 'quince', passphrase, folder }).publicKey, bytes, signature)).toBe(false);
  });

  it('is one that openssl opens and signs with', () => {
    const file = join(folder, 'message');
    writeFileSync(file, bytes);
    const openssl = (...args: readonly string[]) => execFileSync(tool, args, { env: { ...process.env, PEAR: passphrase } });
    const signature = openssl('pkeyutl', '-sign', '-rawin', '-in', file, '-inkey', pear.keyFile, '-passin', 'env:PEAR');
    expect(verify(pear.publicKey, bytes, signature)).toBe(true);
  });

  it('is not opened by another passphrase', () => {
    const { code, message } = refusalOf(() => openKey(pear.keyFile, `${passphrase}s`));
    expect(code).toBe('wrong-passphrase');
    expect(message).toContain(pear.keyFile);
    expect(message).not.toContain(passphrase);
  });

  it.each([0o640, 0o604, 0o660, 0o610])('is not opened with mode %o', (mode) => {
    chmodSync(pear.keyFile, mode);
    const { code, message } = refusalOf(() => openKey(pear.keyFile, passphrase));
    chmodSync(pear.keyFile, 0o600);
    expect(code).toBe('key-too-open');
    expect(message).toContain(`chmod 600 '${pear.keyFile}'`);
  });

  const rsa = () => generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
  const protectedRsa = () => rsa().export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase }) as string;
  it.each([
    ['an empty file', () => '', 'key-foreign'],
    ['some text', () => 'plums and pears', 'key-foreign'],
    ['a public key', () => createPublicKey(rsa()).export({ type: 'spki', format: 'pem' }) as string, 'key-foreign'],
    ['a protected key of another algorithm', protectedRsa, 'key-foreign'],
    ['a key without a passphrase', () => rsa().export({ type: 'pkcs8', format: 'pem' }) as string, 'key-unprotected'],
    ['a key cut in the middle', () => readFileSync(pear.keyFile, 'utf8').slice(0, 150), 'key-foreign'],
    ['a key that lacks a line', () => readFileSync(pear.keyFile, 'utf8').replace(/^.{64}\n/m, ''), 'key-foreign'],
    ['a file that is too large', () => 'x'.repeat(65 * 1024), 'key-unreadable'],
  ])('is not %s', (_, make, code) => {
    const file = join(folder, 'foreign.pem');
    writeFileSync(file, make(), { mode: 0o600 });
    const refusal = refusalOf(() => openKey(file, passphrase));
    expect(refusal.code).toBe(code);
    expect(refusal.message).toContain(file);
  });

  it.each(['no-such.pem', '.'])('names %s, which it cannot read', (name) => {
    const { code, message } = refusalOf(() => openKey(join(folder, name), passphrase));
    expect(code).toBe('key-unreadable');
    expect(message).toContain(join(folder, name));
  });
});

describe('a machine key', () => {
  it('is made once, for its owner alone', () => {
    const file = join(folder, 'machine', 'ledger-key.pem');
    const first = createMachineKey(file);
    expect(createMachineKey(file).publicKey).toBe(first.publicKey);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(verify(first.publicKey, bytes, first.sign(bytes))).toBe(true);
  });
});

describe('a public key', () => {
  it('is named by the sha256 of its 32 bytes', () => {
    expect(keyIdOf(`ed25519:${Buffer.alloc(32).toString('base64')}`)).toBe('66687aadf862bd77');
  });

  const good = Buffer.alloc(32, 7).toString('base64');
  it.each([
    ['no prefix', good],
    ['another algorithm', `rsa:${good}`],
    ['31 bytes', `ed25519:${Buffer.alloc(31).toString('base64')}`],
    ['33 bytes', `ed25519:${Buffer.alloc(33).toString('base64')}`],
    ['no padding', `ed25519:${good.replace('=', '')}`],
    ['base64url', `ed25519:${Buffer.alloc(32, 255).toString('base64url')}=`],
    ['a last character with idle bits', `ed25519:${good.replace(/.=$/, 'd=')}`],
    ['a space in it', `ed25519: ${good}`],
  ])('is not one with %s', (_, publicKey) => {
    expect(refusalOf(() => keyIdOf(publicKey)).code).toBe('bad-public-key');
    expect(verify(publicKey, bytes, Buffer.alloc(64))).toBe(false);
  });

  it('takes a signature as text only as it is written: every changed character shows', () => {
    const written = Buffer.from(openKey(pear.keyFile, passphrase).sign(bytes)).toString('base64');
    expect(verify(pear.publicKey, bytes, written)).toBe(true);
    const characters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=-_ \n';
    const wrong = Array.from(written).flatMap((own, at) =>
      Array.from(characters)
        .filter((other) => other !== own)
        .map((other) => written.slice(0, at) + other + written.slice(at + 1)),
    );
    expect(wrong.filter((text) => verify(pear.publicKey, bytes, text))).toEqual([]);
    expect(verify(pear.publicKey, bytes, written.replace(/=+$/, ''))).toBe(false);
  });
});

describe('the folder of keys', () => {
  it.each([
    ['of the person', '/home/pear/conf', '/home/pear/conf/xunjian/keys'],
    ['not set', undefined, join(process.env.HOME ?? '', '.config/xunjian/keys')],
    ['empty', '', join(process.env.HOME ?? '', '.config/xunjian/keys')],
    ['relative, which counts as not set', 'conf', join(process.env.HOME ?? '', '.config/xunjian/keys')],
  ])('with XDG_CONFIG_HOME %s', (_, own, expected) => {
    expect(defaultKeyFolder({ XDG_CONFIG_HOME: own })).toBe(expected);
  });
});
