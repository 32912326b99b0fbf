import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { ResourceType } from '../../src/model/resource-type.ts';
import mongodb from '../../src/resources/mongodb-db-instance.ts';
import polardb from '../../src/resources/polardb-db-cluster.ts';
import rds from '../../src/resources/rds-db-instance.ts';
import redis from '../../src/resources/redis-db-instance.ts';
import type { Product } from '../../src/sandbox/engine/product.ts';
import dds from '../../src/sandbox/products/dds.ts';
import polardbProduct from '../../src/sandbox/products/polardb.ts';
import redisProduct from '../../src/sandbox/products/r-kvstore.ts';
import rdsProduct from '../../src/sandbox/products/rds.ts';
import { estateCloud } from './estate-cloud.ts';
import { readType } from './read.ts';

const rows: readonly (readonly [string, ResourceType, Product, string, string])[] = [
  ['RDS', rds, rdsProduct, 'DescribeBackupPolicy', 'backup.retentionDays'],
  ['Redis', redis, redisProduct, 'DescribeInstanceAttribute', 'releaseProtection'],
  ['MongoDB', mongodb, dds, 'DescribeSecurityIps', 'whitelist.isOpen'],
  ['PolarDB', polardb, polardbProduct, 'DescribeDBClusterAccessWhitelist', 'whitelist.groups'],
];

/** Fields that no metric gives; those need a monitoring product beside. */
const plainFields = (type: ResourceType) =>
  Object.keys(type.fields).filter((name) => {
    const from = type.fields[name]?.from;
    return typeof from === 'string' || (from !== undefined && !('metric' in from));
  });

describe.each(rows)('%s', (_, type, product, action, field) => {
  it('reads every field of a whole estate, past the first page', async () => {
    const { cloud, engine } = estateCloud([product], { resources: 400, seed: 'orchard' });
    const all = engine.estate.rows(product.kinds?.[0]?.kind ?? '', cloud.accountId, '*').count;
    const inventory = await readType(type, cloud, plainFields(type));
    expect(inventory.gaps).toEqual([]);
    expect(inventory.resources.flatMap((one) => one.unread)).toEqual([]);
    expect(new Set(inventory.resources.map((one) => one.id)).size).toBe(all);
    expect(engine.estate.rows(product.kinds?.[0]?.kind ?? '', cloud.accountId, 'cn-hangzhou').count).toBeGreaterThan(
      type.list.paging.style === 'page' ? type.list.paging.max : 0,
    );
  });

  it('says of a denied read which fields and permission are missing', async () => {
    const { cloud } = estateCloud([product], { resources: 10, seed: 'orchard' }, [action]);
    const { resources } = await readType(type, cloud, [field, 'status']);
    const [apple] = resources;
    expect(apple?.fields.status).toBeTypeOf('string');
    expect(apple?.fields).not.toHaveProperty([field]);
    expect(apple?.unread).toMatchObject([{ field, reason: 'denied', permission: `${product.product}:${action}` }]);
  });

  it('finds nothing in an empty account and makes no further read', async () => {
    const { cloud, calls } = estateCloud([product], fileURLToPath(new URL('../data/empty-estate.json', import.meta.url)));
    const inventory = await readType(type, cloud, plainFields(type));
    expect([inventory.resources, inventory.gaps]).toEqual([[], []]);
    expect(new Set(calls.map((call) => call.action))).toEqual(new Set([type.list.action]));
  });

  it('has a sample with every field of its table and no other', () => {
    expect(Object.keys(type.sample).sort()).toEqual(Object.keys(type.fields).sort());
  });
});

it('asks for renewals and tags once a region, however many instances there are', async () => {
  const { cloud, calls } = estateCloud([rdsProduct], { resources: 60, seed: 'orchard' });
  await readType(rds, cloud, ['autoRenew.enabled', 'tagPairs']);
  const countOf = (action: string) => calls.filter((call) => call.action === action).length;
  expect(countOf('DescribeInstanceAutoRenewalAttribute')).toBe(3);
  expect(countOf('DescribeDBInstanceByTags')).toBe(3);
});

it('lists sharded clusters beside replica sets', async () => {
  const { cloud } = estateCloud([dds], { resources: 40, seed: 'orchard' });
  const { resources } = await readType(mongodb, cloud, ['kind', 'replicas']);
  expect(new Set(resources.map((one) => one.fields.kind))).toEqual(new Set(['replicate', 'sharding']));
  expect(resources.every((one) => one.fields.replicas === 3)).toBe(true);
});
