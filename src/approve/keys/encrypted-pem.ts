import { createCipheriv, randomBytes, scryptSync } from 'node:crypto';

// Node writes PBKDF2 with 2,048 rounds, which a graphics card guesses fast. These are what RFC 7914 readers, openssl among them,
// open within their default memory.
const scrypt = { N: 2 ** 14, r: 8, p: 5 };
const oids = { pbes2: '2a864886f70d01050d', scrypt: '2b06010401da47040b', aes256Cbc: '60864801650304012a' };

/** A PKCS#8 private key in DER, encrypted by a passphrase (PBES2: scrypt, then AES-256-CBC), as PEM text. */
export function encryptedPem(pkcs8: Uint8Array, passphrase: string): string {
  const [salt, iv] = [randomBytes(16), randomBytes(16)];
  const cipher = createCipheriv('aes-256-cbc', scryptSync(passphrase, salt, 32, scrypt), iv);
  const secret = Buffer.concat([cipher.update(pkcs8), cipher.final()]);
  const derivation = sequence(oid(oids.scrypt), sequence(octets(salt), integer(scrypt.N), integer(scrypt.r), integer(scrypt.p)));
  const encryption = sequence(oid(oids.aes256Cbc), octets(iv));
  const der = sequence(sequence(oid(oids.pbes2), sequence(derivation, encryption)), octets(secret));
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN ENCRYPTED PRIVATE KEY-----', ...lines, '-----END ENCRYPTED PRIVATE KEY-----', ''].join('\n');
}

const sequence = (...parts: readonly Buffer[]) => tagged(0x30, Buffer.concat(parts));
const octets = (bytes: Buffer) => tagged(0x04, bytes);
const oid = (hex: string) => tagged(0x06, Buffer.from(hex, 'hex'));

/** The numbers here are small: two bytes hold them, and the first bit is never set. */
function integer(value: number): Buffer {
  return tagged(0x02, Buffer.from(value < 0x80 ? [value] : [value >> 8, value & 0xff]));
}

function tagged(tag: number, content: Buffer): Buffer {
  const length = content.length < 0x80 ? [content.length] : [0x81, content.length];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}
