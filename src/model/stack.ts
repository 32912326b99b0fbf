import type { Change, FieldValue, Step } from './documents.ts';

/** One resource as the Pulumi program registers it. Names are unique in the stack. */
export interface StackResource {
  readonly name: string;
  readonly token: string;
  /** Name of the provider: one for each account and region. */
  readonly provider: string;
  readonly kind: Change['kind'];
  readonly importId?: string;
  /** Taken as given at adoption, without a read, for types that cannot be imported. */
  readonly importInputs?: Readonly<Record<string, FieldValue>>;
  readonly importOutputs?: Readonly<Record<string, FieldValue>>;
  /** Top-level inputs and their wanted values; every input for a create. */
  readonly set: Readonly<Record<string, FieldValue>>;
  /** Inputs that the program repeats because the type demands them. */
  readonly required: readonly string[];
  /** Inputs that are not trimmed away. */
  readonly kept: readonly string[];
  /** Every input of the type; all but `set` are ignored. */
  readonly inputs: readonly string[];
  readonly editState?: Change['editState'];
  readonly dependsOn?: readonly string[];
}

/** What adoption found under an import id. */
export interface Adopted {
  readonly name: string;
  readonly id?: string;
  readonly inputs: Readonly<Record<string, FieldValue>>;
  readonly outputs: Readonly<Record<string, FieldValue>>;
  /** Why it could not be adopted, cleaned of secrets. */
  readonly error?: string;
}

/** What a preview says. */
export interface Preview {
  readonly steps: readonly Step[];
  /** Diagnostics of severity error. */
  readonly errors: readonly string[];
  /** Logical name of the resource that each error is about; empty where it is about none. */
  readonly errorNames?: readonly string[];
  /** sha256:… of the plan file's bytes. */
  readonly planFileDigest: string;
}

/** A live thing as state has it and as a read finds it now. */
export interface Move {
  readonly name: string;
  readonly old: Readonly<Record<string, FieldValue>>;
  /** Undefined when the thing is gone. */
  readonly live: Readonly<Record<string, FieldValue>> | undefined;
}

/** What became of one resource in an update. */
export interface UpResult {
  readonly name: string;
  readonly op: string;
  readonly outcome: 'done' | 'failed' | 'unsure';
  readonly id?: string;
  readonly inputs?: Readonly<Record<string, FieldValue>>;
  readonly outputs?: Readonly<Record<string, FieldValue>>;
  readonly error?: string;
  /** A person ended the engine while it ran: its operation is pending in the state. */
  readonly isCutShort?: true;
}

/** What happens while an update runs. */
export type UpEvent =
  | { readonly kind: 'started'; readonly name: string; readonly op: string; readonly at: string }
  | { readonly kind: 'finished'; readonly name: string; readonly op: string; readonly outcome: 'done' | 'failed'; readonly at: string };

/** How an update is watched and held. */
export interface UpOptions {
  /**
   * When given, the state is brought up to date first, in the same run of the engine, and nothing is written before this has
   * said yes. It is told how each patched or deleted thing moved; what it throws is thrown on, and nothing is written.
   */
  readonly mayWrite?: (moves: readonly Move[]) => boolean | Promise<boolean>;
  readonly onEvent?: (event: UpEvent) => void;
  readonly signal?: AbortSignal;
  /** Goes on with the others when one fails; default true. */
  readonly continueOnError?: boolean;
}

/** What an update came to. */
export interface UpAnswer {
  readonly results: readonly UpResult[];
  readonly errors: readonly string[];
  /** `mayWrite` said no: nothing was written. */
  readonly isHeld: boolean;
}

/** The writing seam: one short-lived Pulumi stack, that of one change set. */
export interface Stack {
  /** Reads live things into the state; never writes to the cloud. Resumable. */
  adopt(resources: readonly StackResource[]): Promise<readonly Adopted[]>;
  /** Cuts adopted inputs to required, kept and set names, and drops what is not among the resources. */
  trim(resources: readonly StackResource[]): Promise<void>;
  preview(resources: readonly StackResource[], planFile: string): Promise<Preview>;
  /** Writes what the plan file allows, and nothing else. */
  up(resources: readonly StackResource[], planFile: string, options: UpOptions): Promise<UpAnswer>;
  /** The state as one text, secrets encrypted. */
  exportState(): Promise<string>;
  importState(state: string): Promise<void>;
  /** Ends what a killed run left: processes that still write, and the lock of a dead one. Throws StackError `locked` for a living one. */
  settle(): Promise<void>;
  /** Digest of the program that runs. */
  programDigest(): string;
  remove(): Promise<void>;
}
