import { chinaTime } from '../model/china-time.ts';
import type { Approval, ApprovalPolicy, Change, ChangeLimits, ChangePlan, LocalizedText, Person, Revocation } from '../model/documents.ts';
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
  /** Limits of the project as they are now, beside those of the plan. */
  readonly limits?: ChangeLimits | undefined;
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
 * Checks a plan and the approvals given for it; nothing is taken on trust. What no longer counts is set aside when others hold,
 * even when those are not enough: then what is lacking says what is to be done.
 * @throws ApprovalError `plan-edited`, `other-plan`, `unknown-key`, `bad-signature`, `expired`, `revoked`, `dated-ahead`, `limit`
 */
export function checkApprovals(plan: ChangePlan, given: readonly Approval[], check: ApprovalCheck): Entitled {
  checkPlanDigest(plan);
  const setAside: ApprovalError[] = [];
  const approvals = given.filter((approval) => {
    const fault = faultOf(plan, approval, check);
    if (fault === undefined) return true;
    const why = refusalOf(approval, fault);
    if (!passing.has(fault.code)) throw why;
    setAside.push(why);
    return false;
  });
  const declined = new Map(
    approvals.flatMap(({ by, declined }) => declined.map(({ changeId, reason }) => [changeId, { by, reason }] as const)),
  );
  const open = plan.changes.filter(({ id }) => !declined.has(id));
  const judged = open.map((change) => ({ change, missing: missingFor(change, approvals, check) }));
  const approved = judged.filter(({ missing }) => missing.length === 0).map(({ change }) => change);
  if (approvals.length === 0 && setAside[0]) throw setAside[0];
  checkLimits(plan, approved, check.limits);
  return {
    approved,
    declined,
    counted: approvals,
    setAside,
    lacking: judged.flatMap(({ change, missing }) => (missing.length === 0 ? [] : [{ change, missing }])),
  };
}

/** Why an approval does not hold, as a sentence whose subject is the approval. */
export interface Fault {
  readonly code: string;
  readonly text: LocalizedText;
}

function refusalOf({ id, by }: Approval, { code, text }: Fault): ApprovalError {
  return new ApprovalError(code, { en: `Approval ${id} by ${by}: ${text.en}`, 'zh-CN': `${by} 的批准 ${id}：${text['zh-CN']}` });
}

function checkPlanDigest(plan: ChangePlan): void {
  const actual = planDigest(plan);
  if (actual !== plan.digest)
    throw new ApprovalError('plan-edited', {
      en: `Plan ${plan.id} was changed after it was made: its digest is ${actual}, and it says ${plan.digest}. Plan again.`,
      'zh-CN': `方案 ${plan.id} 生成后被改动：实际摘要值为 ${actual}，文件中为 ${plan.digest}。请重新制定方案。`,
    });
}

/** Why an approval does not count for a plan now; undefined when it does. */
export function faultOf(plan: ChangePlan, approval: Approval, { people, revocations = [], now }: ApprovalCheck): Fault | undefined {
  const refuse = (code: string, en: string, zh: string): Fault => ({ code, text: { en, 'zh-CN': zh } });
  if (approval.planId !== plan.id)
    return refuse(
      'other-plan',
      `it is for plan ${approval.planId}, not for ${plan.id}. Give the approval of this plan.`,
      `针对方案 ${approval.planId}，而非 ${plan.id}。请提供本方案的批准。`,
    );
  if (approval.planDigest !== plan.digest)
    return refuse(
      'other-plan',
      `it binds ${approval.planDigest}, and the plan is ${plan.digest}. The plan was made again; ask for a new approval.`,
      `绑定的方案摘要值为 ${approval.planDigest}，当前方案为 ${plan.digest}。方案已重新制定，请重新批准。`,
    );
  const person = personOf(approval, people);
  if (!person)
    return refuse(
      'unknown-key',
      `its key ${approval.keyId} is of nobody in xunjian.json "people"; add the person or sign with a known key.`,
      `密钥 ${approval.keyId} 不属于 xunjian.json 中 people 的任何人；请加入该人员，或用已登记的密钥签署。`,
    );
  // Counting persons counts keys, so the name of the key must not be the signer's own word.
  if (keyIdOf(person.publicKey) !== approval.keyId)
    return refuse(
      'unknown-key',
      `it names the key ${approval.keyId}, and ${person.name} has ${keyIdOf(person.publicKey)}. Sign again.`,
      `写明的密钥为 ${approval.keyId}，而 ${person.name} 登记的密钥为 ${keyIdOf(person.publicKey)}。请重新签署。`,
    );
  if (person.role !== approval.role)
    return refuse(
      'bad-role',
      `it says ${approval.role}, and xunjian.json has ${person.role}. Sign again.`,
      `写明的角色为 ${approval.role}，而 xunjian.json 中为 ${person.role}。请重新签署。`,
    );
  if (!verify(person.publicKey, signedBytes(approval), approval.signature))
    return refuse(
      'bad-signature',
      'its signature does not fit its text. It was changed after it was signed; ask for a new one.',
      '签名与内容不符，签署后被改动。请重新批准。',
    );
  // Two clocks may differ by a little; an approval from tomorrow is no slip.
  if (Date.parse(approval.at) > now.getTime() + 300_000)
    return refuse(
      'dated-ahead',
      `it is dated ${chinaTime(approval.at)}, and now is ${chinaTime(now.toISOString())}. Check the clocks.`,
      `签署时间为 ${chinaTime(approval.at)}，而当前时间为 ${chinaTime(now.toISOString())}。请检查时钟。`,
    );
  if (Date.parse(approval.expiresAt) <= now.getTime())
    return refuse(
      'expired',
      `it held until ${chinaTime(approval.expiresAt)}. Ask for a new one.`,
      `已于 ${chinaTime(approval.expiresAt)} 过期。请重新批准。`,
    );
  const revocation = revocationOf(approval, revocations, people);
  return (
    revocation &&
    refuse(
      'revoked',
      `${revocation.by} took it back at ${chinaTime(revocation.at)}: ${revocation.reason}`,
      `${revocation.by} 已于 ${chinaTime(revocation.at)} 撤回：${revocation.reason}`,
    )
  );
}

/** The word that took an approval back, where it counts; one that nobody of the project signed hides none that somebody did. */
export function revocationOf(
  { id }: Pick<Approval, 'id'>,
  revocations: readonly Revocation[],
  people: readonly Person[],
): Revocation | undefined {
  return revocations.find((one) => one.approvalId === id && isGenuineRevocation(one, people));
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
