import { defineResourceType } from '../model/resource-type.ts';
import { oneOf } from './read/words.ts';

const visibilities = ['PUBLIC', 'PRIVATE'];

export default defineResourceType({
  type: 'ACS::CR::Repository',
  title: { en: 'Image repository', 'zh-CN': '镜像仓库' },
  product: 'cr',
  scope: 'regional',
  list: {
    action: 'ListRepository',
    params: { InstanceId: '${parent.InstanceId}' },
    paging: { style: 'page', page: 'PageNo', size: 'PageSize', max: 100, total: 'TotalCount' },
    items: 'Repositories',
    per: {
      action: 'ListInstance',
      // An instance that is not running yet has no repositories and refuses to list them.
      params: { InstanceStatus: 'RUNNING' },
      paging: { style: 'page', page: 'PageNo', size: 'PageSize', max: 100, total: 'TotalCount' },
      items: 'Instances',
    },
  },
  identity: { id: 'RepoId', name: 'RepoName', created: 'CreateTime' },
  fields: {
    instanceId: { title: { en: 'Registry instance', 'zh-CN': '镜像服务实例' }, type: 'string', from: 'list', path: 'InstanceId' },
    namespace: { title: { en: 'Namespace', 'zh-CN': '命名空间' }, type: 'string', from: 'list', path: 'RepoNamespaceName' },
    fullName: {
      title: { en: 'Repository', 'zh-CN': '命名空间/仓库' },
      type: 'string',
      from: 'list',
      path: ['RepoNamespaceName', 'RepoName'],
      read: (namespace, name) => (namespace && name ? `${namespace}/${name}` : undefined),
    },
    visibility: {
      title: { en: 'Repository type', 'zh-CN': '仓库类型' },
      type: 'string',
      from: 'list',
      path: 'RepoType',
      read: oneOf(visibilities),
      values: visibilities,
      property: 'repoType',
    },
  },
  sample: { instanceId: 'cri-plum', namespace: 'shop', fullName: 'shop/plum', visibility: 'PRIVATE', managedBy: null },
});
