import type { Finding, Resource } from '../../src/model/documents.ts';
import type { Draft } from '../../src/model/fix.ts';
import { defineTarget } from '../../src/model/target.ts';
import type { PlanRequest } from '../../src/plan/make-plan.ts';
import { mergeProposals } from '../../src/plan/merge-proposals.ts';
import type { Proposal } from '../../src/plan/propose-drafts.ts';
import type { Chosen } from '../../src/plan/select-findings.ts';

/** A type with one property of each kind, and the inputs of the real disk. */
export const disk = defineTarget({
  token: 'alicloud:ecs/ecsDisk:EcsDisk',
  title: { en: 'Cloud disk', 'zh-CN': '云盘' },
  importId: '${id}',
  kept: ['category'],
  properties: {
    performanceLevel: { title: { en: 'Performance level', 'zh-CN': '性能级别' }, field: 'performanceLevel' },
    size: { title: { en: 'Size', 'zh-CN': '容量' }, unit: 'gibibyte', field: 'sizeGib' },
  },
  permissions: { read: ['ecs:DescribeDisks'], write: ['ecs:ModifyDiskSpec'] },
  seconds: 12,
});

export const fruit = (id: string, fields: Resource['fields'] = { performanceLevel: 'PL0' }): Resource => ({
  type: 'ACS::ECS::Disk',
  id,
  name: id,
  region: 'cn-hangzhou',
  accountId: '1000000000000001',
  tags: {},
  fields,
  unread: [],
  readAt: '2026-11-25T04:00:00.000Z',
});

const rule = (id: string, disruption: Chosen['rule']['fix']['disruption'] = 'none'): Chosen['rule'] => ({
  id,
  category: 'performance',
  severity: 'medium',
  resourceType: 'ACS::ECS::Disk',
  resourceTitle: { en: 'Disk', 'zh-CN': '云盘' },
  title: { en: 'Disks are fast', 'zh-CN': '云盘够快' },
  risk: { en: 'Disk is slow', 'zh-CN': '云盘过慢' },
  why: { en: 'Because.', 'zh-CN': '因为。' },
  guidance: { en: 'Raise it.', 'zh-CN': '调高。' },
  fix: { kind: 'automatic', disruption, pulumi: disk.token },
  frameworks: {},
  params: {},
  actions: [],
});

/** A draft of a rule for a resource, as a fix would give it. */
export function proposal(
  resource: Resource,
  draft: Partial<Draft> & Pick<Draft, 'set'>,
  ruleId = 'performance/ecs-disk-slow',
  disruption?: Chosen['rule']['fix']['disruption'],
): Proposal {
  const own = rule(ruleId, disruption);
  const finding: Finding = {
    id: `${ruleId}-${resource.id}`,
    ruleId,
    category: own.category,
    severity: own.severity,
    resource: { type: resource.type, id: resource.id, name: resource.name, region: resource.region, accountId: resource.accountId },
    outcome: 'fail',
    message: own.risk,
    evidence: [],
    unread: [],
    readAt: resource.readAt,
  };
  return { chosen: { finding, rule: own, isNamed: false }, resource, draft: { token: disk.token, kind: 'patch', ...draft } };
}

export const engine = {
  cli: 'v3.274.1',
  cliSha256: `sha256:${'1'.repeat(64)}`,
  plugin: '3.108.0',
  pluginSha256: `sha256:${'2'.repeat(64)}`,
};

/** A request to plan these proposals. */
export function request(proposals: readonly Proposal[], over: Partial<PlanRequest> = {}): PlanRequest {
  const merged = mergeProposals(proposals, new Map([[disk.token, disk]]));
  return {
    id: 'cs-20261125-040000-abcd',
    inspectionId: '20261125-040000-aaaa',
    source: 'sandbox',
    createdBy: 'Wang',
    now: new Date('2026-11-25T04:00:00Z'),
    accountIds: ['1000000000000001'],
    limits: { maxChanges: 500, maxSharePercent: 100 },
    resources: 1000,
    sketches: merged.sketches,
    notFixable: merged.notFixable,
    conflicts: merged.conflicts,
    providerOf: () => '1000000000000001-cn-hangzhou',
    binding: {
      engine,
      providers: [{ name: '1000000000000001-cn-hangzhou', region: 'cn-hangzhou', accountId: '1000000000000001', accountType: 'Domestic' }],
    },
    planFile: '/nowhere/pulumi-plan.json',
    stateDigest: () => `sha256:${'3'.repeat(64)}`,
    ...over,
  };
}
