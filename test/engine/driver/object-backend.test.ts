import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSession, type Session } from '../../../src/apply/engine/index.ts';
import { type ObjectStore, openObjectStore } from './object-store.ts';
import { openStand, planned, type Stand } from './stand.ts';

let stand: Stand;
let store: ObjectStore;
const sessions: Session[] = [];
const secret = 'secret-of-the-bucket';

beforeAll(async () => {
  [stand, store] = await Promise.all([openStand(), openObjectStore()]);
});
afterAll(async () => {
  await Promise.all(sessions.map((session) => session.close()));
  await stand.close();
  await store.close();
});

async function open(id: string): Promise<Session> {
  const { spec, env } = stand.sessionSpec(id);
  const trust = join(stand.folder, 'trust.pem');
  writeFileSync(trust, store.caPem + readFileSync(env.SSL_CERT_FILE as string, 'utf8'));
  const keys = { AWS_ACCESS_KEY_ID: 'key-of-the-bucket', AWS_SECRET_ACCESS_KEY: secret };
  const session = await openSession(
    { ...spec, backendUrl: store.backendUrl },
    { ...env, ...keys, SSL_CERT_FILE: trust, PULUMI_BACKEND_URL: store.backendUrl },
  );
  sessions.push(session);
  return session;
}

it('keeps the state in a bucket by the keys of the bucket, and no key stands in it', async () => {
  const session = await open('cs-bucket');
  const patch = stand.disk('fig', { deleteAutoSnapshot: false });
  const planFile = stand.planFile();
  await planned(session, [patch], planFile);
  const { results } = await session.up([patch], planFile, { mayWrite: () => true });
  expect(results).toMatchObject([{ name: 'fig', op: 'update', outcome: 'done' }]);
  expect(stand.live('fig', 'DeleteAutoSnapshot')).toBe(false);
  const state = store.objects.get('states/.pulumi/stacks/xunjian/cs-bucket.json')?.toString() ?? '';
  expect(state).toContain(stand.sandbox.control.get('ecs.disk', 'fig').id);
  expect(new Set(store.requests.map((line) => line.split(' ').at(-1)))).toEqual(new Set(['key-of-the-bucket']));
  const all = [...store.objects.values()].join('\n');
  expect([secret, stand.sandbox.env.ALIBABA_CLOUD_ACCESS_KEY_SECRET as string].filter((key) => all.includes(key))).toEqual([]);
});

it('is opened again where it was left, and a second run at once is refused by the holder', async () => {
  const session = await open('cs-bucket-twice');
  const patch = stand.disk('plum', { deleteAutoSnapshot: false });
  const planFile = stand.planFile();
  await planned(session, [patch], planFile);
  const other = await open('cs-bucket-twice');
  const first = session.up([patch], planFile, {
    mayWrite: async () => {
      await expect(other.up([patch], planFile, {})).rejects.toMatchObject({ code: 'locked' });
      return true;
    },
  });
  expect((await first).results).toMatchObject([{ name: 'plum', outcome: 'done' }]);
  expect((await other.up([patch], planFile, {})).results).toMatchObject([{ name: 'plum', op: 'same' }]);
});
