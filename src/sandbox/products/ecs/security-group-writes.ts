import { type Action, type Context, type Refusal, update } from '../../engine/index.ts';
import { instance, type Rule, ruleOf, securityGroup } from './kinds.ts';

type Direction = Rule['Direction'];

const aGroup = { kind: securityGroup, id: 'SecurityGroupId' } as const;
const anInstance = { kind: instance, id: 'InstanceId' } as const;
const noRule: Refusal = [400, 'InvalidSecurityGroupRule.RuleNotExist', 'The specified rule does not exist.'];
const lastGroup: Refusal = [403, 'InstanceLastSecurityGroup', 'The instance must belong to at least one security group.'];
const otherSide: Readonly<Record<string, string>> = { ingress: 'SourceCidrIp', egress: 'DestCidrIp' };

/** Rules of security groups, and which instances are in them. */
export const securityGroupWrites: Readonly<Record<string, Action>> = {
  AuthorizeSecurityGroup: authorize('ingress'),
  AuthorizeSecurityGroupEgress: authorize('egress'),
  RevokeSecurityGroup: revoke('ingress'),
  RevokeSecurityGroupEgress: revoke('egress'),
  ModifySecurityGroupRule: describe('ingress'),
  ModifySecurityGroupEgressRule: describe('egress'),
  JoinSecurityGroup: update({
    ...anInstance,
    needs: ['SecurityGroupId'],
    also: (s, _row, x) => ({
      'SecurityGroupIds.SecurityGroupId': [...new Set([...groupsOf(s), x.get(securityGroup, x.text('SecurityGroupId')).id])],
    }),
  }),
  LeaveSecurityGroup: update({
    ...anInstance,
    needs: ['SecurityGroupId'],
    guard: (s, _row, x) => (groupsOf(s).every((id) => id === x.text('SecurityGroupId')) ? lastGroup : undefined),
    also: (s, _row, x) => ({ 'SecurityGroupIds.SecurityGroupId': groupsOf(s).filter((id) => id !== x.text('SecurityGroupId')) }),
  }),
};

function groupsOf(state: { readonly SecurityGroupIds: { readonly SecurityGroupId: readonly string[] } }): readonly string[] {
  return state.SecurityGroupIds.SecurityGroupId;
}

function authorize(direction: Direction): Action {
  return update({
    ...aGroup,
    also: (s, row, x) => ({
      rules: [...s.rules, ...sentRules(x, direction).map((rule, at) => ruleOf(rule, x.now, `${row.id}${s.rules.length + at}`))],
    }),
  });
}

function revoke(direction: Direction): Action {
  return update({ ...aGroup, also: (s, _row, x) => ({ rules: s.rules.filter((rule) => !isMeant(x, rule, direction)) }) });
}

/** Of a rule that is named by all its fields the description alone can change. */
function describe(direction: Direction): Action {
  return update({
    ...aGroup,
    guard: (s, _row, x) => (s.rules.some((rule) => isMeant(x, rule, direction)) ? undefined : noRule),
    also: (s, _row, x) => ({
      rules: s.rules.map((rule) => (isMeant(x, rule, direction) ? { ...rule, Description: x.text('Description') } : rule)),
    }),
  });
}

/** Rules come as `Permissions.1.*`, or one of them in parameters of its own. */
function sentRules(x: Context, Direction: Direction): readonly Readonly<Record<string, unknown>>[] {
  const sent = Array.isArray(x.params['Permissions']) ? (x.params['Permissions'] as Readonly<Record<string, unknown>>[]) : [x.params];
  return sent.map((rule) => ({ ...rule, SecurityGroupRuleId: undefined, Direction }));
}

function isMeant(x: Context, rule: Rule, direction: Direction): boolean {
  if (x.texts('SecurityGroupRuleId').length > 0) return x.texts('SecurityGroupRuleId').includes(rule.SecurityGroupRuleId);
  const fields = ['IpProtocol', 'PortRange', 'SourceGroupId', 'Direction', otherSide[direction] ?? ''] as (keyof Rule)[];
  return sentRules(x, direction).some((sent) => {
    const wanted = ruleOf(sent, x.now, '');
    return fields.every((field) => wanted[field] === rule[field]);
  });
}
