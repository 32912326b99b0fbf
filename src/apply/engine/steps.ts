import { readFileSync } from 'node:fs';
import type { EngineEvent, StepEventMetadata } from '@pulumi/pulumi/automation/index.js';
import type { FieldValue, Step } from '../../model/documents.ts';
import { nameOf, plain } from './state.ts';

interface PlannedResource {
  readonly goal?: { readonly inputDiff?: { readonly adds?: Record<string, FieldValue>; readonly deletes?: readonly string[] } };
}

/** Additions and deletions of inputs that the plan file holds beside the detailed diff, by URN. */
export function plannedInputs(planFile: string): ReadonlyMap<string, NonNullable<PlannedResource['goal']>['inputDiff']> {
  const { resourcePlans = {} } = JSON.parse(readFileSync(planFile, 'utf8')) as { resourcePlans?: Record<string, PlannedResource> };
  return new Map(Object.entries(resourcePlans).map(([urn, { goal }]) => [urn, goal?.inputDiff]));
}

/** What the engine says it will do, one step a resource. */
export function stepsOf(events: readonly EngineEvent[], inputs: ReturnType<typeof plannedInputs>): Step[] {
  const metadata = events.flatMap(({ resourcePreEvent }) => (resourcePreEvent ? [resourcePreEvent.metadata] : []));
  return metadata.map((one) => toStep(one, inputs.get(one.urn)));
}

function toStep(metadata: StepEventMetadata, inputDiff: NonNullable<PlannedResource['goal']>['inputDiff']): Step {
  const { op, urn } = metadata;
  const adds = plain(inputDiff?.adds);
  const deletes = (inputDiff?.deletes ?? []).filter((name) => !name.startsWith('__'));
  return {
    op,
    urn,
    name: nameOf({ urn }),
    diff: diffOf(metadata),
    ...(Object.keys(adds).length > 0 && { inputAdds: adds }),
    ...(deletes.length > 0 && { inputDeletes: [...deletes] }),
  };
}

function diffOf({ op, detailedDiff, old, new: next }: StepEventMetadata): Step['diff'] {
  const before = plain(old?.outputs as Record<string, FieldValue> | undefined);
  const inputsBefore = plain(old?.inputs as Record<string, FieldValue> | undefined);
  const after = plain(next?.inputs as Record<string, FieldValue> | undefined);
  if (op === 'create') return Object.entries(after).map(([path, to]) => ({ path, kind: 'add', to }));
  return Object.entries(detailedDiff ?? {})
    .filter(([path]) => !path.startsWith('__'))
    .map(([path, { diffKind, inputDiff }]) => {
      const from = valueAt(inputDiff ? inputsBefore : before, path);
      const to = valueAt(after, path);
      return { path, kind: String(diffKind), ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
    })
    .sort((a, b) => a.path.localeCompare(b.path));
}

/** `a.b[0]` in plain data. */
function valueAt(values: Readonly<Record<string, FieldValue>>, path: string): FieldValue | undefined {
  let value: unknown = values;
  for (const part of path.split(/[.[\]]+/).filter((name) => name !== ''))
    value = (value as Record<string, unknown> | null | undefined)?.[part];
  return value as FieldValue | undefined;
}

const isError = ({ diagnosticEvent }: EngineEvent) => diagnosticEvent?.severity === 'error' && diagnosticEvent.message.trim() !== '';

/** Diagnostics of severity error, cleaned by the caller; warnings are no news. */
export function errorsOf(events: readonly EngineEvent[]): string[] {
  return events.filter(isError).map(({ diagnosticEvent }) => (diagnosticEvent?.message ?? '').trim());
}

/** The resource that each of these errors is about, by logical name; empty where it is about none. */
export function errorNamesOf(events: readonly EngineEvent[]): string[] {
  return events.filter(isError).map(({ diagnosticEvent }) => (diagnosticEvent?.urn ? nameOf({ urn: diagnosticEvent.urn }) : ''));
}
