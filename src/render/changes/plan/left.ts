import type { ChangePlan, Severity } from '../../../model/documents.ts';

const order: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info'];

type Left = ChangePlan['notFixable'][number];

/** Findings of one risk that stay for one reason. */
export interface LeftGroup {
  readonly first: Left;
  readonly members: readonly Left[];
}

/** Groups of what is left to a person, gravest first; each keeps the order of the plan. */
export function leftGroups(all: readonly Left[]): LeftGroup[] {
  const groups = new Map<string, Left[]>();
  for (const one of all) {
    const key = `${one.ruleId} ${one.code} ${one.reason.en}`;
    const members = groups.get(key);
    if (members) members.push(one);
    else groups.set(key, [one]);
  }
  const rank = ({ severity = 'info' }: Left) => order.indexOf(severity);
  return [...groups.values()].map((members) => ({ first: members[0] as Left, members })).sort((a, b) => rank(a.first) - rank(b.first));
}
