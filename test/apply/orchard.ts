import { generateKeyPairSync, sign } from 'node:crypto';
import type { ApplyRequest } from '../../src/apply/apply-plan.ts';
import type { Reading, RecordedEntry, Recorder } from '../../src/apply/types.ts';
import { keyIdOf } from '../../src/approve/keys/index.ts';
import { type Signer, signApproval } from '../../src/approve/sign-approval.ts';
import type { Approval, Change, ChangePlan, Person, PersonRole } from '../../src/model/documents.ts';
import { checkPreview } from '../../src/plan/gate.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { isSameSet } from '../../src/plan/same.ts';
import { stackResourceOf } from '../../src/plan/stack-resource.ts';
import { disk, fruit, proposal, request } from '../plan/orchard.ts';
import { fakeStack, type Lies, type World } from './fake-stack.ts';

export const now = new Date('2026-11-25T04:00:00Z');

/** A person with a key that is open. */
export function person(name: string, role: PersonRole = 'customer'): { person: Person; signer: Signer } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64');
  const own: Person = { name, role, publicKey: `ed25519:${raw}` };
  return { person: own, signer: { keyId: keyIdOf(own.publicKey), sign: (bytes) => sign(null, bytes, privateKey) } };
}

export const li = person('Ms Li');

/** Two disks that are too slow. */
export const orchard = (): World =>
  new Map([
    ['d-apple', { performanceLevel: 'PL0', category: 'cloud_essd' }],
    ['d-pear', { performanceLevel: 'PL0', category: 'cloud_essd' }],
  ]);

/** A plan to make both faster. */
export async function planFor(world: World, ids = ['d-apple', 'd-pear']): Promise<ChangePlan> {
  const proposals = ids.map((id) => proposal(fruit(id), { set: { performanceLevel: 'PL1' } }));
  return (await makePlan(request(proposals), fakeStack(world).stack)).plan;
}

export function approvalOf(plan: ChangePlan, over: Partial<Parameters<typeof signApproval>[3]> = {}, by = li): Approval {
  return signApproval(plan, by.person, by.signer, {
    approved: plan.changes.map(({ id }) => id),
    declined: [],
    now,
    validHours: 72,
    ...over,
  });
}

/** A record in memory. */
export function memoryRecorder(): Recorder & { readonly all: RecordedEntry[] } {
  const all: RecordedEntry[] = [];
  return {
    all,
    append(kind, body, changeId) {
      all.push({ seq: all.length + 1, at: now.toISOString(), kind, changeId, hash: `h${all.length + 1}`, body: structuredClone(body) });
    },
    entries: () => all,
  };
}

/** Our own reading of the world: it sees what is there, whatever the engine says. */
export function readingOf(world: World): Reading {
  const resourceOf = ({ importId, resource }: Change) => {
    const live = world.get(importId ?? '');
    return live && fruit(resource.id, { performanceLevel: live.performanceLevel as string });
  };
  return {
    at: now.toISOString(),
    resourceOf,
    gapOf: () => undefined,
    foundOf: () => undefined,
    verdictsOf: (change) => [
      { ruleId: change.ruleIds[0] as string, outcome: resourceOf(change)?.fields.performanceLevel === 'PL0' ? 'fail' : 'pass' },
    ],
    valueOf: (change, property) => world.get(change.importId ?? '')?.[property],
  };
}

/** Everything that applying needs, over a world in memory. */
export function job(plan: ChangePlan, world: World, lies: Lies = {}, over: Partial<ApplyRequest> = {}) {
  const { stack, writes } = fakeStack(world, lies);
  const recorder = over.recorder ?? memoryRecorder();
  const apply: ApplyRequest = {
    plan,
    approvals: [approvalOf(plan)],
    people: [li.person],
    revocations: [],
    by: 'Wang',
    host: 'orchard',
    now: () => now,
    binding: plan.binding,
    state: '{}',
    stack,
    resourceOf: (change) => stackResourceOf(change, disk, plan.changes),
    gate: (changes, preview) =>
      checkPreview(
        changes.map((change) => ({ change, writesWhole: false, adopted: { category: 'cloud_essd' } })),
        preview.steps,
        preview.errors,
      ).map(({ reason }) => ({ reason })),
    isSame: isSameSet,
    read: async () => readingOf(world),
    recorder,
    locks: { take: () => ({ release: () => {} }) },
    versions: {},
    planFile: '/nowhere/pulumi-plan.json',
    newPlanFile: () => '/nowhere/run.json',
    ...over,
  };
  return { apply, writes, recorder };
}
