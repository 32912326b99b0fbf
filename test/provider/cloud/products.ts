/** Where a product is called, and in which wire style. */
export interface ProductFacts {
  readonly version: string;
  /** Code asked of Location; left out for products whose host is fixed. */
  readonly serviceCode?: string;
  /** Host when Location has no answer. */
  readonly host: (region: string) => string;
}

const regional = (name: string) => (region: string) => `${name}.${region}.aliyuncs.com`;
const central = (name: string) => () => `${name}.aliyuncs.com`;

/** The products that a type here can call. */
export const PRODUCTS = {
  ecs: { version: '2014-05-26', serviceCode: 'ecs', host: regional('ecs') },
  vpc: { version: '2016-04-28', serviceCode: 'vpc', host: regional('vpc') },
  slb: { version: '2014-05-15', serviceCode: 'slb', host: central('slb') },
  rds: { version: '2014-08-15', serviceCode: 'rds', host: central('rds') },
  kvstore: { version: '2015-01-01', serviceCode: 'redisa', host: central('r-kvstore') },
  polardb: { version: '2017-08-01', serviceCode: 'polardb', host: central('polardb') },
  mongodb: { version: '2015-12-01', serviceCode: 'dds', host: regional('mongodb') },
  ram: { version: '2015-05-01', host: central('ram') },
  ims: { version: '2019-08-15', serviceCode: 'ims', host: central('ims') },
  sts: { version: '2015-04-01', host: central('sts') },
  kms: { version: '2016-01-20', serviceCode: 'kms', host: regional('kms') },
  cms: { version: '2019-01-01', serviceCode: 'cms', host: regional('metrics') },
  ess: { version: '2014-08-28', serviceCode: 'ess', host: central('ess') },
  hbr: { version: '2017-09-08', serviceCode: 'hbr', host: regional('hbr') },
  alb: { version: '2020-06-16', serviceCode: 'alb', host: regional('alb') },
  nlb: { version: '2022-04-30', serviceCode: 'nlb', host: regional('nlb') },
  nas: { version: '2017-06-26', serviceCode: 'nas', host: regional('nas') },
  cdn: { version: '2018-05-10', serviceCode: 'cdn', host: central('cdn') },
  cr: { version: '2018-12-01', serviceCode: 'acr', host: regional('cr') },
  ecd: { version: '2020-09-30', serviceCode: 'gwsecd', host: regional('ecd') },
  alikafka: { version: '2019-09-16', serviceCode: 'alikafka', host: regional('alikafka') },
  alidns: { version: '2015-01-09', host: central('alidns') },
  actiontrail: { version: '2020-07-06', serviceCode: 'actiontrail', host: regional('actiontrail') },
  quotas: { version: '2020-05-10', serviceCode: 'quotas', host: central('quotas') },
  cs: { version: '2015-12-15', serviceCode: 'cs', host: regional('cs') },
  elasticsearch: { version: '2017-06-13', serviceCode: 'elasticsearch', host: regional('elasticsearch') },
  fc: { version: '2023-03-30', serviceCode: 'fc', host: (region) => `${region}.fc.aliyuncs.com` },
  oss: { version: '2019-05-17', serviceCode: 'oss', host: (region) => `oss-${region}.aliyuncs.com` },
  sls: { version: '2020-12-30', serviceCode: 'sls', host: (region) => `${region}.log.aliyuncs.com` },
  location: { version: '2015-06-12', host: central('location') },
  bssopenapi: { version: '2017-12-14', host: central('business') },
} as const satisfies Record<string, ProductFacts>;

/** Name of a product. */
export type Product = keyof typeof PRODUCTS;
