import type { EngineEvent, StepEventMetadata } from '@pulumi/pulumi/automation/index.js';
import type { FieldValue } from '../../model/documents.ts';
import type { UpEvent, UpResult } from '../../model/stack.ts';
import type { Redact } from './redact-text.ts';
import { nameOf, plain } from './state.ts';

/** What an event of the engine says of one thing of the cloud, while the update runs. */
export function toUpEvent({ resourcePreEvent, resOutputsEvent, resOpFailedEvent }: EngineEvent): UpEvent | undefined {
  const metadata = (resourcePreEvent ?? resOutputsEvent ?? resOpFailedEvent)?.metadata;
  if (!metadata || isNoWork(metadata)) return undefined;
  const own = { name: nameOf(metadata), op: String(metadata.op), at: new Date().toISOString() };
  if (resourcePreEvent) return { kind: 'started', ...own };
  return { kind: 'finished', ...own, outcome: resOutputsEvent ? 'done' : 'failed' };
}

/** Providers, and the reading before the work. */
const isNoWork = ({ type, op }: StepEventMetadata) => type.startsWith('pulumi:') || op === 'refresh';

/**
 * What became of each thing. What was begun and not reported, and all that failed when the plugin died, is unsure: the
 * write may have taken effect.
 */
export function resultsOf(events: readonly EngineEvent[], isBroken: boolean, redact: Redact): UpResult[] {
  const errors = errorsByName(events, redact);
  const results = new Map<string, UpResult>();
  for (const { resourcePreEvent, resOutputsEvent, resOpFailedEvent } of events) {
    const metadata = (resourcePreEvent ?? resOutputsEvent ?? resOpFailedEvent)?.metadata;
    if (!metadata || isNoWork(metadata)) continue;
    const outcome = resOutputsEvent ? 'done' : resOpFailedEvent && !isBroken ? 'failed' : 'unsure';
    const error = outcome === 'done' ? undefined : (errors.get(nameOf(metadata)) ?? 'The engine did not say how it ended.');
    results.set(nameOf(metadata), { ...valuesOf(metadata), outcome, ...(error !== undefined && { error }) });
  }
  return [...results.values()];
}

function valuesOf({ urn, op, new: next }: StepEventMetadata): Omit<UpResult, 'outcome' | 'error'> {
  const values = (side: unknown) => plain(side as Record<string, FieldValue> | undefined);
  return {
    name: nameOf({ urn }),
    op: String(op),
    ...(next?.id && { id: next.id }),
    ...(next && { inputs: values(next.inputs), outputs: values(next.outputs) }),
  };
}

function errorsByName(events: readonly EngineEvent[], redact: Redact): ReadonlyMap<string, string> {
  const own = events.flatMap(({ diagnosticEvent: said }) =>
    said?.severity === 'error' && said.urn ? [[nameOf({ urn: said.urn }), redact(said.message).trim()] as const] : [],
  );
  return new Map(own);
}
