import { defineResourceType } from '../model/resource-type.ts';

export default defineResourceType({
  type: 'ACS::SLS::Project',
  title: { en: 'Log project', 'zh-CN': '日志项目' },
  product: 'sls',
  scope: 'regional',
  list: {
    action: 'ListProject',
    path: '/',
    paging: { style: 'offset', offset: 'offset', size: 'size', max: 500, total: 'total' },
    items: 'projects',
  },
  identity: { id: 'projectName', region: 'region' },
  fields: {
    status: { title: { en: 'Status', 'zh-CN': '状态' }, type: 'string', from: 'list', path: 'status', values: ['Normal', 'Disable'] },
  },
  sample: { status: 'Normal' },
});
