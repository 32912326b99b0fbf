import { describe, expect, it } from 'vitest';
import { parsePairs, percentEncode } from '../../../src/sandbox/wire/encoding.ts';
import { compileHosts } from '../../../src/sandbox/wire/hosts.ts';
import { readParameters } from '../../../src/sandbox/wire/parameters.ts';
import { hostOf } from '../../../src/sandbox/wire/request.ts';
import { requestIds } from '../../../src/sandbox/wire/request-id.ts';
import { Orchard } from './orchard.ts';

describe('parameters', () => {
  it.each([
    ['a plain value', { Name: 'apple' }, { Name: 'apple' }],
    ['a list', { 'Id.1': 'a', 'Id.2': 'b' }, { Id: ['a', 'b'] }],
    ['a list out of order, past nine', { 'Id.10': 'j', 'Id.2': 'b', 'Id.1': 'a' }, { Id: ['a', 'b', 'j'] }],
    ['a list with a gap', { 'Id.1': 'a', 'Id.4': 'd' }, { Id: ['a', 'd'] }],
    ['a list of objects with lists', { 'Disk.1.Size': '40', 'Disk.1.Tag.1.Key': 'k' }, { Disk: [{ Size: '40', Tag: [{ Key: 'k' }] }] }],
    ['an object', { 'Period.From': '1', 'Period.To': '2' }, { Period: { From: '1', To: '2' } }],
    ['a number far off', { 'Id.999999999': 'z' }, { Id: ['z'] }],
    ['a name that objects have', { 'constructor.prototype.ripe': 'yes' }, { constructor: { prototype: { ripe: 'yes' } } }],
  ])('%s', (_, sent, seen) => {
    expect(readParameters(sent, true)).toEqual(seen);
  });

  it('leave out what signs the call, and only when that is among them', () => {
    const sent = { Action: 'A', Version: '1', Format: 'JSON', AccessKeyId: 'k', Timestamp: 't', RegionId: 'r' };
    expect(readParameters(sent, true)).toEqual({ RegionId: 'r' });
    expect(readParameters(sent, false)).toEqual(sent);
  });

  it('never reach the prototype of all objects', () => {
    readParameters({ '__proto__.ripe': 'yes' }, true);
    expect(({} as Record<string, unknown>)['ripe']).toBeUndefined();
  });
});

describe('hosts', () => {
  const hosts = compileHosts(new Orchard().products);
  it.each([
    ['ecs.cn-beijing.aliyuncs.com', ['ecs'], { region: 'cn-beijing' }],
    ['ecs.cn-heyuan-acdr-1.aliyuncs.com', ['ecs'], { region: 'cn-heyuan-acdr-1' }],
    ['ecs.aliyuncs.com', ['ecs'], { region: undefined }],
    ['ecs-cn-hangzhou.aliyuncs.com', ['ecs'], { region: undefined }],
    ['ecs-vpc.cn-beijing.aliyuncs.com', ['ecs'], { region: 'cn-beijing' }],
    ['oss-cn-beijing.aliyuncs.com', ['oss'], { region: 'cn-beijing', bucket: undefined }],
    ['crate-1.oss-cn-beijing.aliyuncs.com', ['oss'], { region: 'cn-beijing', bucket: 'crate-1' }],
    ['crate.oss-cn-beijing-internal.aliyuncs.com', ['oss'], { region: 'cn-beijing', bucket: 'crate' }],
    ['cn-beijing.log.aliyuncs.com', ['sls'], { region: 'cn-beijing', project: undefined }],
    ['plum.cn-beijing-intranet.log.aliyuncs.com', ['sls'], { region: 'cn-beijing', project: 'plum' }],
    ['pear.cn-beijing.aliyuncs.com', [], { region: undefined }],
  ])('%s', (host, products, place) => {
    const match = hosts.match(host);
    expect(match.products.map(({ product }) => product)).toEqual(products);
    expect(match).toMatchObject(place);
  });

  it.each([
    ['pear.cn-beijing.aliyuncs.com', true],
    ['127.0.0.1', true],
    ['127.9.9.9', true],
    ['localhost', true],
    ['::1', true],
    ['aliyuncs.com.example.com', false],
    ['evilaliyuncs.com', false],
    ['127.0.0.1.example.com', false],
    ['10.0.0.1', false],
    ['', false],
  ])('%s is served: %s', (host, isServed) => {
    expect(hosts.isServed(host)).toBe(isServed);
  });
});

it.each([
  ['ECS.aliyuncs.com:443', 'ecs.aliyuncs.com'],
  ['.oss-cn-beijing.aliyuncs.com', 'oss-cn-beijing.aliyuncs.com'],
  ['127.0.0.1:8080/crate', '127.0.0.1'],
  ['[::1]:8080', '::1'],
])('the host of %s is %s', (authority, host) => {
  expect(hostOf(authority)).toBe(host);
});

it.each([
  [
    'a=1&b&c=&d=x%20y+z',
    [
      ['a', '1'],
      ['b', undefined],
      ['c', ''],
      ['d', 'x y z'],
    ],
  ],
  [
    'a=%zz&&=1',
    [
      ['a', '%zz'],
      ['', '1'],
    ],
  ],
])('the pairs of %s', (text, pairs) => {
  expect(parsePairs(text)).toEqual(pairs);
});

it.each([
  ['apple-1_2.3~', 'apple-1_2.3~'],
  ["a b*(')!+/=&%é", 'a%20b%2A%28%27%29%21%2B%2F%3D%26%25%C3%A9'],
])('%s is encoded as RFC 3986 says', (text, encoded) => {
  expect(percentEncode(text)).toBe(encoded);
});

it.each([
  ['RPC', /^[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}$/],
  ['ROA', /^[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}$/],
  ['OSS', /^[0-9A-F]{24}$/],
  ['SLS', /^[0-9A-F]{24}$/],
] as const)('the request ids of %s have their form and never repeat', (style, form) => {
  const next = requestIds();
  const ids = Array.from({ length: 2000 }, () => next(style));
  expect(ids.filter((id) => !form.test(id))).toEqual([]);
  expect(new Set(ids).size).toBe(2000);
});
