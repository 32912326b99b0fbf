import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSdk } from '../../../scripts/generate/shapes-npm.ts';
import { type Implemented, implemented } from '../actions.ts';
import { argumentsFor, settle } from '../arguments.ts';
import { ask } from '../ask.ts';
import { type Cloud, openCloud } from '../cloud.ts';
import { redirectNames } from '../wire/ways.ts';
import { judgeReply } from './judge-reply.ts';
import { typedCall } from './typed-call.ts';

const sources = JSON.parse(readFileSync(new URL('../../../scripts/generate/shapes-actions.json', import.meta.url), 'utf8')) as Record<
  string,
  { npm?: string }
>;

/** OSS has a typed SDK in name only: its own clients prove it. */
const packageOf = ({ shapes }: Implemented) => (shapes === 'oss' ? undefined : sources[shapes]?.npm);
const covered = implemented.filter((entry) => {
  const npm = packageOf(entry);
  return npm !== undefined && loadSdk(npm).actions.has(entry.action);
});
/** Reads first, then what changes, what makes and what takes away, so that nothing is missing when it is asked for. */
const order = ({ writes, action }: Implemented) =>
  writes ? (/^(Delete|Release|Remove|Revoke|Detach)/.test(action) ? 3 : /^(Create|Run|Add|Allocate|Authorize)/.test(action) ? 2 : 1) : 0;

redirectNames();

describe.each([...new Set(covered.map(({ product }) => product.product))])('%s answers its typed SDK', (name) => {
  let cloud: Cloud;
  beforeAll(async () => {
    cloud = await openCloud();
  });
  afterAll(() => cloud.server.close());

  const actions = covered.filter(({ product }) => product.product === name).sort((a, b) => order(a) - order(b));
  it.each(actions.map((entry) => [entry.action, entry] as const))('%s', async (action, entry) => {
    const npm = packageOf(entry) as string;
    const { body, refusals } = await firstAnswer(cloud, entry, npm);
    expect(body, refusals.join('\n')).toBeDefined();
    const problems = judgeReply(body, loadSdk(npm).actions.get(action)?.body).filter(
      (problem) => !entry.odd.some((path) => problem.startsWith(`${path}:`)),
    );
    expect(problems, problems.join('; ')).toEqual([]);
  });
});

async function firstAnswer(cloud: Cloud, entry: Implemented, npm: string): Promise<{ body?: unknown; refusals: string[] }> {
  const refusals = new Set<string>();
  for (const choice of argumentsFor(cloud.engine.estate, entry)) {
    const { region } = choice;
    const host = entry.product.style === 'SLS' ? `${region}.log.aliyuncs.com` : '127.0.0.1';
    try {
      const params = await settle(
        choice,
        async (action, sent) => (await ask(cloud.server.port, cloud.key, entry.product.product, action, sent, region)).body,
      );
      const body = await typedCall(npm, entry.action, params, { port: cloud.server.port, key: cloud.key, region, host });
      return { body: body ?? null, refusals: [...refusals] };
    } catch (error) {
      const { code, message } = error as { code?: string; message: string };
      refusals.add(`${code ?? ''} ${message.replace(/ request id: .*/, '')} ${refusals.size === 0 ? JSON.stringify(choice.params) : ''}`);
    }
  }
  return { refusals: [...refusals] };
}
