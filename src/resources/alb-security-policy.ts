import { defineResourceType } from '../model/resource-type.ts';

export default defineResourceType({
  type: 'ACS::ALB::SecurityPolicy',
  title: { en: 'ALB TLS policy', 'zh-CN': 'ALB 自定义 TLS 策略' },
  product: 'alb',
  scope: 'regional',
  list: {
    action: 'ListSecurityPolicies',
    paging: { style: 'token', token: 'NextToken', size: 'MaxResults', max: 100, total: 'TotalCount' },
    items: 'SecurityPolicies',
  },
  identity: { id: 'SecurityPolicyId', name: 'SecurityPolicyName', created: 'CreateTime', tags: 'Tags' },
  fields: {
    versions: { title: { en: 'TLS versions', 'zh-CN': 'TLS 版本' }, type: 'list', from: 'list', path: 'TLSVersions', absent: [] },
  },
  sample: { versions: ['TLSv1.2', 'TLSv1.3'] },
});
