import type { CloudCall } from '../model/cloud.ts';

/** How one product of Alibaba Cloud is reached. */
export interface Product {
  /** API version that the calls are written for. */
  readonly version: string;
  readonly style: 'RPC' | 'ROA' | 'OSS' | 'SLS';
  /** regional: one endpoint a region, and quotas count by region. */
  readonly scope: 'regional' | 'global';
  /** Host, with `{region}` where it names one. */
  readonly endpoint?: string;
  /** Hosts that do not follow the pattern, with their regions. */
  readonly others?: Readonly<Record<string, readonly string[]>>;
  /**
   * Products split by site. by account: an account is unknown on the other site; by region: one account has both,
   * mainland China and the rest.
   */
  readonly sites?: { readonly mainland: string; readonly international: string; readonly by: 'account' | 'region' };
  /** Prefix of its RAM actions. */
  readonly ram: string;
  /** Its code at the location service, which knows the host of a new region. */
  readonly location?: string;
  /** A failure in an HTTP 200 reply: what stands at the path is none of these words. */
  readonly softError?: { readonly path: string; readonly ok: readonly string[] };
  /** Documented quota of an action, shared by all users of the account. */
  readonly callsPerSecond?: Readonly<Record<string, number>>;
}

/** Every product that is read, by the key that calls name. */
export const products: Readonly<Record<string, Product>> = {
  ecs: {
    version: '2014-05-26',
    style: 'RPC',
    scope: 'regional',
    endpoint: 'ecs.{region}.aliyuncs.com',
    others: { 'ecs.aliyuncs.com': ['cn-hangzhou-finance'] },
    ram: 'ecs',
    location: 'ecs',
  },
  vpc: { version: '2016-04-28', style: 'RPC', scope: 'regional', endpoint: 'vpc.{region}.aliyuncs.com', ram: 'vpc', location: 'vpc' },
  rds: {
    version: '2014-08-15',
    style: 'RPC',
    scope: 'regional',
    endpoint: 'rds.{region}.aliyuncs.com',
    others: {
      'rds.aliyuncs.com': [
        'cn-beijing',
        'cn-beijing-finance-1',
        'cn-hangzhou',
        'cn-hangzhou-finance',
        'cn-heyuan',
        'cn-hongkong',
        'cn-qingdao',
        'cn-shanghai',
        'cn-shanghai-finance-1',
        'cn-shenzhen',
      ],
    },
    ram: 'rds',
    location: 'rds',
  },
  slb: {
    version: '2014-05-15',
    style: 'RPC',
    scope: 'regional',
    endpoint: 'slb.{region}.aliyuncs.com',
    others: { 'slb.aliyuncs.com': ['cn-hangzhou', 'cn-hangzhou-finance', 'cn-shanghai-finance-1', 'cn-shenzhen-finance-1'] },
    ram: 'slb',
    location: 'slb',
  },
  alb: {
    version: '2020-06-16',
    style: 'RPC',
    scope: 'regional',
    endpoint: 'alb.{region}.aliyuncs.com',
    others: { 'alb.cn-hangzhou.aliyuncs.com': ['cn-hangzhou-finance'] },
    ram: 'alb',
    location: 'alb',
  },
  nlb: { version: '2022-04-30', style: 'RPC', scope: 'regional', endpoint: 'nlb.{region}.aliyuncs.com', ram: 'nlb', location: 'nlb' },
  'r-kvstore': {
    version: '2015-01-01',
    style: 'RPC',
    scope: 'regional',
    endpoint: 'r-kvstore.{region}.aliyuncs.com',
    others: { 'r-kvstore.aliyuncs.com': ['cn-hangzhou', 'cn-hangzhou-finance', 'cn-heyuan', 'cn-shanghai', 'cn-wulanchabu'] },
    ram: 'kvstore',
    location: 'redisa',
  },
  dds: {
    version: '2015-12-01',
    style: 'RPC',
    scope: 'regional',
    endpoint: 'mongodb.{region}.aliyuncs.com',
    others: { 'mongodb.aliyuncs.com': ['cn-hangzhou', 'cn-hangzhou-finance', 'cn-heyuan', 'cn-shanghai', 'cn-wulanchabu'] },
    ram: 'dds',
    location: 'dds',
  },
  polardb: {
    version: '2017-08-01',
    style: 'RPC',
    scope: 'regional',
    endpoint: 'polardb.{region}.aliyuncs.com',
    others: {
      'polardb.aliyuncs.com': [
        'cn-beijing',
        'cn-beijing-finance-1',
        'cn-hangzhou',
        'cn-hangzhou-finance',
        'cn-heyuan',
        'cn-qingdao',
        'cn-shanghai',
        'cn-wulanchabu',
      ],
    },
    ram: 'polardb',
    location: 'polardb',
  },
  cms: {
    version: '2019-01-01',
    style: 'RPC',
    scope: 'regional',
    endpoint: 'metrics.{region}.aliyuncs.com',
    ram: 'cms',
    location: 'cms',
    softError: { path: 'Code', ok: ['200'] },
    callsPerSecond: { DescribeMetricList: 50, DescribeMetricLast: 50, DescribeMetricTop: 10, DescribeMetricData: 10 },
  },
  bssopenapi: {
    version: '2017-12-14',
    style: 'RPC',
    scope: 'global',
    sites: { mainland: 'business.aliyuncs.com', international: 'business.ap-southeast-1.aliyuncs.com', by: 'account' },
    ram: 'bss',
    location: 'bssopenapi',
    softError: { path: 'Code', ok: ['Success', '200'] },
  },
  ram: { version: '2015-05-01', style: 'RPC', scope: 'global', endpoint: 'ram.aliyuncs.com', ram: 'ram' },
  sts: {
    version: '2015-04-01',
    style: 'RPC',
    scope: 'global',
    endpoint: 'sts.{region}.aliyuncs.com',
    others: { 'sts.aliyuncs.com': ['cn-hangzhou-finance', 'cn-shenzhen-finance-1'] },
    ram: 'sts',
  },
  cs: { version: '2015-12-15', style: 'ROA', scope: 'regional', endpoint: 'cs.{region}.aliyuncs.com', ram: 'cs', location: 'cs' },
  nas: { version: '2017-06-26', style: 'RPC', scope: 'regional', endpoint: 'nas.{region}.aliyuncs.com', ram: 'nas', location: 'nas' },
  oss: {
    version: '2019-05-17',
    style: 'OSS',
    scope: 'global',
    endpoint: 'oss-{region}.aliyuncs.com',
    others: {
      'oss-cn-shenzhen-finance-1-internal.aliyuncs.com': ['cn-shenzhen-finance-1'],
      'oss-cn-shanghai-finance-1-internal.aliyuncs.com': ['cn-shanghai-finance-1'],
      'oss-cn-hzjbp-b-console.aliyuncs.com': ['cn-hangzhou-finance'],
      'oss-cn-beijing-finance-1-internal.aliyuncs.com': ['cn-beijing-finance-1'],
    },
    ram: 'oss',
  },
  sls: {
    version: '2020-12-30',
    style: 'SLS',
    scope: 'regional',
    endpoint: '{region}.log.aliyuncs.com',
    others: { 'cn-heyuan-acdr-1-intranet.log.aliyuncs.com': ['cn-heyuan-acdr-1'] },
    ram: 'log',
    location: 'Sls',
  },
  alidns: { version: '2015-01-09', style: 'RPC', scope: 'global', endpoint: 'alidns.aliyuncs.com', ram: 'alidns', location: 'alidns' },
  cdn: {
    version: '2018-05-10',
    style: 'RPC',
    scope: 'global',
    sites: { mainland: 'cdn.aliyuncs.com', international: 'cdn.ap-southeast-1.aliyuncs.com', by: 'account' },
    ram: 'cdn',
    callsPerSecond: { DescribeUserDomains: 100, DescribeCdnDomainConfigs: 100, DescribeCdnDomainDetail: 30 },
  },
  cas: {
    version: '2020-04-07',
    style: 'RPC',
    scope: 'global',
    sites: { mainland: 'cas.aliyuncs.com', international: 'cas.ap-southeast-1.aliyuncs.com', by: 'account' },
    ram: 'yundun-cert',
    location: 'cas',
    callsPerSecond: { ListUserCertificateOrder: 10 },
  },
  actiontrail: {
    version: '2020-07-06',
    style: 'RPC',
    scope: 'regional',
    endpoint: 'actiontrail.{region}.aliyuncs.com',
    ram: 'actiontrail',
    location: 'actiontrail',
  },
  kms: { version: '2016-01-20', style: 'RPC', scope: 'regional', endpoint: 'kms.{region}.aliyuncs.com', ram: 'kms', location: 'kms' },
  hbr: {
    version: '2017-09-08',
    style: 'RPC',
    scope: 'regional',
    endpoint: 'hbr.{region}.aliyuncs.com',
    ram: 'hbr',
    location: 'hbr',
    softError: { path: 'Success', ok: ['true'] },
  },
  ess: {
    version: '2022-02-22',
    style: 'RPC',
    scope: 'regional',
    endpoint: 'ess.{region}.aliyuncs.com',
    others: {
      'ess.aliyuncs.com': [
        'cn-beijing',
        'cn-beijing-finance-1',
        'cn-hangzhou',
        'cn-hangzhou-finance',
        'cn-nanjing',
        'cn-north-2-gov-1',
        'cn-qingdao',
        'cn-shanghai',
        'cn-shanghai-finance-1',
        'cn-shenzhen',
        'cn-shenzhen-finance-1',
      ],
    },
    ram: 'ess',
    location: 'ess',
  },
  sas: {
    version: '2018-12-03',
    style: 'RPC',
    scope: 'global',
    sites: { mainland: 'tds.cn-shanghai.aliyuncs.com', international: 'tds.ap-southeast-1.aliyuncs.com', by: 'region' },
    ram: 'yundun-sas',
    location: 'tds',
  },
  'waf-openapi': {
    version: '2021-10-01',
    style: 'RPC',
    scope: 'global',
    sites: { mainland: 'wafopenapi.cn-hangzhou.aliyuncs.com', international: 'wafopenapi.ap-southeast-1.aliyuncs.com', by: 'region' },
    ram: 'yundun-waf',
    location: 'wafopenapi',
  },
  ddoscoo: {
    version: '2020-01-01',
    style: 'RPC',
    scope: 'global',
    sites: { mainland: 'ddoscoo.cn-hangzhou.aliyuncs.com', international: 'ddoscoo.ap-southeast-1.aliyuncs.com', by: 'region' },
    ram: 'yundun-ddoscoo',
    location: 'ddoscoo',
  },
  config: {
    version: '2020-09-07',
    style: 'RPC',
    scope: 'global',
    sites: { mainland: 'config.cn-shanghai.aliyuncs.com', international: 'config.ap-southeast-1.aliyuncs.com', by: 'account' },
    ram: 'config',
    location: 'config',
  },
  tag: {
    version: '2018-08-28',
    style: 'RPC',
    scope: 'regional',
    endpoint: 'tag.{region}.aliyuncs.com',
    others: { 'tag.aliyuncs.com': ['cn-hangzhou-finance'] },
    ram: 'tag',
  },
  quotas: { version: '2020-05-10', style: 'RPC', scope: 'global', endpoint: 'quotas.aliyuncs.com', ram: 'quotas', location: 'quotas' },
  resourcecenter: {
    version: '2022-12-01',
    style: 'RPC',
    scope: 'global',
    sites: { mainland: 'resourcecenter.aliyuncs.com', international: 'resourcecenter-intl.aliyuncs.com', by: 'account' },
    ram: 'resourcecenter',
  },
  ecd: { version: '2020-09-30', style: 'RPC', scope: 'regional', endpoint: 'ecd.{region}.aliyuncs.com', ram: 'ecd' },
  ebs: { version: '2021-07-30', style: 'RPC', scope: 'regional', endpoint: 'ebs.{region}.aliyuncs.com', ram: 'ebs' },
  elasticsearch: {
    version: '2017-06-13',
    style: 'ROA',
    scope: 'regional',
    endpoint: 'elasticsearch.{region}.aliyuncs.com',
    ram: 'elasticsearch',
    location: 'elasticsearch',
  },
  alikafka: {
    version: '2019-09-16',
    style: 'RPC',
    scope: 'regional',
    endpoint: 'alikafka.{region}.aliyuncs.com',
    ram: 'alikafka',
    location: 'alikafka',
    softError: { path: 'Code', ok: ['200'] },
  },
  cr: {
    version: '2018-12-01',
    style: 'RPC',
    scope: 'regional',
    endpoint: 'cr.{region}.aliyuncs.com',
    ram: 'cr',
    location: 'acr',
    softError: { path: 'IsSuccess', ok: ['true'] },
  },
  fc: {
    version: '2023-03-30',
    style: 'ROA',
    scope: 'regional',
    endpoint: 'fcv3.{region}.aliyuncs.com',
    others: {
      'me-central-1.fc.aliyuncs.com': ['me-central-1'],
      'cn-shanghai-finance-1.fc.aliyuncs.com': ['cn-shanghai-finance-1'],
      'cn-heyuan-acdr-1.fc.aliyuncs.com': ['cn-heyuan-acdr-1'],
      'cn-hangzhou-finance.fc.aliyuncs.com': ['cn-hangzhou-finance'],
    },
    ram: 'fc',
  },
  advisor: { version: '2018-01-20', style: 'RPC', scope: 'global', endpoint: 'advisor.{region}.aliyuncs.com', ram: 'advisor' },
  cloudfw: {
    version: '2017-12-07',
    style: 'RPC',
    scope: 'global',
    sites: { mainland: 'cloudfw.aliyuncs.com', international: 'cloudfw.ap-southeast-1.aliyuncs.com', by: 'account' },
    ram: 'yundun-cloudfirewall',
    callsPerSecond: { DescribeAssetList: 10, DescribeControlPolicy: 10 },
  },
  resourcemanager: {
    version: '2020-03-31',
    style: 'RPC',
    scope: 'global',
    endpoint: 'resourcemanager.aliyuncs.com',
    ram: 'resourcemanager',
    location: 'resourcemanager',
  },
  cbn: { version: '2017-09-12', style: 'RPC', scope: 'global', endpoint: 'cbn.aliyuncs.com', ram: 'cen', location: 'cbn' },
  ims: { version: '2019-08-15', style: 'RPC', scope: 'global', endpoint: 'ims.aliyuncs.com', ram: 'ims' },
  location: { version: '2015-06-12', style: 'RPC', scope: 'global', endpoint: 'location.aliyuncs.com', ram: 'location' },
};

// Actions of the storage service whose RAM action carries another name than the official SDK's method.
const ramActions: Readonly<Record<string, string>> = {
  'oss:GetBucketTags': 'oss:GetBucketTagging',
};

/** The RAM action that a call needs. */
export function permissionOf(call: Pick<CloudCall, 'product' | 'action' | 'permission'>): string {
  if (call.permission) return call.permission;
  const permission = `${products[call.product]?.ram ?? call.product}:${call.action}`;
  return ramActions[permission] ?? permission;
}
