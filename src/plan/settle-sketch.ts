import type { Change, ChangeValue, Conflict, Disruption, FieldValue, LocalizedText, NotFixable, Undo } from '../model/documents.ts';
import type { Draft, Refusal } from '../model/fix.ts';
import type { Adopted } from '../model/stack.ts';
import type { Target } from '../model/target.ts';
import type { Sketch } from './merge-proposals.ts';
import { refused } from './propose-drafts.ts';
import { isSame, isSameSet } from './same.ts';
import { alreadySo, changedSince, notAdopted, unknownValue } from './settle-refusals.ts';
import { type Outcome, settleValues } from './settle-values.ts';

/** A change, or why there is none. */
export interface SettledSketch {
  readonly change?: Change;
  readonly notFixable: readonly NotFixable[];
  readonly conflicts: readonly Conflict[];
}

/** Brings what the findings want of one resource together with what adoption found. */
export function settleSketch(sketch: Sketch, adopted: Adopted | undefined, provider: string, number: number): SettledSketch {
  const refuse = (refusal: Refusal): SettledSketch => ({ notFixable: notFixableOf(sketch, refusal), conflicts: [] });
  if (sketch.kind !== 'create' && (!adopted || adopted.error !== undefined)) return refuse(notAdopted(adopted?.error));
  const barred = barredIn(sketch);
  if (barred) return refuse({ code: 'needs-decision', reason: barred });
  const wishes = sketch.proposals.map(({ chosen, draft }) => ({ findingId: chosen.finding.id, draft }));
  const outcome = settleValues(wishes, adopted?.outputs ?? {});
  if (outcome.unknown.length > 0) return refuse(unknownValue(outcome.unknown));
  const stale = staleValue(sketch, adopted);
  if (stale) return refuse(stale);
  if (sketch.kind === 'patch' && outcome.settled.every(({ from, to }) => isSame(from, to))) return refuse(alreadySo);
  const conflicts = outcome.clashes.map((clash) => ({ resource: sketch.resource, ...clash, resolution: graverWins }) as Conflict);
  return { change: changeOf(sketch, adopted, outcome, provider, number), notFixable: [], conflicts };
}

/** The grave meaning of a property belongs to its type, whatever rule wants it set. */
function barredIn({ kind, proposals, target }: Sketch): LocalizedText | undefined {
  const names = kind === 'patch' ? proposals.flatMap(({ draft }) => Object.keys(draft.set)) : [];
  return names.map((name) => target.properties[name]?.barred).find((why) => why !== undefined);
}

/** The findings of a sketch, each with the same reason. */
export function notFixableOf(sketch: Sketch, refusal: Refusal): NotFixable[] {
  return sketch.proposals.map(({ chosen }) => refused(chosen, refusal));
}

function changeOf(sketch: Sketch, adopted: Adopted | undefined, outcome: Outcome, provider: string, number: number): Change {
  const { proposals, target, resource, kind } = sketch;
  const drafts = proposals.map(({ draft }) => draft);
  const first = proposals[0]?.chosen;
  if (!first) throw new Error('A change has at least one finding.');
  const price = priceOf(sketch);
  return {
    id: `C${String(number).padStart(3, '0')}`,
    name: sketch.name,
    findingIds: [...new Set(proposals.map(({ chosen }) => chosen.finding.id))],
    ruleIds: [...new Set(proposals.map(({ chosen }) => chosen.rule.id))],
    resource: { type: resource.type, id: resource.id, name: resource.name, region: resource.region, accountId: resource.accountId },
    title: first.rule.risk,
    category: first.finding.category,
    severity: first.finding.severity,
    kind,
    token: target.token,
    // A patch names its properties; what is made or taken away whole may be a part of the resource only.
    ...(kind !== 'patch' && { thing: target.title }),
    provider,
    ...(sketch.importId !== undefined && { importId: sketch.importId }),
    set: kind === 'patch' ? outcome.settled.map((one) => changeValueOf(one, target)) : shownArgs(sketch, adopted),
    args: kind === 'patch' ? { ...outcome.args } : kind === 'create' ? argsOf(drafts) : {},
    ...(kind === 'patch' && { former: { ...outcome.former } }),
    ...(kind === 'delete' && { former: whatWas(target, adopted) }),
    ...only(drafts, 'importInputs'),
    ...only(drafts, 'importOutputs'),
    ...only(drafts, 'editState'),
    guard: guardOf(sketch),
    risks: risksOf(sketch),
    undo: undoOf(sketch, outcome),
    ...(price !== undefined && { priceCnyPerMonth: price }),
    durationSeconds: target.seconds,
    permissions: permissionsOf(target, kind),
    dependsOn: [...(sketch.dependsOn ?? [])],
    notes: [...(sketch.notes ?? []), ...notesOf(drafts)],
    ...(sketch.undoOf !== undefined && { undoOf: sketch.undoOf }),
  };
}

/** Every input of what is deleted. Kept ones that adoption leaves out as defaults are named too: a default is not asked for again. */
function whatWas({ kept = [] }: Target, adopted: Adopted | undefined): Record<string, FieldValue> {
  const live = kept.map((name) => [name, adopted?.outputs[name]] as const).filter(([, value]) => value !== undefined && value !== '');
  return { ...Object.fromEntries(live), ...adopted?.inputs } as Record<string, FieldValue>;
}

function changeValueOf({ property, from, to }: Outcome['settled'][number], target: Target): ChangeValue {
  const known = target.properties[property] ?? target.properties[property.split('.')[0] as string];
  return {
    property,
    title: known?.title ?? { en: property, 'zh-CN': property },
    ...(known?.unit !== undefined && { unit: known.unit }),
    ...(known?.field !== undefined && { field: known.field }),
    ...(from !== undefined && { from }),
    to,
  };
}

/** What a create writes, or a delete takes away, as the approver reads it. */
function shownArgs({ kind, target, proposals }: Sketch, adopted: Adopted | undefined): ChangeValue[] {
  const args = kind === 'create' ? argsOf(proposals.map(({ draft }) => draft)) : (adopted?.inputs ?? {});
  return Object.entries(args)
    .filter(([property]) => !property.startsWith('__'))
    .map(([property, value]) => {
      const known = target.properties[property];
      const shown = {
        property,
        title: known?.title ?? { en: property, 'zh-CN': property },
        ...(known?.unit !== undefined && { unit: known.unit }),
      };
      return kind === 'create' ? { ...shown, to: value } : { ...shown, from: value, to: null };
    });
}

function permissionsOf({ permissions: { read, write, make = write } }: Target, kind: Change['kind']): string[] {
  return [...read, ...(kind === 'patch' ? write : make)];
}

/** Several findings may want one thing and say the same of it. */
function notesOf(drafts: readonly Draft[]): LocalizedText[] {
  return [...new Map(drafts.flatMap(({ notes }) => notes ?? []).map((note) => [note.en, note])).values()];
}

function argsOf(drafts: readonly Draft[]): Record<string, FieldValue> {
  return Object.assign({}, ...drafts.map(({ args }) => args ?? {}));
}

function only<K extends 'importInputs' | 'importOutputs' | 'editState'>(drafts: readonly Draft[], name: K): Partial<Pick<Change, K>> {
  const value = drafts.map((draft) => draft[name]).find((one) => one !== undefined);
  return (value === undefined ? {} : { [name]: value }) as Partial<Pick<Change, K>>;
}

/** Fields that must still hold what the inspection saw: those that made the findings, and those that the fix names. */
function guardOf({ proposals, resource }: Sketch): Change['guard'] {
  const names = proposals.flatMap(({ chosen, draft }) => [...chosen.finding.evidence.map(({ field }) => field), ...(draft.guard ?? [])]);
  return [...new Set(names)].flatMap((field) => {
    const value = resource.fields[field];
    if (value !== undefined) return [{ field, value }];
    // What could not be read was not seen by anybody who approves: a value that shows up by then is a change.
    return resource.unread.some((one) => one.field === field) ? [{ field, value: null }] : [];
  });
}

function risksOf({ proposals, kind, target, risks }: Sketch): Disruption[] {
  const named = risks ?? proposals.map(({ chosen }) => chosen.rule.fix.disruption).filter((risk) => risk !== 'none');
  // What is deleted cannot simply be written back: it asks for the stronger approval.
  const isGrave = kind === 'delete' && (named.length === 0 || target.keepsData === true);
  return [...new Set<Disruption>([...named, ...(isGrave ? (['data'] as const) : [])])];
}

function priceOf({ proposals, undoOf }: Sketch): number | null | undefined {
  const given = proposals.map(({ draft }) => draft.priceCnyPerMonth).find((price) => price !== undefined);
  if (given !== undefined || undoOf !== undefined) return given;
  const savings = proposals.map(({ chosen }) => chosen.finding.savingCnyPerMonth).filter((saving) => saving !== undefined);
  if (savings.length > 0) return -Math.max(...savings);
  return proposals.some(({ chosen }) => chosen.rule.fix.disruption === 'cost' || chosen.rule.category === 'cost') ? null : undefined;
}

function undoOf(sketch: Sketch, outcome: Outcome): Undo {
  const own = sketch.proposals.map(({ draft }) => draft.undo).find((undo) => undo !== undefined);
  if (own) return own;
  if (sketch.kind === 'create') return sketch.target.deletion ?? undoWords.delete;
  if (sketch.kind === 'delete') return undoWords.create;
  const told = outcome.settled.flatMap(({ property, from }) => {
    const { undo } = sketch.target.properties[property] ?? {};
    return (typeof undo === 'function' ? undo(from) : undo) ?? [];
  });
  const rank: readonly Undo['kind'][] = ['none', 'partial', 'delete', 'create', 'restore'];
  return told.sort((a, b) => rank.indexOf(a.kind) - rank.indexOf(b.kind))[0] ?? undoWords.restore;
}

/** The inspection may be hours old: where it and the adopted state disagree, the change would stand on a wrong value. */
function staleValue({ proposals, target, resource, kind }: Sketch, adopted: Adopted | undefined): Refusal | undefined {
  if (kind !== 'patch' || !adopted) return undefined;
  for (const { draft } of proposals)
    for (const property of Object.keys(draft.set)) {
      const known = target.properties[property];
      const seen = known?.field === undefined ? undefined : resource.fields[known.field];
      const live = adopted.outputs[property];
      if (seen === undefined || live === undefined || draft.from?.[property] !== undefined) continue;
      const asProperty = known?.fromField ? known.fromField(seen) : seen;
      if (!isSameSet(asProperty, live)) return changedSince(property, asProperty, live);
    }
  return undefined;
}

const undoWords: Readonly<Record<'restore' | 'delete' | 'create', Undo>> = {
  restore: { kind: 'restore', text: { en: 'The value before is written back.', 'zh-CN': '写回变更前的值。' } },
  delete: { kind: 'delete', text: { en: 'What was created is deleted.', 'zh-CN': '删除本次创建的内容。' } },
  create: { kind: 'create', text: { en: 'What was deleted is created again.', 'zh-CN': '重新创建被删除的内容。' } },
};

const graverWins: LocalizedText = {
  en: 'Two findings ask for different values; the value of the graver one is planned.',
  'zh-CN': '两项风险要求的目标值不同，按更严重的一项执行。',
};
