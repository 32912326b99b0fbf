import type { Change, ChangeEntry, FieldValue, ReadBack } from '../model/documents.ts';
import type { UpResult } from '../model/stack.ts';
import { reasons } from './reasons.ts';
import type { Reading } from './types.ts';

/** Compares two values as the plugin and the cloud write them. */
export type IsSame = (a: FieldValue | undefined, b: FieldValue | undefined) => boolean;

/** What our own reading says of a change that the engine reports on. The outcome is what we read, not what the engine says. */
export function judgeResult(
  change: Change,
  result: UpResult | undefined,
  reading: Reading,
  isSame: IsSame,
): Pick<ChangeEntry, 'outcome' | 'readBack' | 'verdicts' | 'reason'> {
  const readBack = readBackOf(change, reading, isSame);
  const verdicts = reading.verdictsOf(change);
  const isThere = presenceOf(change, reading);
  const failed = result?.outcome === 'failed' || result?.outcome === 'unsure';
  const wrong = readBack.some(({ matches }) => matches === false) || isThere === false || swallowed(change, result, isSame);
  const right = isProven(change, readBack, verdicts);
  if (result === undefined) return { outcome: 'not-run', readBack, verdicts, reason: reasons.notReported() };
  // An engine that lost the answer reports a failure although the write took effect: our reading decides.
  if (failed)
    return right && !wrong
      ? { outcome: 'applied', readBack, verdicts, reason: reasons.answerLost(result) }
      : { outcome: 'failed', readBack, verdicts, reason: reasons.failed(change, result) };
  if (wrong) return { outcome: 'contradicted', readBack, verdicts, reason: reasons.contradicted(readBack) };
  return { outcome: result.op === 'same' ? 'unchanged' : 'applied', readBack, verdicts };
}

/** Our own evidence that a change took effect: a patch shows its values, what was created or deleted lets its rules pass. */
function isProven({ kind }: Change, readBack: readonly ReadBack[], verdicts: ChangeEntry['verdicts']): boolean {
  if (readBack.length > 0) return readBack.every(({ matches }) => matches === true);
  return kind !== 'patch' && verdicts.length > 0 && verdicts.every(({ outcome }) => outcome === 'pass');
}

function readBackOf(change: Change, reading: Reading, isSame: IsSame): ReadBack[] {
  if (change.kind !== 'patch') return [];
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

/** Whether what was deleted is gone; undefined where our reading cannot tell, and on the way back, where the finding comes back. */
function presenceOf(change: Change, reading: Reading): boolean | undefined {
  if (change.kind !== 'delete' || change.undoOf !== undefined || reading.gapOf(change)) return undefined;
  const verdicts = reading.verdictsOf(change);
  return verdicts.length > 0 && verdicts.every(({ outcome }) => outcome === 'fail') ? false : undefined;
}

/** New inputs that the new outputs do not show: the plugin took the value and the cloud did not. */
function swallowed(change: Change, result: UpResult | undefined, isSame: IsSame): boolean {
  if (change.kind !== 'patch' || !result?.inputs || !result.outputs) return false;
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
