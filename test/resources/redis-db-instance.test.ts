import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/model/resource-type.ts';
import redis from '../../src/resources/redis-db-instance.ts';
import { fieldOf, publishedReply } from './read.ts';

const list = publishedReply('r-kvstore-describeinstances-1') as { Instances: { KVStoreInstance: Reply[] } };
const [apple] = list.Instances.KVStoreInstance as [Reply];

describe('the published list of instances', () => {
  it.each([
    ['status', 'Normal'],
    ['payType', 'Postpaid'],
    ['networkType', 'Classic'],
    ['architecture', 'cluster'],
    ['kind', 'Redis'],
    ['memory.capacity', 4096],
    ['persistence.isOn', true],
    ['expiresAt', '2019-06-13T16:00:00.000Z'],
  ])('%s is %s', (name, value) => expect(fieldOf(redis, name, apple)).toEqual(value));
});

describe('persistence', () => {
  const item = (change: Reply): Reply => ({ InstanceType: 'Redis', EditionType: 'Community', ...change });
  it.each([
    ['switched off', item({ Config: '{"appendonly":"no"}' }), false],
    ['switched off, escaped twice', item({ Config: '{\\"appendonly\\":\\"no\\"}' }), false],
    ['switched on', item({ Config: '{"appendonly":"yes"}' }), true],
    ['not named, which is the default', item({ Config: '{}' }), true],
    ['Tair', item({ InstanceType: 'Tair', Config: '{"appendonly":"no"}' }), true],
  ])('%s', (_, reply, isOn) => expect(fieldOf(redis, 'persistence.isOn', reply)).toBe(isOn));
});

it.each([
  ['Open', false],
  ['Close', true],
  ['Ajar', 'unread'],
])('password authentication %s means password-free: %s', (VpcAuthMode, isFree) => {
  expect(fieldOf(redis, 'auth.isPasswordFree', { Instances: { DBInstanceAttribute: [{ VpcAuthMode }] } })).toBe(isFree);
});

it('counts commands over 20 ms and not those of exactly 20 ms', () => {
  const reply: Reply = { Items: { LogRecords: [{ ElapsedTime: 20_001 }, { ElapsedTime: 20_000 }, { ElapsedTime: 900_000 }] } };
  expect(fieldOf(redis, 'slowLog.commandsOver20MsLastDay', reply)).toBe(2);
});

it.each([
  ['standard', 'StandardMemoryUsage'],
  ['cluster', 'ShardingMemoryUsage'],
  ['SplitRW', 'SplitrwMemoryUsage'],
])('reads the memory of %s from %s', (ArchitectureType, metric) => {
  const from = redis.fields['memory.p95Last7Days']?.from;
  const isMetric = typeof from === 'object' && 'metric' in from;
  expect(isMetric && (from.choose?.find((one) => one.when({ ArchitectureType }))?.metric ?? from.metric).metric).toBe(metric);
});
