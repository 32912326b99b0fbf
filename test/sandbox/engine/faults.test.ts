import { describe, expect, it } from 'vitest';
import { ask, callerOf, codeOf, openOrchard, reply } from './orchard.ts';

describe('a fault', () => {
  it.each([
    ['error', {}, 'ServiceUnavailable'],
    ['error', { refusal: [500, 'InternalError', 'The server failed.'] as const }, 'InternalError'],
    ['throttle', {}, 'Throttling.User'],
    ['denied', {}, 'Forbidden.RAM'],
  ] as const)('%s %o refuses the call without its effect', async (kind, more, code) => {
    const engine = openOrchard();
    engine.faults.add({ kind, action: 'PlantTree', ...more });
    expect(await codeOf(ask(engine, 'PlantTree', { Name: 'plum' }))).toBe(code);
    expect((await ask(engine, 'ListByPage')).TotalCount).toBe(7);
  });

  it.each([
    ['reset-before', 7],
    ['gateway-page', 7],
    ['reset-after', 8],
    ['truncated', 8],
    ['latency', 8],
  ] as const)('%s leaves %i trees', async (kind, count) => {
    const engine = openOrchard();
    engine.faults.add({ kind, action: 'PlantTree', ms: 250 });
    const { disturb } = await reply(engine, 'PlantTree', { Name: 'plum' });
    expect(disturb).toEqual(kind === 'latency' ? { kind, ms: 250 } : { kind });
    expect((await ask(engine, 'ListByPage')).TotalCount).toBe(count);
  });

  it('half-page gives half of the rows and the whole total', async () => {
    const engine = openOrchard();
    engine.faults.add({ kind: 'half-page' });
    const { Trees, TotalCount } = await ask(engine, 'ListByPage', { PageSize: '5' });
    expect([Trees.Tree.length, TotalCount]).toEqual([2, 7]);
  });

  it('wrong-total names more than there are', async () => {
    const engine = openOrchard();
    engine.faults.add({ kind: 'wrong-total' });
    const { Trees, TotalCount } = await ask(engine, 'ListByPage', { PageSize: '5' });
    expect([Trees.Tree.length, TotalCount]).toEqual([5, 8]);
  });

  it('stale-read shows what stood before the last writes', async () => {
    const engine = openOrchard();
    const [apple, pear] = (await ask(engine, 'ListByPage')).Trees.Tree;
    engine.estate.clock.advance(10_000);
    await ask(engine, 'RenameTree', { TreeId: apple.TreeId, Name: 'plum' });
    await ask(engine, 'FellTree', { TreeId: pear.TreeId });
    const { TreeId } = await ask(engine, 'PlantTree', { Name: 'cherry' });
    engine.faults.add({ kind: 'stale-read', ms: 5000 });
    expect((await ask(engine, 'GetTree', { TreeId: apple.TreeId })).Tree.TreeName).toBe('apple-01');
    expect((await ask(engine, 'GetTree', { TreeId: pear.TreeId })).Tree.TreeName).toBe('apple-02');
    expect(await codeOf(ask(engine, 'GetTree', { TreeId }))).toBe('InvalidTreeId.NotFound');
    expect((await ask(engine, 'ListByPage')).TotalCount).toBe(7);
    engine.estate.clock.advance(5001);
    expect((await ask(engine, 'GetTree', { TreeId: apple.TreeId })).Tree.TreeName).toBe('plum');
    expect((await ask(engine, 'ListByPage', { TreeName: 'cherry' })).TotalCount).toBe(1);
  });
});

describe('a rule', () => {
  const struck = async (rule: object, calls = 6) => {
    const engine = openOrchard();
    engine.faults.add({ kind: 'error', ...rule });
    const codes: string[] = [];
    for (let call = 0; call < calls; call++) codes.push((await codeOf(ask(engine, 'ListByPage'))) === 'answered' ? '.' : 'x');
    return codes.join('');
  };

  it.each([
    ['strikes every call', {}, 'xxxxxx'],
    ['strikes the second only', { nth: 2 }, '.x....'],
    ['strikes twice', { times: 2 }, 'xx....'],
    ['knows its product', { product: 'ecs' }, '......'],
    ['knows its action', { action: 'ListByToken' }, '......'],
    ['knows its region', { region: 'cn-hangzhou' }, 'xxxxxx'],
    ['knows its caller', { caller: 'apple' }, '......'],
    ['never strikes with a probability of nought', { probability: 0 }, '......'],
  ])('%s', async (_, rule, expected) => {
    expect(await struck(rule)).toBe(expected);
  });

  it('strikes by chance, and the same calls every time', async () => {
    const once = await struck({ probability: 0.5 }, 40);
    expect(once).toMatch(/x.*\..*x/);
    expect(await struck({ probability: 0.5 }, 40)).toBe(once);
  });

  it('strikes the calls that name a resource', async () => {
    const engine = openOrchard();
    const [apple, pear] = (await ask(engine, 'ListByPage')).Trees.Tree;
    const lift = engine.faults.add({ kind: 'error', resource: apple.TreeId });
    expect(await codeOf(ask(engine, 'GetTree', { TreeId: apple.TreeId }))).toBe('ServiceUnavailable');
    expect(await codeOf(ask(engine, 'GetTree', { TreeId: pear.TreeId }))).toBe('answered');
    lift();
    expect(await codeOf(ask(engine, 'GetTree', { TreeId: apple.TreeId }))).toBe('answered');
  });

  it('of an unknown name is refused with the names that there are', () => {
    const engine = openOrchard();
    expect(() => engine.faults.add({ kind: 'plague' as never })).toThrow('There is no fault "plague"; there are latency, error,');
  });
});

describe('a quota', () => {
  it.each([
    ['a fixed window', { kind: 'window', limit: 2, seconds: 60 }, '60000', 60_000],
    ['a token bucket', { kind: 'bucket', perSecond: 1, burst: 2 }, '1000', 1000],
    ['calls at a time', { kind: 'concurrency', limit: 2, holdMs: 80 }, '80', 80],
  ] as const)('by %s refuses the third call and says when to come again', async (_, quota, after, waitMs) => {
    const engine = openOrchard();
    engine.quotas.set([{ ...quota, action: 'ListByPage' }]);
    for (let call = 0; call < 2; call++) await ask(engine, 'ListByPage');
    const error = await ask(engine, 'ListByPage').catch((thrown) => thrown);
    expect([error.status, error.code, error.headers['x-acs-retry-after']]).toEqual([400, 'Throttling.User', after]);
    engine.estate.clock.advance(waitMs - 1);
    expect(await codeOf(ask(engine, 'ListByPage'))).toBe('Throttling.User');
    engine.estate.clock.advance(1);
    expect(await codeOf(ask(engine, 'ListByPage'))).toBe('answered');
    expect(await codeOf(ask(engine, 'ListByToken'))).toBe('answered');
  });

  it('counts every account by itself', async () => {
    const engine = openOrchard();
    engine.quotas.set([{ kind: 'window', limit: 1, seconds: 60 }]);
    const root = callerOf(engine, engine.estate.accounts[0].accessKeyId);
    await ask(engine, 'ListByPage');
    expect(await codeOf(ask(engine, 'ListByPage'))).toBe('Throttling.User');
    expect(await codeOf(ask(engine, 'ListByPage', {}, { caller: { ...root, accountId: '1000000000000002' } }))).toBe('answered');
  });
});
