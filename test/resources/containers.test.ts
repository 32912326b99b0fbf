import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCloud } from '../../src/cloud/index.ts';
import type { ResourceType } from '../../src/model/resource-type.ts';
import cluster from '../../src/resources/ack-cluster.ts';
import kafka from '../../src/resources/ali-kafka-instance.ts';
import repository from '../../src/resources/cr-repository.ts';
import elasticsearch from '../../src/resources/elasticsearch-instance.ts';
import fcFunction from '../../src/resources/fc-function.ts';
import { type Entry, type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { nowMs } from './estate-cloud.ts';
import { readType } from './read.ts';

/** A type, what fills more than one page of it, its listing, and a detail read with one of its fields. */
const rows: readonly {
  readonly type: ResourceType;
  readonly many: readonly Entry[];
  readonly count: number;
  readonly list: string;
  readonly product: string;
  readonly denied?: readonly [action: string, field: string];
}[] = [
  {
    type: cluster,
    product: 'cs',
    many: [{ kind: 'cs.cluster', name: 'apple-{n}', count: 51, ageDays: 90 }],
    count: 51,
    list: 'DescribeClustersV1',
    denied: ['DescribeClusterNodePools', 'nodePools.atMax'],
  },
  {
    type: repository,
    product: 'cr',
    many: [
      { kind: 'cr.instance', name: 'orchard' },
      { kind: 'cr.namespace', name: 'fruit', set: { InstanceId: '@cr.instance/orchard' } },
      { kind: 'cr.repository', name: 'pear-{n}', count: 101, set: { namespaceId: '@cr.namespace/fruit' } },
    ],
    count: 101,
    list: 'ListRepository',
  },
  {
    type: fcFunction,
    product: 'fc',
    many: [{ kind: 'fc.function', name: 'plum-{n}', count: 101, ageDays: 30 }],
    count: 101,
    list: 'ListFunctions',
  },
  {
    type: kafka,
    product: 'alikafka',
    many: [{ kind: 'alikafka.instance', name: 'quince-{n}', count: 3 }],
    count: 3,
    list: 'GetInstanceList',
  },
  {
    type: elasticsearch,
    product: 'elasticsearch',
    many: [{ kind: 'elasticsearch.instance', name: 'cherry-{n}', count: 101 }],
    count: 101,
    list: 'ListInstance',
    denied: ['DescribeInstance', 'public.isOpen'],
  },
];

const folder = mkdtempSync(join(tmpdir(), 'orchard-'));
const estate = join(folder, 'bare.json');
let sandbox: Sandbox;
beforeAll(async () => {
  writeFileSync(estate, '{ "resources": [] }');
  sandbox = await startSandbox({ estate, clock: nowMs, isStrict: true });
});
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => sandbox.control.faults.clear());

const open = () => openCloud({ env: sandbox.env, retry: { tries: 1 } });
/** Fields that stand on no other type and on no metric: those need other products beside. */
const plainFields = (type: ResourceType) =>
  Object.entries(type.fields).flatMap(([name, { from }]) =>
    typeof from === 'string' || 'detail' in from || ('derive' in from && !from.types && !from.needs?.some((need) => /^memory\./.test(need)))
      ? [name]
      : [],
  );

describe.each(rows.map((row) => [row.type.type, row] as const))('%s', (_, { type, many, count, list, product }) => {
  it('finds nothing in an empty account', async () => {
    const { resources, gaps } = await readType(type, await open(), plainFields(type));
    expect([resources, gaps]).toEqual([[], []]);
  });

  it('reads every field, past the first page', async () => {
    sandbox.control.add(...many);
    const { resources, gaps } = await readType(type, await open(), plainFields(type));
    expect(gaps).toEqual([]);
    expect(new Set(resources.map(({ id }) => id)).size).toBe(count);
    expect(resources.flatMap(({ unread }) => unread)).toEqual([]);
    expect(new Set(Object.keys(resources[0]?.fields ?? {}))).toEqual(new Set(['managedBy', 'ageDays', ...plainFields(type)]));
  });

  it('writes a denied listing down as a gap, with its permission', async () => {
    sandbox.control.faults.add({ kind: 'denied', product, action: list, region: 'cn-hangzhou' });
    const { resources, gaps } = await readType(type, await open(), plainFields(type));
    expect(resources).toEqual([]);
    expect(gaps).toMatchObject([{ type: type.type, region: 'cn-hangzhou', reason: 'denied', permission: `${product}:${list}` }]);
  });

  it('has a sample with every field of its table', () => {
    expect(Object.keys(type.fields).filter((name) => !(name in type.sample))).toEqual([]);
  });
});

const withDetails = rows.flatMap(({ type, product, count, denied }) =>
  denied ? [[type.type, { type, product, count, denied }] as const] : [],
);

it.each(withDetails)('%s: what a denied detail gives is unread, with its permission', async (_, { type, product, count, denied }) => {
  const [action, field] = denied;
  sandbox.control.faults.add({ kind: 'denied', product, action });
  const { resources, gaps } = await readType(type, await open(), [field, 'nodes']);
  expect(gaps).toEqual([]);
  expect(resources).toHaveLength(count);
  for (const { fields, unread } of resources) {
    expect(fields.nodes).toBeTypeOf('number');
    expect(unread).toMatchObject([{ field, reason: 'denied', permission: `${product}:${action}` }]);
  }
});

it('asks for the versions on offer once a region, however many clusters there are', async () => {
  sandbox.control.audit.clear();
  await readType(cluster, await open(), ['version.minorsBehind']);
  const asked = sandbox.control.audit.list({ product: 'cs', action: 'DescribeKubernetesVersionMetadata' });
  expect(asked).toHaveLength(1);
});

it('does not list the repositories of a registry that is not running', async () => {
  sandbox.control.set('cr.instance', 'orchard', { InstanceStatus: 'STARTING' });
  const { resources, gaps } = await readType(repository, await open(), ['visibility']);
  expect([resources, gaps]).toEqual([[], []]);
});
