import { type Attributes, at, defineType, listAt, part, region, type Step, type Work } from '../type-file.ts';

interface Arg {
  readonly argName: string;
  readonly argValue: string;
}

const domain = (x: Work) => x.part(0) || x.get('domainName');
const functionName = (x: Work) => x.part(1) || x.get('functionName');
const configId = (x: Work) => x.part(2) || String(listAt(x.kept['made'], 'DomainConfigList.DomainConfigModel')[0]?.['ConfigId'] ?? '');
const read = {
  action: 'DescribeCdnDomainConfigs',
  body: { ConfigId: configId, DomainName: domain, FunctionNames: functionName, RegionId: region },
  at: 'DomainConfigs.DomainConfig',
} as const;
const set = {
  action: 'BatchSetCdnDomainConfig',
  body: { DomainNames: domain, Functions: functionsOf, RegionId: region },
} as const;
/** It takes a while until a setting has reached the edge. */
const settled: readonly Step[] = [
  { ...read, before: 30, until: (found) => found['Status'] === 'success' },
  {
    action: 'DescribeCdnDomainDetail',
    query: { DomainName: domain, RegionId: region },
    isTyped: false,
    before: 5,
    at: 'GetDomainDetailModel',
    until: (found) => found['DomainStatus'] === 'online',
  },
];

export default defineType({
  token: 'alicloud:cdn/domainConfig:DomainConfig',
  product: 'cdn',
  reads: [{ ...read, set: attributes }],
  create: [{ ...set, keep: 'made' }, ...settled],
  newId: (x) => `${String(x.get('domainName'))}:${String(x.get('functionName'))}:${configId(x)}`,
  updates: [{ ...set, on: 'functionArgs' }, ...settled.map((step) => ({ ...step, on: 'functionArgs' }))],
  remove: [read, { action: 'DeleteSpecificConfig', body: { ConfigId: part(2), DomainName: part(0), RegionId: region } }],
});

function attributes(found: Attributes, x: Work): Attributes {
  const args = listAt(found, 'FunctionArgs.FunctionArg').filter(
    ({ ArgName: name }) => name !== 'aliyun_id' && name !== 'scheme_origin_port',
  );
  return {
    domainName: domain(x),
    functionName: found['FunctionName'],
    functionArgs: args.map((arg) => ({ argName: at(arg, 'ArgName'), argValue: at(arg, 'ArgValue') })),
    configId: String(found['ConfigId']),
    status: found['Status'],
    parentId: found['ParentId'],
  };
}

/** Every argument travels, with the id of a setting that is there already. */
function functionsOf(x: Work): string {
  const functionArgs = (x.get('functionArgs') as readonly Arg[]).map(({ argName, argValue }) => ({ argName, argValue }));
  const known = x.part(2) === '' ? {} : { configId: x.part(2) };
  return JSON.stringify([{ ...known, functionArgs, functionName: functionName(x) }]);
}
