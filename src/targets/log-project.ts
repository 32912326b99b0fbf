import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:log/project:Project',
  title: { en: 'Log project', 'zh-CN': '日志项目' },
  importId: '${vars.project}',
  required: ['projectName'],
  properties: { projectName: { title: { en: 'Log project', 'zh-CN': '日志项目' } } },
  trace: { type: 'ACS::SLS::Project', where: { id: 'projectName' } },
  permissions: {
    read: ['log:GetProject', 'log:ListTagResources', 'log:GetProjectPolicy'],
    write: ['log:CreateProject'],
  },
  seconds: 2,
  deletion: {
    kind: 'none',
    text: {
      en: 'The project stays, since deleting it would delete every log that anybody keeps in it by then. An empty one costs nothing; delete it by hand.',
      'zh-CN': '日志项目会保留：删除项目会一并删除届时其中的全部日志。空项目不产生费用，可手工删除。',
    },
  },
});
