import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:alb/loadBalancerAccessLogConfigAttachment:LoadBalancerAccessLogConfigAttachment',
  title: { en: 'Access log of an ALB instance', 'zh-CN': 'ALB 访问日志' },
  importId: '${id}',
  required: ['loadBalancerId', 'logProject', 'logStore'],
  properties: {
    loadBalancerId: { title: { en: 'ALB instance', 'zh-CN': 'ALB 实例' } },
    logProject: { title: { en: 'Log project', 'zh-CN': '日志项目' }, field: 'accessLog.project' },
    logStore: { title: { en: 'Log store', 'zh-CN': '日志库' } },
  },
  trace: {
    id: '${loadBalancerId}',
    shows: ({ fields: { 'accessLog.project': project } }) => (project === undefined ? undefined : project !== null),
  },
  permissions: {
    read: ['alb:GetLoadBalancerAttribute', 'alb:ListAsynJobs'],
    write: ['alb:EnableLoadBalancerAccessLog', 'alb:DisableLoadBalancerAccessLog'],
  },
  seconds: 7,
  deletion: {
    kind: 'delete',
    text: {
      en: 'The access log is switched off; what was written stays in the log store.',
      'zh-CN': '关闭访问日志；已写入日志库的内容保留。',
    },
  },
});
