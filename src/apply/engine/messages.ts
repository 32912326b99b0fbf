import type { StackResource, UpEvent } from '../../model/stack.ts';
import type { AdoptedInputs } from './program.ts';
import type { SessionSpec } from './session-spec.ts';

/** What the parent asks of the child. */
export type Ask =
  | { readonly kind: 'open'; readonly id: number; readonly spec: SessionSpec }
  | { readonly kind: 'adopt'; readonly id: number; readonly resources: readonly StackResource[] }
  | {
      readonly kind: 'preview';
      readonly id: number;
      readonly resources: readonly StackResource[];
      readonly planFile: string;
      readonly adopted: AdoptedInputs;
    }
  | {
      readonly kind: 'up';
      readonly id: number;
      readonly resources: readonly StackResource[];
      readonly planFile: string;
      readonly adopted: AdoptedInputs;
      readonly continueOnError: boolean;
    }
  | { readonly kind: 'look' | 'refresh' | 'export' | 'cancel' | 'remove'; readonly id: number }
  | { readonly kind: 'import'; readonly id: number; readonly state: string }
  | { readonly kind: 'stop'; readonly of: number };

/** What the child says: the answer to an ask, or an event on the way. */
export type Answer =
  | { readonly of: number; readonly event: UpEvent }
  | { readonly of: number; readonly ok: true; readonly value: unknown }
  | { readonly of: number; readonly ok: false; readonly name: string; readonly isLocked: boolean; readonly message: string };
