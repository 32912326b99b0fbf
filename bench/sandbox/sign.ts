import { createHmac, hash } from 'node:crypto';

const day = (at: Date) => `${at.toISOString().slice(0, 19)}Z`;

/** Requests as the current official clients sign them, ready for the wire. */
export function signedRequests(
  count: number,
  action: string,
  query: Readonly<Record<string, string>>,
  key: { readonly id: string; readonly secret: string },
): readonly string[] {
  const host = 'ecs.cn-hangzhou.aliyuncs.com';
  const text = Object.entries(query)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
  const empty = hash('sha256', '');
  return Array.from({ length: count }, (_, index) => {
    const headers: Record<string, string> = {
      host,
      'x-acs-action': action,
      'x-acs-content-sha256': empty,
      'x-acs-date': day(new Date()),
      'x-acs-signature-nonce': `${action}-${process.pid}-${Math.random()}-${index}`,
      'x-acs-version': '2014-05-26',
    };
    const names = Object.keys(headers).join(';');
    const lines = Object.entries(headers)
      .map(([name, value]) => `${name}:${value}\n`)
      .join('');
    const canonical = ['POST', '/', text, lines, names, empty].join('\n');
    const signature = createHmac('sha256', key.secret)
      .update(`ACS3-HMAC-SHA256\n${hash('sha256', canonical)}`)
      .digest('hex');
    const all = Object.entries({
      ...headers,
      authorization: `ACS3-HMAC-SHA256 Credential=${key.id},SignedHeaders=${names},Signature=${signature}`,
      'content-length': '0',
    });
    return `POST /?${text} HTTP/1.1\r\n${all.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
  });
}
