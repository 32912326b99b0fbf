import type { Approval, ChangePlan, ChangeRecord, Revocation } from '../../model/documents.ts';
import type { Language } from '../text/catalogue.ts';

/** Days in Beijing, the first and the last both included; years 0000 and 9999 leave an end open. */
export interface Period {
  /** YYYY-MM-DD */
  readonly from: string;
  /** YYYY-MM-DD */
  readonly to: string;
}

/** What a change list is drawn from: every plan that a record names, and what was signed and done about it. */
export interface ChangeListInput {
  readonly plans: readonly ChangePlan[];
  readonly approvals: readonly Approval[];
  readonly records: readonly ChangeRecord[];
  readonly revocations?: readonly Revocation[];
  /**
   * Sets of which a run started in it, and sets that no run took up when they were made, approved, declined, taken back or
   * ran out in it; without it, everything given.
   */
  readonly period?: Period;
  /**
   * Id of the one set that the list is of: its changes alone are counted, and the sets that take them back stand among the
   * rollbacks. Without it the list is of all plans.
   */
  readonly only?: string;
  /** ISO-8601: whether an approval has run out is judged by it; without it, the newest moment that the documents know. */
  readonly now?: string;
}

/** How a document is drawn. */
export interface DrawOptions<Format extends string> {
  readonly language: Language;
  readonly format: Format;
}

export type PlanFormat = 'html' | 'markdown' | 'json';
export type ChangeListFormat = 'html' | 'xlsx' | 'csv' | 'markdown' | 'json';
