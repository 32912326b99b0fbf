import { createPrivateKey, generateKeyPairSync, type KeyObject, sign as signBytes } from 'node:crypto';
import { InputError } from '../../model/errors.ts';
import { encryptedPem } from './encrypted-pem.ts';
import { defaultKeyFolder, keyPath } from './key-folder.ts';
import { readPrivateFile, writePrivateFile } from './private-file.ts';
import { keyIdOf, publicKeyText } from './public-key.ts';

/** A key that is open for signing. */
export interface KeySigner {
  readonly keyId: string;
  /** `ed25519:` and the base64 of 32 bytes. */
  readonly publicKey: string;
  /** 64 bytes. */
  sign(bytes: Uint8Array): Uint8Array;
}

/** A key that was made just now. */
export interface NewKey {
  readonly keyId: string;
  readonly publicKey: string;
  readonly keyFile: string;
}

const shortestPassphrase = 8;

/**
 * Makes a person's key: a PKCS#8 PEM file encrypted by the passphrase, mode 0600.
 * @param wanted.folder where it is to lie; left out, the folder of the person's own keys
 * @throws InputError `bad-key-name`, `passphrase-short`, `key-exists`, `key-unwritable`; nothing is written then
 */
export function createKey(wanted: { readonly name: string; readonly passphrase: string; readonly folder?: string }): NewKey {
  const keyFile = keyPath(wanted.folder ?? defaultKeyFolder(process.env), wanted.name);
  if (wanted.passphrase.length < shortestPassphrase)
    throw new InputError('passphrase-short', `The passphrase of key ${wanted.name} needs ${shortestPassphrase} characters or more.`);
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = encryptedPem(privateKey.export({ type: 'pkcs8', format: 'der' }), wanted.passphrase);
  if (!writePrivateFile(keyFile, pem))
    throw new InputError('key-exists', `${keyFile}: a key of this name is there already; choose another name or move it away.`);
  const publicKey = publicKeyText(privateKey);
  return { keyId: keyIdOf(publicKey), publicKey, keyFile };
}

/**
 * Opens a person's key for signing.
 * @throws InputError `key-unreadable`, `key-too-open`, `key-foreign` for a file that is no ed25519 key, `key-unprotected` for one
 * without a passphrase, `wrong-passphrase`
 */
export function openKey(file: string, passphrase: string): KeySigner {
  const pem = readPrivateFile(file);
  const kind = /^-----BEGIN ([A-Z0-9 ]+)-----$/m.exec(pem)?.[1];
  if (kind === 'PRIVATE KEY')
    throw new InputError(
      'key-unprotected',
      `${file}: this key has no passphrase. Run: openssl pkcs8 -topk8 -scrypt -in '${file}' -out new.pem, and use new.pem.`,
    );
  if (kind !== 'ENCRYPTED PRIVATE KEY') throw foreign(file);
  return signerOf(file, decrypted(file, pem, passphrase));
}

/** Reads an ed25519 key that no passphrase protects, such as a machine's. @throws InputError as {@link openKey} does */
export function openMachineKey(file: string): KeySigner {
  const pem = readPrivateFile(file);
  try {
    return signerOf(file, createPrivateKey(pem));
  } catch (cause) {
    throw cause instanceof InputError ? cause : foreign(file, cause);
  }
}

/** Makes a machine's key where none is; two programs that do so at once end up with the same. @throws InputError */
export function createMachineKey(file: string): KeySigner {
  const { privateKey } = generateKeyPairSync('ed25519');
  writePrivateFile(file, privateKey.export({ type: 'pkcs8', format: 'pem' }) as string);
  return openMachineKey(file);
}

function decrypted(file: string, pem: string, passphrase: string): KeyObject {
  try {
    return createPrivateKey({ key: pem, passphrase });
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    // A wrong passphrase decrypts to noise: now and then the padding fits and what comes out is no key.
    if (code === 'ERR_OSSL_BAD_DECRYPT' || isWhole(pem))
      throw new InputError(
        'wrong-passphrase',
        `${file}: the passphrase does not open this key. Try again; if it is right, the file is damaged.`,
        { cause },
      );
    throw foreign(file, cause);
  }
}

/** Whether the file says its own length: the outer DER sequence is neither cut nor longer than it says. */
function isWhole(pem: string): boolean {
  const body = /-----BEGIN ENCRYPTED PRIVATE KEY-----([\s\S]*?)-----END ENCRYPTED PRIVATE KEY-----/.exec(pem)?.[1] ?? '';
  const der = Buffer.from(body, 'base64');
  if (der[0] !== 0x30) return false;
  const first = der[1] ?? 0;
  const extra = first < 0x80 ? 0 : first - 0x80;
  const length = extra === 0 ? first : Number.parseInt(der.subarray(2, 2 + extra).toString('hex') || '0', 16);
  return der.length === 2 + extra + length;
}

function signerOf(file: string, key: KeyObject): KeySigner {
  if (key.asymmetricKeyType !== 'ed25519') throw foreign(file);
  const publicKey = publicKeyText(key);
  return { keyId: keyIdOf(publicKey), publicKey, sign: (bytes) => signBytes(null, bytes, key) };
}

function foreign(file: string, cause?: unknown): InputError {
  return new InputError('key-foreign', `${file}: this is no ed25519 key in PKCS#8, or it is damaged. Name another file, or make a key.`, {
    cause,
  });
}
