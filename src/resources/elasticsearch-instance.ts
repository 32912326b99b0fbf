import { defineResourceType, type MetricSource } from '../model/resource-type.ts';
import { isOpenEntry } from './read/whitelist.ts';
import { oneOf } from './read/words.ts';

const statuses = ['active', 'activating', 'inactive', 'invalid'];

/** The entries that let everybody in, as long as the public address is on at all. */
function openEntries(isOn: unknown, entries: unknown): string[] | undefined {
  if (isOn === false) return [];
  return isOn === true && Array.isArray(entries) ? entries.map(String).filter(isOpenEntry) : undefined;
}

const isAny = (entries: readonly string[] | undefined) => entries && entries.length > 0;

/** One series for each node; the worst of them stands for the cluster. */
const lastDay = (metric: string, reduce: MetricSource['reduce']) => ({
  metric: {
    namespace: 'acs_elasticsearch',
    metric,
    dimension: 'clusterId',
    statistic: 'Average',
    periodSeconds: 300,
    windowDays: 1,
    reduce,
    across: { dimension: 'nodeIP', pick: 'max' },
  } as const satisfies MetricSource,
});

export default defineResourceType({
  type: 'ACS::Elasticsearch::Instance',
  title: { en: 'Elasticsearch instance', 'zh-CN': 'Elasticsearch 实例' },
  product: 'elasticsearch',
  scope: 'regional',
  list: {
    action: 'ListInstance',
    path: '/openapi/instances',
    paging: { style: 'page', page: 'page', size: 'size', max: 100, total: 'Headers.X-Total-Count' },
    items: 'Result',
  },
  identity: { id: 'instanceId', name: 'description', created: 'createdAt', tags: 'tags' },
  details: { instance: { action: 'DescribeInstance', path: '/openapi/instances/${item.instanceId}' } },
  fields: {
    status: {
      title: { en: 'Status', 'zh-CN': '状态' },
      type: 'string',
      from: 'list',
      path: 'status',
      read: oneOf(statuses),
      values: statuses,
    },
    nodes: { title: { en: 'Data nodes', 'zh-CN': '数据节点数' }, type: 'integer', unit: 'count', from: 'list', path: 'nodeAmount' },
    nodeSpec: {
      title: { en: 'Specification of the data nodes', 'zh-CN': '数据节点规格' },
      type: 'string',
      from: 'list',
      path: 'nodeSpec.spec',
      property: 'dataNodeConfiguration.spec',
    },
    'disk.sizeGiB': {
      title: { en: 'Disk of each data node', 'zh-CN': '单节点存储空间' },
      type: 'integer',
      unit: 'gibibyte',
      from: 'list',
      path: 'nodeSpec.disk',
      property: 'dataNodeConfiguration.disk',
    },
    'public.openEntries': {
      title: { en: 'Entries that open Elasticsearch to everybody', 'zh-CN': 'ES 公网白名单开放条目' },
      type: 'list',
      from: { detail: 'instance' },
      path: ['Result.enablePublic', 'Result.publicIpWhitelist'],
      read: openEntries,
    },
    'public.isOpen': {
      title: { en: 'Elasticsearch is open to everybody', 'zh-CN': 'ES 公网对所有地址开放' },
      type: 'boolean',
      from: { detail: 'instance' },
      path: ['Result.enablePublic', 'Result.publicIpWhitelist'],
      read: (isOn, entries) => isAny(openEntries(isOn, entries)),
    },
    'kibana.openEntries': {
      title: { en: 'Entries that open Kibana to everybody', 'zh-CN': 'Kibana 公网白名单开放条目' },
      type: 'list',
      from: { detail: 'instance' },
      path: ['Result.enableKibanaPublicNetwork', 'Result.kibanaIPWhitelist'],
      read: openEntries,
    },
    'kibana.isOpen': {
      title: { en: 'Kibana is open to everybody', 'zh-CN': 'Kibana 公网对所有地址开放' },
      type: 'boolean',
      from: { detail: 'instance' },
      path: ['Result.enableKibanaPublicNetwork', 'Result.kibanaIPWhitelist'],
      read: (isOn, entries) => isAny(openEntries(isOn, entries)),
    },
    'disk.maxPercentLastDay': {
      title: { en: 'Fullest node disk of the last day', 'zh-CN': '近 1 天节点磁盘使用率最大值' },
      type: 'number',
      unit: 'percent',
      from: lastDay('NodeDiskUtilization', 'max'),
    },
    'heap.p95LastDay': {
      title: { en: 'JVM heap of the busiest node', 'zh-CN': '近 1 天节点堆内存使用率 P95' },
      type: 'number',
      unit: 'percent',
      from: lastDay('NodeHeapMemoryUtilization', 'p95'),
    },
    'cpu.p95LastDay': {
      title: { en: 'CPU of the busiest node', 'zh-CN': '近 1 天节点 CPU 使用率 P95' },
      type: 'number',
      unit: 'percent',
      from: lastDay('NodeCPUUtilization', 'p95'),
    },
  },
  sample: {
    status: 'active',
    nodes: 3,
    nodeSpec: 'elasticsearch.sn2ne.xlarge',
    'disk.sizeGiB': 500,
    'public.openEntries': [],
    'public.isOpen': false,
    'kibana.openEntries': [],
    'kibana.isOpen': false,
    'disk.maxPercentLastDay': 48,
    'heap.p95LastDay': 55,
    'cpu.p95LastDay': 35,
    managedBy: null,
    ageDays: 90,
    tags: {},
  },
});
