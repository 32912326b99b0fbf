import type { Change, NotFixable } from '../model/documents.ts';
import type { Refusal } from '../model/fix.ts';
import type { Sketch } from './merge-proposals.ts';
import { notFixableOf } from './settle-sketch.ts';

interface Standing {
  readonly sketch: Sketch;
  readonly change: Change;
}

/**
 * Takes out what stands on a change that is not planned, with its reason, and what was to be made for such a change alone.
 * @param sketches all that was asked for
 */
export function withWhatTheyStandOn<T extends Standing>(
  candidates: readonly T[],
  sketches: readonly Sketch[],
  notFixable: NotFixable[],
): T[] {
  const names = new Set(candidates.map(({ change }) => change.name));
  const orphans = candidates.filter(({ change }) => change.dependsOn.some((name) => !names.has(name)));
  notFixable.push(...orphans.flatMap(({ sketch }) => notFixableOf(sketch, nothingUnderIt)));
  const kept = candidates.filter((one) => !orphans.includes(one));
  const asked = new Set(sketches.flatMap(({ dependsOn = [] }) => dependsOn));
  const needed = new Set(kept.flatMap(({ change }) => change.dependsOn));
  // On the way back everything is meant for itself.
  const useful = kept.filter(({ sketch, change: { name } }) => sketch.undoOf !== undefined || !asked.has(name) || needed.has(name));
  return useful.length === candidates.length ? [...candidates] : withWhatTheyStandOn(useful, sketches, notFixable);
}

/** The changes with ids in the place of the logical names that they depend on. */
export function dependsByIds(changes: readonly Change[]): Change[] {
  const idOf = new Map(changes.map(({ id, name }) => [name, id]));
  return changes.map((change) => ({ ...change, dependsOn: change.dependsOn.flatMap((name) => idOf.get(name) ?? []) }));
}

const nothingUnderIt: Refusal = {
  code: 'not-possible',
  reason: {
    en: 'What must be there before it cannot be planned; the plan says why.',
    'zh-CN': '其依赖的前置变更无法列入方案，原因见方案。',
  },
};
