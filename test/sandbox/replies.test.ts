/** Bodies that users and the vendor published have nothing that a simulated reply of the same action has not. */
import { readFileSync } from 'node:fs';
import { XMLParser } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { follow, treeOf } from '../contract/shapes.ts';
import { type Implemented, implemented, implementedAction, products } from './actions.ts';
import { type Arguments, argumentsFor } from './arguments.ts';
import { ask, askXml, type Key, type Params } from './ask.ts';
import { type Cloud, openCloud, strangerOf } from './cloud.ts';
import { differences, type Structure, structureOf } from './structure.ts';

interface Published {
  readonly file: string;
  readonly product: string;
  readonly action?: string;
  readonly error?: string;
  readonly kind: 'user' | 'fixture' | 'vendor-sample';
}

const folder = new URL('../data/replies/', import.meta.url);
const index = JSON.parse(readFileSync(new URL('index.json', folder), 'utf8')) as readonly Published[];
const text = ({ file }: Published) => readFileSync(new URL(file, folder), 'utf8');
const xml = new XMLParser({ parseTagValue: false, ignoreDeclaration: true, trimValues: true });
const isXml = ({ file }: Published) => file.endsWith('.xml');

/** A body without the root element of XML. */
function bodyOf(published: Published): unknown {
  return isXml(published) ? Object.values(xml.parse(text(published)) as object)[0] : JSON.parse(text(published));
}

const clouds: Cloud[] = [];
beforeAll(async () => {
  clouds.push(await openCloud(), await openCloud('sample'));
});
afterAll(() => Promise.all(clouds.map((cloud) => cloud.close())));

describe('the structure of a published reply', () => {
  it.each(index.filter(({ action }) => action !== undefined).map((one) => [one.file, one] as const))('%s', async (_, published) => {
    const entry = implemented.find(({ product, action }) => product.product === published.product && action === published.action);
    expect(entry, `${published.product} ${published.action} is not simulated`).toBeDefined();
    const bodies = await simulated(entry as Implemented, isXml(published) && published.product !== 'oss');
    const isKnown = ([path, types]: readonly [string, ReadonlySet<string>]) =>
      isXml(published) || isOfficial(entry as Implemented, path, types);
    const wanted = new Map([...comparable(structureOf([bodyOf(published)]), published)].filter(isKnown));
    expect(wanted.size).toBeGreaterThan(1);
    const found = differences(wanted, comparable(structureOf(bodies), published));
    expect(found, found.join('; ')).toEqual([]);
  });
});

/**
 * What the SDK no longer knows, or knows as another type, is older than the reply that the sandbox stands for: the
 * typed clients would refuse it.
 */
function isOfficial({ shape }: Implemented, path: string, types: ReadonlySet<string>): boolean {
  const place = follow(treeOf(shape?.response ?? {}), path);
  if (place === 'open') return true;
  if ('problem' in place) return false;
  const isPlain = [...types].every((type) => type === 'number' || type === 'boolean');
  return !isPlain || place.leaf === undefined || types.has(place.leaf);
}

/** A vendor's sample is trusted for names, not for values; XML tells no list from a single value and has texts only, none for an empty element. */
function comparable(structure: Structure, published: Published): Structure {
  if (!isXml(published) && published.kind !== 'vendor-sample') return structure;
  const merged = new Map<string, Set<string>>();
  for (const [path, types] of structure)
    merged.set(isXml(published) ? path.replaceAll('[]', '') : path, new Set(types.has('list') ? ['list'] : ['text']));
  return merged;
}

/** Replies of the action for everything in two estates that it may be asked for. */
async function simulated(entry: Implemented, asXml: boolean): Promise<readonly unknown[]> {
  const bodies: unknown[] = [];
  for (const { engine, server, key } of clouds) {
    for (const { params, region } of choicesOf(entry, engine.estate)) {
      const answer = asXml
        ? await askXml(server.port, key, entry.product.versions[0] as string, entry.action, params)
        : await ask(server.port, key, entry.product.product, entry.action, params, region);
      if (answer.code === undefined) bodies.push(answer.body);
    }
  }
  return bodies;
}

const choicesOf = (entry: Implemented, estate: Cloud['engine']['estate']): readonly Arguments[] => argumentsFor(estate, entry).slice(0, 25);

describe('the envelope of a published error', () => {
  const wrongKey = (key: Key) => ({ ...key, secret: 'wrong' });
  const ways: Readonly<Record<string, (cloud: Cloud) => Promise<{ code: string | undefined; body: unknown }>>> = {
    'alidns-error-forbidden-ram-1.json': (cloud) => denied(cloud, 'alidns', 'DescribeDomainRecords'),
    'cs-error-statusforbidden-1.json': (cloud) => denied(cloud, 'cs', 'DescribeClustersV1'),
    'ecs-error-invalidinstancetype-valuenotsupported-1.json': (cloud) =>
      refused(cloud, 'ecs', 'ModifyInstanceSpec', { InstanceType: 'ecs.apple.large' }),
    'ims-error-expired-credentialreport-1.json': (cloud) => denied(cloud, 'ims', 'GetCredentialReport'),
    'oss-error-signaturedoesnotmatch-1.xml': (cloud) => ask(cloud.server.port, wrongKey(cloud.key), 'oss', 'ListBuckets'),
  };

  it.each(index.filter(({ error }) => error !== undefined).map((one) => [one.file, one] as const))('%s', async (file, published) => {
    const { code, body } = await (ways[file] as (typeof ways)[string])(clouds[0] as Cloud);
    expect(code).toBeDefined();
    const ours = new Set(structureOf([body]).keys());
    const missing = [...structureOf([bodyOf(published)]).keys()].filter((path) => !ours.has(path) && !isOther(path));
    expect(missing, missing.join('; ')).toEqual([]);
  });

  /** S3-style signatures name the key so; the client adds statusCode. */
  const isOther = (path: string) => path === 'AWSAccessKeyId' || path === 'statusCode';

  const denied = (cloud: Cloud, product: string, action: string) => ask(cloud.server.port, strangerOf(cloud), product, action);

  async function refused(cloud: Cloud, name: string, action: string, params: Params): Promise<{ code: string | undefined; body: unknown }> {
    const product = products.find((one) => one.product === name);
    if (product === undefined) throw new Error(`${name} is not simulated`);
    const choice = argumentsFor(cloud.engine.estate, implementedAction(product, action))[0] as Arguments;
    return ask(cloud.server.port, cloud.key, name, action, { ...choice.params, ...params }, choice.region);
  }
});

describe('a difference in structure is found', () => {
  const published = structureOf([{ Disks: { Disk: [{ Size: 40, Time: '2026-01-01T00:00Z' }] } }]);
  it.each([
    ['a missing name', { Disks: { Disk: [{ Time: '2026-01-01T00:00Z' }] } }, 'Disks.Disk[].Size is missing'],
    ['another type', { Disks: { Disk: [{ Size: '40', Time: '2026-01-01T00:00Z' }] } }, 'Disks.Disk[].Size is number there, text here'],
    [
      'another form of time',
      { Disks: { Disk: [{ Size: 40, Time: '2026-01-01T00:00:00Z' }] } },
      'Disks.Disk[].Time is time to the minute there, time to the second here',
    ],
    ['no wrapper', { Disks: [{ Size: 40, Time: '2026-01-01T00:00Z' }] }, 'Disks is object there, list here'],
  ])('%s', (_, body, problem) => {
    expect(differences(published, structureOf([body]))).toContain(problem);
  });
});
