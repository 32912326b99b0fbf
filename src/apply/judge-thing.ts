import type { Change, ChangeEntry, LocalizedText, ReadBack } from '../model/documents.ts';
import type { Found, Thing } from './find-traces.ts';
import type { IsSame } from './judge-result.ts';
import { findings } from './reasons.ts';
import type { TriedBefore } from './tried-before.ts';
import type { Reading } from './types.ts';

/** What our own reading says of a change, whatever the engine says. */
export interface Evidence {
  readonly readBack: readonly ReadBack[];
  /** It took effect. */
  readonly isProven: boolean;
  /** It did not, or not as approved: a sentence. */
  readonly contradiction?: LocalizedText;
  /** Pulumi id of what was created, where our reading finds it. */
  readonly createdId?: string;
  /** What stands behind the proof where that is not the thing itself. */
  readonly hint?: LocalizedText;
}

/** What our own reading shows of a thing that was to be created or deleted. */
export function judgeThing(change: Change, reading: Reading, isSame: IsSame, before: TriedBefore): Evidence {
  const found = reading.foundOf(change);
  if (change.kind === 'delete') return found?.things ? judgeDeleted(found.things) : judgeByRule(change, reading, undefined);
  const fresh = found && freshOf(found, before);
  return fresh ? judgeCreated(change, fresh, isSame, reading.at) : judgeByRule(change, reading, found?.id);
}

/** Of several that usually bear one name, those that were there before are not ours. */
function freshOf({ things, again }: Found, { there }: TriedBefore): readonly Thing[] | undefined {
  if (again === 'writes-over') return things;
  if (again === 'usual' && there === undefined) return undefined;
  return things?.filter(({ id }) => !there?.includes(id));
}

function judgeDeleted(things: readonly Thing[]): Evidence {
  if (things.length > 0) return { readBack: [], isProven: false, contradiction: findings.stillFinds() };
  return { readBack: [], isProven: true, hint: findings.noLongerFinds() };
}

function judgeCreated(change: Change, things: readonly Thing[], isSame: IsSame, at: string): Evidence {
  const [one] = things;
  if (one === undefined) return { readBack: [], isProven: false, contradiction: findings.doesNotFind() };
  const readBack = readBackOf(change, one, isSame, at);
  const own = { readBack, createdId: one.id };
  if (things.length > 1) return { ...own, isProven: false, contradiction: findings.createdTimes(things.map(({ id }) => id)) };
  if (readBack.every(({ matches }) => matches !== false)) return { ...own, isProven: true, hint: findings.finds(one.id) };
  return { ...own, isProven: false, contradiction: findings.createdOtherwise(one.id, readBack) };
}

function readBackOf({ args = {} }: Change, { shown }: Thing, isSame: IsSame, at: string): ReadBack[] {
  return Object.entries(shown).map(([property, { field, value }]) => {
    const expected = args[property] ?? null;
    const matches = value === undefined ? null : isSame(value, expected);
    return { property, field, ...(value !== undefined && { value }), expected, matches, at };
  });
}

/**
 * Where the thing or the value itself is not read, its rules are the evidence; on the way back the finding must stand again.
 * @param id of what was created, where that is known
 */
export function judgeByRule(change: Change, reading: Reading, id: string | undefined): Evidence {
  const { kind, undoOf } = change;
  const verdicts = reading.verdictsOf(change);
  const isEvery = (outcome: ChangeEntry['verdicts'][number]['outcome']) =>
    verdicts.length > 0 && verdicts.every((one) => one.outcome === outcome);
  const isProven = isEvery(undoOf === undefined ? 'pass' : 'fail');
  const isLeft = kind !== 'create' && undoOf === undefined && !reading.gapOf(change) && isEvery('fail');
  const hint = id === undefined && kind === 'create' ? findings.ruleAloneWithoutId() : findings.ruleAlone();
  return {
    readBack: [],
    isProven,
    hint,
    ...(isLeft && { contradiction: findings.stillStands() }),
    ...(isProven && kind === 'create' && id !== undefined && { createdId: id }),
  };
}
