import { type Context, defineProduct, type Fields, list, listOf, type Refusal, type Row, same, tokens, write } from '../engine/index.ts';
import { type FunctionState, fcFunction } from './fc/function.ts';
import { roaTagging } from './roa/tagging.ts';

const badMemory: Refusal = [400, 'InvalidArgument', 'memorySize is set to an invalid value (allowed: a multiple of 64 from 128 to 32768)'];
const badRatio: Refusal = [400, 'InvalidArgument', 'the ratio of cpu to memorySize (in GB) must be from 1:1 to 1:4'];
const badLog: Refusal = [400, 'InvalidArgument', 'logConfig must name both a project and a logstore, or neither'];
const version = '/2023-03-30';

/** A function by its name: names are unique in their region. */
function named(x: Context, name = x.text('functionName')): Row<FunctionState> {
  const row = x.where(fcFunction, 'functionName', name.split('/').pop()).find((one) => x.isHere(one));
  return row ?? x.refuse(fcFunction.notFound, { id: name });
}

/** What a call may set; a block is written whole. */
function changes(x: Context): Fields {
  const names = ['description', 'handler', 'runtime', 'memorySize', 'cpu', 'timeout', 'diskSize', 'instanceConcurrency', 'internetAccess'];
  const blocks = ['environmentVariables', 'vpcConfig', 'role'];
  const log = x.params['logConfig'] as Fields | undefined;
  return {
    ...Object.fromEntries([...names, ...blocks].map((name) => [name, x.params[name]])),
    ...(log && { logConfig: { project: '', logstore: '', ...log } }),
    lastModifiedTime: `${new Date(x.now).toISOString().slice(0, 19)}Z`,
  };
}

function check(x: Context, { memorySize, cpu }: FunctionState): void {
  const sent = x.params as Partial<FunctionState>;
  const memory = sent.memorySize ?? memorySize;
  if (memory % 64 !== 0 || memory < 128 || memory > 32_768) x.refuse(badMemory);
  // Without a word of it the share of a CPU goes along with the memory.
  const share = memory / 1024 / (sent.cpu ?? cpu * (memory / memorySize));
  if (share < 0.99 || share > 4.01) x.refuse(badRatio);
  const { project = '', logstore = '' } = (x.params['logConfig'] ?? {}) as Partial<FunctionState['logConfig']>;
  if ((project === '') !== (logstore === '')) x.refuse(badLog);
}

/** Function Compute 3.0. */
export default defineProduct({
  product: 'fc',
  style: 'ROA',
  versions: ['2023-03-30'],
  hosts: ['fcv3.{region}.aliyuncs.com', '{account}.{region}.fc.aliyuncs.com'],
  envelope: 'lower',
  denied: [403, 'AccessDenied', "the caller is not authorized to perform '{action}' on resource '{resource}'"],
  badPage: [400, 'InvalidArgument', '{name} is set to an invalid value'],
  routes: [
    { action: 'ListFunctions', method: 'GET', path: `${version}/functions` },
    { action: 'GetFunction', method: 'GET', path: `${version}/functions/{functionName}` },
    { action: 'UpdateFunction', method: 'PUT', path: `${version}/functions/{functionName}` },
    { action: 'ListTriggers', method: 'GET', path: `${version}/functions/{functionName}/triggers` },
    { action: 'DescribeRegions', method: 'GET', path: `${version}/regions` },
    { action: 'ListTagResources', method: 'GET', path: `${version}/tags-v2` },
    { action: 'TagResources', method: 'POST', path: `${version}/tags-v2` },
    { action: 'UntagResources', method: 'DELETE', path: `${version}/tags-v2` },
  ],
  kinds: [fcFunction],
  actions: {
    ListFunctions: list({
      kind: fcFunction,
      rows: 'functions',
      page: tokens({ size: 20, max: 100, token: 'nextToken', sizeName: 'limit', sizeOut: null, total: null }),
      filter: { ...same('runtime'), prefix: (state, wanted) => state.functionName.startsWith(String(wanted)) },
    }),
    GetFunction: { needs: ['functionName'], run: (x) => x.shown(named(x), '') },
    UpdateFunction: write(
      (x) => {
        const row = named(x);
        check(x, row.state);
        return x.shown(x.change(row, changes(x)), '');
      },
      { needs: ['functionName'] },
    ),
    ListTriggers: listOf({
      rows: 'triggers',
      needs: ['functionName'],
      page: tokens({ size: 20, max: 100, token: 'nextToken', sizeName: 'limit', sizeOut: null, total: null }),
      from: (x) => {
        const row = named(x);
        return [
          {
            triggerId: row.id,
            triggerName: `${row.state.triggers}-trigger`,
            triggerType: row.state.triggers,
            triggerConfig: row.state.triggers === 'timer' ? '{"cronExpression":"0 0 3 * * *","enable":true}' : '{}',
            qualifier: 'LATEST',
            createdTime: row.state.createdTime,
            lastModifiedTime: row.state.createdTime,
            targetArn: row.state.functionArn,
          },
        ];
      },
    }),
    DescribeRegions: listOf({
      rows: 'Regions.Region',
      from: (x) => x.estate.regions.map((RegionId) => ({ RegionId, LocalName: RegionId })),
    }),
    ...roaTagging({
      word: 'function',
      unknownType: [400, 'InvalidArgument', 'ResourceType is set to an invalid value'],
      find: (x, id) => named(x, id) as Row,
      all: (x) => x.rows('fc.function'),
      idOf: ({ state }) => String(state['functionArn']),
      names: { type: 'ResourceType', ids: 'ResourceId', tags: 'Tag', keys: 'TagKey', all: 'All' },
      rows: 'TagResources',
      columns: ['ResourceId', 'ResourceType', 'TagKey', 'TagValue'],
      page: tokens({ size: 50, max: 100, sizeName: 'Limit', sizeOut: null, total: null }),
    }),
  },
});
