import type { Change, FieldValue } from '../model/documents.ts';
import type { StackResource } from '../model/stack.ts';
import type { Target } from '../model/target.ts';
import { inputsOf } from '../targets/index.ts';

/** The part of a change that the program needs. */
export type ProgramChange = Pick<
  Change,
  'name' | 'token' | 'provider' | 'kind' | 'args' | 'importId' | 'importInputs' | 'importOutputs' | 'editState' | 'dependsOn' | 'kept'
>;

/** The resource of the program for a change in the making. */
export function toStackResource({
  sketch,
  change,
  kept,
}: {
  readonly sketch: { readonly target: Target };
  readonly change: ProgramChange;
  readonly adopted: unknown;
  readonly kept: readonly string[];
}): StackResource {
  return stackResourceOf({ ...change, kept: [...(change.kept ?? []), ...kept] }, sketch.target);
}

/** The resource of the program for a change of a plan. @param changes all of the plan, since the program knows them by their names */
export function stackResourceOf(
  change: ProgramChange,
  target: Target,
  changes: readonly Pick<Change, 'id' | 'name'>[] = [],
): StackResource {
  const nameOf = new Map(changes.map(({ id, name }) => [id, name]));
  return {
    name: change.name,
    token: change.token,
    provider: change.provider,
    kind: change.kind,
    ...(change.importId !== undefined && { importId: change.importId }),
    ...(change.importInputs && { importInputs: change.importInputs as Record<string, FieldValue> }),
    ...(change.importOutputs && { importOutputs: change.importOutputs as Record<string, FieldValue> }),
    ...(change.editState && { editState: change.editState }),
    set: change.args ?? {},
    required: target.required ?? [],
    kept: [...(target.kept ?? []), ...(change.kept ?? [])],
    inputs: inputsOf(change.token),
    dependsOn: change.dependsOn.map((one) => nameOf.get(one) ?? one),
  };
}
