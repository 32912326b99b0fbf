import type { Severity } from '../../model/documents.ts';
import type { Words } from '../text/catalogue.ts';
import type { ReportView } from '../view/view-model.ts';

/** What the writers of one page share. */
export interface Page {
  readonly view: ReportView;
  readonly words: Words;
  /** Rules of the style sheet that depend on the words: the names of columns on a phone. */
  readonly styles: string[];
  /** Rows of one rule that are shown, so that the page stays small. */
  readonly rowsPerRule: number;
}

/** File that holds all rows. */
export const tableFile = 'risk-report.csv';

const mostRowsPerRule = 20;
const mostRows = 2000;

/** 20 rows a rule, fewer where many rules have many rows: the page stays well under 2 MB whatever the estate. */
export function rowsPerRule(counts: readonly number[]): number {
  let limit = mostRowsPerRule;
  while (limit > 1 && counts.reduce((sum, count) => sum + Math.min(count, limit), 0) > mostRows) limit--;
  return limit;
}

/** Where the first risk of this level and category stands. */
export function anchorOf(level: Severity, category: string): string {
  return `at-${level}-${category}`;
}

/** Where a rule's risks stand. */
export function ruleAnchor(ruleId: string): string {
  return `r-${ruleId.replaceAll(/[^\w-]+/g, '-')}`;
}
