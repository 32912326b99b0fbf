import type { Comparison, Inspection } from '../../model/documents.ts';
import { isLevel, levels, sumOf } from './levels.ts';

export type Move = Comparison['moved'][number];

/** What moved the open risks from the opening to the closing, balanced like an account. */
export interface Moves {
  readonly previousId: string;
  readonly previousAt: string | null;
  readonly opening: number;
  readonly new: number;
  readonly recurred: number;
  readonly expired: number;
  readonly fixed: number;
  readonly accepted: number;
  readonly released: number;
  readonly retired: number;
  /** What changed rules or scope moved; 0 in the ordinary case. */
  readonly recount: number;
  readonly closing: number;
  /** Of the new: why they are new. */
  readonly causes: { readonly found: number; readonly rule: number; readonly scope: number };
  readonly came: readonly Move[];
  readonly left: readonly Move[];
}

const cameBy: readonly Move['how'][] = ['new', 'new-rule', 'new-resource', 'recurred', 'exception-expired'];
const leftBy: readonly Move['how'][] = ['fixed', 'accepted', 'released', 'rule-retired'];

/** undefined on a first run: there is nothing to compare with. @param closing open risks of this run */
export function movesOf(inspection: Inspection, comparison: Comparison, closing: number): Moves | undefined {
  const { previousId, previousAt } = comparison;
  if (previousId === null) return undefined;
  const moved = comparison.moved.filter((move) => isLevel(move.finding.severity) && wasCounted(move, comparison)).toSorted(byLevelAndRule);
  const came = moved.filter(({ how }) => cameBy.includes(how));
  const left = moved.filter(({ how }) => leftBy.includes(how));
  const counted = (...ways: Move['how'][]) => moved.filter(({ how }) => ways.includes(how)).length;
  const opening = openingOf(comparison, inspection.id) ?? closing - came.length + left.length;
  return {
    previousId,
    previousAt,
    opening,
    new: counted('new', 'new-rule', 'new-resource'),
    recurred: counted('recurred'),
    expired: counted('exception-expired'),
    fixed: counted('fixed'),
    accepted: counted('accepted'),
    released: counted('released'),
    retired: counted('rule-retired'),
    recount: closing - (opening + came.length - left.length),
    closing,
    causes: { found: counted('new'), rule: counted('new-rule'), scope: counted('new-resource') },
    came,
    left,
  };
}

/** Accepted risks stand outside the account: only one that was open leaves it, and one that was accepted cannot leave it again. */
function wasCounted({ finding, how }: Move, { findings }: Comparison): boolean {
  if (how === 'accepted') return findings[finding.id]?.state === 'open';
  return !leftBy.includes(how) || finding.outcome !== 'accepted';
}

/** The closing of the previous run, as it was written down then. */
function openingOf({ trend, previousId }: Comparison, thisId: string): number | undefined {
  const previous = trend.find(({ id }) => id === previousId && id !== thisId);
  if (!previous) return undefined;
  return sumOf({ critical: 0, high: 0, medium: 0, low: 0, ...previous.open });
}

function byLevelAndRule(a: Move, b: Move): number {
  const rank = ({ finding }: Move) => (levels as readonly string[]).indexOf(finding.severity);
  return rank(a) - rank(b) || (a.finding.ruleId < b.finding.ruleId ? -1 : a.finding.ruleId > b.finding.ruleId ? 1 : 0);
}
