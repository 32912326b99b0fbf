import type { Comparison, Config, Inspection } from '../model/documents.ts';
import type { Language } from './text/catalogue.ts';

/** What a report is drawn from. Without a comparison it is a first run; without a config no customer is named. */
export interface ReportInput {
  readonly inspection: Inspection;
  readonly comparison?: Comparison | undefined;
  readonly config?: Config | undefined;
  readonly language: Language;
}

/** The comparison of a first run: nothing to compare with. */
export const firstRun: Comparison = { previousId: null, previousAt: null, findings: {}, moved: [], trend: [] };
