import { createRequire } from 'node:module';
import type * as Pulumi from '@pulumi/pulumi';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadProgram, programInput } from '../../../src/apply/engine/program.ts';
import type { StackProvider } from '../../../src/apply/engine/session-spec.ts';
import type { Deployment } from '../../../src/apply/engine/state.ts';
import type { StackResource } from '../../../src/model/stack.ts';
import { inputsOf, loadTargets } from '../../../src/targets/index.ts';

const pulumi = createRequire(import.meta.url)('@pulumi/pulumi') as typeof Pulumi;
type Made = Pulumi.runtime.MockResourceArgs;
let made: Made[];

beforeAll(() =>
  pulumi.runtime.setMocks(
    {
      newResource(args) {
        made.push(args);
        return { id: `id-${args.name}`, state: args.inputs };
      },
      call: () => ({}),
    },
    'xunjian',
    'cs-1',
    true,
  ),
);
beforeEach(() => {
  made = [];
});

const orchard: StackProvider = { name: 'orchard', region: 'cn-hangzhou', accountId: '1', accountType: 'Domestic' };
const meadow: StackProvider = { ...orchard, name: 'meadow', region: 'cn-beijing', roleArn: 'acs:ram::1:role/picker', externalId: 'plum' };
const token = 'alicloud:rds/backupPolicy:BackupPolicy';
const patch = (name: string, over: Partial<StackResource> = {}): StackResource => ({
  name,
  token,
  provider: 'orchard',
  kind: 'patch',
  importId: 'rm-fig',
  set: { backupRetentionPeriod: 7 },
  required: ['instanceId'],
  kept: [],
  inputs: inputsOf(token),
  ...over,
});
const state = (...names: string[]): Deployment => ({
  version: 3,
  deployment: {
    resources: names.map((name) => ({
      urn: `urn:pulumi:cs-1::xunjian::${token}::${name}`,
      type: token,
      inputs: { instanceId: 'rm-fig', backupRetentionPeriod: 3 },
    })),
  },
});

async function run(resources: readonly StackResource[], present = state('fig')) {
  const { registerChanges } = await loadProgram();
  const resourcesMade = registerChanges(programInput(resources, [orchard, meadow], present)) as ReadonlyMap<string, Pulumi.CustomResource>;
  for (const resource of resourcesMade.values()) await new Promise((resolve) => resource.urn.apply(resolve));
  return made.filter(({ type }) => !type.startsWith('pulumi:'));
}

describe('the program', () => {
  it('registers a patch with what is set and what its class demands, by its explicit provider', async () => {
    const [fig] = await run([patch('fig')]);
    expect(fig).toMatchObject({ type: token, name: 'fig', inputs: { instanceId: 'rm-fig', backupRetentionPeriod: 7 } });
    expect(fig?.provider).toMatch(/::pulumi:providers:alicloud::orchard::/);
  });

  it('registers the providers that are used and no others, without keys', async () => {
    await run([patch('fig', { provider: 'meadow' })]);
    const providers = made.filter(({ type }) => type === 'pulumi:providers:alicloud');
    expect(providers).toMatchObject([
      {
        name: 'meadow',
        inputs: {
          region: 'cn-beijing',
          accountId: '1',
          accountType: 'Domestic',
          assumeRole: '{"roleArn":"acs:ram::1:role/picker","sessionName":"xunjian","externalId":"plum"}',
        },
      },
    ]);
    expect(Object.keys(providers[0]?.inputs ?? {}).filter((name) => /key|token|secret/i.test(name))).toEqual([]);
  });

  it('leaves out what is to be deleted, and keeps its provider', async () => {
    expect(await run([patch('fig', { kind: 'delete' })])).toEqual([]);
    const { registerChanges } = await loadProgram();
    registerChanges(programInput([patch('fig', { kind: 'delete' })], [orchard], state('fig')));
    expect(programInput([patch('fig', { kind: 'delete' })], [orchard, meadow], state('fig')).providers).toEqual([orchard]);
  });

  it('gives a create all of its inputs and nothing else', async () => {
    const [pear] = await run([
      patch('pear', { kind: 'create', set: { instanceId: 'rm-pear', backupRetentionPeriod: 9 }, required: ['instanceId'] }),
    ]);
    expect(pear?.inputs).toEqual({ instanceId: 'rm-pear', backupRetentionPeriod: 9 });
  });

  it.each([
    ['a provider that the plan does not have', [patch('fig', { provider: 'desert' })], /desert/],
    [
      'a type that the package does not have',
      [patch('fig', { token: 'alicloud:rds/orange:Orange' })],
      /has no alicloud:rds\/orange:Orange/,
    ],
    ['a value that the class demands and adoption did not find', [patch('plum')], /instanceId/],
  ])('refuses %s', async (_, resources, words) => {
    await expect(run(resources)).rejects.toThrow(words);
  });

  it('knows the class of every type that a fix changes', async () => {
    const { classOf } = (await loadProgram()) as unknown as { classOf(token: string): { __pulumiType: string } };
    const wrong = [...(await loadTargets()).keys()].filter((one) => classOf(one).__pulumiType !== one);
    expect(wrong).toEqual([]);
  });
});
