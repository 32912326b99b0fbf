import type { Gap, Unread } from '../model/documents.ts';
import { CloudError } from '../model/errors.ts';

/** A call that was not made because the run was stopped. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** What kept a read from giving a value, in the words of the documents. */
export interface Obstacle {
  readonly reason: Unread['reason'];
  readonly message: string;
  readonly permission?: string;
  readonly code?: string;
}

const reasonOf: Readonly<Record<CloudError['kind'], Unread['reason']>> = {
  denied: 'denied',
  throttled: 'throttled',
  unsupported: 'unsupported',
  failed: 'failed',
  expired: 'failed',
  'not-found': 'failed',
  credentials: 'failed',
};

/** The obstacle behind an error of the reading seam; any other error is a fault of the program and passes on. */
export function toObstacle(error: unknown): Obstacle {
  if (error instanceof Interrupted) return { reason: 'failed', message: 'The run was stopped before this was read.' };
  if (!(error instanceof CloudError)) throw error;
  return {
    reason: reasonOf[error.kind],
    message: error.message,
    code: error.code,
    ...(error.kind === 'denied' && error.permission !== undefined && { permission: error.permission }),
  };
}

/** A listing that ended early or did not begin. */
export function toGap(where: Pick<Gap, 'type' | 'region' | 'accountId' | 'action'>, error: unknown, got: number): Gap {
  const obstacle = toObstacle(error);
  const reason = error instanceof Interrupted ? 'interrupted' : obstacle.reason;
  return { ...where, ...obstacle, reason, ...(got > 0 && { got }) };
}

/** True for what would make every further call fail in the same way. */
export function isFatal(error: unknown): boolean {
  return error instanceof CloudError && (error.kind === 'expired' || error.kind === 'credentials');
}
