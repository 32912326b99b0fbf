import { type Context, type Fields, mappedRows, namedRows, type Row, type Rows } from '../../engine/index.ts';
import { nameOf, regionOf, textAt } from '../inventory/resources.ts';
import type { ConfigRule } from './kinds.ts';
import { managedRules } from './managed-rules.ts';

const dayMs = 86_400_000;

const judgeOf = ({ SourceIdentifier }: ConfigRule) => managedRules.find(({ identifier }) => identifier === SourceIdentifier);

/** When the rules were last judged: each night. */
const lastRun = (x: Context) => Math.floor(x.now / dayMs) * dayMs;

/** Resources that a rule judges, all or those of one outcome. */
export function judged(x: Context, rule: ConfigRule, outcome: string): Rows {
  const judge = judgeOf(rule);
  if (!judge || rule.ConfigRuleState !== 'ACTIVE') return namedRows([]);
  const all = x.rows(judge.kind, '*');
  if (outcome === '') return all;
  const wantsGood = outcome === 'COMPLIANT';
  return all.filter(({ state }) => judge.isCompliant(state) === wantsGood, `config ${judge.identifier} ${outcome}`);
}

/** What a rule comes to: how many resources are not compliant. */
export function complianceOf(x: Context, rule: ConfigRule): Fields {
  const bad = judged(x, rule, 'NON_COMPLIANT').count;
  if (bad > 0) return { ComplianceType: 'NON_COMPLIANT', Count: bad };
  const good = judged(x, rule, 'COMPLIANT').count;
  return good > 0 ? { ComplianceType: 'COMPLIANT', Count: good } : { ComplianceType: 'INSUFFICIENT_DATA', Count: 0 };
}

/** The outcomes of a rule, one for each resource. */
export function results(x: Context, { id, state: rule }: Row<ConfigRule>, outcome: string): Rows<Fields> {
  return mappedRows(judged(x, rule, outcome), (row) => {
    const isGood = judgeOf(rule)?.isCompliant(row.state) === true;
    return {
      EvaluationId: `${id}-${row.id}`,
      ComplianceType: isGood ? 'COMPLIANT' : 'NON_COMPLIANT',
      Annotation: '',
      InvokingEventMessageType: 'ScheduledNotification',
      RiskLevel: rule.RiskLevel,
      RemediationEnabled: false,
      ConfigRuleInvokedTimestamp: lastRun(x),
      ResultRecordedTimestamp: lastRun(x),
      LastNonCompliantRecordTimestamp: isGood ? 0 : lastRun(x),
      EvaluationResultIdentifier: {
        OrderingTimestamp: lastRun(x),
        EvaluationResultQualifier: {
          ConfigRuleId: id,
          ConfigRuleName: rule.ConfigRuleName,
          ConfigRuleArn: rule.ConfigRuleArn,
          RegionId: regionOf(x, row),
          ResourceId: row.id,
          ResourceName: nameOf(x, row),
          ResourceType: rule.ResourceTypesScope,
          ResourceGroupId: textAt(row, 'ResourceGroupId'),
          ResourceOwnerId: Number(row.account),
        },
      },
    };
  });
}
