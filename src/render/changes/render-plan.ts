import type { ChangePlan, Config } from '../../model/documents.ts';
import { wordsOf } from '../text/catalogue.ts';
import type { DrawOptions, PlanFormat } from './input.ts';
import { planMarkdown } from './plan/markdown.ts';
import { planPage } from './plan/page.ts';
import { planView } from './plan/view.ts';

/** Draws a plan for the person who approves it. JSON is the same in both languages. */
export function renderPlan(plan: ChangePlan, { language, format }: DrawOptions<PlanFormat>, config: Config = {}): string {
  const view = planView(plan, config);
  if (format === 'json') return `${JSON.stringify({ schemaVersion: 1, figures: view.figures, plan }, null, 1)}\n`;
  const words = wordsOf(language);
  return format === 'html' ? planPage(view, words) : planMarkdown(view, words);
}
