import {
  asTexts,
  type Context,
  defineProduct,
  type Fields,
  list,
  listRows,
  mappedRows,
  pages,
  type Refusal,
  type Row,
  same,
  tagging,
  tokens,
} from '../engine/index.ts';
import { complianceOf, results } from './config/evaluate.ts';
import { configRule } from './config/kinds.ts';
import {
  configurationOf,
  findResource,
  listedKinds,
  nameOf,
  regionOf,
  resources,
  statusOf,
  textAt,
  typeOf,
} from './inventory/resources.ts';

const noResource: Refusal = [404, 'ResourceNotExists', 'The specified resource does not exist.'];

/** A resource as the service has discovered it. */
const profile = (x: Context, row: Row) => ({
  AccountId: Number(row.account),
  ResourceType: typeOf(x, row),
  ResourceId: row.id,
  ResourceName: nameOf(x, row),
  Region: regionOf(x, row),
  AvailabilityZone: textAt(row, 'ZoneId'),
  ResourceStatus: statusOf(x, row),
  ResourceCreationTime: row.createdAt,
  ResourceDeleted: 1,
  Tags: JSON.stringify(Object.fromEntries(Object.entries(row.tags).map(([key, value]) => [key, [value]]))),
  VpcId: textAt(row, 'VpcId', 'VpcAttributes.VpcId'),
  VSwitchId: textAt(row, 'VSwitchId', 'VpcAttributes.VSwitchId'),
});

/** Resources of the types, regions and names that a call asks for. */
function discovered(x: Context) {
  const types = asTexts(x.params['ResourceTypes']);
  const left = asTexts(x.params['ExcludeResourceTypes']);
  const regions = asTexts(x.params['Regions']);
  const [id, name] = [x.text('ResourceId'), x.text('ResourceName')];
  const kinds = listedKinds(x).map(({ type }) => type);
  const wanted = kinds.filter((type) => (types.length === 0 || types.includes(type)) && !left.includes(type));
  const all = resources(x, { types: wanted, ...(regions.length > 0 && { regions }) });
  if (id === '' && name === '') return all;
  return all.filter((row) => (id === '' || row.id === id) && (name === '' || nameOf(x, row).includes(name)), `discovered ${id} ${name}`);
}

/** Cloud Config: what resources there are, and whether they comply with its own rules. */
export default defineProduct({
  product: 'config',
  style: 'RPC',
  versions: ['2020-09-07'],
  hosts: ['config.{region}.aliyuncs.com', 'config.aliyuncs.com'],
  kinds: [configRule],
  actions: {
    GetConfigurationRecorder: {
      run: (x) => ({
        ConfigurationRecorder: { ConfigurationRecorderStatus: 'REGISTERED', ResourceTypes: listedKinds(x).map(({ type }) => type) },
      }),
    },
    ListDiscoveredResources: listRows<Fields>({
      rows: 'DiscoveredResourceProfiles.DiscoveredResourceProfileList',
      page: tokens({
        size: 10,
        max: 100,
        out: 'DiscoveredResourceProfiles.NextToken',
        sizeOut: 'DiscoveredResourceProfiles.MaxResults',
        total: 'DiscoveredResourceProfiles.TotalCount',
      }),
      from: (x) =>
        mappedRows(discovered(x), (row) => ({
          ...profile(x, row),
          ResourceGroupId: textAt(row, 'ResourceGroupId'),
          UpdateTime: row.createdAt,
          Version: 1,
        })),
    }),
    GetDiscoveredResource: {
      run(x) {
        const row = findResource(x, x.text('ResourceType'), x.text('ResourceId')) ?? x.refuse(noResource);
        return {
          DiscoveredResourceDetail: { ...profile(x, row), ComplianceType: '', Configuration: JSON.stringify(configurationOf(row)) },
        };
      },
      needs: ['ResourceType', 'ResourceId', 'Region'],
    },
    ListConfigRules: list({
      kind: configRule,
      rows: 'ConfigRules.ConfigRuleList',
      page: pages({
        size: 10,
        max: 100,
        pageOut: 'ConfigRules.PageNumber',
        sizeOut: 'ConfigRules.PageSize',
        total: 'ConfigRules.TotalCount',
      }),
      filter: {
        ...same('ConfigRuleName', 'ConfigRuleState', 'RiskLevel'),
        ResourceTypes: (state, wanted) => asTexts(wanted).includes(state.ResourceTypesScope),
        Keyword: (state, wanted) => state.ConfigRuleName.includes(String(wanted)),
        ComplianceType: (state, wanted, _, x) => complianceOf(x, state)['ComplianceType'] === wanted,
      },
      view: (state, _, x) => ({ Compliance: complianceOf(x, state) }),
    }),
    ListConfigRuleEvaluationResults: listRows<Fields>({
      rows: 'EvaluationResults.EvaluationResultList',
      needs: ['ConfigRuleId'],
      page: tokens({ size: 10, max: 100, out: 'EvaluationResults.NextToken', sizeOut: 'EvaluationResults.MaxResults', total: null }),
      from: (x) => results(x, x.get(configRule, x.text('ConfigRuleId')), x.text('ComplianceType')),
    }),
    ...tagging({ types: { rule: 'config.rule', RULE: 'config.rule' } }),
  },
});
