import type { Change, ChangePlan, ChangeRecord, FieldValue, Finding, NotFixable, Resource } from '../model/documents.ts';
import type { Draft } from '../model/fix.ts';
import type { Target } from '../model/target.ts';
import type { Sketch } from './merge-proposals.ts';
import { refused } from './propose-drafts.ts';
import type { Chosen } from './select-findings.ts';

/** What the way back needs beside the plan and its record. */
export interface RollbackContext {
  readonly targets: ReadonlyMap<string, Target>;
  /** The resource as our own reading finds it now; undefined when it is gone. */
  readonly resourceOf: (change: Change) => Resource | undefined;
  readonly ruleOf: (ruleId: string) => Chosen['rule'] | undefined;
}

const undone = new Set<ChangeRecord['entries'][number]['outcome']>(['applied', 'contradicted']);

/** Turns what a record says was done into changes that take it back; what cannot be taken back says so. */
export function rollbackSketches(
  plan: ChangePlan,
  record: ChangeRecord,
  context: RollbackContext,
): { sketches: Sketch[]; notFixable: NotFixable[] } {
  const sketches: Sketch[] = [];
  const notFixable: NotFixable[] = [];
  // Backwards: what stood on something is taken away before it.
  for (const change of [...plan.changes].reverse()) {
    const entry = record.entries.find(({ changeId }) => changeId === change.id);
    // A create that failed half way left something behind all the same.
    if (!entry || !(undone.has(entry.outcome) || entry.createdId !== undefined)) continue;
    const result = sketchBack(change, entry.createdId, context);
    const region = plan.binding.providers.find(({ name }) => name === change.provider)?.region;
    if ('code' in result) notFixable.push(result);
    else sketches.push({ ...result, region, undoOf: change.id, dependsOn: namesOnTop(change, plan, sketches) });
  }
  return { sketches, notFixable };
}

/** What stood on a change is taken back before it. */
function namesOnTop({ id }: Change, { changes }: ChangePlan, before: readonly Sketch[]): string[] {
  const onTop = new Set(changes.filter(({ dependsOn }) => dependsOn.includes(id)).map((one) => one.id));
  return before.filter(({ undoOf }) => undoOf !== undefined && onTop.has(undoOf)).map(({ name }) => name);
}

function sketchBack(change: Change, createdId: string | undefined, context: RollbackContext): Sketch | NotFixable {
  const target = context.targets.get(change.token);
  const chosen = chosenOf(change, context);
  if (change.undo.kind === 'none') return refused(chosen, { code: 'not-possible', reason: change.undo.text });
  const resource = context.resourceOf(change) ?? bareResource(change);
  const draft = draftBack(change, target);
  if (!target || draft === undefined || (change.kind === 'create' && createdId === undefined))
    return refused(chosen, { code: 'not-possible', reason: unknownBefore });
  const importId = draft.kind === 'create' ? undefined : change.kind === 'create' ? createdId : change.importId;
  return { name: change.name, target, resource, kind: draft.kind, importId, risks: change.risks, proposals: [{ chosen, resource, draft }] };
}

/** The opposite of a change; undefined when the values before are not known. */
function draftBack(change: Change, { takenBackBy, keepsData, properties = {} }: Partial<Target> = {}): Draft | undefined {
  const own = { token: change.token, ...priceBack(change), ...(change.editState && { editState: backState(change) }), undo: againUndo };
  if (change.kind === 'create' && takenBackBy) return { ...own, kind: 'patch', set: takenBackBy };
  if (change.kind === 'create') return { ...own, kind: 'delete', set: {}, ...(keepsData && { undo: emptyUndo }) };
  if (change.kind === 'delete') return { ...own, kind: 'create', set: {}, args: change.former as Record<string, FieldValue> };
  const former = change.former ?? {};
  const stays = (head: string) => {
    const { staysBehind = false } = properties[head] ?? {};
    return typeof staysBehind === 'function' ? staysBehind(former[head]) : staysBehind;
  };
  const heads = Object.keys(change.args ?? {}).filter((head) => !stays(head));
  const set = Object.fromEntries(heads.map((head) => [head, former[head] ?? emptyOf(change.args?.[head])] as const));
  if (Object.values(set).some((value) => value === undefined)) return undefined;
  return {
    ...own,
    kind: 'patch',
    set: set as Record<string, FieldValue>,
    // What was given at adoption is by now what the change wrote.
    ...(change.importInputs && { importInputs: { ...change.importInputs, ...change.args } as Record<string, FieldValue> }),
    ...(change.importOutputs && { importOutputs: { ...change.importOutputs, ...change.args } as Record<string, FieldValue> }),
  };
}

/** The way back takes from the bill what the change put on it. */
function priceBack({ priceCnyPerMonth: price }: Change): Pick<Draft, 'priceCnyPerMonth'> {
  // Zero less zero, since the opposite of zero has a sign of its own.
  return price === undefined ? {} : { priceCnyPerMonth: price === null ? null : 0 - price };
}

/** What our reading knew better before is now what the change wrote. */
function backState({ editState, args }: Change): NonNullable<Draft['editState']> {
  const now = { ...editState?.inputs, ...args };
  return { inputs: now, outputs: { ...editState?.outputs, ...args } };
}

/** Leaving a property out changes nothing, so what was absent is written as its zero value. */
function emptyOf(value: FieldValue | undefined): FieldValue | undefined {
  if (typeof value === 'boolean') return false;
  if (typeof value === 'number') return 0;
  if (typeof value === 'string') return '';
  return Array.isArray(value) ? [] : undefined;
}

function chosenOf(change: Change, { ruleOf }: RollbackContext): Chosen {
  const ruleId = change.ruleIds[0] as string;
  const rule = ruleOf(ruleId) ?? bareRule(change, ruleId);
  const finding: Finding = {
    id: change.findingIds[0] as string,
    ruleId,
    category: change.category,
    severity: change.severity,
    resource: change.resource,
    outcome: 'fail',
    message: change.title,
    evidence: [],
    unread: [],
    readAt: '',
  };
  // Going back opens the risk again: whoever allows it must know what the first change did.
  return { finding, rule: { ...rule, fix: { ...rule.fix, disruption: change.risks[0] ?? 'none' } }, isNamed: true };
}

function bareRule({ title, category, severity, resource, token }: Change, id: string): Chosen['rule'] {
  return {
    id,
    category,
    severity,
    resourceType: resource.type,
    resourceTitle: { en: resource.type, 'zh-CN': resource.type },
    title,
    risk: title,
    why: title,
    guidance: unknownBefore,
    fix: { kind: 'automatic', disruption: 'none', pulumi: token },
    frameworks: {},
    params: {},
    actions: [],
  };
}

function bareResource({ resource }: Change): Resource {
  return { ...resource, tags: {}, fields: {}, unread: [], readAt: '' };
}

const againUndo: Change['undo'] = { kind: 'restore', text: { en: 'The change is made again.', 'zh-CN': '重新执行原变更。' } };
const emptyUndo: Change['undo'] = {
  kind: 'partial',
  text: { en: 'It is made again, empty: what it held is gone.', 'zh-CN': '可重新创建，但其中原有的数据不会恢复。' },
};
const unknownBefore = {
  en: 'What was there before is not known well enough to write it back; restore it by hand from the record.',
  'zh-CN': '变更前的内容不足以自动写回，请根据变更记录手工恢复。',
};
