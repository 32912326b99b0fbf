import type { EngineEvent } from '@pulumi/pulumi/automation/index.js';
import type { Move, UpAnswer, UpEvent } from '../../model/stack.ts';
import { tellingLine } from './engine-error.ts';
import type { Task } from './messages.ts';
import { arrivedMoves } from './moves.ts';
import { loadProgram } from './program.ts';
import type { Redact } from './redact-text.ts';
import { resultsOf, toUpEvent } from './results.ts';
import { errorsOf } from './steps.ts';
import { isLocked, type OpenWorkspace } from './workspace.ts';

/** Who watches an update, and who may hold it. */
export interface Watch {
  readonly onEvent: (event: UpEvent) => void;
  /** Asked once, after everything was read again and before anything is registered. */
  readonly mayWrite: (moves: readonly Move[]) => Promise<boolean>;
  readonly signal: AbortSignal;
}

/** Words of the engine after which nobody knows what was written: the plugin died with operations in flight. */
const isBroken = (text: string) =>
  /error reading from server: EOF|exited prematurely|provider panic|transport is closing|SIGKILL/i.test(text);

/**
 * Runs the approved plan. What fails is told in the results; thrown is a stack that another run holds, and what fails while
 * the live things are read, since nothing was written then. The engine reads all of them before it calls the program, and
 * the program registers nothing before it has leave.
 */
export async function update(
  { program: input, planFile, continueOnError, asks }: Extract<Task, { kind: 'up' }>,
  { stack, spec }: OpenWorkspace,
  redact: Redact,
  { onEvent, mayWrite, signal }: Watch,
): Promise<UpAnswer> {
  const { registerChanges } = await loadProgram();
  const events: EngineEvent[] = [];
  const errors: string[] = [];
  const living = input.resources.filter(({ kind }) => kind !== 'create').map(({ name }) => name);
  let leave = (asks ? 'open' : 'given') as 'open' | 'given' | 'refused';
  const program = async () => {
    if (leave === 'open') leave = (await mayWrite(await arrivedMoves(events, living))) && !signal.aborted ? 'given' : 'refused';
    if (leave === 'refused') throw new Error('It is held: nothing is written.');
    registerChanges(input);
  };
  try {
    await stack.up({
      program,
      plan: planFile,
      refresh: asks,
      parallel: spec.parallel ?? 4,
      continueOnError,
      signal,
      onEvent: (event) => {
        events.push(event);
        const told = toUpEvent(event);
        if (told) onEvent(told);
      },
    });
  } catch (error) {
    if (leave === 'refused') return { results: [], errors: [], isHeld: true };
    if (leave === 'open' || isLocked(error)) throw error;
    errors.push(tellingLine((error as Error).message));
  }
  const said = [...errorsOf(events), ...errors].map(redact);
  return { results: resultsOf(events, said.some(isBroken), redact), errors: said, isHeld: false };
}
