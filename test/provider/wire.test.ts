import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import type { Case } from './cases/case.ts';
import { fixedAccount, PluginClient } from './plugin-client.ts';
import { comparable, recordedPhases, replay, sequences } from './replay.ts';

const folder = new URL('cases/', import.meta.url);
const files = readdirSync(folder).filter((name) => !['case.ts', 'help.ts'].includes(name));
const cases = await Promise.all(
  files.map(async (name) => ((await import(new URL(name, folder).href)) as { default: readonly Case[] }).default),
);

let sandbox: Sandbox;
let plugin: PluginClient;
const records = mkdtempSync(join(tmpdir(), 'wire-'));
const start = (name: string) => PluginClient.start({ ...sandbox.env, PROVIDER_WAIT_FACTOR: '0' }, join(records, name));

beforeAll(async () => {
  sandbox = await startSandbox({ estate: new URL('orchard.json', import.meta.url).pathname });
  sandbox.control.pace(0);
  plugin = await start('all.jsonl');
});

afterAll(async () => {
  plugin.close();
  await sandbox.close();
  rmSync(records, { recursive: true });
});

describe('the stand-in sends what the real plugin was recorded to send', () => {
  it.each(cases.flat())('$seq: $token', async (one) => {
    const recorded = recordedPhases(one, marks(one.recordedId));
    const sent = await replay(one, plugin, sandbox, (id) => ({ ...marks(id), ...one.same?.(sandbox) }));
    for (const [phase, lines] of Object.entries(recorded)) {
      const pair = comparable(lines, sent[phase] ?? []);
      expect({ phase, calls: pair.sent }).toEqual({ phase, calls: pair.recorded });
    }
  });

  it('plays only what was recorded', () => {
    const played = cases.flat().map(({ seq }) => seq);
    expect(played.filter((seq) => !sequences.includes(seq))).toEqual([]);
  });

  it('asks for the host of a product once, at its first use, and for that of the log service at every call', async () => {
    const fresh = await start('fresh.jsonl');
    const disk = sandbox.control.get('ecs.disk', 'fig').id;
    const lookups = async (token: string, id: string) => {
      await fresh.adopt(token, id);
      return fresh.taken().filter(({ path }) => path.includes('Action=DescribeEndpoints')).length;
    };
    expect(await lookups('alicloud:ecs/ecsDisk:EcsDisk', disk)).toBe(1);
    expect(await lookups('alicloud:ecs/ecsDisk:EcsDisk', disk)).toBe(0);
    expect(await lookups('alicloud:log/project:Project', 'medlar-log')).toBe(3);
    expect(await lookups('alicloud:ram/user:User', 'olive')).toBe(0);
    fresh.close();
  });
});

const roleArn = (account: string) => `acs:ram::${account}:role/gardener`;

describe('configuring sends', () => {
  it.each([
    ['nothing with an account and its type', fixedAccount, []],
    ['a look for the type of the account where it is not said', { accountId: '1000000000000001' }, ['QueryAvailableInstances']],
    ['a request for the role', { ...fixedAccount, assumeRole: JSON.stringify({ roleArn: roleArn('ACCOUNT') }) }, ['AssumeRole']],
  ])('%s', async (_, args, actions) => {
    const account = sandbox.control.accounts[0]?.id ?? '';
    const said = JSON.parse(JSON.stringify(args).replace('ACCOUNT', account)) as typeof args;
    const env = { ...sandbox.env, PROVIDER_WAIT_FACTOR: '0' };
    const fresh = await PluginClient.start(env, join(records, 'configure.jsonl'), said);
    expect(fresh.taken().map(({ path }) => new URLSearchParams(path.slice(2)).get('Action'))).toEqual(actions);
    fresh.close();
  });
});

/** Every part of an id becomes `{n}`. */
function marks(id: string): Record<string, string> {
  return Object.fromEntries(id.split(':').map((part, index) => [part, `{${index}}`]));
}
