import type { Approval, ApprovalPolicy, Change, ChangePlan, Person, Revocation } from '../model/documents.ts';
import { ApprovalError } from '../model/errors.ts';
import { keyIdOf, verify } from './keys/index.ts';
import { checkLimits } from './limits.ts';
import { planDigest } from './plan-digest.ts';
import { type Demand, demandsOf } from './policy.ts';
import { signedBytes } from './sign-approval.ts';

/** What approvals are checked against. */
export interface ApprovalCheck {
  readonly people: readonly Person[];
  readonly policy?: ApprovalPolicy | undefined;
  readonly revocations?: readonly Revocation[];
  readonly now: Date;
}

/** A demand of the policy that is not met. */
export interface Lack extends Demand {
  /** So many different persons have approved. */
  readonly has: number;
}

/** What may be applied of a plan, and why the rest may not. */
export interface Entitled {
  readonly approved: readonly Change[];
  /** Signed declines, by change. */
  readonly declined: ReadonlyMap<string, { readonly by: string; readonly reason: string }>;
  /** Changes that lack approvals, with what is missing. */
  readonly lacking: readonly { readonly change: Change; readonly missing: readonly Lack[] }[];
}

/**
 * Checks a plan and the approvals given for it; nothing is taken on trust.
 * @throws ApprovalError `plan-edited`, `other-plan`, `unknown-key`, `bad-signature`, `expired`, `revoked`, `dated-ahead`, `limit`
 */
export function checkApprovals(plan: ChangePlan, approvals: readonly Approval[], check: ApprovalCheck): Entitled {
  checkPlanDigest(plan);
  for (const approval of approvals) checkApproval(plan, approval, check);
  const declined = new Map(
    approvals.flatMap(({ by, declined }) => declined.map(({ changeId, reason }) => [changeId, { by, reason }] as const)),
  );
  const open = plan.changes.filter(({ id }) => !declined.has(id));
  const judged = open.map((change) => ({ change, missing: missingFor(change, approvals, check) }));
  const approved = judged.filter(({ missing }) => missing.length === 0).map(({ change }) => change);
  checkLimits(plan, approved);
  return {
    approved,
    declined,
    lacking: judged.flatMap(({ change, missing }) => (missing.length === 0 ? [] : [{ change, missing }])),
  };
}

function checkPlanDigest(plan: ChangePlan): void {
  const actual = planDigest(plan);
  if (actual !== plan.digest)
    throw new ApprovalError(
      'plan-edited',
      `Plan ${plan.id} was changed after it was made: its digest is ${actual}, and it says ${plan.digest}. Plan again.`,
    );
}

function checkApproval(plan: ChangePlan, approval: Approval, { people, revocations = [], now }: ApprovalCheck): void {
  const refuse = (code: string, sentence: string): never => {
    throw new ApprovalError(code, `Approval ${approval.id} by ${approval.by}: ${sentence}`);
  };
  if (approval.planId !== plan.id)
    refuse('other-plan', `it is for plan ${approval.planId}, not for ${plan.id}. Give the approval of this plan.`);
  if (approval.planDigest !== plan.digest)
    refuse(
      'other-plan',
      `it binds ${approval.planDigest}, and the plan is ${plan.digest}. The plan was made again; ask for a new approval.`,
    );
  const person =
    personOf(approval, people) ??
    refuse('unknown-key', `its key ${approval.keyId} is of nobody in xunjian.json "people"; add the person or sign with a known key.`);
  // Counting persons counts keys, so the name of the key must not be the signer's own word.
  if (keyIdOf(person.publicKey) !== approval.keyId)
    refuse('unknown-key', `it names the key ${approval.keyId}, and ${person.name} has ${keyIdOf(person.publicKey)}. Sign again.`);
  if (person.role !== approval.role) refuse('bad-role', `it says ${approval.role}, and xunjian.json has ${person.role}. Sign again.`);
  if (!verify(person.publicKey, signedBytes(approval), approval.signature))
    refuse('bad-signature', 'its signature does not fit its text. It was changed after it was signed; ask for a new one.');
  // Two clocks may differ by a little; an approval from tomorrow is no slip.
  if (Date.parse(approval.at) > now.getTime() + 300_000)
    refuse('dated-ahead', `it is dated ${approval.at}, and now is ${now.toISOString()}. Check the clocks.`);
  if (Date.parse(approval.expiresAt) <= now.getTime()) refuse('expired', `it held until ${approval.expiresAt}. Ask for a new one.`);
  const revocation = revocations.find(({ approvalId }) => approvalId === approval.id);
  if (revocation && isGenuineRevocation(revocation, people))
    refuse('revoked', `${revocation.by} took it back at ${revocation.at}: ${revocation.reason}`);
}

function personOf({ by }: Approval, people: readonly Person[]): Person | undefined {
  return people.find(({ name }) => name === by);
}

/** A revocation counts when somebody of the project signed it. */
export function isGenuineRevocation(revocation: Revocation, people: readonly Person[]): boolean {
  return people.some(({ publicKey }) => verify(publicKey, signedBytes(revocation), revocation.signature));
}

function missingFor(change: Change, approvals: readonly Approval[], check: ApprovalCheck): readonly Lack[] {
  const given = approvals.filter(({ approved }) => approved.includes(change.id));
  return demandsOf(change, check.policy).flatMap((demand) => lackOf(demand, given));
}

function lackOf(demand: Demand, given: readonly Approval[]): Lack[] {
  const { roles, persons } = demand;
  const signers = new Set(given.filter(({ role }) => roles.includes(role)).map(({ keyId }) => keyId));
  return signers.size >= persons ? [] : [{ ...demand, has: signers.size }];
}
