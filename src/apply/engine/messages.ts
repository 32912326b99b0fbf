import type { Move, StackResource, UpEvent } from '../../model/stack.ts';
import type { ProgramInput } from './program.ts';
import type { SessionSpec } from './session-spec.ts';

/** What the child is to do. */
export type Task =
  | { readonly kind: 'adopt'; readonly resources: readonly StackResource[] }
  | { readonly kind: 'preview'; readonly program: ProgramInput; readonly planFile: string }
  | {
      readonly kind: 'up';
      readonly program: ProgramInput;
      readonly planFile: string;
      readonly continueOnError: boolean;
      /** Reads the live things first and asks before it writes. */
      readonly asks: boolean;
    }
  | { readonly kind: 'import'; readonly state: string }
  | { readonly kind: 'export' | 'cancel' | 'remove' };

/** What the parent asks of the child. */
export type Ask =
  | { readonly kind: 'open'; readonly id: number; readonly spec: SessionSpec }
  | { readonly kind: 'run'; readonly id: number; readonly task: Task }
  | { readonly kind: 'stop'; readonly of: number }
  | { readonly kind: 'go'; readonly of: number; readonly mayWrite: boolean };

/** What the child says: the answer to an ask, an event on the way, or how things moved, with a wait for `go`. */
export type Answer =
  | { readonly of: number; readonly event: UpEvent }
  | { readonly of: number; readonly moves: readonly Move[] }
  | { readonly of: number; readonly ok: true; readonly value: unknown }
  | { readonly of: number; readonly ok: false; readonly isLocked: boolean; readonly message: string };
