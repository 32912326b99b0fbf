import type { FieldValue } from '../model/documents.ts';
import { defineTarget } from '../model/target.ts';

type Inputs = Readonly<Record<string, FieldValue>>;

/** The id of a rule: its parts in their order, colons of an IPv6 source as underscores. Undefined where one is not said. */
function ruleIdOf({
  securityGroupId,
  type,
  ipProtocol,
  portRange,
  nicType,
  cidrIp,
  ipv6CidrIp,
  policy,
  priority,
}: Inputs): string | undefined {
  const source = String(cidrIp || ipv6CidrIp || '').replaceAll(':', '_');
  const parts = [securityGroupId, type, ipProtocol, portRange, nicType, source, policy, priority];
  return parts.every((part) => part !== undefined && part !== null && part !== '') ? parts.join(':') : undefined;
}

export default defineTarget({
  token: 'alicloud:ecs/securityGroupRule:SecurityGroupRule',
  title: { en: 'Security group rule', 'zh-CN': '安全组规则' },
  // The plugin ends in a panic on ids of fewer than eight parts, and finds nothing under words in capitals.
  importId: '${id}:ingress:${vars.rule}',
  required: ['ipProtocol', 'securityGroupId', 'type'],
  // One of the sources must be named.
  kept: ['cidrIp', 'ipv6CidrIp', 'portRange', 'policy', 'priority', 'nicType'],
  properties: {
    ipProtocol: { title: { en: 'Protocol', 'zh-CN': '协议' } },
    securityGroupId: { title: { en: 'Security group', 'zh-CN': '安全组' } },
    type: { title: { en: 'Direction', 'zh-CN': '方向' } },
    cidrIp: { title: { en: 'Source', 'zh-CN': '源地址' } },
    ipv6CidrIp: { title: { en: 'IPv6 source', 'zh-CN': '源 IPv6 地址' } },
    portRange: { title: { en: 'Ports', 'zh-CN': '端口范围' } },
    policy: { title: { en: 'Policy', 'zh-CN': '授权策略' } },
    priority: { title: { en: 'Priority', 'zh-CN': '优先级' } },
    nicType: { title: { en: 'Network', 'zh-CN': '网卡类型' } },
    description: { title: { en: 'Description', 'zh-CN': '描述' } },
  },
  trace: {
    id: ruleIdOf,
    shows: ({ id: groupId, fields: { 'ingress.permissions': list } }, id) =>
      Array.isArray(list) ? list.some((one) => `${groupId}:ingress:${(one as { key?: FieldValue }).key}` === id) : undefined,
  },
  permissions: {
    read: ['ecs:DescribeSecurityGroupAttribute'],
    write: ['ecs:RevokeSecurityGroup', 'ecs:AuthorizeSecurityGroup'],
  },
  seconds: 2,
});
