import type { ChangePlan } from '../model/documents.ts';
import { digestOf } from './canonical-json.ts';

/** The digest of a plan as it stands: over everything but the digest. */
export function planDigest(plan: Omit<ChangePlan, 'digest'>): string {
  const { digest: _, ...rest } = plan as ChangePlan;
  return digestOf(rest);
}
