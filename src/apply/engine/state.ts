import type { FieldValue } from '../../model/documents.ts';
import type { StackResource } from '../../model/stack.ts';

/** A resource as a Pulumi checkpoint holds it. */
export interface StateResource {
  urn: string;
  custom?: boolean;
  id?: string;
  type: string;
  inputs?: Record<string, FieldValue>;
  outputs?: Record<string, FieldValue>;
  protect?: boolean;
  initErrors?: string[];
  [name: string]: unknown;
}

export interface Deployment {
  version: number;
  deployment: { resources?: StateResource[]; pending_operations?: unknown[]; [name: string]: unknown };
}

/** Logical name: the last part of the URN. */
export function nameOf({ urn }: Pick<StateResource, 'urn'>): string {
  return urn.slice(urn.lastIndexOf('::') + 2);
}

const isOwn = ({ type }: StateResource) => !type.startsWith('pulumi:');

/** Resources of the cloud in a state, by logical name. */
export function resourcesOf({ deployment }: Deployment): ReadonlyMap<string, StateResource> {
  return new Map((deployment.resources ?? []).filter(isOwn).map((resource) => [nameOf(resource), resource]));
}

/**
 * Cuts the adopted inputs to the required, kept and set names: whatever else adoption copied would be judged again by the
 * plugin's checks and could travel along. Resources that are not named are dropped; what our own reading knows better is
 * laid over. Only patches are protected.
 */
export function trimmed(state: Deployment, wanted: readonly StackResource[]): Deployment {
  const byName = new Map(wanted.map((resource) => [resource.name, resource]));
  const resources = (state.deployment.resources ?? []).flatMap((resource) => {
    if (!isOwn(resource)) return [resource];
    const own = byName.get(nameOf(resource));
    return own ? [trimOne(resource, own)] : [];
  });
  return { ...state, deployment: { ...state.deployment, resources } };
}

function trimOne(resource: StateResource, { kind, set, required, kept, editState }: StackResource): StateResource {
  const base = { ...resource, protect: kind === 'patch' };
  if (kind !== 'patch') return base;
  const names = new Set([...required, ...kept, ...Object.keys(set)]);
  const inputs = Object.fromEntries(Object.entries(resource.inputs ?? {}).filter(([name]) => names.has(name)));
  const defaults = Array.isArray(resource.inputs?.__defaults) ? resource.inputs.__defaults.filter((name) => names.has(String(name))) : [];
  return {
    ...base,
    inputs: { ...inputs, __defaults: defaults, ...editState?.inputs },
    outputs: { ...resource.outputs, ...editState?.outputs },
  };
}

/** A value of the checkpoint as plain data: secrets and the engine's own marks are taken off. */
export function plain(values: Readonly<Record<string, FieldValue>> | undefined): Record<string, FieldValue> {
  return Object.fromEntries(
    Object.entries(values ?? {})
      .filter(([name]) => !name.startsWith('__'))
      .map(([name, value]) => [name, plainValue(value)]),
  );
}

const signature = '4dabf18193072939515e22adb298388d';

function plainValue(value: FieldValue): FieldValue {
  if (Array.isArray(value)) return value.map(plainValue);
  if (value === null || typeof value !== 'object') return value;
  if (signature in value) return '[secret]';
  return plain(value);
}
