import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Implemented, implemented, rowsAt } from './actions.ts';
import { type Arguments, argumentsFor } from './arguments.ts';
import { type Answer, ask, type Key, type Params } from './ask.ts';
import { type Cloud, openCloud, strangerOf } from './cloud.ts';
import { type PageNames, readAll, smallSizes, waysOf } from './walks.ts';

const nowhere = 'us-west-1';
const unknownId = 'apple-0000000000000';
const names = [...new Set(implemented.map(({ product }) => product.product))];
const label = (entry: Implemented) => [entry.action, entry] as const;

describe.each(names)('%s', (name) => {
  let cloud: Cloud;
  let stranger: Key;
  beforeAll(async () => {
    cloud = await openCloud();
    stranger = strangerOf(cloud);
  });
  afterAll(() => cloud.close());

  const own = implemented.filter(({ product }) => product.product === name);
  const signed = own.filter(({ product, action }) => !product.anonymous?.includes(action));
  const call = (entry: Implemented, params: Params = {}, key: Key = cloud.key, region?: string) =>
    ask(cloud.server.port, key, entry.product.product, entry.action, { ...placeOf(cloud, entry), ...params }, region);

  it.each(signed.map(label))('%s refuses a wrong signature', async (_, entry) => {
    const { status, code } = await call(entry, {}, { ...cloud.key, secret: 'wrong' });
    expect(code).toMatch(/^(SignatureDoesNotMatch|SignatureNotMatch)$/);
    expect(status).toBeGreaterThanOrEqual(400);
  });

  it.each(signed.filter(({ action }) => action !== 'GetCallerIdentity').map(label))(
    '%s is denied to a user without a policy',
    async (_, entry) => {
      const [status, code] = entry.product.denied ?? [403, 'Forbidden.RAM'];
      expect(await call(entry, {}, stranger)).toMatchObject({ status, code });
    },
  );

  it.each(signed.map(label))('%s is throttled when its quota is used up', async (_, entry) => {
    const { quotas } = cloud.engine;
    quotas.set([{ kind: 'window', limit: 0, seconds: 60, product: name, action: entry.action }]);
    try {
      expect(await call(entry)).toMatchObject({ status: 400, code: 'Throttling.User' });
    } finally {
      quotas.set([]);
    }
  });

  const named = own.filter(({ id, kind }) => id !== undefined && kind !== undefined);
  if (named.length > 0)
    it.each(named.map(label))('%s refuses an unknown id as its product words it', async (_, entry) => {
      const { params, region } = argumentsFor(cloud.engine.estate, entry)[0] as Arguments;
      const id = entry.id as string;
      const unknown = Array.isArray(params[id])
        ? [unknownId]
        : String(params[id]).startsWith('[')
          ? JSON.stringify([unknownId])
          : unknownId;
      const { status, code } = await call(entry, { ...params, [id]: unknown }, cloud.key, region);
      expect([status, code]).toEqual(entry.isMissingOk ? [200, undefined] : entry.kind?.notFound.slice(0, 2));
    });

  const regional = own.filter(
    ({ rows, kind, needs, isEverywhere }) =>
      rows !== undefined && kind !== undefined && kind.scope !== 'global' && !isEverywhere && needs.length === 0,
  );
  if (regional.length > 0)
    it.each(regional.map(label))('%s is empty in a region that has nothing', async (_, entry) => {
      const region = entry.shape?.params['RegionId']
        ? { RegionId: nowhere }
        : entry.shape?.params['region_id']
          ? { region_id: nowhere }
          : {};
      const { code, body } = await call(entry, region, cloud.key, nowhere);
      expect(code).toBeUndefined();
      expect(rowsAt(body, entry.rows as string)).toEqual([]);
    });

  const paged = own.flatMap((entry) => waysOf(entry).map((way) => [`${entry.action} by ${way.at}`, entry, way] as const));
  if (paged.length > 0)
    describe.each(paged)('%s', (_, entry, way) => {
      it('hands out the first page, the last one and nothing past the end', async () => {
        const { fixed, region } = await argumentsOf(entry, way);
        const page = (params: Params) => call(entry, { ...fixed, ...params }, cloud.key, region);
        const size = await smallestSize(page, way);
        const pages = await readAll(page, way, size, entry.rows as string);
        expect(pages.slice(0, -1).every((rows) => rows.length === size)).toBe(true);
        const seen = pages.flat().map((row) => JSON.stringify(row));
        if (entry.kind) expect(new Set(seen).size).toBe(seen.length);
        if (way.style === 'page')
          expect(rowsAt((await page({ [way.size]: size, [way.at]: pages.length + 2 })).body, entry.rows as string)).toEqual([]);
        if (way.style === 'offset')
          expect(rowsAt((await page({ [way.size]: size, [way.at]: seen.length + 1 })).body, entry.rows as string)).toEqual([]);
      });

      it('refuses or cuts a page over the cap', async () => {
        const { fixed, region } = await argumentsOf(entry, way);
        const { code, body } = await call(entry, { ...fixed, [way.size]: 100_000 }, cloud.key, region);
        if (code === undefined) expect(rowsAt(body, entry.rows as string).length).toBeLessThanOrEqual(way.cap ?? 1000);
        else expect(code).toMatch(/Invalid|Illegal|Malformed|OutOfRange|Parameter|Page/);
      });
    });

  /** Arguments with which a list has most rows. */
  async function argumentsOf(entry: Implemented, way: PageNames): Promise<{ fixed: Params; region: string }> {
    const choices = argumentsFor(cloud.engine.estate, entry).slice(0, 5);
    let best = { fixed: {} as Params, region: 'cn-hangzhou', count: -1 };
    for (const { params, region } of choices) {
      const { body } = await call(entry, { ...params, ...firstOf(way), [way.size]: 50 }, cloud.key, region);
      const count = rowsAt(body, entry.rows as string).length;
      if (count > best.count) best = { fixed: params, region, count };
    }
    return best;
  }
});

/** Where a call goes that is known by its host and path alone: a bucket or a project, and what stands in the path. */
function placeOf({ engine }: Cloud, entry: Implemented): Params {
  const { style } = entry.product;
  return style === 'OSS' || style === 'SLS' ? (argumentsFor(engine.estate, entry)[0]?.params ?? {}) : {};
}

/** Some lists take a size only together with a page. */
const firstOf = (way: PageNames): Params => (way.style === 'page' ? { [way.at]: 1 } : {});

/** The smallest size that is granted and takes no more than some dozen pages. */
async function smallestSize(page: (params: Params) => Promise<Answer>, way: PageNames): Promise<number> {
  const answers: string[] = [];
  for (const size of smallSizes) {
    const { code, body } = await page({ ...firstOf(way), [way.size]: size });
    answers.push(`${size}: ${code ?? `${totalOf(body)} in total`}`);
    if (code === undefined && totalOf(body) <= size * 40) return size;
  }
  throw new Error(`No size will do: ${answers.join(', ')}.`);
}

/** The total that a reply names, under whatever name. */
const totalOf = (body: unknown) => Number(/"total(?:record)?_?(?:count)?":"?(\d+)/i.exec(JSON.stringify(body))?.[1] ?? 0);
