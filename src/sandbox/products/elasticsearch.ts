import {
  type Context,
  defineProduct,
  type Fields,
  get,
  length,
  list,
  listOf,
  oneOf,
  pages,
  type Refusal,
  same,
  update,
} from '../engine/index.ts';
import { type Elasticsearch, instance } from './elasticsearch/instance.ts';
import { roaTagging } from './roa/tagging.ts';

const byId = { kind: instance, id: 'instance_id' } as const;
const writable = { ...byId, from: ['active'] } as const;
const base = '/openapi/instances';
const invalid: Refusal = [400, 'InvalidParameter', 'The specified parameter {name} is not valid.'];
const total = 'Headers.X-Total-Count';

/** The white list that a call means, by network and node. */
function whitelistOf(x: Context): keyof Elasticsearch {
  const isKibana = x.text('nodeType') === 'KIBANA';
  if (x.text('networkType') === 'PUBLIC') return isKibana ? 'kibanaIPWhitelist' : 'publicIpWhitelist';
  return isKibana ? 'kibanaPrivateIPWhitelist' : 'privateNetworkIpWhiteList';
}

/** A white list after a call: replaced, grown or shrunk. */
function whitelistAfter(x: Context, state: Elasticsearch): Fields {
  const name = whitelistOf(x);
  const group = x.params['whiteIpGroup'] as Fields | undefined;
  const ips = ((group?.['ips'] ?? x.params['whiteIpList']) as readonly string[] | undefined) ?? [];
  const before = state[name] as readonly string[];
  const mode = x.text('modifyMode');
  const after = mode === 'Append' ? [...new Set([...before, ...ips])] : mode === 'Delete' ? before.filter((ip) => !ips.includes(ip)) : ips;
  return { [name]: after };
}

/** Alibaba Cloud Elasticsearch. */
export default defineProduct({
  product: 'elasticsearch',
  style: 'ROA',
  versions: ['2017-06-13'],
  hosts: ['elasticsearch.{region}.aliyuncs.com'],
  envelope: 'lower',
  routes: [
    { action: 'ListInstance', method: 'GET', path: base },
    { action: 'DescribeInstance', method: 'GET', path: `${base}/{instance_id}` },
    { action: 'UpdateInstance', method: 'PUT', path: `${base}/{instance_id}` },
    { action: 'UpdateDescription', method: 'POST', path: `${base}/{instance_id}/description` },
    { action: 'ModifyWhiteIps', method: 'POST', path: `${base}/{instance_id}/actions/modify-white-ips` },
    { action: 'DescribeElasticsearchHealth', method: 'GET', path: `${base}/{instance_id}/elasticsearch-health` },
    { action: 'DescribeSnapshotSetting', method: 'GET', path: `${base}/{instance_id}/snapshot-setting` },
    { action: 'DescribeRegions', method: 'GET', path: '/openapi/regions' },
    { action: 'ListTagResources', method: 'GET', path: '/openapi/tags' },
    { action: 'TagResources', method: 'POST', path: '/openapi/tags' },
    { action: 'UntagResources', method: 'DELETE', path: '/openapi/tags' },
  ],
  kinds: [instance],
  actions: {
    ListInstance: list({
      kind: instance,
      rows: 'Result',
      page: pages({ page: 'page', pageSize: 'size', size: 20, max: 100, pageOut: null, sizeOut: null, total }),
      filter: {
        ...same('instanceId', 'esVersion', 'paymentType', 'instanceCategory', 'status', 'resourceGroupId'),
        description: (state, wanted) => state.description.includes(String(wanted)),
        vpcId: 'networkConfig.vpcId',
        zoneId: 'networkConfig.vsArea',
      },
      // The list tells these two as texts, the single read does not.
      view: ({ port }) => ({ port: String(port), isNewDeployment: 'true' }),
    }),
    DescribeInstance: get({ ...byId, at: 'Result', view: () => ({ isNewDeployment: true, haveClientNode: false }) }),
    DescribeElasticsearchHealth: get({ ...byId, reply: () => ({ Result: 'GREEN' }) }),
    DescribeSnapshotSetting: get({
      ...byId,
      at: 'Result',
      view: ({ snapshots }) => ({ Enable: snapshots, QuartzRegex: '0 0 01 ? * * *' }),
    }),
    DescribeRegions: listOf({
      rows: 'Result',
      from: (x) =>
        x.estate.regions.map((regionId) => ({
          regionId,
          localName: regionId,
          status: 'available',
          regionEndpoint: `elasticsearch.${regionId}.aliyuncs.com`,
          consoleEndpoint: '',
        })),
    }),
    ModifyWhiteIps: update({
      ...writable,
      needs: ['nodeType', 'networkType'],
      check: {
        nodeType: oneOf(['WORKER', 'KIBANA'], invalid),
        networkType: oneOf(['PUBLIC', 'PRIVATE'], invalid),
        modifyMode: oneOf(['Cover', 'Append', 'Delete'], invalid),
      },
      also: (state, _row, x) => whitelistAfter(x, state),
      reply: () => ({ Result: true }),
    }),
    UpdateDescription: update({
      ...writable,
      needs: ['description'],
      set: same('description'),
      check: { description: length(0, 30, invalid) },
      reply: ({ state }) => ({ Result: { description: state.description } }),
    }),
    UpdateInstance: update({
      ...writable,
      set: {
        nodeAmount: 'nodeAmount',
        nodeSpec: (value, state) => ({ nodeSpec: { ...state.nodeSpec, ...(value as Fields) } }),
        kibanaConfiguration: (value, state) => ({ kibanaConfiguration: { ...state.kibanaConfiguration, ...(value as Fields) } }),
        masterConfiguration: (value, state) => ({ masterConfiguration: { ...state.masterConfiguration, ...(value as Fields) } }),
      },
      guard: (state, _row, x) => {
        const disk = (x.params['nodeSpec'] as Fields | undefined)?.['disk'];
        return typeof disk === 'number' && disk < state.nodeSpec.disk ? invalid : undefined;
      },
      via: 'activating',
      to: 'active',
      takesSeconds: 600,
      reply: (row, x) => ({ Result: x.shown(row, 'Result') }),
    }),
    ...roaTagging({
      word: 'INSTANCE',
      unknownType: invalid,
      find: (x, id) => x.get('elasticsearch.instance', id),
      all: (x) => x.rows('elasticsearch.instance'),
      idOf: (row) => row.id,
      names: { type: 'ResourceType', ids: 'ResourceIds', tags: 'Tags', keys: 'TagKeys', all: 'All' },
      rows: 'TagResources.TagResource',
      columns: ['ResourceId', 'ResourceType', 'TagKey', 'TagValue'],
      page: pages({ page: 'Page', pageSize: 'Size', size: 50, max: 100, pageOut: null, sizeOut: 'PageSize', total }),
    }),
  },
});
