import { brokenLimit } from '../approve/limits.ts';
import { planDigest } from '../approve/plan-digest.ts';
import type { Change, ChangeLimits, ChangePlan, Conflict, NotFixable, PlanBinding, Step } from '../model/documents.ts';
import type { Adopted, Stack } from '../model/stack.ts';
import { checkPreview, type GateRefusal } from './gate.ts';
import type { Sketch } from './merge-proposals.ts';
import { notFixableOf, settleSketch } from './settle-sketch.ts';
import { toStackResource } from './stack-resource.ts';
import { dependsByIds, withWhatTheyStandOn } from './stand-on.ts';

/** What a plan is made of beside its changes. */
export interface PlanRequest {
  readonly id: string;
  readonly inspectionId: string;
  readonly source: ChangePlan['source'];
  readonly createdBy: string;
  readonly now: Date;
  readonly accountIds: readonly string[];
  readonly limits: ChangeLimits;
  /** Resources that the inspection read. */
  readonly resources: number;
  /** The same by type; a type that could not be listed whole is left out. Undefined asks nothing of types. */
  readonly resourcesOfTypes?: ChangePlan['resourcesOfTypes'];
  readonly rollbackOf?: string | undefined;
  /** What kind of change the person calls it. */
  readonly type?: ChangePlan['type'] | undefined;
  readonly sketches: readonly Sketch[];
  readonly notFixable: readonly NotFixable[];
  readonly conflicts: readonly Conflict[];
  readonly providerOf: (sketch: Sketch) => string;
  readonly binding: Pick<PlanBinding, 'engine' | 'providers'>;
  /** Where Pulumi's plan file goes. */
  readonly planFile: string;
  /** Digest of the state without what changes from run to run. */
  readonly stateDigest: (state: string) => string;
  readonly onStage?: (stage: 'adopt' | 'preview') => void;
}

/** A plan with the state that it was previewed on. */
export interface Planned {
  readonly plan: ChangePlan;
  readonly state: string;
}

/** A change in the making with what adoption found. */
export interface Candidate {
  readonly sketch: Sketch;
  readonly change: Change;
  readonly adopted: Adopted | undefined;
  /** Inputs kept beside those that the target names, since the preview showed a default in their place. */
  readonly kept: readonly string[];
}

const mostTries = 5;

/**
 * Adopts what is to be changed, settles the values, previews and judges the preview. What cannot be done as asked is taken
 * out with its reason; what remains is a plan whose preview holds nothing but what was asked.
 */
export async function makePlan(request: PlanRequest, stack: Stack): Promise<Planned> {
  const notFixable = [...request.notFixable];
  const conflicts = [...request.conflicts];
  request.onStage?.('adopt');
  let candidates = await adoptAll(request, stack, notFixable, conflicts);
  request.onStage?.('preview');
  for (let tries = 1; ; tries += 1) {
    candidates = withWhatTheyStandOn(candidates, request.sketches, notFixable);
    const resources = candidates.map(toStackResource);
    if (resources.length === 0) return { plan: planOf(request, [], notFixable, conflicts, []), state: '' };
    await stack.trim(resources);
    const preview = await stack.preview(resources, request.planFile);
    const refusals = checkPreview(candidates.map(guardedOf), preview.steps, preview.errors, preview.errorNames);
    if (refusals.length === 0) return finish(request, stack, candidates, notFixable, conflicts, preview.steps, preview.planFileDigest);
    candidates = afterRefusals(candidates, refusals, notFixable, tries === mostTries);
  }
}

async function adoptAll(request: PlanRequest, stack: Stack, notFixable: NotFixable[], conflicts: Conflict[]): Promise<Candidate[]> {
  const bare = request.sketches.map((sketch) => ({
    sketch,
    resource: toStackResource({ sketch, change: bareChange(sketch, request), adopted: undefined, kept: [] }),
  }));
  const living = bare.filter(({ sketch }) => sketch.kind !== 'create').map(({ resource }) => resource);
  const adopted = new Map((living.length === 0 ? [] : await stack.adopt(living)).map((one) => [one.name, one]));
  const candidates: Candidate[] = [];
  for (const sketch of request.sketches) {
    const result = settleSketch(sketch, adopted.get(sketch.name), request.providerOf(sketch), candidates.length + 1);
    notFixable.push(...result.notFixable);
    conflicts.push(...result.conflicts);
    if (result.change) candidates.push({ sketch, change: result.change, adopted: adopted.get(sketch.name), kept: [] });
  }
  return candidates;
}

/** Enough of a change to adopt its resource; the values come after. */
function bareChange(
  sketch: Sketch,
  request: PlanRequest,
): Pick<
  Change,
  'name' | 'token' | 'provider' | 'kind' | 'args' | 'importId' | 'importInputs' | 'importOutputs' | 'editState' | 'dependsOn'
> {
  const drafts = sketch.proposals.map(({ draft }) => draft);
  const inputs = drafts.find(({ importInputs }) => importInputs)?.importInputs;
  const outputs = drafts.find(({ importOutputs }) => importOutputs)?.importOutputs;
  return {
    name: sketch.name,
    token: sketch.target.token,
    provider: request.providerOf(sketch),
    kind: sketch.kind,
    args: {},
    dependsOn: [],
    ...(sketch.importId !== undefined && { importId: sketch.importId }),
    ...(inputs && { importInputs: inputs as Change['args'] & object }),
    ...(outputs && { importOutputs: outputs as Change['args'] & object }),
  };
}

function guardedOf({ change, sketch, adopted }: Candidate) {
  return { change, writesWhole: sketch.target.writesWhole ?? false, adopted: adopted?.outputs ?? {} };
}

/** Keeps what trimming took away wrongly and tries again; what stays refused is taken out. */
function afterRefusals(
  candidates: readonly Candidate[],
  refusals: readonly GateRefusal[],
  notFixable: NotFixable[],
  isLastTry: boolean,
): Candidate[] {
  const owned = refusals.filter(({ name }) => name !== undefined);
  return candidates.flatMap((one) => {
    const own = owned.filter(({ name }) => name === one.change.name);
    const keep = own.flatMap((refusal) => refusal.keep ?? []).filter((name) => !one.kept.includes(name));
    if (keep.length > 0 && !isLastTry) return [{ ...one, kept: [...one.kept, ...keep] }];
    // A refusal without an owner may come of one that has: only when it stands alone is it everybody's.
    const why = own[0] ?? (owned.length === 0 || isLastTry ? refusals[0] : undefined);
    if (why === undefined) return [one];
    notFixable.push(
      ...notFixableOf(one.sketch, { code: why.code === 'replace' ? 'needs-replacement' : 'not-possible', reason: why.reason }),
    );
    return [];
  });
}

async function finish(
  request: PlanRequest,
  stack: Stack,
  candidates: readonly Candidate[],
  notFixable: readonly NotFixable[],
  conflicts: readonly Conflict[],
  preview: readonly Step[],
  planFile: string,
): Promise<Planned> {
  const state = await stack.exportState();
  const changes = candidates.map(({ change, kept, adopted }) => withKept(change, kept, adopted));
  const digests = { planFile, state: request.stateDigest(state), program: stack.programDigest() };
  return { plan: planOf(request, changes, notFixable, conflicts, preview, digests), state };
}

/** Kept inputs are named in the change, so that the same program can be built from the plan alone. */
function withKept(change: Change, kept: readonly string[], adopted: Adopted | undefined): Change {
  if (kept.length === 0 || !adopted) return change;
  return { ...change, kept: [...(change.kept ?? []), ...kept] };
}

const none = `sha256:${'0'.repeat(64)}`;

function planOf(
  request: PlanRequest,
  changes: readonly Change[],
  notFixable: readonly NotFixable[],
  conflicts: readonly Conflict[],
  preview: readonly Step[],
  digests: Pick<PlanBinding, 'planFile' | 'state' | 'program'> = { planFile: none, state: none, program: none },
): ChangePlan {
  const numbered = dependsByIds(changes.map((change, index) => ({ ...change, id: `C${String(index + 1).padStart(3, '0')}` })));
  // What is too much is shown all the same: the limit binds who acts, not who looks.
  const overLimit = brokenLimit(numbered, request.limits, request.resources, request.resourcesOfTypes);
  const open: Omit<ChangePlan, 'digest'> = {
    schemaVersion: 1,
    id: request.id,
    inspectionId: request.inspectionId,
    source: request.source,
    createdAt: request.now.toISOString(),
    createdBy: request.createdBy,
    accountIds: [...request.accountIds],
    ...(request.rollbackOf !== undefined && { rollbackOf: request.rollbackOf }),
    ...(request.type !== undefined && { type: request.type }),
    changes: numbered,
    notFixable: [...notFixable],
    conflicts: [...conflicts],
    limits: request.limits,
    ...(overLimit && { overLimit }),
    resources: request.resources,
    ...(request.resourcesOfTypes && { resourcesOfTypes: request.resourcesOfTypes }),
    preview: [...preview],
    binding: { ...digests, ...request.binding },
  };
  return { ...open, digest: planDigest(open) };
}
