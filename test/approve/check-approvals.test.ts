import { describe, expect, it } from 'vitest';
import { checkApprovals } from '../../src/approve/check-approvals.ts';
import { planDigest } from '../../src/approve/plan-digest.ts';
import { demandsOf } from '../../src/approve/policy.ts';
import { signRevocation } from '../../src/approve/sign-approval.ts';
import type { ChangePlan, Disruption } from '../../src/model/documents.ts';
import { approvalOf, li, now, orchard, person, planFor } from '../apply/orchard.ts';

const wang = person('Wang', 'engineer');
const wu = person('Mr Wu', 'customer');
const pipeline = person('pipeline', 'ci');
const people = [li.person, wang.person, wu.person, pipeline.person];

async function planOf(risks: readonly Disruption[]): Promise<ChangePlan> {
  const plan = await planFor(orchard(), ['d-apple']);
  const open = { ...plan, changes: plan.changes.map((change) => ({ ...change, risks: [...risks] })) };
  return { ...open, digest: planDigest(open) };
}

describe('who may approve', () => {
  it.each<[string, readonly Disruption[], readonly (typeof li)[], number]>([
    ['one person is enough for a change without a risk', [], [li], 1],
    ['a pipeline alone is not', [], [pipeline], 0],
    ['one person is not enough for one that costs', ['cost'], [li], 0],
    ['two persons are', ['cost'], [li, wang], 1],
    ['the same person twice is one', ['cost'], [li, li], 0],
    ['two risks ask for what each asks', ['reconnect', 'access'], [li, wu], 1],
  ])('%s', async (_, risks, signers, approved) => {
    const plan = await planOf(risks);
    const approvals = signers.map((one) => approvalOf(plan, {}, one));
    expect(checkApprovals(plan, approvals, { people, now }).approved).toHaveLength(approved);
  });

  it('says who is missing', async () => {
    const plan = await planOf(['access']);
    const { lacking } = checkApprovals(plan, [approvalOf(plan)], { people, now });
    expect(lacking[0]?.missing).toEqual([{ risk: 'access', roles: ['engineer', 'customer'], persons: 2, has: 1 }]);
  });

  it('lets a part of a plan pass that is more than the limit as a whole', async () => {
    const open = { ...(await planFor(orchard())), limits: { maxChanges: 1, maxSharePercent: 100 } };
    const plan = { ...open, digest: planDigest(open) };
    const [first, second] = ['C001', 'C002'].map((id) => approvalOf(plan, { approved: [id] }));
    if (!first || !second) throw new Error('There are no approvals.');
    expect(checkApprovals(plan, [first], { people, now }).approved.map(({ id }) => id)).toEqual(['C001']);
    expect(() => checkApprovals(plan, [first, second], { people, now })).toThrow('2 changes are more than the 1 that one set may hold');
    expect(() => approvalOf(plan)).toThrow(expect.objectContaining({ name: 'ApprovalError', code: 'limit' }));
  });

  it.each([
    ['as many as the project allows now', 2, undefined],
    ['one more', 1, '2 changes are more than the 1 that one set may hold'],
  ])('lets pass %s, whatever the plan allowed', async (_, maxChanges, sentence) => {
    const plan = await planFor(orchard());
    const check = { people, now, limits: { maxChanges, maxSharePercent: 100 } };
    const approve = () => checkApprovals(plan, [approvalOf(plan)], check);
    if (sentence) expect(approve).toThrow(sentence);
    else expect(approve().approved).toHaveLength(2);
  });

  it('keeps to the stricter of two lines of the policy', () => {
    const rules = [
      { risks: ['cost' as const], roles: ['customer' as const, 'engineer' as const], persons: 1 },
      { risks: ['cost' as const, 'data' as const], roles: ['customer' as const], persons: 2 },
    ];
    expect(demandsOf({ risks: ['cost'] }, { rules })).toEqual([{ risk: 'cost', roles: ['customer'], persons: 2 }]);
  });
});

describe('an approval that no longer counts', () => {
  it('is set aside and named when others hold', async () => {
    const plan = await planOf(['cost']);
    const old = approvalOf(plan, { now: new Date(now.getTime() - 3_600_000), validHours: 1 }, wu);
    const back = approvalOf(plan, {}, wu);
    const revocations = [signRevocation(back, wu.person, wu.signer, 'wrong window', now)];
    const gone = approvalOf(plan, {}, person('Mr Zhao'));
    const living = [approvalOf(plan), approvalOf(plan, {}, wang)];
    const { approved, counted, setAside } = checkApprovals(plan, [old, back, gone, ...living], { people, revocations, now });
    expect(approved.map(({ id }) => id)).toEqual(['C001']);
    expect(counted).toEqual(living);
    expect(setAside.map(({ code }) => code)).toEqual(['expired', 'revoked', 'unknown-key']);
  });

  it('does not hide what is lacking where others hold and are not enough', async () => {
    const plan = await planOf(['cost']);
    const old = approvalOf(plan, { now: new Date(now.getTime() - 3_600_000), validHours: 1 }, wu);
    const { approved, lacking, setAside } = checkApprovals(plan, [old, approvalOf(plan)], { people, now });
    expect(approved).toEqual([]);
    expect(lacking[0]?.missing).toMatchObject([{ persons: 2, has: 1 }]);
    expect(setAside.map(({ code }) => code)).toEqual(['expired']);
  });

  it('is the refusal when there are no others', async () => {
    const plan = await planOf([]);
    const old = approvalOf(plan, { now: new Date(now.getTime() - 3_600_000), validHours: 1 });
    expect(() => checkApprovals(plan, [old], { people, now })).toThrow('by Ms Li: it held until 2026-11-25 12:00 (UTC+8).');
  });

  it('stays taken back where a forged word about it stands before the signed one', async () => {
    const plan = await planOf([]);
    const approval = approvalOf(plan);
    const signed = signRevocation(approval, wu.person, wu.signer, 'wrong window', now);
    const revocations = [{ ...signed, reason: 'ripe' }, signed];
    expect(() => checkApprovals(plan, [approval], { people, revocations, now })).toThrow('wrong window');
  });

  it('does not hide one that was tampered with', async () => {
    const plan = await planOf([]);
    const forged = { ...approvalOf(plan, {}, wu), note: 'ripe' };
    expect(() => checkApprovals(plan, [approvalOf(plan), forged], { people, now })).toThrow(
      expect.objectContaining({ code: 'bad-signature' }),
    );
  });
});

describe('an approval that does not hold', () => {
  it.each([
    ['until its last millisecond it holds', 72 * 3_600_000 - 1, true],
    ['then it does not', 72 * 3_600_000, false],
  ])('%s', async (_, laterMs, holds) => {
    const plan = await planOf([]);
    const check = () => checkApprovals(plan, [approvalOf(plan)], { people, now: new Date(now.getTime() + laterMs) });
    if (holds) expect(check().approved).toHaveLength(1);
    else expect(check).toThrow(/it held until/);
  });

  it('is one that was taken back', async () => {
    const plan = await planOf([]);
    const approval = approvalOf(plan);
    const revocations = [signRevocation(approval, wu.person, wu.signer, 'wrong window', now)];
    expect(() => checkApprovals(plan, [approval], { people, revocations, now })).toThrow('Mr Wu took it back');
  });

  it('is not one that a stranger took back', async () => {
    const plan = await planOf([]);
    const approval = approvalOf(plan);
    const stranger = person('stranger');
    const revocations = [signRevocation(approval, stranger.person, stranger.signer, 'no', now)];
    expect(checkApprovals(plan, [approval], { people, revocations, now }).approved).toHaveLength(1);
  });

  it('is one whose role was made up', async () => {
    const plan = await planOf([]);
    const approval = approvalOf(plan, {}, { person: { ...pipeline.person, role: 'customer' }, signer: pipeline.signer });
    expect(() => checkApprovals(plan, [approval], { people, now })).toThrow('it says customer, and xunjian.json has ci');
  });

  it('is one that claims the key of another', async () => {
    const plan = await planOf(['cost']);
    const forged = approvalOf(plan, {}, { person: li.person, signer: { ...li.signer, keyId: wu.signer.keyId } });
    const { approved, setAside } = checkApprovals(plan, [approvalOf(plan), forged], { people, now });
    expect(approved).toEqual([]);
    expect(setAside.map(({ message }) => message)).toEqual([expect.stringContaining('it names the key')]);
  });

  it('is one with any one byte changed', async () => {
    const plan = await planOf([]);
    const text = JSON.stringify(approvalOf(plan));
    let changed = 0;
    for (let index = 0; index < text.length; index += 1) {
      const edited = text.slice(0, index) + (text[index] === 'a' ? 'b' : 'a') + text.slice(index + 1);
      let approval: ReturnType<typeof approvalOf>;
      try {
        approval = JSON.parse(edited);
      } catch {
        continue;
      }
      changed += 1;
      let approved = 0;
      try {
        approved = checkApprovals(plan, [approval], { people, now }).approved.length;
      } catch {
        approved = 0;
      }
      if (edited !== text) expect(approved).toBe(0);
    }
    expect(changed).toBeGreaterThan(200);
  });
});
