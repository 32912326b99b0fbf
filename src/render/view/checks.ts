import type { Finding, RuleSummary } from '../../model/documents.ts';
import type { Risk } from './risks.ts';
import type { ReportView } from './view-model.ts';

/** One row of a complete list: every check that did not simply pass, advice included. */
export interface Check {
  readonly finding: Finding;
  readonly rule: Pick<RuleSummary, 'id' | 'category' | 'risk'> & Partial<RuleSummary>;
  /** Present when the check is an open risk. */
  readonly risk?: Risk;
}

/** All rows in the order of the report: open risks first, then what was accepted, not assessed, and advice. */
export function checksOf({ groups, inspection }: ReportView): Check[] {
  const open = groups.flatMap(({ rule, risks }) => risks.map((risk) => ({ finding: risk.finding, rule, risk })));
  const isOpen = new Set(open.map(({ finding }) => finding.id));
  const others = inspection.rules.flatMap(({ rule, findings }) =>
    findings.filter(({ id }) => !isOpen.has(id)).map((finding) => ({ finding, rule })),
  );
  return [...open, ...others.sort((a, b) => rank(a) - rank(b))];
}

const order = ['accepted', 'unknown', 'error', 'fail'];

function rank({ finding }: Check): number {
  return order.indexOf(finding.outcome);
}
