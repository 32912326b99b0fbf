import { defineProduct, tokens } from '../engine/index.ts';
import { roaTagging } from './roa/tagging.ts';
import { ossExport } from './sls/export.ts';
import { logStore } from './sls/log-store.ts';
import { project } from './sls/project.ts';
import { reads } from './sls/reads.ts';
import { writes } from './sls/writes.ts';

const store = '/logstores/{logstore}';
const job = '/ossexports/{ossExportName}';

/** Simple Log Service. */
export default defineProduct({
  product: 'sls',
  style: 'SLS',
  versions: ['2020-12-30'],
  hosts: ['{region}.log.aliyuncs.com', '{project}.{region}.log.aliyuncs.com'],
  ram: 'log',
  serviceCode: 'Sls',
  denied: [403, 'Unauthorized', 'denied by sts or ram, action: {action}, resource: {resource}'],
  badPage: [400, 'ParameterInvalid', 'The parameter {name} is invalid'],
  routes: [
    { action: 'ListProject', method: 'GET', path: '/', onProject: false },
    { action: 'CreateProject', method: 'POST', path: '/' },
    { action: 'GetProject', method: 'GET', path: '/', onProject: true },
    { action: 'UpdateProject', method: 'PUT', path: '/', onProject: true },
    { action: 'DeleteProject', method: 'DELETE', path: '/', onProject: true },
    { action: 'GetProjectPolicy', method: 'GET', path: '/policy' },
    { action: 'ListLogStores', method: 'GET', path: '/logstores' },
    { action: 'CreateLogStore', method: 'POST', path: '/logstores' },
    { action: 'GetLogStore', method: 'GET', path: store },
    { action: 'UpdateLogStore', method: 'PUT', path: store },
    { action: 'DeleteLogStore', method: 'DELETE', path: store },
    { action: 'GetLogStoreMeteringMode', method: 'GET', path: `${store}/meteringmode` },
    { action: 'UpdateLogStoreMeteringMode', method: 'PUT', path: `${store}/meteringmode` },
    { action: 'GetIndex', method: 'GET', path: `${store}/index` },
    { action: 'ListShards', method: 'GET', path: `${store}/shards` },
    { action: 'ListConsumerGroup', method: 'GET', path: `${store}/consumergroups` },
    { action: 'ListAlerts', method: 'GET', path: '/alerts' },
    { action: 'ListOSSExports', method: 'GET', path: '/ossexports' },
    { action: 'CreateOSSExport', method: 'POST', path: '/ossexports' },
    { action: 'GetOSSExport', method: 'GET', path: job },
    { action: 'UpdateOSSExport', method: 'PUT', path: job },
    { action: 'DeleteOSSExport', method: 'DELETE', path: job },
    { action: 'DescribeRegions', method: 'GET', path: '/regions' },
    { action: 'ListTagResources', method: 'GET', path: '/tags' },
    { action: 'TagResources', method: 'POST', path: '/tag' },
    { action: 'UntagResources', method: 'POST', path: '/untag' },
    { action: 'ChangeResourceGroup', method: 'PUT', path: '/resourcegroup' },
  ],
  kinds: [project, logStore, ossExport],
  actions: {
    ...reads,
    ...writes,
    ...roaTagging({
      word: 'PROJECT',
      unknownType: [400, 'ParameterInvalid', 'The resourceType is not supported'],
      find: (x, id) => (x.find(project, id) ?? x.refuse(project.notFound, { id })) as never,
      all: (x) => x.rows(project) as never,
      idOf: (row) => row.id,
      names: { type: 'resourceType', ids: 'resourceId', tags: 'tags', keys: 'tags', all: 'all' },
      rows: 'tagResources',
      columns: ['resourceId', 'resourceType', 'tagKey', 'tagValue'],
      page: tokens({ size: 50, max: 50, total: null, token: 'nextToken', sizeOut: null }),
    }),
  },
});
