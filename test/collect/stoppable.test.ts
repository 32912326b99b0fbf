import { getEventListeners } from 'node:events';
import { expect, it } from 'vitest';
import { stoppable } from '../../src/collect/stoppable.ts';
import { fakeCloud } from './fake-cloud.ts';

it('listens once for the end of the run, however many calls are under way', async () => {
  const { signal } = new AbortController();
  const cloud = stoppable(fakeCloud(() => ({ reply: {} })).cloud, signal);
  const calls = Array.from({ length: 50 }, () => cloud.call({ product: 'test', action: 'GetApple', region: 'cn-hangzhou', params: {} }));
  expect(getEventListeners(signal, 'abort')).toHaveLength(1);
  await Promise.all(calls);
});
