import { kind, type Make, second } from '../../engine/index.ts';
import { managedRules } from './managed-rules.ts';

/** Rules that the configuration audit judges resources by. */
export const configRule = kind({
  kind: 'config.rule',
  type: 'ACS::Config::Rule',
  id: 'cr-{20}',
  scope: 'global',
  name: 'ConfigRuleName',
  share: 0.2,
  arn: 'acs:config:*:{account}:rule/{id}',
  notFound: [404, 'ConfigRuleNotExists', 'The ConfigRule does not exist.'],
  make(m: Make) {
    const given = managedRules.find(({ identifier }) => identifier === m.given['SourceIdentifier']);
    const rule = given ?? (managedRules[m.index % managedRules.length] as (typeof managedRules)[number]);
    return {
      AccountId: Number(m.account),
      ConfigRuleId: m.id,
      ConfigRuleName: rule.title,
      ConfigRuleArn: `acs:config::${m.account}:rule/${m.id}`,
      ConfigRuleState: 'ACTIVE',
      Description: '',
      AutomationType: '',
      SourceIdentifier: rule.identifier,
      SourceOwner: 'ALIYUN',
      RiskLevel: rule.riskLevel,
      ResourceTypesScope: rule.type,
      CreateDate: second(m.createdAt),
      CreateBy: { CompliancePackId: '', CompliancePackName: '' },
    };
  },
});

export type ConfigRule = ReturnType<typeof configRule.make>;
