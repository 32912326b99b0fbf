import type { ApprovalPolicy, Change, Disruption, LocalizedText, PersonRole } from '../model/documents.ts';

/** Who must allow a change of one risk. */
export interface Demand {
  readonly risk: Disruption;
  readonly roles: readonly PersonRole[];
  /** So many different persons. */
  readonly persons: number;
}

/** What a person is in the project. */
export const roleWords: Readonly<Record<PersonRole, LocalizedText>> = {
  engineer: { en: 'engineer', 'zh-CN': '工程师' },
  customer: { en: 'customer', 'zh-CN': '客户' },
  ci: { en: 'pipeline', 'zh-CN': '流水线' },
};

const grave: readonly Disruption[] = ['restart', 'cost', 'data', 'access'];
const people: readonly PersonRole[] = ['engineer', 'customer'];
const usualValidHours = 72;

/** What the policy asks for a change, one line a risk; a change without a risk asks what `none` asks. */
export function demandsOf({ risks }: Pick<Change, 'risks'>, policy: ApprovalPolicy = {}): readonly Demand[] {
  const own: readonly Disruption[] = risks.length > 0 ? risks : ['none'];
  return own.map((risk) => demandOf(risk, policy));
}

function demandOf(risk: Disruption, { rules }: ApprovalPolicy): Demand {
  const named = (rules ?? []).filter((rule) => rule.risks.includes(risk));
  if (named.length === 0) return { risk, roles: people, persons: grave.includes(risk) ? 2 : 1 };
  // Several lines about one risk: the strictest number, and only roles that every line lets in.
  const roles = named.map((rule) => rule.roles).reduce((all, next) => all.filter((role) => next.includes(role)));
  return { risk, roles, persons: Math.max(...named.map((rule) => rule.persons)) };
}

/** How long an approval holds, in hours. */
export function validHoursOf(policy: ApprovalPolicy = {}): number {
  return policy.validHours ?? usualValidHours;
}
