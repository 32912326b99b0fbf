import { GoneError } from '../bridge/run.ts';
import type { Reply } from '../cloud/client.ts';
import { type Attributes, defineType, listAt, part, region, type Values, type Work } from '../type-file.ts';

const PARTS = 8;
const isIngress = (x: Work) => direction(x) === 'ingress';
const isEgress = (x: Work) => !isIngress(x);
const groupOf = (x: Work) => (x.id === '' ? x.get('securityGroupId') : x.part(0));
const group = { RegionId: region, SecurityGroupId: groupOf };
const look = { action: 'DescribeSecurityGroupAttribute', query: group };

export default defineType({
  token: 'alicloud:ecs/securityGroupRule:SecurityGroupRule',
  product: 'ecs',
  panicsAt: (id) => id.split(':').length < PARTS,
  reads: [
    {
      action: 'DescribeSecurityGroupAttribute',
      query: { ...group, Direction: part(1), NicType: part(4) },
      set: attributes,
    },
  ],
  create: [
    look,
    { action: 'AuthorizeSecurityGroup', when: isIngress, body: permission },
    { action: 'AuthorizeSecurityGroupEgress', when: isEgress, body: permission },
  ],
  newId: (x) => {
    const target = x.get('cidrIp') ?? String(x.get('ipv6CidrIp') ?? '').replaceAll(':', '_');
    const other = x.get('sourceSecurityGroupId') ?? x.get('prefixListId') ?? '';
    return [
      x.get('securityGroupId'),
      x.get('type'),
      x.get('ipProtocol'),
      x.get('portRange'),
      nic(x),
      target === '' ? other : target,
      x.get('policy'),
      x.get('priority'),
    ]
      .map(String)
      .join(':');
  },
  updates: [
    { ...look, on: 'description' },
    // The real plugin sends it twice.
    { action: 'ModifySecurityGroupRule', method: 'GET', on: 'description', when: isIngress, query: flatRule },
    { action: 'ModifySecurityGroupRule', method: 'GET', on: 'description', when: isIngress, query: flatRule },
    { action: 'ModifySecurityGroupEgressRule', method: 'GET', on: 'description', when: isEgress, query: flatRule },
    { action: 'ModifySecurityGroupEgressRule', method: 'GET', on: 'description', when: isEgress, query: flatRule },
  ],
  remove: [
    look,
    { action: 'RevokeSecurityGroup', method: 'GET', when: isIngress, query: flatRule },
    { action: 'RevokeSecurityGroupEgress', method: 'GET', when: isEgress, query: flatRule },
  ],
});

function direction(x: Work): unknown {
  return x.id === '' ? x.get('type') : x.part(1);
}

/** Rules of a group in a VPC are those of the inner network. */
function nic(x: Work): unknown {
  return x.get('nicType') ?? 'intranet';
}

/** The one rule among the group's that the id names, every part of it. */
function attributes(reply: Reply, x: Work): Attributes {
  const [, type, protocol, ports, , target, policy, priority] = x.id.split(':');
  const side = type === 'ingress' ? 'Source' : 'Dest';
  const rule = listAt(reply, 'Permissions.Permission').find((one) => {
    const targets = [
      one[`${side}CidrIp`],
      String(one[`Ipv6${side}CidrIp`] ?? '').replaceAll(':', '_'),
      one[`${side}GroupId`],
      one[`${side}PrefixListId`],
    ];
    return (
      lower(one['IpProtocol']) === protocol &&
      one['PortRange'] === ports &&
      targets.includes(target) &&
      lower(one['Policy']) === policy &&
      String(one['Priority']) === priority
    );
  });
  if (rule === undefined) throw new GoneError(`${x.id} is not found`);
  return {
    securityGroupId: x.part(0),
    type,
    ipProtocol: lower(rule['IpProtocol']),
    nicType: rule['NicType'],
    policy: lower(rule['Policy']),
    portRange: rule['PortRange'],
    priority: Number(rule['Priority']),
    description: rule['Description'],
    securityGroupRuleId: rule['SecurityGroupRuleId'],
    cidrIp: rule[`${side}CidrIp`] || undefined,
    ipv6CidrIp: rule[`Ipv6${side}CidrIp`] || undefined,
    sourceSecurityGroupId: rule[`${side}GroupId`] || undefined,
    sourceGroupOwnerAccount: rule[`${side}GroupOwnerAccount`] || undefined,
    prefixListId: rule[`${side}PrefixListId`] || undefined,
  };
}

function lower(value: unknown): string {
  return String(value ?? '').toLowerCase();
}

/** The fields that name a rule to the cloud. */
function ruleFields(x: Work) {
  const side = isIngress(x) ? 'Source' : 'Dest';
  const said = (name: string) => x.get(name) || undefined;
  return {
    IpProtocol: said('ipProtocol'),
    NicType: nic(x),
    Policy: said('policy'),
    PortRange: said('portRange'),
    Priority: said('priority'),
    [`${side}CidrIp`]: said('cidrIp'),
    [`Ipv6${side}CidrIp`]: said('ipv6CidrIp'),
    [`${side}GroupId`]: said('sourceSecurityGroupId'),
    [`${side}GroupOwnerAccount`]: said('sourceGroupOwnerAccount'),
    [`${side}PrefixListId`]: said('prefixListId'),
  };
}

function permission(x: Work): Values {
  const fields = { ...ruleFields(x), Description: x.get('description') || undefined };
  return { ...group, ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [`Permissions.1.${name}`, () => value])) };
}

function flatRule(x: Work): Values {
  const fields = { ...ruleFields(x), Description: x.get('description') ?? '' };
  return { ...group, ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, () => value])) };
}
