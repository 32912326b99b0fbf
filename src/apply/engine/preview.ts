import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { EngineEvent } from '@pulumi/pulumi/automation/index.js';
import type { Preview } from '../../model/stack.ts';
import { fileDigest } from './file-digest.ts';
import { loadProgram, type ProgramInput } from './program.ts';
import type { Redact } from './redact-text.ts';
import { errorNamesOf, errorsOf, plannedInputs, stepsOf } from './steps.ts';
import type { OpenWorkspace } from './workspace.ts';

/** Previews the program and saves the engine's plan. Sends nothing to the cloud, not even a read. */
export async function preview(
  { program: input, planFile }: { readonly program: ProgramInput; readonly planFile: string },
  { stack, spec }: OpenWorkspace,
  redact: Redact,
): Promise<Preview> {
  const { registerChanges } = await loadProgram();
  // For a person who wants to see the same by hand.
  writeFileSync(join(dirname(planFile), 'program.json'), `${JSON.stringify(input, undefined, 2)}\n`);
  const events: EngineEvent[] = [];
  try {
    await stack.preview({
      program: async () => void registerChanges(input),
      plan: planFile,
      parallel: spec.parallel ?? 4,
      onEvent: (event) => events.push(event),
    });
  } catch (error) {
    const errors = errorsOf(events).map(redact);
    if (errors.length === 0) throw error;
    return { steps: stepsOf(events, new Map()), errors, errorNames: errorNamesOf(events), planFileDigest: '' };
  }
  return {
    steps: stepsOf(events, plannedInputs(planFile)),
    errors: errorsOf(events).map(redact),
    errorNames: errorNamesOf(events),
    planFileDigest: fileDigest(planFile),
  };
}
