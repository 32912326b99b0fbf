import type { Conflict, Disruption, FieldValue, LocalizedText, NotFixable, Resource } from '../model/documents.ts';
import type { Draft } from '../model/fix.ts';
import type { Target } from '../model/target.ts';
import { importIdOf, logicalName } from './fill-id.ts';
import type { Proposal } from './propose-drafts.ts';
import { refused } from './propose-drafts.ts';

/** All proposals for one Pulumi resource: they become one change. */
export interface Sketch {
  readonly name: string;
  readonly target: Target;
  readonly resource: Resource;
  readonly kind: Draft['kind'];
  readonly importId: string | undefined;
  /** Region of the provider, where it is not the resource's. */
  readonly region?: string | undefined;
  readonly proposals: readonly Proposal[];
  /** What the approver must know beside what the drafts say. */
  readonly notes?: readonly LocalizedText[];
  /** Logical names of what must have succeeded before. */
  readonly dependsOn?: readonly string[];
  /** What whoever approves must know, where it is more than the rule says: that of the change which is taken back. */
  readonly risks?: readonly Disruption[];
  /** Id of the change of an earlier set that this takes back. */
  readonly undoOf?: string;
}

/** Proposals put together by the Pulumi resource that they change, in the order of the gravest finding. */
export function mergeProposals(
  proposals: readonly Proposal[],
  targets: ReadonlyMap<string, Target>,
): { sketches: Sketch[]; notFixable: NotFixable[]; conflicts: Conflict[] } {
  const groups = new Map<string, Sketch & { proposals: Proposal[] }>();
  const notFixable: NotFixable[] = [];
  for (const proposal of proposals) {
    const sketch = sketchOf(proposal, targets);
    if ('code' in sketch) notFixable.push(sketch);
    else addTo(groups, sketch, proposal);
  }
  return { ...withoutContradictions([...groups.values()]), notFixable };
}

function addTo(groups: Map<string, Sketch & { proposals: Proposal[] }>, sketch: Omit<Sketch, 'proposals'>, proposal: Proposal): void {
  const key = [sketch.kind, sketch.target.token, sketch.resource.accountId, sketch.importId ?? sketch.name].join('|');
  const group = groups.get(key);
  if (!group) return void groups.set(key, { ...sketch, proposals: [proposal] });
  group.proposals.push(proposal);
  const names = [...new Set([...(group.dependsOn ?? []), ...(sketch.dependsOn ?? [])])];
  if (names.length > 0) groups.set(key, { ...group, dependsOn: names });
}

function sketchOf(proposal: Proposal, targets: ReadonlyMap<string, Target>): Omit<Sketch, 'proposals'> | NotFixable {
  const { draft, resource, chosen } = proposal;
  const target = targets.get(draft.token);
  if (!target)
    return refused(chosen, {
      code: 'not-possible',
      reason: { en: `Nothing describes ${draft.token}.`, 'zh-CN': `没有 ${draft.token} 的描述。` },
    });
  try {
    const importId = draft.kind === 'create' ? undefined : importIdOf(target, resource, draft);
    return {
      name: logicalName(draft.token, resource, draft),
      target,
      resource,
      kind: draft.kind,
      importId,
      region: draft.region ?? target.region,
      ...(draft.dependsOn && { dependsOn: draft.dependsOn.map((before) => logicalName(before.token, resource, before)) }),
    };
  } catch (error) {
    const { message } = error as Error;
    return refused(chosen, { code: 'not-possible', reason: { en: message, 'zh-CN': message } });
  }
}

/** What is to be deleted is not patched as well: the graver finding decides. */
function withoutContradictions(sketches: readonly Sketch[]): { sketches: Sketch[]; conflicts: Conflict[] } {
  const first = new Map<string, Sketch>();
  const conflicts: Conflict[] = [];
  const kept = sketches.filter((sketch) => {
    if (sketch.importId === undefined) return true;
    const key = `${sketch.target.token}|${sketch.resource.accountId}|${sketch.importId}`;
    const before = first.get(key);
    if (!before) {
      first.set(key, sketch);
      return true;
    }
    conflicts.push(conflictOf(before, sketch));
    return false;
  });
  return { sketches: kept, conflicts };
}

function conflictOf(kept: Sketch, dropped: Sketch): Conflict {
  return {
    resource: kept.resource,
    property: '*',
    findingIds: [...kept.proposals, ...dropped.proposals].map(({ chosen }) => chosen.finding.id),
    values: [kept.kind, dropped.kind] as FieldValue[],
    resolution: {
      en: `One finding asks for ${kept.kind}, another for ${dropped.kind}: the graver one is planned, the other stays open.`,
      'zh-CN': `同一资源上的修复动作不一致（${kept.kind} 与 ${dropped.kind}）：按更严重的风险执行，另一项保持待修复。`,
    },
  };
}
