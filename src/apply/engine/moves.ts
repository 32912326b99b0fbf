import { setTimeout as wait } from 'node:timers/promises';
import type { EngineEvent } from '@pulumi/pulumi/automation/index.js';
import type { FieldValue } from '../../model/documents.ts';
import type { Move } from '../../model/stack.ts';
import { nameOf, plain } from './state.ts';

/** Events travel beside the calls of the program and may come after them. */
const patienceMs = 10_000;
const stepMs = 10;

/** How the things of the cloud moved, by the events of a refresh. */
export function movesOf(events: readonly EngineEvent[]): Move[] {
  return events.flatMap(({ resOutputsEvent }) => {
    const metadata = resOutputsEvent?.metadata;
    if (!metadata || metadata.type.startsWith('pulumi:')) return [];
    const isGone = metadata.op === 'delete' || !metadata.new;
    return [{ name: nameOf(metadata), old: outputsOf(metadata.old), live: isGone ? undefined : outputsOf(metadata.new) }];
  });
}

/** The same, when the events of all these names are there. What never comes is left out, and whoever asks must refuse it. */
export async function arrivedMoves(events: readonly EngineEvent[], names: readonly string[]): Promise<Move[]> {
  for (const endMs = Date.now() + patienceMs; ; await wait(stepMs)) {
    const moves = movesOf(events);
    const told = new Set(moves.map(({ name }) => name));
    if (names.every((name) => told.has(name)) || Date.now() > endMs) return moves;
  }
}

function outputsOf(side: { readonly outputs?: unknown } | undefined): Record<string, FieldValue> {
  return plain(side?.outputs as Record<string, FieldValue> | undefined);
}
