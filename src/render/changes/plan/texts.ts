import type { Conflict } from '../../../model/documents.ts';
import type { Words } from '../../text/catalogue.ts';
import { risksText } from '../texts.ts';
import { short } from '../values.ts';
import type { PlannedChange, PlanView } from './view.ts';

/** The conclusion in one sentence: `lead` is the part to stress. */
export interface PlanVerdict {
  readonly lead: string;
  readonly rest: string;
}

export function planVerdict({ figures, isSupported, plan }: PlanView, words: Words): PlanVerdict {
  const { changes, resources, disruptive, oneWay, notFixable } = figures;
  if (changes === 0) return { lead: words.t('changes.plan.nothing'), rest: words.t('changes.plan.nothingRest', { n: notFixable }) };
  const key = isSupported ? 'changes.plan.lead' : 'changes.plan.leadOnly';
  const lead = words.t(plan.rollbackOf === undefined ? key : 'changes.plan.leadBack', { n: changes });
  return { lead, rest: words.t('changes.plan.rest', { resources, disruptive, oneWay }) };
}

/** What the reader must know before anything else. */
export function planBanners({ isSupported, plan }: PlanView, words: Words): string[] {
  return [
    ...(isSupported ? [] : [words.t('changes.unsupported')]),
    ...(plan.source === 'sandbox' ? [words.t('banner.sandbox')] : []),
    ...(plan.overLimit ? [words.pick(plan.overLimit)] : []),
  ];
}

/** What the business feels of a change; of one that only prepares another, where it is felt. */
export function feltText({ change, felt, preparesFor }: PlannedChange, words: Words): string {
  const elsewhere = change.risks.filter((risk) => !felt.includes(risk));
  if (elsewhere.length === 0) return risksText(change.risks, words);
  return words.t('changes.plan.feltElsewhere', {
    own: risksText(felt, words),
    risk: risksText(elsewhere, words),
    ids: words.list(preparesFor),
  });
}

/** Texts of a change that several forms of the plan write alike. */
export function dependsText(dependsOn: readonly string[], words: Words): string {
  return dependsOn.length === 0 ? words.t('word.none') : words.list(dependsOn);
}

/** A conflict in words: the property as the plan calls it, and what each finding wants with its unit. */
export function conflictText(
  { resource, property, values }: Conflict,
  { plan }: PlanView,
  words: Words,
): { readonly title: string; readonly wanted: string } {
  const own = plan.changes.filter((change) => change.resource.id === resource.id && change.resource.type === resource.type);
  const known = own.flatMap(({ set }) => set).find((value) => value.property === property);
  const wanted = values.map((value) => short(value, known?.unit, words)).join(words.t('clause.separator'));
  return { title: known ? words.pick(known.title) : property, wanted };
}
