import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSdk } from '../../../scripts/generate/shapes-npm.ts';
import { type Implemented, implemented } from '../actions.ts';
import { type Cloud, openCloud } from '../cloud.ts';
import { firstAnswer } from '../first-answer.ts';
import { byOrder } from '../order.ts';
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
/** SLS projects stand in the name of the host. */
const hostOf = (entry: Implemented, region: string) => (entry.product.style === 'SLS' ? `${region}.log.aliyuncs.com` : '127.0.0.1');

redirectNames();

describe.each([...new Set(covered.map(({ product }) => product.product))])('%s answers its typed SDK', (name) => {
  let cloud: Cloud;
  beforeAll(async () => {
    cloud = await openCloud();
  });
  afterAll(() => cloud.close());

  const actions = covered.filter(({ product }) => product.product === name).sort(byOrder);
  it.each(actions.map((entry) => [entry.action, entry] as const))('%s', async (action, entry) => {
    const npm = packageOf(entry) as string;
    const { answer, refusals } = await firstAnswer(cloud, entry, ({ server, key }, params, region) =>
      typedCall(npm, action, params, { port: server.port, key, region, host: hostOf(entry, region) }),
    );
    expect(answer, refusals.join('; ')).toBeDefined();
    const problems = judgeReply(answer?.body, loadSdk(npm).actions.get(action)?.body).filter(
      (problem) => !entry.odd.some((path) => problem.startsWith(`${path}:`)),
    );
    expect(problems, problems.join('; ')).toEqual([]);
  });
});
