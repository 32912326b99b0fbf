import type { FieldValue } from '../../model/documents.ts';
import type { StackResource } from '../../model/stack.ts';

type Values = Record<string, FieldValue>;

/** A resource as a Pulumi checkpoint holds it. */
export interface StateResource {
  urn: string;
  custom?: boolean;
  id?: string;
  type: string;
  inputs?: Values;
  outputs?: Values;
  protect?: boolean;
  retainOnDelete?: boolean;
  initErrors?: string[];
  dependencies?: string[];
  propertyDependencies?: Record<string, string[] | null>;
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

/** An operation that was begun and of which the engine did not see the end. */
export interface PendingOperation {
  readonly name: string;
  /** creating, updating, deleting … */
  readonly type: string;
}

/** What a killed run left open. */
export function pendingOf({ deployment }: Deployment): PendingOperation[] {
  const pending = (deployment.pending_operations ?? []) as { readonly type: string; readonly resource: StateResource }[];
  return pending.map(({ type, resource }) => ({ type, name: nameOf(resource) }));
}

/**
 * Cuts the adopted inputs to the required, kept and set names: whatever else adoption copied would be judged again by the
 * plugin's checks and could travel along. Resources that are not named are dropped, with the providers of no other; what our
 * own reading knows better is laid over. Only patches are protected.
 */
export function trimmed(state: Deployment, wanted: readonly StackResource[]): Deployment {
  const byName = new Map(wanted.map((resource) => [resource.name, resource]));
  const providers = new Set(wanted.map(({ provider }) => provider));
  const kept = (state.deployment.resources ?? []).filter((resource) => {
    if (isOwn(resource)) return byName.has(nameOf(resource));
    return !resource.type.startsWith('pulumi:providers:') || providers.has(nameOf(resource));
  });
  const urns = new Set(kept.map(({ urn }) => urn));
  const resources = kept.map((resource) => {
    const own = isOwn(resource) ? byName.get(nameOf(resource)) : undefined;
    return withoutDangling(own ? trimOne(resource, own) : resource, urns);
  });
  return { ...state, deployment: { ...state.deployment, resources: inOrderOfDeletion(resources, wanted) } };
}

/** The engine deletes what depends on a thing before the thing, and wants a state in which the thing comes first. */
function inOrderOfDeletion(resources: readonly StateResource[], wanted: readonly StackResource[]): StateResource[] {
  const deletions = wanted.filter(({ kind }) => kind === 'delete');
  const place = new Map(deletions.map(({ name }, index) => [name, index]));
  const held = new Set(resources.map(nameOf));
  const laterThan = (name: string) => deletions.filter((one) => one.dependsOn?.includes(name) && held.has(one.name)).map((one) => one.name);
  if (deletions.every(({ name }) => laterThan(name).length === 0)) return [...resources];
  const urnOf = new Map(resources.map((resource) => [nameOf(resource), resource.urn]));
  const [going, staying] = [resources.filter((one) => place.has(nameOf(one))), resources.filter((one) => !place.has(nameOf(one)))];
  const lastFirst = going.sort((a, b) => (place.get(nameOf(b)) ?? 0) - (place.get(nameOf(a)) ?? 0));
  return [
    ...staying,
    ...lastFirst.map((one) => ({ ...one, dependencies: laterThan(nameOf(one)).map((name) => urnOf.get(name) as string) })),
  ];
}

function trimOne(resource: StateResource, wanted: StackResource): StateResource {
  const { retainOnDelete: _, protect: __, ...base } = resource;
  // The engine says "deleted" of a thing that is retained, and sends nothing.
  if (wanted.kind !== 'patch') return base;
  return {
    ...base,
    protect: true,
    inputs: trimmedInputs(resource, wanted),
    outputs: { ...resource.outputs, ...wanted.editState?.outputs },
  };
}

function trimmedInputs({ inputs = {}, outputs = {} }: StateResource, { set, required, kept, editState }: StackResource): Values {
  const names = new Set([...required, ...kept, ...Object.keys(set)]);
  const own = Object.fromEntries(Object.entries(inputs).filter(([name]) => names.has(name)));
  // Adoption leaves out what is false, zero or empty; where a default would take its place the live value must stand.
  const unsaid = [...required, ...kept].filter((name) => own[name] === undefined && outputs[name] !== undefined && outputs[name] !== null);
  const defaults = Array.isArray(inputs.__defaults) ? inputs.__defaults.filter((name) => names.has(String(name))) : [];
  return {
    ...own,
    ...Object.fromEntries(unsaid.map((name) => [name, outputs[name] as FieldValue])),
    __defaults: defaults,
    ...editState?.inputs,
  };
}

/** The engine refuses a state in which one thing depends on another that is not there. */
function withoutDangling(resource: StateResource, urns: ReadonlySet<string>): StateResource {
  const { dependencies, propertyDependencies } = resource;
  const held = (list: readonly string[]) => list.filter((urn) => urns.has(urn));
  return {
    ...resource,
    ...(dependencies && { dependencies: held(dependencies) }),
    ...(propertyDependencies && {
      propertyDependencies: Object.fromEntries(Object.entries(propertyDependencies).map(([name, list]) => [name, held(list ?? [])])),
    }),
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
