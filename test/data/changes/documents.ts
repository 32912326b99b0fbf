import { findings, reasons } from '../../../src/apply/reasons.ts';
import type { Approval, Change, ChangePlan, ChangeRecord, Config, Revocation, Step } from '../../../src/model/documents.ts';
import type { ChangeListInput } from '../../../src/render/index.ts';
import { accountId, change, changes, digest, entry, idle } from './changes.ts';

/** What Pulumi would say of a change. */
function stepOf({ name, kind, token, set }: Change): Step {
  const op = kind === 'patch' ? 'update' : kind;
  const diff = kind === 'delete' ? [] : set.map(({ property, to }) => ({ path: property, kind: kind === 'patch' ? 'update' : 'add', to }));
  return { op, urn: `urn:pulumi:set::xunjian::${token}::${name}`, name, diff };
}

/** A plan of the fixture. */
export function planOf(id: string, createdAt: string, planned: readonly Change[], more: Partial<ChangePlan> = {}): ChangePlan {
  return {
    schemaVersion: 1,
    id,
    inspectionId: 'run-20261118-0800',
    source: 'live',
    createdAt,
    createdBy: '王工',
    accountIds: [accountId],
    changes: [...planned],
    notFixable: [],
    conflicts: [],
    limits: { maxChanges: 100, maxSharePercent: 20, maxCnyPerMonth: 500 },
    preview: planned.map(stepOf),
    binding: {
      planFile: digest(`${id} plan file`),
      state: digest(`${id} state`),
      program: digest('program'),
      engine: { cli: 'v3.274.1', cliSha256: digest('cli'), plugin: 'alicloud 3.108.0', pluginSha256: digest('plugin') },
      providers: [{ name: 'hangzhou', region: 'cn-hangzhou', accountId, accountType: 'Domestic' }],
    },
    digest: digest(id),
    resources: 318,
    ...more,
  };
}

/** An approval of the fixture. */
export function approvalOf(
  plan: ChangePlan,
  by: string,
  role: Approval['role'],
  at: string,
  approved: readonly string[],
  more: Partial<Approval> = {},
): Approval {
  return {
    schemaVersion: 1,
    id: `${plan.id}-${by}`,
    planId: plan.id,
    planDigest: plan.digest,
    by,
    role,
    keyId: digest(by).slice(7, 23),
    at,
    expiresAt: new Date(Date.parse(at) + 72 * 3_600_000).toISOString(),
    approved: [...approved],
    declined: [],
    signature: 'c2lnbmF0dXJl',
    ...more,
  };
}

function recordOf(
  plan: ChangePlan,
  seq: readonly [number, number],
  startedAt: string,
  finishedAt: string,
  more: Pick<ChangeRecord, 'entries'> & Partial<ChangeRecord>,
): ChangeRecord {
  return {
    schemaVersion: 1,
    id: `${plan.id}-r${seq[0]}`,
    planId: plan.id,
    planDigest: plan.digest,
    approvalIds: approvals.filter(({ planId }) => planId === plan.id).map(({ id }) => id),
    approvedBy: [{ name: '李经理', at: '2026-11-18T06:00:00.000Z' }],
    startedAt,
    finishedAt,
    by: '王工',
    host: 'pomelo',
    ledger: { firstSeq: seq[0], lastSeq: seq[1], head: digest(`${plan.id} ${seq[1]}`).slice(7) },
    ...more,
  };
}

const [first] = changes as readonly [Change, ...Change[]];

/** Nine changes of which everything that can come of a change comes of one. */
export const plan: ChangePlan = planOf('cs-20261118-0930', '2026-11-18T01:30:00.000Z', changes, {
  notFixable: [
    {
      findingId: 'fnd900aa',
      ruleId: 'stability/rds-multi-zone',
      resource: { ...first.resource, id: 'rm-bp1kiwi', name: 'kiwi-db' },
      code: 'needs-replacement',
      reason: { en: 'The zone cannot be changed in place.', 'zh-CN': '可用区不能原地修改。' },
      steps: { en: '1. Open a window. 2. Migrate to a multi-zone instance.', 'zh-CN': '1. 安排变更窗口。2. 迁移到多可用区实例。' },
    },
    {
      findingId: 'fnd901aa',
      ruleId: 'security/slb-tls',
      resource: { ...first.resource, type: 'ACS::SLB::LoadBalancer', id: 'lb-bp1quince', name: 'quince-lb' },
      code: 'needs-decision',
      reason: { en: 'Old clients may not connect any more.', 'zh-CN': '老旧客户端可能无法连接。' },
      steps: { en: 'Ask who still uses TLS 1.0, then choose a policy.', 'zh-CN': '先确认仍在使用 TLS 1.0 的客户端，再选择策略。' },
    },
  ],
  conflicts: [
    {
      resource: first.resource,
      property: 'backupRetentionPeriod',
      findingIds: ['fnd001aa', 'fnd002aa'],
      values: [7, 15],
      resolution: { en: 'The value of the graver finding is planned.', 'zh-CN': '按更严重的一项执行。' },
    },
  ],
});

const back = change({
  ...first,
  id: 'C001',
  set: first.set.map(({ from, to, ...rest }) => ({ ...rest, from: to, to: from ?? null })),
  priceCnyPerMonth: -18,
  undo: { kind: 'restore', text: { en: 'The change is made again.', 'zh-CN': '重新执行原变更。' } },
});

/** Takes the first change of the first set back. */
export const rollbackPlan: ChangePlan = planOf('cs-20261120-1500', '2026-11-20T07:00:00.000Z', [back], { rollbackOf: plan.id });

/** Planned and not yet taken up; in the sample estate. */
export const pendingPlan: ChangePlan = planOf('cs-20261122-1000', '2026-11-22T02:00:00.000Z', changes.slice(5, 7));

const all = changes.map(({ id }) => id);

/** Two who allow, one of whom declines a change; one approval taken back; and the way back. */
export const approvals: readonly Approval[] = [
  approvalOf(
    plan,
    '李经理',
    'customer',
    '2026-11-18T06:00:00.000Z',
    all.filter((id) => id !== 'C003'),
    {
      declined: [{ changeId: 'C003', reason: '堡垒机迁移中，12 月后再议' }],
      note: '仅限今晚窗口',
    },
  ),
  approvalOf(plan, '王工', 'engineer', '2026-11-18T06:20:00.000Z', all),
  approvalOf(plan, '赵工', 'engineer', '2026-11-18T05:00:00.000Z', all),
  approvalOf(rollbackPlan, '李经理', 'customer', '2026-11-20T07:10:00.000Z', ['C001']),
];

export const revocations: readonly Revocation[] = [
  {
    schemaVersion: 1,
    approvalId: `${plan.id}-赵工`,
    by: '赵工',
    keyId: 'key',
    at: '2026-11-18T05:30:00.000Z',
    reason: '误批',
    signature: 'c2lnbmF0dXJl',
  },
];

const readBack = (
  property: string,
  field: string,
  expected: ChangeRecord['entries'][number]['readBack'][number]['expected'],
  value: typeof expected,
  at: string,
) => ({
  property,
  field,
  value: value ?? null,
  expected: expected ?? null,
  matches: expected === value,
  at,
});
const later = '2026-11-18T14:12:40.000Z';

const done = [
  entry('C001', 'applied', '2026-11-18T14:00:05.000Z', 9, {
    readBack: [readBack('backupRetentionPeriod', 'backup.retentionDays', 7, 7, later)],
    verdicts: [{ ruleId: 'stability/rule-c001', outcome: 'pass' }],
  }),
  entry('C002', 'contradicted', '2026-11-18T14:00:14.000Z', 165, {
    reason: reasons.contradicted(findings.differs([readBack('size', 'size', 200, 100, later)])),
    readBack: [readBack('size', 'size', 200, 100, later), readBack('burstingEnabled', 'isBurstable', true, true, later)],
    verdicts: [{ ruleId: 'stability/rule-c002', outcome: 'fail' }],
  }),
  idle('C003', 'declined', reasons.declined('李经理', '堡垒机迁移中，12 月后再议')),
  entry('C004', 'applied', '2026-11-18T14:03:10.000Z', 4, {
    createdId: 'sp-bp1plum',
    verdicts: [{ ruleId: 'stability/rule-c004', outcome: 'pass' }],
  }),
  entry('C005', 'applied', '2026-11-18T14:03:20.000Z', 3, { verdicts: [{ ruleId: 'stability/rule-c005', outcome: 'unknown' }] }),
  entry('C006', 'unchanged', '2026-11-18T14:03:30.000Z', 1, {
    readBack: [readBack('deletionProtection', 'deletionProtection', true, true, later)],
  }),
  entry('C007', 'failed', '2026-11-18T14:03:40.000Z', 62, {
    reason: reasons.failed({ permissions: ['log:CreateProject'] }, { error: 'CreateProject in cn-hangzhou: Forbidden (request 7F2C).' }),
  }),
  idle('C008', 'not-run', reasons.dependsOn('C007')),
];

const tried = entry('C009', 'failed', '2026-11-18T14:05:00.000Z', 30, {
  reason: reasons.failed({ permissions: [] }, { error: 'PutBucketAcl: the connection was reset.' }),
});
const again = entry('C009', 'applied', '2026-11-18T14:20:00.000Z', 2, {
  readBack: [readBack('acl', 'acl', 'private', 'private', '2026-11-18T14:21:00.000Z')],
});

/** Two runs of the first set, the second of which mends a failure, and the way back two days later. */
export const records: readonly ChangeRecord[] = [
  recordOf(plan, [1, 40], '2026-11-18T14:00:00.000Z', '2026-11-18T14:13:00.000Z', { entries: [...done, tried] }),
  recordOf(plan, [41, 52], '2026-11-18T14:19:00.000Z', '2026-11-18T14:21:30.000Z', { entries: [...done, again] }),
  recordOf(rollbackPlan, [53, 60], '2026-11-20T07:20:00.000Z', '2026-11-20T07:21:00.000Z', {
    rollbackOf: plan.id,
    entries: [
      entry('C001', 'applied', '2026-11-20T07:20:10.000Z', 9, {
        readBack: [readBack('backupRetentionPeriod', 'backup.retentionDays', 3, 3, '2026-11-20T07:20:50.000Z')],
        verdicts: [{ ruleId: 'stability/rule-c001', outcome: 'fail' }],
      }),
    ],
  }),
];

export const config: Config = {
  customer: { en: 'Qingcheng Tech', 'zh-CN': '青橙科技' },
  engagement: { en: 'Cloud operations 2026', 'zh-CN': '2026 年云运维' },
  code: 'QC',
  tier: 'onsite-5x8',
  preparedBy: '王工',
  reviewedBy: '陈工',
  changes: {
    windows: [{ days: [2, 3], from: '22:00', to: '06:00' }],
    freeze: [{ from: '2026-12-24', to: '2027-01-03', reason: '年终封网' }],
  },
};

/** Everything of one change set. */
export const oneSet: ChangeListInput = { plans: [plan], approvals, records: records.slice(0, 2), revocations };

/** A month with three sets. */
export const month: ChangeListInput = {
  plans: [plan, rollbackPlan, pendingPlan],
  approvals,
  records,
  revocations,
  period: { from: '2026-11-01', to: '2026-11-30' },
};

const unrun = (id: string, day: string, more: Parameters<typeof planOf>[3] = {}) =>
  planOf(id, `${day}T02:00:00.000Z`, changes.slice(0, 1), more);
const revokedPlan = unrun('cs-20261110-100000-0001', '2026-11-10');
const expiredPlan = unrun('cs-20261110-100000-0002', '2026-11-10', { type: 'emergency' });
const declinedPlan = unrun('cs-20261112-100000-0003', '2026-11-12', { type: 'standard' });
const yes = approvalOf(revokedPlan, '李经理', 'customer', '2026-11-10T03:00:00.000Z', ['C001']);

/** Three sets that no run took up: the approval was taken back, it ran out, the change was declined. */
export const unrunSets: ChangeListInput = {
  plans: [revokedPlan, expiredPlan, declinedPlan],
  approvals: [
    yes,
    approvalOf(expiredPlan, '李经理', 'customer', '2026-11-10T03:00:00.000Z', ['C001']),
    approvalOf(declinedPlan, '李经理', 'customer', '2026-11-12T03:00:00.000Z', [], {
      declined: [{ changeId: 'C001', reason: '业务高峰' }],
    }),
  ],
  records: [],
  revocations: [
    {
      schemaVersion: 1,
      approvalId: yes.id,
      by: '李经理',
      keyId: yes.keyId,
      at: '2026-11-11T04:00:00.000Z',
      reason: '窗口有误',
      signature: 'c2lnbmF0dXJl',
    },
  ],
  now: '2026-11-30T08:00:00.000Z',
};

/** A month in which everything that can happen to a set happens to one. */
export const fullMonth: ChangeListInput = {
  plans: [...unrunSets.plans, ...month.plans],
  approvals: [...unrunSets.approvals, ...approvals],
  records,
  revocations: [...(unrunSets.revocations ?? []), ...revocations],
  period: { from: '2026-11-01', to: '2026-11-30' },
  now: '2026-11-30T08:00:00.000Z',
};
