import type { Evidence } from '../model/documents.ts';
import { type Language, wordsOf } from './text/catalogue.ts';
import { requiredText, valueText } from './text/values.ts';

/** What was found and what is asked, as the reports write them. */
export function evidenceText(evidence: Evidence, language: Language): { readonly actual: string; readonly required: string } {
  const words = wordsOf(language);
  return { actual: valueText(evidence.actual, evidence.unit, words), required: requiredText(evidence, words) };
}
