import type { Change, ChangeEntry, FieldValue, ReadBack } from '../model/documents.ts';
import type { UpResult } from '../model/stack.ts';
import { type Evidence, judgeByRule, judgeThing } from './judge-thing.ts';
import { findings, reasons } from './reasons.ts';
import type { TriedBefore } from './tried-before.ts';
import type { Reading } from './types.ts';

/** Compares two values as the plugin and the cloud write them. */
export type IsSame = (a: FieldValue | undefined, b: FieldValue | undefined) => boolean;

/** What became of a change, without the time. */
type Judged = Pick<ChangeEntry, 'outcome' | 'readBack' | 'verdicts' | 'reason' | 'createdId'>;

/**
 * What our own reading says of a change that the engine reports on. The outcome is what we read, not what the engine says.
 * @param before what was there before a create was first tried
 */
export function judgeResult(
  change: Change,
  result: UpResult | undefined,
  reading: Reading,
  isSame: IsSame,
  before: TriedBefore = { there: undefined },
): Judged {
  const verdicts = reading.verdictsOf(change);
  const { readBack, isProven, contradiction, hint, createdId } = evidenceOf(change, result, reading, isSame, before);
  const shown = { readBack: [...readBack], verdicts };
  if (result === undefined) return { outcome: 'not-run', ...shown, reason: reasons.notReported() };
  // An engine that lost the answer reports a failure although the write took effect: our reading decides.
  if (result.outcome !== 'done') {
    const own = { ...shown, ...(createdId !== undefined && { createdId }) };
    const cut = result.isCutShort && findings.cutShort();
    if (isProven && contradiction === undefined) return { ...own, outcome: 'applied', reason: reasons.answerLost(result, cut ?? hint) };
    const half = createdId === undefined ? undefined : contradiction;
    return { ...own, outcome: 'failed', reason: reasons.failed(change, result, half ?? cut) };
  }
  const id = change.kind === 'create' ? (result.id ?? createdId) : undefined;
  const own = { ...shown, ...(id !== undefined && { createdId: id }) };
  if (contradiction !== undefined) return { ...own, outcome: 'contradicted', reason: reasons.contradicted(contradiction) };
  return { ...own, outcome: result.op === 'same' ? 'unchanged' : 'applied' };
}

/** What our own reading shows, whatever the engine says of it. */
export function evidenceOf(
  change: Change,
  result: UpResult | undefined,
  reading: Reading,
  isSame: IsSame,
  before: TriedBefore = { there: undefined },
): Evidence {
  return change.kind === 'patch' ? judgePatch(change, result, reading, isSame) : judgeThing(change, reading, isSame, before);
}

function judgePatch(change: Change, result: UpResult | undefined, reading: Reading, isSame: IsSame): Evidence {
  const readBack = readBackOf(change, reading, isSame);
  if (readBack.some(({ matches }) => matches === false)) return { readBack, isProven: false, contradiction: findings.differs(readBack) };
  if (swallowed(change, result, isSame)) return { readBack, isProven: false, contradiction: findings.notShown() };
  // Where no field of ours shows a value, the rule that asked for it is the evidence.
  if (!readBack.some(({ matches }) => matches === true)) return { ...judgeByRule(change, reading, undefined), readBack };
  return { readBack, isProven: readBack.every(({ matches }) => matches === true) };
}

function readBackOf(change: Change, reading: Reading, isSame: IsSame): ReadBack[] {
  return change.set.flatMap(({ property, field, to }) => {
    if (field === undefined) return [];
    const value = reading.valueOf(change, property);
    return [
      {
        property,
        field,
        ...(value !== undefined && { value }),
        expected: to,
        matches: value === undefined ? null : isSame(value, to),
        at: reading.at,
      },
    ];
  });
}

/** New inputs that the new outputs do not show: the plugin took the value and the cloud did not. */
function swallowed(change: Change, result: UpResult | undefined, isSame: IsSame): boolean {
  // After a failure the outputs are still those of before.
  if (result?.outcome !== 'done' || !result.inputs || !result.outputs) return false;
  const { inputs, outputs } = result;
  return Object.keys(change.args ?? {}).some(
    (name) => outputs[name] !== undefined && inputs[name] !== undefined && !shows(outputs[name], inputs[name], isSame),
  );
}

/** A member of a block that was left open may be filled by the cloud. */
function shows(now: FieldValue | undefined, wanted: FieldValue | undefined, isSame: IsSame): boolean {
  if (!isBlock(now) || !isBlock(wanted)) return isSame(now, wanted);
  return Object.entries(wanted).every(([name, member]) => member === '' || member === null || shows(now[name], member, isSame));
}

const isBlock = (value: FieldValue | undefined): value is { readonly [name: string]: FieldValue } =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
