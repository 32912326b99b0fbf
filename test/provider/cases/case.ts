import type { Sandbox } from '../../../src/sandbox/index.ts';

/** How one recorded sequence is played again. */
export interface Case {
  /** Name of the sequence in the records. */
  readonly seq: string;
  readonly token: string;
  /** The id that the record has; its parts are set equal with those of ours. */
  readonly recordedId: string;
  /** Readies the estate and gives our id: of what is adopted, or of what stands for the recorded one. */
  readonly id: (sandbox: Sandbox) => string;
  /** Other ids of the record and of ours that are to be set equal. */
  readonly same?: (sandbox: Sandbox) => Readonly<Record<string, string>>;
  /** A change: adopted inputs that are kept, what is set, and what is written back. */
  readonly keep?: readonly string[];
  readonly set?: Readonly<Record<string, unknown>>;
  readonly back?: Readonly<Record<string, unknown>>;
  /** State edited after adoption, inputs and outputs alike. */
  readonly edit?: Readonly<Record<string, unknown>>;
  /** A create: its arguments. It is adopted and deleted afterwards, where the record has that. */
  readonly args?: (sandbox: Sandbox) => Readonly<Record<string, unknown>>;
  /** A delete of what was adopted. With `args` the new one is created first. */
  readonly isDelete?: true;
}
