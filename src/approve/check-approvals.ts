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
  /** Approvals that hold: what was set aside is not among them. */
  readonly counted: readonly Approval[];
  /** Approvals that no longer count, each with its reason: run out, taken back, or of nobody who may sign any more. */
  readonly setAside: readonly ApprovalError[];
  /** Changes that lack approvals, with what is missing. */
  readonly lacking: readonly { readonly change: Change; readonly missing: readonly Lack[] }[];
}

/** What ends by itself or by a person's word is no tampering: others may have signed meanwhile. */
const passing = new Set(['expired', 'revoked', 'unknown-key']);

/**
 * Checks a plan and the approvals given for it; nothing is taken on trust. What no longer counts is set aside when others hold.
 * @throws ApprovalError `plan-edited`, `other-plan`, `unknown-key`, `bad-signature`, `expired`, `revoked`, `dated-ahead`, `limit`
 */
export function checkApprovals(plan: ChangePlan, given: readonly Approval[], check: ApprovalCheck): Entitled {
  checkPlanDigest(plan);
  const setAside: ApprovalError[] = [];
  const approvals = given.filter((approval) => {
    const why = refusalOf(() => checkApproval(plan, approval, check));
    if (why !== undefined && !passing.has(why.code)) throw why;
    if (why !== undefined) setAside.push(why);
    return why === undefined;
  });
  const declined = new Map(
    approvals.flatMap(({ by, declined }) => declined.map(({ changeId, reason }) => [changeId, { by, reason }] as const)),
  );
  const open = plan.changes.filter(({ id }) => !declined.has(id));
  const judged = open.map((change) => ({ change, missing: missingFor(change, approvals, check) }));
  const approved = judged.filter(({ missing }) => missing.length === 0).map(({ change }) => change);
  if (approved.length === 0 && setAside[0]) throw setAside[0];
  checkLimits(plan, approved);
  return {
    approved,
    declined,
    counted: approvals,
    setAside,
    lacking: judged.flatMap(({ change, missing }) => (missing.length === 0 ? [] : [{ change, missing }])),
  };
}

function refusalOf(check: () => void): ApprovalError | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    if (error instanceof ApprovalError) return error;
    throw error;
  }
}

function checkPlanDigest(plan: ChangePlan): void {
  const actual = planDigest(plan);
  if (actual !== plan.digest)
    throw new ApprovalError('plan-edited', {
      en: `Plan ${plan.id} was changed after it was made: its digest is ${actual}, and it says ${plan.digest}. Plan again.`,
      'zh-CN': `方案 ${plan.id} 生成后被改动：实际摘要值为 ${actual}，文件中为 ${plan.digest}。请重新制定方案。`,
    });
}

function checkApproval(plan: ChangePlan, approval: Approval, { people, revocations = [], now }: ApprovalCheck): void {
  const refuse = (code: string, en: string, zh: string): never => {
    throw new ApprovalError(code, {
      en: `Approval ${approval.id} by ${approval.by}: ${en}`,
      'zh-CN': `${approval.by} 的批准 ${approval.id}：${zh}`,
    });
  };
  if (approval.planId !== plan.id)
    refuse(
      'other-plan',
      `it is for plan ${approval.planId}, not for ${plan.id}. Give the approval of this plan.`,
      `针对方案 ${approval.planId}，而非 ${plan.id}。请提供本方案的批准。`,
    );
  if (approval.planDigest !== plan.digest)
    refuse(
      'other-plan',
      `it binds ${approval.planDigest}, and the plan is ${plan.digest}. The plan was made again; ask for a new approval.`,
      `绑定的方案摘要值为 ${approval.planDigest}，当前方案为 ${plan.digest}。方案已重新制定，请重新批准。`,
    );
  const person =
    personOf(approval, people) ??
    refuse(
      'unknown-key',
      `its key ${approval.keyId} is of nobody in xunjian.json "people"; add the person or sign with a known key.`,
      `密钥 ${approval.keyId} 不属于 xunjian.json 中 people 的任何人；请加入该人员，或用已登记的密钥签署。`,
    );
  // Counting persons counts keys, so the name of the key must not be the signer's own word.
  if (keyIdOf(person.publicKey) !== approval.keyId)
    refuse(
      'unknown-key',
      `it names the key ${approval.keyId}, and ${person.name} has ${keyIdOf(person.publicKey)}. Sign again.`,
      `写明的密钥为 ${approval.keyId}，而 ${person.name} 登记的密钥为 ${keyIdOf(person.publicKey)}。请重新签署。`,
    );
  if (person.role !== approval.role)
    refuse(
      'bad-role',
      `it says ${approval.role}, and xunjian.json has ${person.role}. Sign again.`,
      `写明的角色为 ${approval.role}，而 xunjian.json 中为 ${person.role}。请重新签署。`,
    );
  if (!verify(person.publicKey, signedBytes(approval), approval.signature))
    refuse(
      'bad-signature',
      'its signature does not fit its text. It was changed after it was signed; ask for a new one.',
      '签名与内容不符，签署后被改动。请重新批准。',
    );
  // Two clocks may differ by a little; an approval from tomorrow is no slip.
  if (Date.parse(approval.at) > now.getTime() + 300_000)
    refuse(
      'dated-ahead',
      `it is dated ${approval.at}, and now is ${now.toISOString()}. Check the clocks.`,
      `签署时间为 ${approval.at}，而当前时间为 ${now.toISOString()}。请检查时钟。`,
    );
  if (Date.parse(approval.expiresAt) <= now.getTime())
    refuse('expired', `it held until ${approval.expiresAt}. Ask for a new one.`, `已于 ${approval.expiresAt} 过期。请重新批准。`);
  const revocation = revocations.find(({ approvalId }) => approvalId === approval.id);
  if (revocation && isGenuineRevocation(revocation, people))
    refuse(
      'revoked',
      `${revocation.by} took it back at ${revocation.at}: ${revocation.reason}`,
      `${revocation.by} 已于 ${revocation.at} 撤回：${revocation.reason}`,
    );
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
