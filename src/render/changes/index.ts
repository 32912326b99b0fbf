export { changeListName } from './file-name.ts';
export type { ChangeListFormat, ChangeListInput, Period, PlanFormat } from './input.ts';
export { changeListText } from './list/text.ts';
export { planText } from './plan/text.ts';
export { renderChangeList } from './render-list.ts';
export { renderPlan } from './render-plan.ts';
