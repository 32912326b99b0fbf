import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSession } from '../../../src/apply/engine/index.ts';
import { openStand, type Stand } from './stand.ts';

let stand: Stand;

beforeAll(async () => {
  stand = await openStand();
});
afterAll(() => stand.close());

describe('what the engine refuses is one sentence', () => {
  it('a state under another passphrase', async () => {
    const session = await stand.open('cs-1');
    await session.adopt([stand.disk('apple', {})]);
    const { spec, env } = stand.sessionSpec('cs-1');
    await expect(openAndLook({ ...spec }, { ...env, PULUMI_CONFIG_PASSPHRASE: 'meadow' })).rejects.toMatchObject({
      code: 'wrong-passphrase',
    });
  });

  it('a backend that is a file', async () => {
    const { spec, env } = stand.sessionSpec('cs-2');
    const path = join(stand.folder, 'occupied');
    writeFileSync(path, '');
    const backendUrl = `file://${path}`;
    await expect(openAndLook({ ...spec, backendUrl }, { ...env, PULUMI_BACKEND_URL: backendUrl })).rejects.toMatchObject({
      code: 'backend',
    });
  });

  it('a plugin that cannot be started', async () => {
    const { spec, env } = stand.sessionSpec('cs-3');
    const pulumiHome = join(stand.folder, 'empty-home');
    mkdirSync(pulumiHome);
    const session = await openSession({ ...spec, pulumiHome }, env);
    await expect(session.adopt([stand.disk('apple', {})])).rejects.toMatchObject({
      code: 'no-plugin',
      message: expect.stringContaining('pulumi plugin install resource alicloud'),
    });
    await session.close();
  });

  it('an engine that is none', async () => {
    const { spec, env } = stand.sessionSpec('cs-4');
    const cliRoot = join(stand.folder, 'no-engine');
    mkdirSync(join(cliRoot, 'bin'), { recursive: true });
    writeFileSync(join(cliRoot, 'bin/pulumi'), '#!/bin/sh\necho it is ill >&2\nexit 3\n');
    chmodSync(join(cliRoot, 'bin/pulumi'), 0o755);
    await expect(openAndLook({ ...spec, cliRoot }, env)).rejects.toMatchObject({ name: 'StackError' });
  });
});

async function openAndLook(...given: Parameters<typeof openSession>): Promise<void> {
  const session = await openSession(...given);
  try {
    await session.adopt([stand.disk('apple', {})]);
    await session.preview([stand.disk('apple', {})], stand.planFile());
  } finally {
    await session.close();
  }
}
