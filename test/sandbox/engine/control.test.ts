import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Control } from '../../../src/sandbox/engine/control.ts';
import { serveControl } from '../../../src/sandbox/engine/control-server.ts';
import { startSandbox } from '../../../src/sandbox/index.ts';
import { ask, callerOf, codeOf, estateFile, noon, openOrchard } from './orchard.ts';

// The client is CommonJS; require gives it as every program of its kind gets it.
const OpenApi = createRequire(import.meta.url)('@alicloud/openapi-client') as typeof import('@alicloud/openapi-client');

describe('over HTTP', () => {
  const engine = openOrchard();
  let server: Awaited<ReturnType<typeof serveControl>>;
  beforeAll(async () => {
    server = await serveControl(new Control(engine));
  });
  afterAll(() => server.close());
  const send = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`http://127.0.0.1:${server.port}/${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return [response.status, (await response.json()) as Record<string, unknown>] as const;
  };

  it('the clock is set and advanced', async () => {
    expect(await send('POST', 'clock', { set: '2026-12-01T00:00:00Z', advanceMs: 1000 })).toEqual([
      200,
      { now: '2026-12-01T00:00:01.000Z' },
    ]);
    engine.estate.clock.set(noon);
  });

  it('faults and quotas are set and lifted', async () => {
    await send('POST', 'faults', { kind: 'error', times: 1 });
    expect(await codeOf(ask(engine, 'ListByPage'))).toBe('ServiceUnavailable');
    await send('DELETE', 'faults');
    await send('PUT', 'quotas', [{ kind: 'window', limit: 0, seconds: 60 }]);
    expect(await codeOf(ask(engine, 'ListByPage'))).toBe('Throttling.User');
    await send('PUT', 'quotas', []);
    expect(await codeOf(ask(engine, 'ListByPage'))).toBe('answered');
  });

  it('resources are counted, added, changed and taken away', async () => {
    await send('POST', 'estate', { kind: 'orchard.tree', name: 'quince' });
    await send('PATCH', 'estate/orchard.tree/quince', { Height: 77 });
    expect((await send('GET', 'estate/orchard.tree/quince'))[1]).toMatchObject({ state: { TreeName: 'quince', Height: 77 } });
    expect((await send('GET', 'estate'))[1]).toMatchObject({ 'orchard.tree': 10 });
    await send('DELETE', 'estate/orchard.tree/quince');
    expect((await send('GET', 'estate'))[1]).toMatchObject({ 'orchard.tree': 9 });
  });

  it('a user is added who may do what his policies say', async () => {
    const statement = { Effect: 'Allow', Action: 'orchard:ListBy*', Resource: '*' };
    const [, { accessKeyId }] = await send('POST', 'users', {
      name: 'gardener',
      policies: [{ Version: '1', Statement: [statement] }, 'AliyunECSReadOnlyAccess'],
    });
    const caller = callerOf(engine, String(accessKeyId));
    expect(caller.name).toBe('gardener');
    expect(await codeOf(ask(engine, 'ListByPage', {}, { caller }))).toBe('answered');
    expect(await codeOf(ask(engine, 'ListFruit', {}, { caller }))).toBe('Forbidden.RAM');
    expect(await codeOf(ask(engine, 'DescribeInstances', {}, { caller, product: 'ecs' }))).toBe('answered');
    expect(await codeOf(ask(engine, 'ModifyInstanceAttribute', {}, { caller, product: 'ecs' }))).toBe('Forbidden.RAM');
  });

  it.each([
    ['POST', 'faults', { kind: 'plague' }, 400, 'There is no fault "plague"'],
    ['POST', 'faults', { kind: 'error', acton: 'ListByPage' }, 400, 'A fault has no "acton"; it has kind, product, action'],
    ['PUT', 'quotas', [{ kind: 'gallon', limit: 1 }], 400, 'There is no quota "gallon"; there are window, bucket, concurrency.'],
    ['PUT', 'quotas', [{ kind: 'window', limit: 1 }], 400, 'seconds must be a number, and is left out.'],
    ['PUT', 'quotas', [{ kind: 'window', limit: 1, seconds: 1, perSecond: 1 }], 400, 'A quota has no "perSecond"'],
    ['PUT', 'quotas', { kind: 'window' }, 400, 'Quotas are a list, even of one.'],
    ['PUT', 'pace', { factor: 'fast' }, 400, 'factor must be a number, and is "fast".'],
    ['POST', 'clock', { advanceMs: 'a while' }, 400, 'advanceMs must be a number, and is "a while".'],
    ['POST', 'clock', { set: 'soon' }, 400, 'soon is no time'],
    ['GET', '%E0%A4%A', undefined, 400, 'URI malformed'],
    ['GET', 'estate/orchard.tree/oak', undefined, 400, 'The estate has no orchard.tree with the id or name oak.'],
    ['POST', 'estate', { kind: 'orchard.bush' }, 400, 'no product declares the kind orchard.bush'],
    ['GET', 'weather', undefined, 404, 'There is no GET /weather'],
  ])('%s %s %o is answered with %i and one sentence', async (method, path, body, status, sentence) => {
    const [got, reply] = await send(method, path, body);
    expect([got, reply.error]).toEqual([status, expect.stringContaining(sentence)]);
  });
});

describe('a sandbox', () => {
  const estate = () => estateFile({ resources: [{ kind: 'ecs.instance', name: 'apple' }] });

  it('starts on a free port, names what leads clients to it, and stops clean', async () => {
    const sandbox = await startSandbox({ estate: estate(), controlPort: 0, clock: noon });
    expect(sandbox.env).toMatchObject({
      HTTPS_PROXY: sandbox.url,
      SSL_CERT_FILE: sandbox.caFile,
      ALIBABA_CLOUD_ACCESS_KEY_ID: sandbox.control.accounts[0]?.accessKeyId,
    });
    expect(sandbox.control.clock.now()).toBe(noon);
    expect(sandbox.control.get('ecs.instance', 'apple').state['InstanceName']).toBe('apple');
    await fetch(`${sandbox.url}/`);
    await sandbox.close();
    expect(existsSync(sandbox.caFile)).toBe(false);
    await expect(fetch(`${sandbox.url}/`)).rejects.toThrow();
    await expect(fetch(`http://127.0.0.1:${sandbox.controlPort}/clock`)).rejects.toThrow();
  });

  it('keeps every call in its audit log, refused ones too', async () => {
    const sandbox = await startSandbox({ estate: estate() });
    await fetch(`${sandbox.url}/?Action=DescribeInstances&Version=2014-05-26`);
    expect(sandbox.control.audit.list({ action: 'DescribeInstances' })).toMatchObject([
      { product: 'ecs', status: 400, code: 'MissingAccessKeyId', who: '' },
    ]);
    await sandbox.close();
  });

  it('counts the calls that no product takes', async () => {
    const sandbox = await startSandbox({ estate: estate() });
    const client = new OpenApi.default({
      accessKeyId: sandbox.env['ALIBABA_CLOUD_ACCESS_KEY_ID'],
      accessKeySecret: sandbox.env['ALIBABA_CLOUD_ACCESS_KEY_SECRET'],
      endpoint: `127.0.0.1:${sandbox.port}`,
      protocol: 'HTTP',
    } as never);
    const plain = {
      action: 'DescribePlums',
      protocol: 'HTTP',
      method: 'POST',
      pathname: '/',
      authType: 'AK',
      style: 'RPC',
      bodyType: 'json',
    };
    for (const version of ['2014-05-26', '2001-01-01']) {
      await expect(client.callApi({ ...plain, version } as never, {} as never, {} as never)).rejects.toThrow();
    }
    expect(sandbox.control.unknown().actions).toEqual({ 'ecs DescribePlums': 1, '127.0.0.1 2001-01-01 DescribePlums': 1 });
    await sandbox.close();
  });

  it('says so when its port is in use', async () => {
    const sandbox = await startSandbox({ estate: estate() });
    await expect(startSandbox({ estate: estate(), port: sandbox.port })).rejects.toThrow(`Port ${sandbox.port} of 127.0.0.1 is in use`);
    await sandbox.close();
  });
});
