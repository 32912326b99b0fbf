import { X509Certificate } from 'node:crypto';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import tls from 'node:tls';
import { describe, expect, it } from 'vitest';
import { clientEnvironment } from '../../../src/sandbox/wire/environment.ts';
import { serve } from '../../../src/sandbox/wire/server.ts';
import { Orchard } from './orchard.ts';
import { curl, ground, send, signRpc } from './ways.ts';

const here = ground();
const query = (params: Record<string, string> = signRpc('GET', { Action: 'DescribeVpcs' })) => `?${new URLSearchParams(params)}`;

describe('a client behind the proxy', () => {
  const proxied = (...args: string[]) => curl('--proxy', here.server.url, '--cacert', here.caFile, ...args);

  it.each([
    ['a tunnel', 'https://ecs.cn-beijing.aliyuncs.com/'],
    ['the absolute form', 'http://ecs.cn-beijing.aliyuncs.com/'],
  ])('reaches a host through %s', async (_, url) => {
    const { stdout } = await proxied(`${url}${query()}`);
    expect(JSON.parse(stdout)).toEqual({ RequestId: here.orchard.heard.requestId, Action: 'DescribeVpcs' });
    expect(here.orchard.heard).toMatchObject({ host: 'ecs.cn-beijing.aliyuncs.com', region: 'cn-beijing' });
  });

  it('reaches a host through a tunnel without TLS', async () => {
    const { stdout } = await proxied('--proxytunnel', `http://ecs.cn-beijing.aliyuncs.com/${query()}`);
    expect(JSON.parse(stdout).Action).toBe('DescribeVpcs');
  });

  it.each(['https://crate.oss-cn-beijing.aliyuncs.com/', 'https://plum.cn-beijing.log.aliyuncs.com/', 'https://a.b.c.aliyuncs.com/'])(
    'trusts %s',
    async (url) => {
      expect(await proxied(url)).toMatchObject({ code: 0 });
    },
  );

  it.each(['https://example.com/', 'https://aliyuncs.com.example.com/', 'https://100.100.100.200/'])(
    'gets no tunnel to %s',
    async (url) => {
      const { stderr, stdout } = await proxied(url);
      expect(stderr).toContain('403');
      expect(stdout).toBe('');
      expect(here.orchard.entries.at(-1)).toMatchObject({ host: new URL(url).hostname, status: 403, code: 'HostRefused' });
    },
  );

  it('is told why another host is refused', async () => {
    const { stdout } = await proxied('--write-out', '%{http_code}', 'http://example.com/latest');
    expect(stdout).toBe('The sandbox stands in for Alibaba Cloud only; example.com is not served and nothing is forwarded.\n403');
    expect(here.orchard.entries.at(-1)).toMatchObject({ host: 'example.com', status: 403, code: 'HostRefused' });
  });

  it('is led here by its environment alone', async () => {
    const variables = clientEnvironment(here.server, here.caFile);
    expect(
      Object.entries(variables)
        .filter(([name]) => /proxy$/i.test(name) && !/^no/i.test(name))
        .map(([, value]) => value),
    ).toEqual(Array(4).fill(here.server.url));
    expect(variables).toMatchObject({ SSL_CERT_FILE: here.caFile, NODE_EXTRA_CA_CERTS: here.caFile });
  });
});

describe('TLS without a proxy', () => {
  const handshake = (servername: string, options: tls.ConnectionOptions = {}) =>
    new Promise<tls.TLSSocket>((resolve, reject) => {
      const socket = tls.connect({ port: here.server.port, host: '127.0.0.1', servername, ca: here.server.caPem, ...options }, () =>
        resolve(socket),
      );
      socket.on('error', reject);
    });

  it('answers by server name and host', async () => {
    const reply = await new Promise<number | undefined>((resolve, reject) => {
      const options = {
        port: here.server.port,
        host: '127.0.0.1',
        servername: 'ecs.cn-beijing.aliyuncs.com',
        headers: { host: 'ecs.cn-beijing.aliyuncs.com' },
        ca: here.server.caPem,
        path: `/${query()}`,
      };
      https.get(options, (response) => resolve(response.resume().statusCode)).on('error', reject);
    });
    expect(reply).toBe(200);
    expect(here.orchard.heard.region).toBe('cn-beijing');
  });

  it('shows a certificate for the name alone, on a short curve, and speaks HTTP/1.1 only', async () => {
    const socket = await handshake('crate.oss-cn-beijing.aliyuncs.com', { ALPNProtocols: ['h2', 'http/1.1'] });
    const leaf = new X509Certificate(socket.getPeerCertificate().raw);
    expect(socket.alpnProtocol).toBe('http/1.1');
    expect(leaf.subjectAltName).toBe('DNS:crate.oss-cn-beijing.aliyuncs.com');
    expect(leaf.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
    expect(leaf.publicKey.asymmetricKeyDetails?.namedCurve).toBe('prime256v1');
    socket.destroy();
  });

  it('gives no certificate for another name', async () => {
    await expect(handshake('example.com')).rejects.toThrow();
  });

  it('is trusted by address', async () => {
    const { stdout } = await curl('--cacert', here.caFile, `https://127.0.0.1:${here.server.port}/${query()}`);
    expect(JSON.parse(stdout).Action).toBe('DescribeVpcs');
  });
});

describe('a connection', () => {
  it('is kept for at least 65 seconds and never compressed', async () => {
    const { headers } = await send(here.server.port, {
      path: `/${query()}`,
      headers: { 'accept-encoding': 'gzip, br', connection: 'keep-alive' },
    });
    expect(Number(/timeout=(\d+)/.exec(String(headers['keep-alive']))?.[1])).toBeGreaterThanOrEqual(65);
    expect(headers['content-encoding']).toBeUndefined();
  });

  it('serves one call after the other', async () => {
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    const ports = new Set<number | undefined>();
    for (let count = 0; count < 3; count++) {
      await new Promise<void>((resolve, reject) => {
        const request = http.get({ agent, port: here.server.port, path: `/${query()}` }, (response) =>
          response.resume().on('end', resolve),
        );
        request.on('socket', (socket) => socket.once('connect', () => ports.add(socket.localPort))).on('error', reject);
      });
    }
    agent.destroy();
    expect(ports.size).toBe(1);
  });

  it('may break off without harm', async () => {
    const socket = net.connect(here.server.port, '127.0.0.1');
    await new Promise<void>((resolve) => socket.write('GET / HT', () => resolve()));
    socket.resetAndDestroy();
    expect((await send(here.server.port, { path: `/${query()}` })).status).toBe(200);
  });
});

it('two servers in one process do not touch', async () => {
  const orchard = new Orchard();
  const other = await serve(orchard);
  await send(other.port, { path: `/${query()}` });
  await other.close();
  expect(orchard.calls).toHaveLength(1);
  expect(orchard.heard.requestId).not.toBe(here.orchard.calls.at(-1)?.requestId);
  expect(other.caPem).not.toBe(here.server.caPem);
});

it('the same order of calls gives the same request ids', async () => {
  const ids: string[][] = [];
  for (let round = 0; round < 2; round++) {
    const orchard = new Orchard();
    const server = await serve(orchard);
    for (const path of [`/${query()}`, `/${query()}`]) await send(server.port, { path });
    await server.close();
    ids.push(orchard.calls.map(({ requestId }) => requestId));
  }
  expect(ids[0]).toEqual(ids[1]);
  expect(new Set(ids[0]).size).toBe(2);
});

it('a stop ends open connections and frees the port', async () => {
  const server = await serve(new Orchard());
  const idle = net.connect(server.port, '127.0.0.1');
  const ended = new Promise((resolve) => idle.on('close', resolve));
  await new Promise((resolve) => idle.on('connect', resolve));
  await server.close();
  await ended;
  const again = await serve(new Orchard(), { port: server.port });
  expect(again.port).toBe(server.port);
  await again.close();
});

it('a port in use is said to be in use', async () => {
  await expect(serve(new Orchard(), { port: here.server.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
