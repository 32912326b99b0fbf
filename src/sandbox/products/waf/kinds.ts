import { kind, type Make, type Refusal } from '../../engine/index.ts';

const dayMs = 86_400_000;
const noInstance: Refusal = [400, 'Waf.Pullin.InstanceInvalid', 'The instance does not exist or does not belong to the account.'];
const noDomain: Refusal = [400, 'Waf.Pullin.DomainNotExist', 'The domain does not exist.'];

/** A bought web application firewall: one for the mainland, one for the rest. */
export const wafInstance = kind({
  kind: 'waf-openapi.instance',
  type: 'ACS::WAF::Instance',
  id: 'waf_v2_public_cn-{12}',
  scope: 'global',
  share: 0.02,
  arn: 'acs:yundun-waf:*:{account}:instance/{id}',
  notFound: noInstance,
  make: (m: Make) => ({
    InstanceId: m.id,
    Edition: 'default_version',
    PayType: 'SUBSCRIPTION',
    RegionId: 'cn-hangzhou',
    InDebt: '1',
    Status: 1,
    ProcessStatus: '',
    StartTime: m.createdAt,
    EndTime: m.openedAt + m.int(60, 300) * dayMs,
  }),
});

/** Web sites behind it. */
export const wafDomain = kind({
  kind: 'waf-openapi.domain',
  type: 'ACS::WAF::Domain',
  id: '{name}-waf',
  scope: 'global',
  name: 'Domain',
  share: 0.1,
  arn: 'acs:yundun-waf:*:{account}:domain/{id}',
  notFound: noDomain,
  make: (m: Make) => ({
    Domain: m.name,
    DomainId: m.id,
    Cname: `${m.chars(16)}.c.yundunwaf.com`,
    Status: 1,
    ResourceManagerResourceGroupId: '',
    backend: m.address('203.0.113.0/24'),
    tlsVersion: 'tlsv1.2',
    isLogged: true,
    addedAt: m.createdAt,
  }),
});

export type WafDomain = ReturnType<typeof wafDomain.make>;

/** Rules that requests are held against. */
export const wafRule = kind({
  kind: 'waf-openapi.rule',
  type: 'ACS::WAF::DefenseRule',
  id: '{digits:8}',
  scope: 'global',
  name: 'RuleName',
  share: 0.1,
  notFound: [400, 'Waf.Pullin.RuleNotExist', 'The rule does not exist.'],
  make: (m: Make) => ({
    RuleId: Number(m.id),
    RuleName: m.name,
    RuleType: 'defense',
    DefenseType: 'template',
    DefenseScene: 'waf_group',
    DefenseOrigin: 'system',
    Status: 1,
    TemplateId: 1,
    Resource: '',
    Config: JSON.stringify({ policyId: 1012, action: 'block' }),
    GmtCreate: m.createdAt,
    GmtModified: m.createdAt,
  }),
});
