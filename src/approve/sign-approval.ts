import { randomBytes } from 'node:crypto';
import type { Approval, ChangeLimits, ChangePlan, Person, Revocation } from '../model/documents.ts';
import { ApprovalError } from '../model/errors.ts';
import { canonicalJson } from './canonical-json.ts';
import { fewIds } from './few-ids.ts';
import { checkLimits } from './limits.ts';

/** A key that is open for signing. */
export interface Signer {
  readonly keyId: string;
  sign(bytes: Uint8Array): Uint8Array;
}

/** What a person decides about a plan. */
export interface Decision {
  readonly approved: readonly string[];
  readonly declined: Approval['declined'];
  readonly note?: string | undefined;
  readonly now: Date;
  readonly validHours: number;
  /** Limits of the project as they are now, beside those of the plan. */
  readonly limits?: ChangeLimits | undefined;
}

/** The bytes that a signature of an approval or a revocation covers: everything but the signature. */
export function signedBytes(document: Approval | Revocation | Omit<Approval, 'signature'> | Omit<Revocation, 'signature'>): Uint8Array {
  const { signature: _, ...rest } = document as Approval;
  return Buffer.from(canonicalJson(rest));
}

/**
 * Refuses a decision that could not be signed.
 * @throws ApprovalError `unknown-change` for an id that the plan does not have, `limit` when the allowed ones break a limit
 */
export function checkDecision(plan: ChangePlan, { approved, declined, limits }: Decision): void {
  checkIds(plan, [...approved, ...declined.map(({ changeId }) => changeId)]);
  checkLimits(
    plan,
    plan.changes.filter(({ id }) => approved.includes(id)),
    limits,
  );
}

/**
 * Signs what a person allows and declines.
 * @throws ApprovalError as checkDecision does
 */
export function signApproval(plan: ChangePlan, person: Person, signer: Signer, decision: Decision): Approval {
  checkDecision(plan, decision);
  const open: Omit<Approval, 'signature'> = {
    schemaVersion: 1,
    id: `${plan.id}-${randomBytes(3).toString('hex')}`,
    planId: plan.id,
    planDigest: plan.digest,
    by: person.name,
    role: person.role,
    keyId: signer.keyId,
    at: decision.now.toISOString(),
    expiresAt: new Date(decision.now.getTime() + decision.validHours * 3_600_000).toISOString(),
    approved: [...decision.approved],
    declined: [...decision.declined],
    ...(decision.note !== undefined && { note: decision.note }),
  };
  return { ...open, signature: Buffer.from(signer.sign(signedBytes(open))).toString('base64') };
}

/** Signs that an approval no longer holds. */
export function signRevocation(approval: Approval, person: Person, signer: Signer, reason: string, now: Date): Revocation {
  const open: Omit<Revocation, 'signature'> = {
    schemaVersion: 1,
    approvalId: approval.id,
    by: person.name,
    keyId: signer.keyId,
    at: now.toISOString(),
    reason,
  };
  return { ...open, signature: Buffer.from(signer.sign(signedBytes(open))).toString('base64') };
}

/** @throws ApprovalError `unknown-change`, `twice` */
export function checkIds(plan: Pick<ChangePlan, 'id' | 'changes'>, ids: readonly string[]): void {
  const known = new Set(plan.changes.map(({ id }) => id));
  const unknown = fewIds(ids.filter((id) => !known.has(id)));
  const has = fewIds([...known]);
  if (unknown.en !== '')
    throw new ApprovalError('unknown-change', {
      en: `Plan ${plan.id} has no change ${unknown.en}; it has ${has.en || 'none'}.`,
      'zh-CN': `方案 ${plan.id} 中没有变更 ${unknown['zh-CN']}；现有：${has['zh-CN'] || '无'}。`,
    });
  const twice = fewIds(ids.filter((id, index) => ids.indexOf(id) !== index));
  if (twice.en !== '')
    throw new ApprovalError('twice', {
      en: `${twice.en} cannot be both approved and declined; say one.`,
      'zh-CN': `${twice['zh-CN']} 不能同时批准和拒绝，请只选其一。`,
    });
}
