import type { EngineEvent } from '@pulumi/pulumi/automation/index.js';
import type { UpEvent, UpResult } from '../../model/stack.ts';
import { tellingLine } from './engine-error.ts';
import type { Task } from './messages.ts';
import { loadProgram } from './program.ts';
import type { Redact } from './redact-text.ts';
import { resultsOf, toUpEvent } from './results.ts';
import { errorsOf } from './steps.ts';
import { isLocked, type OpenWorkspace } from './workspace.ts';

/** Words of the engine after which nobody knows what was written: the plugin died with operations in flight. */
const isBroken = (text: string) =>
  /error reading from server: EOF|exited prematurely|provider panic|transport is closing|SIGKILL/i.test(text);

/** Runs the approved plan. What fails is told in the results; only a stack that another run holds is thrown. */
export async function update(
  { program: input, planFile, continueOnError }: Extract<Task, { kind: 'up' }>,
  { stack, spec }: OpenWorkspace,
  redact: Redact,
  onEvent: (event: UpEvent) => void,
  signal: AbortSignal,
): Promise<{ results: UpResult[]; errors: string[] }> {
  const { registerChanges } = await loadProgram();
  const events: EngineEvent[] = [];
  const errors: string[] = [];
  try {
    await stack.up({
      program: async () => void registerChanges(input),
      plan: planFile,
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
    if (isLocked(error)) throw error;
    errors.push(tellingLine((error as Error).message));
  }
  const said = [...errorsOf(events), ...errors].map(redact);
  return { results: resultsOf(events, said.some(isBroken), redact), errors: said };
}
