/** A simulated cloud for tests: every kind of resource in it, strict about what it sends. */
import { SandboxEngine } from '../../src/sandbox/engine/engine.ts';
import { type EstateChoice, openEstate } from '../../src/sandbox/engine/open.ts';
import { type SandboxServer, serve } from '../../src/sandbox/wire/server.ts';
import { products } from './actions.ts';
import type { Key } from './ask.ts';

export interface Cloud {
  readonly engine: SandboxEngine;
  readonly server: SandboxServer;
  readonly key: Key;
  /** The sample estate in a cloud of its own, for what the crowd has not; opened when it is first asked for. */
  sample(): Promise<Cloud>;
  close(): Promise<void>;
}

/** The estate of the tests: so many resources that each kind is there, each fault too. */
export const crowd: EstateChoice = { resources: 4000, seed: 'orchard' };

/** Opens and serves an estate on a free port. */
export async function openCloud(choice: EstateChoice = crowd): Promise<Cloud> {
  const engine = new SandboxEngine(openEstate(choice, products), products, { isStrict: true });
  engine.estate.pace = 0;
  trustProvider(engine);
  const server = await serve(engine);
  let sample: Promise<Cloud> | undefined;
  return {
    engine,
    server,
    key: engine.estate.accounts[0],
    sample() {
      sample ??= openCloud('sample');
      return sample;
    },
    async close() {
      await server.close();
      await (await sample)?.close();
    },
  };
}

/** Lets the first role be taken with a token of the provider that arguments.json names. */
function trustProvider({ estate }: SandboxEngine): void {
  const role = estate.rows('ram.role', estate.accounts[0].id, '*').page(0, 1)[0];
  if (role === undefined) return;
  const trust = JSON.parse(String(role.state['AssumeRolePolicyDocument'])) as { Statement: object[] };
  const provider = 'acs:ram::1000000000000001:oidc-provider/apple';
  const Statement = [...trust.Statement, { Action: 'sts:AssumeRoleWithOIDC', Effect: 'Allow', Principal: { Federated: [provider] } }];
  estate.put({ ...role, state: { ...role.state, AssumeRolePolicyDocument: JSON.stringify({ ...trust, Statement }) } });
}

/** A RAM user whom nobody has allowed anything. */
export function strangerOf({ engine }: Cloud): Key {
  const { estate } = engine;
  const key = estate.rows('ram.access-key', estate.accounts[0].id, '*').page(0, 1)[0];
  const user = key && estate.find('ram.user', key.account, String(key.state['UserName']));
  if (!key || !user) throw new Error('The estate has no RAM user with a key.');
  estate.put({ ...user, state: { ...user.state, policies: [], groups: [] } });
  return { accessKeyId: key.id, secret: String(key.state['AccessKeySecret']) };
}
