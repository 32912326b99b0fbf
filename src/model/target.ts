import type { FieldValue, LocalizedText, Resource, Undo } from './documents.ts';
import type { Unit } from './resource-type.ts';

/** One input of a Pulumi type that a fix sets: how it is called, and where our own reading sees it. */
export interface TargetProperty {
  readonly title: LocalizedText;
  /** switch: 0 and 1 mean off and on. */
  readonly unit?: Unit | 'switch';
  /** Our own field of the resource that shows the same thing; drift and read-back compare it. */
  readonly field?: string;
  /** Turns the value of that field into the value of the property, where they are written differently: true → 'on'. */
  readonly fromField?: (value: FieldValue) => FieldValue;
  /** How writing the former value comes out, where it is not simply restored; a function decides by the former value. */
  readonly undo?: Undo | ((former: FieldValue | undefined) => Undo | undefined);
  /** Why no fix may set it: what it does is graver than the update that Pulumi calls it. */
  readonly barred?: LocalizedText;
  /** Not written on the way back: it means nothing once the others are as before, and the plugin takes no former value of it. */
  readonly staysBehind?: true | ((former: FieldValue | undefined) => boolean);
}

/** Inputs of a create. */
type Inputs = Readonly<Record<string, FieldValue>>;

/** How our own reading finds what was created, and sees that what was deleted is gone. */
export interface Trace {
  /** Our type that lists such things; left out where one is a part of the resource of the change. */
  readonly type?: string;
  /** Fields of the listed thing, `id` and `name` among them, and the inputs that give them: the name of one, or a text with `${…}` of several. */
  readonly where?: Readonly<Record<string, string>>;
  /**
   * Its Pulumi id by its inputs, `${…}` each. A function may ask the resource of the change: null means that it is not there,
   * undefined that it cannot be told. Left out, it is the id of the listed thing.
   */
  readonly id?: string | ((inputs: Inputs, resource: Resource | undefined) => string | null | undefined);
  /** The Pulumi id of a listed thing, where it is written otherwise than its own. */
  readonly pulumiId?: (thing: Resource) => string;
  /** Whether the resource of the change shows the part of this id; undefined where it cannot be told. */
  readonly shows?: (resource: Resource, id: string) => boolean | undefined;
  /** What a second creation does: it makes a double, unless it writes over the first, or several of one name are usual. */
  readonly again?: 'writes-over' | 'usual';
}

/** One Pulumi type that fixes change, as the real plugin was measured to treat it. One file each, found by its folder. */
export interface Target {
  /** Pulumi type token: alicloud:ecs/ecsDisk:EcsDisk. */
  readonly token: string;
  readonly title: LocalizedText;
  /**
   * Import id with placeholders: `${id}`, `${region}`, `${accountId}`, `${fields.<field>}` of the resource and `${vars.<name>}` of the draft.
   * Left out for types that cannot be imported.
   */
  readonly importId?: string;
  /** Inputs whose adopted value the program must repeat because the type demands them. */
  readonly required?: readonly string[];
  /** Inputs kept when the adopted inputs are trimmed: without them a default would take the place of a live value. */
  readonly kept?: readonly string[];
  /** Whether every update sends more than what changed: a default that travels along is then refused. */
  readonly writesWhole?: boolean;
  /** The properties that fixes set. A dotted name is a member of a block. */
  readonly properties: Readonly<Record<string, TargetProperty>>;
  /** RAM actions: of the reads that adopt it, of the writes, and of making and deleting one where those are others. */
  readonly permissions: { readonly read: readonly string[]; readonly write: readonly string[]; readonly make?: readonly string[] };
  /** How long one update takes, in seconds, waits of the plugin included. */
  readonly seconds: number;
  /** How our own reading finds one, for types that are created or deleted. */
  readonly trace?: Trace;
  /** What deleting it does, for types that are created: absent means that deleting takes the creation back. */
  readonly deletion?: Undo;
  /** Deleting it destroys what it keeps: it asks for the approval of a change that touches data. */
  readonly keepsData?: true;
  /** What is written to take a creation back, for types whose deletion sends nothing. */
  readonly takenBackBy?: Readonly<Record<string, FieldValue>>;
  /** Region of the provider where it is not the resource's: a product that answers in one place. */
  readonly region?: string;
}

/** Lets the compiler check a target and keeps its shape. */
export function defineTarget(target: Target): Target {
  return target;
}
