import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSdk } from '../../../scripts/generate/shapes-npm.ts';
import { treeOf } from '../../contract/shapes.ts';
import { type Implemented, implemented } from '../actions.ts';
import { type Cloud, openCloud } from '../cloud.ts';
import { firstAnswer } from '../first-answer.ts';
import { byOrder } from '../order.ts';
import { judgeShape } from './judge-shape.ts';

const sources = JSON.parse(readFileSync(new URL('../../../scripts/generate/shapes-actions.json', import.meta.url), 'utf8')) as Record<
  string,
  { npm?: string }
>;

/** What npm has no typed SDK for is held against the shapes that come from PyPI's. */
const others = implemented.filter((entry) => !isTyped(entry) && entry.shapes !== 'oss');
function isTyped({ shapes, action }: Implemented): boolean {
  const npm = sources[shapes]?.npm;
  return npm !== undefined && loadSdk(npm).actions.has(action);
}

describe.each([...new Set(others.map(({ product }) => product.product))])('%s answers as its models say', (name) => {
  let cloud: Cloud;
  beforeAll(async () => {
    cloud = await openCloud();
  });
  afterAll(() => cloud.close());

  const actions = others.filter(({ product }) => product.product === name).sort(byOrder);
  it.each(actions.map((entry) => [entry.action, entry] as const))('%s', async (_, entry) => {
    expect(entry.shape, 'no SDK knows the action').toBeDefined();
    const { answer, refusals } = await firstAnswer(cloud, entry);
    expect(answer, refusals.join('; ')).toBeDefined();
    const problems = judgeShape(answer?.body, treeOf(entry.shape?.response ?? {})).filter(
      (problem) => !entry.odd.some((path) => problem.startsWith(`${path}:`)),
    );
    expect(problems, problems.join('; ')).toEqual([]);
  });
});
