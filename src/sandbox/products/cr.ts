import {
  type Context,
  defineProduct,
  get,
  list,
  listOf,
  oneOf,
  pages,
  type Refusal,
  type Row,
  same,
  tagging,
  write,
} from '../engine/index.ts';
import { instance, namespace, type Repository, repository } from './cr/registry.ts';

const byInstance = { kind: instance, id: 'InstanceId' } as const;
const numbered = { page: 'PageNo', pageSize: 'PageSize', size: 30, max: 100 } as const;
const badType: Refusal = [400, 'INVALID_PARAMETER', 'parameter {name} is invalid'];

/** A repository by its id, or by the names of its namespace and its own. */
function repositoryOf(x: Context): Row<Repository> {
  x.get(instance, x.text('InstanceId'));
  const [id, space, name] = [x.text('RepoId'), x.text('RepoNamespaceName'), x.text('RepoName')];
  const rows = id === '' ? x.where(repository, 'InstanceId', x.text('InstanceId')) : [x.get(repository, id)];
  const row = rows.find(
    ({ state }) =>
      state.InstanceId === x.text('InstanceId') && (id !== '' || (state.RepoNamespaceName === space && state.RepoName === name)),
  );
  return row ?? x.refuse(repository.notFound);
}

/** Container Registry, Enterprise Edition. */
export default defineProduct({
  product: 'cr',
  serviceCode: 'acr',
  style: 'RPC',
  versions: ['2018-12-01'],
  hosts: ['cr.{region}.aliyuncs.com'],
  always: { Code: 'success', IsSuccess: true },
  kinds: [instance, namespace, repository],
  actions: {
    ListInstance: list({
      kind: instance,
      rows: 'Instances',
      page: pages(numbered),
      filter: same('InstanceName', 'InstanceStatus', 'ResourceGroupId'),
    }),
    ListNamespace: list({
      kind: namespace,
      rows: 'Namespaces',
      needs: ['InstanceId'],
      page: { ...pages(numbered), out: textTotal },
      filter: same('InstanceId', 'NamespaceName', 'NamespaceStatus'),
    }),
    ListRepository: list({
      kind: repository,
      rows: 'Repositories',
      needs: ['InstanceId'],
      page: { ...pages(numbered), out: textTotal },
      filter: {
        ...same('InstanceId', 'RepoNamespaceName', 'RepoName'),
        RepoStatus: (s, wanted) => wanted === 'ALL' || s.RepoStatus === wanted,
      },
    }),
    GetRepository: {
      needs: ['InstanceId'],
      run: (x) => x.shown(repositoryOf(x), '', ({ detail }) => ({ Detail: detail })),
    },
    UpdateRepository: write(
      (x) => {
        const row = repositoryOf(x);
        const refusal = x.text('RepoType') === '' ? undefined : oneOf(['PUBLIC', 'PRIVATE'], badType)(x.text('RepoType'), 'RepoType', x);
        if (refusal) x.refuse(refusal, { name: 'RepoType' });
        x.change(row, {
          RepoType: x.params['RepoType'],
          Summary: x.params['Summary'],
          detail: x.params['Detail'],
          TagImmutability: x.params['TagImmutability'],
          ModifiedTime: x.now,
        });
        return {};
      },
      { needs: ['InstanceId', 'RepoType', 'Summary'], resource: (x) => x.arn(repository, x.text('RepoId')) },
    ),
    GetInstanceEndpoint: get({
      ...byInstance,
      needs: ['EndpointType'],
      view: (state, row, x) => ({
        Enable: x.text('EndpointType') === 'internet' ? state.publicEndpoint : true,
        AclEnable: true,
        AclEntries: [],
        Status: 'RUNNING',
        Domains: [{ Domain: `${state.InstanceName}-registry.${row.region}.cr.aliyuncs.com`, Type: 'SYSTEM' }],
      }),
    }),
    GetInstanceUsage: get({
      ...byInstance,
      view: (_state, row, x) => ({
        NamespaceQuota: '25',
        NamespaceUsage: String(x.where(namespace, 'InstanceId', row.id).length),
        RepoQuota: '3000',
        RepoUsage: String(x.where(repository, 'InstanceId', row.id).length),
        ChartNamespaceQuota: '25',
        ChartNamespaceUsage: '0',
        ChartRepoQuota: '3000',
        ChartRepoUsage: '0',
        VpcQuota: '3',
        VpcUsage: '1',
      }),
    }),
    ListScanRule: listOf({
      rows: 'ScanRules',
      needs: ['InstanceId'],
      page: pages(numbered),
      // Nobody of the estate scans images.
      from: (x) => {
        x.get(instance, x.text('InstanceId'));
        return [];
      },
    }),
    ...tagging({ types: { instance: 'cr.instance', repository: 'cr.repository' } }),
  },
});

/** The totals of these two lists are texts. */
function textTotal(_x: Context, slice: { readonly from: number; readonly size: number }, total: number) {
  return { PageNo: slice.from / slice.size + 1, PageSize: slice.size, TotalCount: String(total) };
}
