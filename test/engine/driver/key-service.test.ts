import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSession, type Session } from '../../../src/apply/engine/index.ts';
import { type KeyService, openKeyService } from './key-service.ts';
import { openStand, planned, type Stand } from './stand.ts';

let stand: Stand;
let keys: KeyService;
const sessions: Session[] = [];
const secretsProvider = 'hashivault://orchard';

beforeAll(async () => {
  [stand, keys] = await Promise.all([openStand(), openKeyService()]);
});
afterAll(async () => {
  await Promise.all(sessions.map((session) => session.close()));
  await stand.close();
  await keys.close();
});

async function open(id: string, token = keys.token): Promise<Session> {
  const { PULUMI_CONFIG_PASSPHRASE: _, ...env } = stand.sessionSpec(id).env;
  const session = await openSession(
    { ...stand.sessionSpec(id).spec, secretsProvider },
    { ...env, VAULT_SERVER_URL: keys.url, VAULT_SERVER_TOKEN: token },
  );
  sessions.push(session);
  return session;
}

it('encrypts the state by a key service and no passphrase, is opened again by it, and applies what was planned', async () => {
  const patch = stand.disk('fig', { deleteAutoSnapshot: false });
  const planFile = stand.planFile();
  await planned(await open('cs-keys'), [patch], planFile);
  const again = await open('cs-keys');
  expect((await again.up([patch], planFile, { mayWrite: () => true })).results).toMatchObject([{ name: 'fig', outcome: 'done' }]);
  expect(stand.live('fig', 'DeleteAutoSnapshot')).toBe(false);
  const state = readFileSync(join(stand.folder, 'state/.pulumi/stacks/xunjian/cs-keys.json'), 'utf8');
  expect(JSON.parse(state)).toMatchObject({
    checkpoint: { latest: { secrets_providers: { type: 'cloud', state: { url: secretsProvider } } } },
  });
  expect([keys.token, stand.sandbox.env.ALIBABA_CLOUD_ACCESS_KEY_SECRET as string].filter((one) => state.includes(one))).toEqual([]);
  expect(new Set(keys.done)).toEqual(new Set(['encrypt orchard', 'decrypt orchard']));
});

it('says that the key service refused, and does not tell its token', async () => {
  const refused = await open('cs-keys-refused', 'token-of-somebody').then(
    () => undefined,
    (error: Error) => error,
  );
  expect(refused).toMatchObject({
    code: 'secrets-provider',
    message: expect.stringMatching(/^The key service of the state .* 403 permission denied\. Check its address/),
  });
  expect(refused?.message).not.toContain('token-of-somebody');
});
