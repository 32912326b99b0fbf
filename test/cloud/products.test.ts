import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { endpointOf, hostOf } from '../../src/cloud/endpoint.ts';
import { type Product, permissionOf, products } from '../../src/cloud/products.ts';

const packages = readdirSync(new URL('../../node_modules/@alicloud', import.meta.url))
  .map((name) => /^(.*?)(\d{4})(\d{2})(\d{2})$/.exec(name))
  .filter((match) => match !== null)
  .map(([, product, year, month, day]) => ({ product: product as string, version: `${year}-${month}-${day}` }));

describe('products', () => {
  it('has every product once, with a version that no other one has', () => {
    expect(Object.keys(products)).toHaveLength(43);
    expect(new Set(Object.values(products).map(({ version }) => version)).size).toBe(43);
  });

  it.each(packages)('speaks the version of the official SDK of $product', ({ product, version }) => {
    expect(products[product]?.version).toBe(version);
  });

  it.each([
    ['ecs', 'cn-hangzhou', 'mainland', 'ecs.cn-hangzhou.aliyuncs.com'],
    ['ecs', 'cn-wulanchabu', 'mainland', 'ecs.cn-wulanchabu.aliyuncs.com'],
    ['rds', 'cn-hangzhou', 'mainland', 'rds.aliyuncs.com'],
    ['rds', 'cn-chengdu', 'mainland', 'rds.cn-chengdu.aliyuncs.com'],
    ['dds', 'cn-chengdu', 'mainland', 'mongodb.cn-chengdu.aliyuncs.com'],
    ['cms', 'global', 'mainland', 'metrics.cn-hangzhou.aliyuncs.com'],
    ['sts', 'global', 'international', 'sts.ap-southeast-1.aliyuncs.com'],
    ['oss', 'global', 'mainland', 'oss-cn-hangzhou.aliyuncs.com'],
    ['sls', 'cn-shanghai', 'mainland', 'cn-shanghai.log.aliyuncs.com'],
    ['ims', 'global', 'mainland', 'ims.aliyuncs.com'],
    ['bssopenapi', 'global', 'mainland', 'business.aliyuncs.com'],
    ['bssopenapi', 'cn-hangzhou', 'international', 'business.ap-southeast-1.aliyuncs.com'],
    ['sas', 'ap-southeast-1', 'mainland', 'tds.ap-southeast-1.aliyuncs.com'],
    ['sas', 'cn-beijing', 'international', 'tds.cn-shanghai.aliyuncs.com'],
    ['waf-openapi', 'global', 'mainland', 'wafopenapi.cn-hangzhou.aliyuncs.com'],
  ] as const)('%s in %s of the %s site is at %s', (product, region, site, host) => {
    expect(endpointOf(products[product] as Product, region, site)).toBe(host);
  });

  it('puts a bucket before the host', () => {
    const call = { product: 'oss', action: 'GetBucketInfo', region: 'cn-hangzhou', host: 'apple', params: {} };
    expect(hostOf(call, 'oss-cn-hangzhou.aliyuncs.com')).toBe('apple.oss-cn-hangzhou.aliyuncs.com');
  });

  it.each([
    [{ product: 'sls', action: 'ListProject' }, 'log:ListProject'],
    [{ product: 'oss', action: 'GetBucketTags' }, 'oss:GetBucketTagging'],
    [{ product: 'cs', action: 'DescribeClustersV1', permission: 'cs:GetClusters' }, 'cs:GetClusters'],
  ])('%j needs %s', (call, permission) => {
    expect(permissionOf(call)).toBe(permission);
  });
});
