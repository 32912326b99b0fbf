import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A service that wraps keys over the transit API of Vault. */
export interface KeyService {
  readonly url: string;
  readonly token: string;
  /** `encrypt orchard`, `decrypt orchard`, as they were answered. */
  readonly done: readonly string[];
  close(): Promise<void>;
}

const ivBytes = 12;
const tagBytes = 16;

/** Starts it on loopback; a call without the token is refused. */
export async function openKeyService(): Promise<KeyService> {
  const key = randomBytes(32);
  const token = 'token-of-the-key-service';
  const done: string[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += String(chunk);
    });
    request.on('end', () => {
      const [, , , verb = '', name = ''] = (request.url ?? '').split('/');
      const answer = (status: number, body: object) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      if (request.headers['x-vault-token'] !== token) return answer(403, { errors: ['permission denied'] });
      const given = JSON.parse(text) as { plaintext: string; ciphertext: string };
      done.push(`${verb} ${name}`);
      return answer(200, {
        data: verb === 'encrypt' ? { ciphertext: wrapped(key, given.plaintext) } : { plaintext: opened(key, given.ciphertext) },
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token,
    done,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function wrapped(key: Buffer, plaintext: string): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const body = Buffer.concat([cipher.update(Buffer.from(plaintext, 'base64')), cipher.final()]);
  return `vault:v1:${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64')}`;
}

function opened(key: Buffer, ciphertext: string): string {
  const bytes = Buffer.from(ciphertext.replace('vault:v1:', ''), 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes));
  decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]).toString('base64');
}
