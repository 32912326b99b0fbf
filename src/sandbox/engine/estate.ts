import type { Caller, Credential } from '../call.ts';

/** What stands behind the actions: one cloud with its accounts. */
export interface Estate {
  readonly seed: string;
  /** Regions that the estate lives in; the first is the main one. */
  readonly regions: readonly string[];
  /** Keys for a session of a role or user, as STS hands them out. */
  issueSession(caller: Caller, seconds: number, policy?: string): Credential;
}
