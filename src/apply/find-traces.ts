import type { Change, FieldValue, Resource } from '../model/documents.ts';
import type { Target, Trace } from '../model/target.ts';

/** What our own reading finds of a thing that a change creates or deletes. */
export interface Found {
  /** Undefined where it cannot be told. */
  readonly things: readonly Thing[] | undefined;
  /** Its Pulumi id, where the inputs alone give it. */
  readonly id?: string;
  /** What a second creation would do. */
  readonly again: 'doubles' | NonNullable<Trace['again']>;
}

/** One thing that is there. */
export interface Thing {
  /** As Pulumi names it. */
  readonly id: string;
  /** Our own field and value of the inputs that it shows; a value that could not be read is left out. */
  readonly shown: Readonly<Record<string, { readonly field: string; readonly value?: FieldValue }>>;
}

/** What was read of the account. */
export interface Estate {
  /** The resource of the change; undefined when it is gone. */
  readonly resource: Resource | undefined;
  /** Every resource of a type; undefined when they could not all be listed. */
  readonly listed: (type: string) => readonly Resource[] | undefined;
}

/** Types of ours that must be read to judge a change. */
export function typesFor(change: Change, target: Target | undefined): readonly string[] {
  const own = change.kind === 'patch' ? undefined : target?.trace?.type;
  return own === undefined ? [change.resource.type] : [...new Set([change.resource.type, own])];
}

/** Looks for what a change creates or deletes; undefined for patches and for types that leave no trace. */
export function findTraces(change: Change, target: Target | undefined, estate: Estate): Found | undefined {
  const { trace } = target ?? {};
  if (!target || !trace || change.kind === 'patch') return undefined;
  const id = idOf(change, trace, estate.resource);
  const again = trace.again ?? (trace.type === undefined ? 'writes-over' : 'doubles');
  const things = trace.type === undefined ? partOf(change, target, trace, estate, id) : listedOf(change, target, trace, estate);
  return { again, things, ...(typeof id === 'string' && { id }) };
}

function idOf(change: Change, { id, type }: Trace, resource: Resource | undefined): string | null | undefined {
  // What was taken as given at adoption is named by the resource itself.
  if (change.kind === 'delete') return change.importId ?? (type === undefined ? undefined : change.resource.id);
  const inputs = change.args ?? {};
  if (typeof id === 'function') return id(inputs, resource);
  return id === undefined ? undefined : filled(id, (name) => inputs[name]);
}

function filled(template: string, read: (name: string) => FieldValue | undefined): string | undefined {
  let isWhole = true;
  const text = template.replace(/\$\{(\w+)\}/g, (_, name: string) => {
    const value = read(name);
    if (value === undefined || value === null) isWhole = false;
    return String(value);
  });
  return isWhole ? text : undefined;
}

function partOf(
  change: Change,
  target: Target,
  { shows }: Trace,
  { resource, listed }: Estate,
  id: string | null | undefined,
): readonly Thing[] | undefined {
  // With the whole its parts are gone.
  if (resource === undefined) return listed(change.resource.type) && [];
  if (id === null) return [];
  if (id === undefined) return undefined;
  const isThere = shows?.(resource, id);
  if (isThere === undefined) return undefined;
  return isThere ? [{ id, shown: shownOf(change, target, resource) }] : [];
}

function listedOf(change: Change, target: Target, trace: Trace, { listed }: Estate): readonly Thing[] | undefined {
  const all = listed(trace.type as string)?.filter((one) => isNear(one, change));
  if (change.kind === 'delete') return all?.flatMap((one) => thingOf(one, change, target, trace)).filter(isMeant(change));
  const wanted = Object.entries(trace.where ?? {});
  return all
    ?.filter((one) => wanted.every(([field, form]) => String(fieldOf(one, field)) === wantedText(form, change.args)))
    .flatMap((one) => thingOf(one, change, target, trace));
}

/** What a field must say: the value of an input, or a text of several. */
function wantedText(form: string, args: Change['args'] = {}): string | undefined {
  return form.includes('${') ? filled(form, (name) => args[name]) : String(args[form]);
}

const isMeant =
  ({ importId, resource }: Change) =>
  ({ id }: Thing) =>
    id === (importId ?? resource.id);

/** What is kept once an account has no region of its own. */
function isNear({ accountId, region }: Resource, { resource }: Change): boolean {
  return accountId === resource.accountId && (region === resource.region || region === 'global' || resource.region === 'global');
}

function thingOf(one: Resource, change: Change, target: Target, { id, where = {}, pulumiId = idItself }: Trace): Thing[] {
  const fieldFor = (input: string) => Object.keys(where).find((field) => where[field] === input) ?? '';
  const own = typeof id === 'string' ? filled(id, (input) => fieldOf(one, fieldFor(input))) : pulumiId(one);
  return own === undefined ? [] : [{ id: own, shown: shownOf(change, target, one) }];
}

const idItself = ({ id }: Resource) => id;

function shownOf({ args = {} }: Change, { trace, properties }: Target, resource: Resource): Thing['shown'] {
  const rows = Object.keys(args).flatMap((input) => {
    const named = Object.entries(trace?.where ?? {}).find(([, name]) => name === input)?.[0];
    const field = named ?? properties[input]?.field;
    if (field === undefined || !isFieldOf(resource, field)) return [];
    const value = fieldOf(resource, field);
    const { fromField } = properties[input] ?? {};
    const written = value !== undefined && named === undefined && fromField ? fromField(value) : value;
    return [[input, { field, ...(written !== undefined && { value: written }) }] as const];
  });
  return Object.fromEntries(rows);
}

function isFieldOf({ fields, unread }: Resource, field: string): boolean {
  return field === 'id' || field === 'name' || field in fields || unread.some((one) => one.field === field);
}

function fieldOf(resource: Resource, field: string): FieldValue | undefined {
  return field === 'id' || field === 'name' ? resource[field] : resource.fields[field];
}
