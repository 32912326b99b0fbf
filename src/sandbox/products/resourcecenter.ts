import { type Context, defineProduct, type Fields, listRows, type Refusal, tokens, write } from '../engine/index.ts';
import { configurationOf, findResource, listedKinds, resources } from './inventory/resources.ts';
import { filtersOut, found, namedResources, search, shown } from './resourcecenter/search.ts';

const page = tokens({ size: 20, max: 100, total: null });
const noResource: Refusal = [404, 'NotExists.Resource', 'The specified resource does not exist.'];
const badGroup: Refusal = [400, 'InvalidParameter.GroupByKey', 'The specified parameter GroupByKey is not valid.'];

/** Counts of what is there, by type or region. */
function countsOf(x: Context): readonly Fields[] {
  const by = x.text('GroupByKey') || 'ResourceType';
  const names: Readonly<Record<string, () => readonly string[]>> = {
    ResourceType: () => [...new Set(listedKinds(x).map(({ type }) => type))],
    RegionId: () => x.estate.regions,
    AccountId: () => [x.account],
  };
  const groups = names[by] ?? x.refuse(badGroup);
  const narrowed = (name: string) => (by === 'ResourceType' ? { types: [name] } : by === 'RegionId' ? { regions: [name] } : {});
  const filtered = search(x).count < resources(x).count;
  const count = (name: string) => (filtered ? filteredCount(x, by, name) : resources(x, narrowed(name)).count);
  return groups()
    .map((GroupName) => ({ GroupName, Count: count(GroupName) }))
    .filter(({ Count }) => Count > 0);
}

function filteredCount(x: Context, by: string, name: string): number {
  return search(x).filter((row) => String((shown(x, row) as Fields)[by]) === name).count;
}

/** Resource Center: all resources of the account, whatever their product. */
export default defineProduct({
  product: 'resourcecenter',
  style: 'RPC',
  versions: ['2022-12-01'],
  hosts: ['resourcecenter.aliyuncs.com', 'resourcecenter-intl.aliyuncs.com', 'resourcecenter.{region}.aliyuncs.com'],
  actions: {
    SearchResources: listRows<Fields>({
      rows: 'Resources',
      page,
      from: (x) => found(x, search(x)),
      reply: (x) => ({ Filters: filtersOut(x) }),
    }),
    SearchMultiAccountResources: listRows<Fields>({
      rows: 'Resources',
      needs: ['Scope'],
      page,
      from: (x) => found(x, search(x, { accounts: x.estate.accounts.map(({ id }) => id) })),
      reply: (x) => ({ Filters: filtersOut(x), Scope: x.text('Scope') }),
    }),
    GetResourceConfiguration: {
      run(x) {
        const row = findResource(x, x.text('ResourceType'), x.text('ResourceId')) ?? x.refuse(noResource);
        return { ...shown(x, row), Configuration: configurationOf(row) };
      },
      needs: ['ResourceType', 'ResourceId', 'ResourceRegionId'],
    },
    BatchGetResourceConfigurations: {
      run: (x) => ({ Resources: [...namedResources(x)].map((row) => ({ ...shown(x, row), Configuration: configurationOf(row) })) }),
    },
    GetResourceCounts: {
      run: (x) => ({
        GroupByKey: x.text('GroupByKey') || 'ResourceType',
        ResourceCounts: countsOf(x),
        Filters: filtersOut(x).map(({ Key, Values }) => ({ Key, Values })),
      }),
    },
    ListResourceTypes: {
      run: (x) => ({
        ResourceTypes: listedKinds(x).map(({ type, kind }) => ({
          ResourceType: type,
          ResourceTypeName: type.split('::')[2],
          ProductName: type.split('::')[1],
          FilterKeys: ['ResourceId', 'ResourceName', 'RegionId', 'ResourceGroupId', 'Tag'],
          CodeMapping: { ResourceGroup: kind.split('.')[1], Tag: `ALIYUN::${type.split('::').slice(1).join('::').toUpperCase()}` },
        })),
      }),
    },
    GetResourceCenterServiceStatus: { run: () => ({ ServiceStatus: 'Enabled', InitialStatus: 'Finished' }) },
    EnableResourceCenter: write(() => ({ Status: 'Enabled' })),
  },
});
