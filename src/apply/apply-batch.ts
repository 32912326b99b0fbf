import type { Change, ChangeEntry } from '../model/documents.ts';
import type { Move, UpResult } from '../model/stack.ts';
import type { ApplyRequest } from './apply-plan.ts';
import { driftOf } from './drift.ts';
import { judgeResult } from './judge-result.ts';
import type { Reading } from './types.ts';

type Record = (change: Change, entry: ChangeEntry) => void;

/** Applies some changes of a plan in one run of the engine, and reads them back. */
export async function applyBatch(
  request: ApplyRequest,
  batch: readonly Change[],
  entries: ReadonlyMap<string, ChangeEntry>,
  record: Record,
): Promise<void> {
  const ready = await withoutDrift(request, withoutLost(batch, entries, record), record);
  if (ready.length === 0) return;
  const planFile = await planFileFor(request, ready, record);
  if (planFile === undefined) return;
  const results = await run(request, ready, planFile);
  request.onEvent?.({ kind: 'stage', stage: 'read-back' });
  const reading = await request.read(ready);
  for (const change of ready) record(change, entryOf(change, results.get(change.name), reading, request));
}

/** What depends on a change that did not succeed is not tried. */
function withoutLost(batch: readonly Change[], entries: ReadonlyMap<string, ChangeEntry>, record: Record): readonly Change[] {
  return batch.filter((change) => {
    const lost = change.dependsOn.find((id) => ['failed', 'contradicted', 'not-run', 'declined'].includes(entries.get(id)?.outcome ?? ''));
    if (lost !== undefined) record(change, notRun(change, `It depends on ${lost}, which was not applied.`));
    return lost === undefined;
  });
}

/** Puts the approved state back, and leaves out what changed since: it needs a new approval. */
async function withoutDrift(request: ApplyRequest, batch: readonly Change[], record: Record): Promise<readonly Change[]> {
  if (batch.length === 0) return [];
  const { stack, onEvent } = request;
  onEvent?.({ kind: 'stage', stage: 'read' });
  await stack.settle();
  const reading = await request.read(batch);
  await stack.importState(request.state);
  await stack.trim(batch.map(request.resourceOf));
  // Writers of a whole set send what the state says: it must be what is there now.
  const moves = batch.every(({ kind }) => kind === 'create') ? [] : await stack.refresh();
  const moveOf = new Map<string, Move>(moves.map((move) => [move.name, move]));
  return batch.filter((change) => {
    const drift = driftOf(change, moveOf.get(change.name), reading, request.isSame);
    if (drift !== undefined) record(change, notRun(change, drift));
    return drift === undefined;
  });
}

/**
 * The plan that the engine is held to: the one that was approved when it is about just these changes, else a new preview
 * of them, which must say what was approved. Undefined when it says anything else.
 */
async function planFileFor(request: ApplyRequest, ready: readonly Change[], record: Record): Promise<string | undefined> {
  if (ready.length === request.plan.changes.length) return request.planFile;
  const { stack } = request;
  request.onEvent?.({ kind: 'stage', stage: 'preview' });
  const resources = ready.map(request.resourceOf);
  await stack.trim(resources);
  const planFile = request.newPlanFile();
  const refusals = request.gate(ready, await stack.preview(resources, planFile));
  if (refusals.length === 0) return planFile;
  const list = refusals.map(({ sentence }) => sentence).join(' ');
  for (const change of ready) record(change, notRun(change, `The preview is not what was approved. ${list}`));
  return undefined;
}

async function run(request: ApplyRequest, ready: readonly Change[], planFile: string): Promise<ReadonlyMap<string, UpResult>> {
  const byName = new Map(ready.map((change) => [change.name, change]));
  const begunMs = new Map<string, number>();
  request.onEvent?.({ kind: 'stage', stage: 'apply' });
  // Written before the engine is called: after a crash the record must name everything that may have been written.
  for (const change of ready)
    request.recorder.append('intent', { name: change.name, kind: change.kind, token: change.token, args: change.args ?? {} }, change.id);
  const { results, errors } = await request.stack.up(ready.map(request.resourceOf), planFile, {
    continueOnError: request.continueOnError ?? true,
    ...(request.signal && { signal: request.signal }),
    onEvent: (event) => {
      const change = byName.get(event.name);
      if (!change) return;
      request.recorder.append('step', { ...event }, change.id);
      if (event.kind === 'started') begunMs.set(event.name, Date.parse(event.at));
      const elapsedMs = Date.parse(event.at) - (begunMs.get(event.name) ?? Date.parse(event.at));
      request.onEvent?.(
        event.kind === 'started' ? { kind: 'started', change } : { kind: 'finished', change, outcome: event.outcome, elapsedMs },
      );
    },
  });
  const known = new Map(results.map((result) => [result.name, result]));
  // A run that ended early says nothing of some: whether they were written is for our own reading to say.
  for (const { name, kind } of ready)
    if (!known.has(name) && errors.length > 0) known.set(name, { name, op: kind, outcome: 'unsure', error: errors.join(' ') });
  return known;
}

function entryOf(change: Change, result: UpResult | undefined, reading: Reading, { isSame }: ApplyRequest): ChangeEntry {
  const judged = judgeResult(change, result, reading, isSame);
  return {
    changeId: change.id,
    ...judged,
    finishedAt: reading.at,
    ...(result?.id !== undefined && change.kind === 'create' && { createdId: result.id }),
  };
}

function notRun(change: Change, error: string): ChangeEntry {
  return { changeId: change.id, outcome: 'not-run', readBack: [], verdicts: [], error };
}
