import https from 'node:https';
import { PassThrough } from 'node:stream';
import { TLSSocket } from 'node:tls';
import { beforeEach, expect, it } from 'vitest';
import type { Disturbance } from '../../../src/sandbox/call.ts';
import { createAuthority } from '../../../src/sandbox/wire/authority.ts';
import { createFront } from '../../../src/sandbox/wire/front.ts';
import { ground, send, signRpc } from './ways.ts';

const here = ground();
const path = () => `/?${new URLSearchParams(signRpc('GET', { Action: 'DescribePears' }))}`;
const disturb = (kind: Exclude<Disturbance['kind'], 'latency'>) => {
  here.orchard.reply = () => ({ status: 200, body: { Basket: 'pear '.repeat(100) }, disturb: { kind } });
};

/** The code of the error with which a call by TLS ends. */
const failBySecure = () =>
  new Promise<string | undefined>((resolve) => {
    const options = {
      port: here.server.port,
      host: '127.0.0.1',
      servername: 'ecs.aliyuncs.com',
      headers: { host: 'ecs.aliyuncs.com' },
      ca: here.server.caPem,
      path: path(),
      agent: false,
    };
    https
      .get(options, (response) =>
        response
          .resume()
          .on('error', (error: NodeJS.ErrnoException) => resolve(error.code))
          .on('end', () => resolve(undefined)),
      )
      .on('error', (error: NodeJS.ErrnoException) => resolve(error.code));
  });

let heard = 0;
beforeEach(() => {
  heard = here.orchard.calls.length;
});

it.each(['reset-before', 'reset-after', 'truncated'] as const)(
  '%s ends the connection in plain text and by TLS, and the engine has heard the call',
  async (kind) => {
    disturb(kind);
    await expect(send(here.server.port, { path: path() })).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(await failBySecure()).toBe('ECONNRESET');
    expect(here.orchard.calls.length).toBe(heard + 2);
  },
);

it('a truncated reply has begun well', async () => {
  disturb('truncated');
  const text = await new Promise<string>((resolve, reject) => {
    fetch(`${here.server.url}${path()}`).then(async ({ body, status }) => {
      expect(status).toBe(200);
      let read = '';
      try {
        for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) read += Buffer.from(chunk).toString();
        reject(new Error('The reply was whole.'));
      } catch {
        resolve(read);
      }
    }, reject);
  });
  expect(text).toMatch(/^\{"RequestId":"[-0-9A-F]+","Basket":"pear /);
});

it('a gateway page is HTML with status 502', async () => {
  disturb('gateway-page');
  const reply = await send(here.server.port, { path: path() });
  expect(reply).toMatchObject({ status: 502, headers: { 'content-type': 'text/html' } });
  expect(reply.text).toContain('<h1>502 Bad Gateway</h1>');
});

it('latency holds a whole reply back and no other', async () => {
  const answered: string[] = [];
  const call = async (name: string) => {
    const reply = await send(here.server.port, { path: `/?${new URLSearchParams(signRpc('GET', { Action: 'DescribePears', name }))}` });
    answered.push(JSON.parse(reply.text).Basket);
  };
  here.orchard.reply = ({ params }) => ({
    status: 200,
    body: { Basket: params['name'] },
    ...(params['name'] === 'slow' && { disturb: { kind: 'latency', ms: 300 } }),
  });
  const slow = call('slow');
  await call('quick');
  await slow;
  expect(answered).toEqual(['quick', 'slow']);
});

it('a client that has gone before its connection is broken off does no harm', async () => {
  const front = createFront(
    () => undefined,
    await createAuthority(),
    () => true,
  );
  const gone = new TLSSocket(new PassThrough() as never);
  front.reset(gone);
  expect(gone.destroyed).toBe(true);
});
