import { defineResourceType } from '../model/resource-type.ts';
import { alarmFields } from './read/alarms.ts';

const listener = 'ACS::ALB::Listener';
const serverGroup = 'ACS::ALB::ServerGroup';

export default defineResourceType({
  type: 'ACS::ALB::LoadBalancer',
  title: { en: 'ALB instance', 'zh-CN': '应用型负载均衡 ALB' },
  product: 'alb',
  scope: 'regional',
  list: {
    action: 'ListLoadBalancers',
    paging: { style: 'token', token: 'NextToken', size: 'MaxResults', max: 100, total: 'TotalCount' },
    items: 'LoadBalancers',
  },
  identity: { id: 'LoadBalancerId', name: 'LoadBalancerName', created: 'CreateTime', tags: 'Tags' },
  managedBy: (_, tags) => (Object.keys(tags).some((key) => /^(ack\.aliyun\.com|ingress\.k8s\.alibaba)/.test(key)) ? 'ack' : null),
  fields: {
    status: { title: { en: 'Status', 'zh-CN': '状态' }, type: 'string', from: 'list', path: 'LoadBalancerStatus' },
    deletionProtection: {
      title: { en: 'Deletion protection', 'zh-CN': '删除保护' },
      type: 'boolean',
      from: 'list',
      path: 'DeletionProtectionConfig.Enabled',
      property: 'deletionProtectionEnabled',
    },
    'accessLog.project': {
      title: { en: 'Access log project', 'zh-CN': '访问日志项目' },
      type: 'string',
      from: 'list',
      path: 'AccessLogConfig.LogProject',
      absent: null,
    },
    listeners: {
      title: { en: 'Listeners', 'zh-CN': '监听数' },
      type: 'integer',
      unit: 'count',
      from: {
        types: { [listener]: ['loadBalancerId'] },
        derive: (balancer, lookup) => lookup.where(listener, 'loadBalancerId', balancer.id, balancer.region)?.length,
      },
    },
    backendServers: {
      title: { en: 'Backend servers', 'zh-CN': '后端服务器数' },
      type: 'integer',
      unit: 'count',
      from: {
        types: { [serverGroup]: ['loadBalancerIds', 'servers'] },
        derive: (balancer, lookup) => {
          const groups = lookup.where(serverGroup, 'loadBalancerIds', balancer.id, balancer.region);
          if (!groups || groups.some((group) => group.fields.servers === undefined)) return undefined;
          return groups.reduce((sum, group) => sum + Number(group.fields.servers), 0);
        },
      },
    },
    ...alarmFields(['acs_alb']),
  },
  sample: {
    status: 'Active',
    'alarm.metrics': ['ActiveConnection'],
    'alarm.count': 1,
    deletionProtection: true,
    'accessLog.project': 'alb-logs',
    listeners: 2,
    backendServers: 4,
    managedBy: null,
    ageDays: 90,
  },
});
