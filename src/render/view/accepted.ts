import type { AppliedException, Finding, Inspection, RuleSummary } from '../../model/documents.ts';
import { dayOf, dayOfDate } from '../text/clock.ts';
import { isLevel, type Level } from './levels.ts';
import { compareText } from './risks.ts';

/** A risk that a person accepted until a day. */
export interface AcceptedRisk {
  readonly finding: Finding;
  readonly rule: RuleSummary;
  readonly level: Level;
  readonly by: string;
  readonly until: string;
  readonly why: string;
  readonly daysLeft: number;
  /** It ends within 14 days. */
  readonly isSoon: boolean;
}

export interface Exceptions {
  readonly risks: readonly AcceptedRisk[];
  readonly expired: readonly AppliedException[];
  /** Exceptions that cover no risk. */
  readonly unused: readonly AppliedException[];
}

const soonDays = 14;

export function exceptionsOf(inspection: Inspection): Exceptions {
  const today = dayOf(inspection.inventory.takenAt);
  const risks = inspection.rules.flatMap(({ rule, findings }) => findings.flatMap((finding) => acceptedRisk(finding, rule, today)));
  return {
    risks: risks.toSorted((a, b) => a.daysLeft - b.daysLeft || compareText(a.finding.id, b.finding.id)),
    expired: inspection.exceptions.filter(({ isExpired }) => isExpired),
    unused: inspection.exceptions.filter(({ isExpired, findings }) => !isExpired && findings === 0),
  };
}

function acceptedRisk(finding: Finding, rule: RuleSummary, today: number): AcceptedRisk[] {
  if (finding.outcome !== 'accepted' || !isLevel(rule.severity)) return [];
  const { by, until, why } = finding.accepted ?? { by: '—', until: '9999-12-31', why: '—' };
  const daysLeft = dayOfDate(until) - today;
  return [{ finding, rule, level: rule.severity, by, until, why, daysLeft, isSoon: daysLeft <= soonDays }];
}
