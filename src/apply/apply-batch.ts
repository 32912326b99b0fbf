import { setTimeout as wait } from 'node:timers/promises';
import type { Change, ChangeEntry, ChangeReason } from '../model/documents.ts';
import type { Move, UpEvent, UpResult } from '../model/stack.ts';
import type { ApplyRequest } from './apply-plan.ts';
import { carriedOf, carryGuards } from './carry-guards.ts';
import { driftOf } from './drift.ts';
import { judgeResult } from './judge-result.ts';
import { reasons } from './reasons.ts';
import { stopWhenUnrecorded } from './stop-when-unrecorded.ts';
import { begunAt, endedAt, thereNow, triedBefore, triesOf } from './tried-before.ts';
import type { Reading, RecordedEntry } from './types.ts';

type Record = (change: Change, entry: ChangeEntry) => void;

/** Applies some changes of a plan in one run of the engine, and reads them back. */
export async function applyBatch(
  request: ApplyRequest,
  batch: readonly Change[],
  entries: ReadonlyMap<string, ChangeEntry>,
  record: Record,
): Promise<void> {
  let ready = withoutLost(batch, entries, record);
  if (ready.length > 0) await request.stack.settle();
  while (ready.length > 0) {
    const planFile = await planFileFor(request, ready, record);
    if (planFile === undefined) return;
    const run = await runHeld(request, ready, planFile);
    if (run.drifts === undefined) return readBack(request, ready, run.results, record);
    const { drifts } = run;
    for (const change of ready) if (drifts.has(change.id)) record(change, notRun(change, drifts.get(change.id) as ChangeReason));
    ready = ready.filter(({ id }) => !drifts.has(id));
  }
}

async function readBack(request: ApplyRequest, changes: readonly Change[], results: Results, record: Record): Promise<void> {
  request.onEvent?.({ kind: 'stage', stage: 'read-back' });
  // Read once: what an entry looks up in the record is of its own change, and stands there already.
  const recorded = request.recorder.entries();
  const judge = (change: Change, reading: Reading) => entryOf(change, results.get(change.name), reading, request, recorded);
  const reading = await readAfter(request, changes, judge);
  const done = changes.filter((change) => {
    const entry = judge(change, reading);
    record(change, entry);
    return entry.outcome === 'applied';
  });
  carryGuards(request, done, changes, reading);
}

const usualLagMs = 5_000;

/** A listing may lag behind what was just created or deleted: where it contradicts the engine it is asked once more. */
async function readAfter(
  request: ApplyRequest,
  changes: readonly Change[],
  judge: (change: Change, reading: Reading) => ChangeEntry,
): Promise<Reading> {
  const reading = await request.read(changes);
  if (!changes.some((change) => isLate(judge(change, reading)))) return reading;
  await wait(request.lagMs ?? usualLagMs);
  return request.read(changes);
}

/** A value is read for itself and does not lag behind; a listing and a rule's verdict do. */
const isLate = ({ outcome, readBack }: ChangeEntry) => outcome === 'contradicted' && !readBack.some(({ matches }) => matches === false);

/** What depends on a change that did not succeed is not tried. */
function withoutLost(batch: readonly Change[], entries: ReadonlyMap<string, ChangeEntry>, record: Record): readonly Change[] {
  return batch.filter((change) => {
    const lost = change.dependsOn.find((id) => ['failed', 'contradicted', 'not-run', 'declined'].includes(entries.get(id)?.outcome ?? ''));
    if (lost !== undefined) record(change, notRun(change, reasons.dependsOn(lost)));
    return lost === undefined;
  });
}

/**
 * The plan that the engine is held to: the one that was approved when it is about just these changes, else a new preview
 * of them, which must say what was approved. Undefined when it says anything else.
 */
async function planFileFor(request: ApplyRequest, ready: readonly Change[], record: Record): Promise<string | undefined> {
  const { stack } = request;
  const resources = ready.map(request.resourceOf);
  await stack.importState(request.state);
  await stack.trim(resources);
  if (ready.length === request.plan.changes.length) return request.planFile;
  request.onEvent?.({ kind: 'stage', stage: 'preview' });
  const planFile = request.newPlanFile();
  const refusals = request.gate(ready, await stack.preview(resources, planFile));
  if (refusals.length === 0) return planFile;
  const differs = reasons.previewDiffers(refusals.map(({ reason }) => reason));
  for (const change of ready) record(change, notRun(change, differs));
  return undefined;
}

type Results = ReadonlyMap<string, UpResult>;

/** What a run came to: results, or what drifted since the approval, by change, and then nothing was written. */
type Run =
  | { readonly results: Results; readonly drifts?: undefined }
  | { readonly drifts: ReadonlyMap<string, ChangeReason>; readonly results?: undefined };

/**
 * Lets the engine read everything again and looks with our own eyes, right before it writes. Only when nothing moved since
 * the approval is the intent written down and the engine let go: after a crash the record names all that may be written.
 */
async function runHeld(request: ApplyRequest, ready: readonly Change[], planFile: string): Promise<Run> {
  let drifts: ReadonlyMap<string, ChangeReason> | undefined;
  request.onEvent?.({ kind: 'stage', stage: 'read' });
  const guard = stopWhenUnrecorded(request.signal);
  const { results, errors, isHeld } = await request.stack.up(ready.map(request.resourceOf), planFile, {
    continueOnError: request.continueOnError ?? true,
    signal: guard.signal,
    mayWrite: async (moves) => {
      const reading = await request.read(ready);
      drifts = driftsOf(ready, moves, reading, request);
      if (drifts.size > 0 || guard.signal.aborted) return false;
      const recorded = request.recorder.entries();
      const intents = ready.map((change) => [change.id, intentOf(change, reading, recorded)] as const);
      for (const [id, intent] of intents) request.recorder.append('intent', intent, id);
      request.onEvent?.({ kind: 'stage', stage: 'apply' });
      return true;
    },
    onEvent: guard.recording(watcherOf(request, ready)),
  });
  guard.check();
  if (isHeld) return { drifts: drifts && drifts.size > 0 ? drifts : new Map(ready.map(({ id }) => [id, reasons.stopped()])) };
  const known = new Map(results.map((result) => [result.name, result]));
  // A run that ended early says nothing of some: whether they were written is for our own reading to say.
  for (const { name, kind } of ready)
    if (!known.has(name) && errors.length > 0) known.set(name, { name, op: kind, outcome: 'unsure', error: errors.join(' ') });
  return { results: known };
}

function driftsOf(
  ready: readonly Change[],
  moves: readonly Move[],
  reading: Reading,
  { isSame, recorder }: ApplyRequest,
): ReadonlyMap<string, ChangeReason> {
  const moveOf = new Map(moves.map((move) => [move.name, move]));
  const recorded = recorder.entries();
  return new Map(
    ready.flatMap((change) => {
      const { change: known, ownRules } = carriedOf(change, recorded);
      const isRetry = triedBefore(change, recorded) !== undefined;
      const drift = driftOf(known, moveOf.get(change.name), reading, isSame, { isRetry, ownRules });
      return drift === undefined ? [] : [[change.id, drift] as const];
    }),
  );
}

/** What is about to be done; of a create also what bore its name before the first try. */
function intentOf(change: Change, reading: Reading, recorded: readonly RecordedEntry[]) {
  const { name, kind, token, args = {} } = change;
  const { there } = triedBefore(change, recorded) ?? thereNow(reading.foundOf(change));
  return { name, kind, token, args, ...(kind === 'create' && there && { there }) };
}

/** Writes each step down and tells it on. */
function watcherOf({ recorder, onEvent }: ApplyRequest, ready: readonly Change[]): (event: UpEvent) => void {
  const byName = new Map(ready.map((change) => [change.name, change]));
  const begunMs = new Map<string, number>();
  return (event) => {
    const change = byName.get(event.name);
    if (!change) return;
    recorder.append('step', { ...event }, change.id);
    if (event.kind === 'started') {
      begunMs.set(event.name, Date.parse(event.at));
      return onEvent?.({ kind: 'started', change });
    }
    const elapsedMs = Date.parse(event.at) - (begunMs.get(event.name) ?? Date.parse(event.at));
    onEvent?.({ kind: 'finished', change, outcome: event.outcome, elapsedMs });
  };
}

function entryOf(
  change: Change,
  result: UpResult | undefined,
  reading: Reading,
  { isSame }: ApplyRequest,
  recorded: readonly RecordedEntry[],
): ChangeEntry {
  const judged = judgeResult(change, result, reading, isSame, triedBefore(change, recorded));
  const entry = { changeId: change.id, ...judged, ...begunAt(change, recorded), finishedAt: endedAt(change, recorded) ?? reading.at };
  // The engine finds nothing to do since an earlier try did it.
  const isOwn = judged.outcome === 'unchanged' && triesOf(change, recorded) > 1;
  return isOwn ? { ...entry, outcome: 'applied', reason: reasons.foundDone() } : entry;
}

function notRun(change: Change, reason: ChangeReason): ChangeEntry {
  return { changeId: change.id, outcome: 'not-run', readBack: [], verdicts: [], reason };
}
