import type {
  Comparison,
  Config,
  Counts,
  FieldValue,
  Finding,
  Gap,
  Inspection,
  LocalizedText,
  ResourceRef,
  RuleResult,
} from '../../src/model/documents.ts';
import type { ReportInput } from '../../src/render/index.ts';
import { type SampleRule, sampleRules, sampleTypes, typeTitle } from './fixture-rules.ts';

const fruits = [
  'apple',
  'mango',
  'pear',
  'plum',
  'kiwi',
  'guava',
  'lychee',
  'peach',
  'fig',
  'lemon',
  'melon',
  'papaya',
  'cherry',
  'grape',
  'orange',
  'durian',
  'quince',
  'banana',
];
const regions = ['cn-hangzhou', 'cn-shanghai', 'cn-beijing'] as const;
const accountId = '1000000000000001';
export const takenAt = '2026-11-25T00:00:00Z';

/** How a fixture is made. */
export interface Options {
  /** Findings that fail, spread over the rules. */
  readonly failing: number;
  readonly unread?: boolean;
  readonly accepted?: boolean;
  readonly history?: boolean;
  readonly config?: boolean;
  readonly language?: ReportInput['language'];
  readonly source?: Inspection['inventory']['source'];
}

export function resource(type: string, i: number): ResourceRef {
  const fruit = fruits[i % fruits.length] as string;
  const kind = (type.split('::')[1] as string).toLowerCase();
  const name = `${fruit}-${kind}-${String(Math.floor(i / fruits.length) + 1).padStart(2, '0')}`;
  const isGlobal = type.includes('RAM') || type.includes('CAS');
  return { type, id: `${kind}-bp1${fruit}${i}`, name, region: isGlobal ? 'global' : (regions[i % regions.length] as string), accountId };
}

export function failing({ rule, evidence, bad }: SampleRule, i: number): Finding {
  const actual = bad[i % bad.length] as FieldValue;
  return {
    id: `${rule.category.slice(0, 3)}${(sampleRules.findIndex((other) => other.rule === rule) * 10_000_019 + i * 37).toString(36).padStart(7, '0')}`,
    ruleId: rule.id,
    category: rule.category,
    severity: rule.severity,
    resource: resource(rule.resourceType, i),
    outcome: 'fail',
    message: { en: `${rule.risk.en}: ${String(actual)}.`, 'zh-CN': `${rule.risk['zh-CN']}：${String(actual)}。` },
    evidence: [{ ...evidence, actual }],
    unread: [],
    readAt: '2026-11-25T00:07:00Z',
    ...(rule.id.startsWith('cost/') && { savingCnyPerMonth: 23.5 + i }),
  };
}

export function unreadOf(sample: SampleRule, i: number, reason: 'denied' | 'throttled' | 'unsupported' | 'failed' = 'denied'): Finding {
  const action = sample.evidence.action ?? 'ecs:DescribeInstances';
  const permission = reason === 'denied' ? { permission: action } : {};
  return {
    ...failing(sample, i),
    outcome: 'unknown',
    evidence: [],
    unread: [
      {
        field: sample.evidence.field,
        action,
        reason,
        message: 'RAM refuses the call.',
        code: reason === 'denied' ? 'Forbidden.RAM' : 'Throttling.User',
        ...permission,
      },
    ],
  };
}

export function result({ rule }: SampleRule, findings: readonly Finding[], pass: number, notApplicable = 0): RuleResult {
  const having = (outcome: Finding['outcome']) => findings.filter((finding) => finding.outcome === outcome).length;
  const counts: Counts = {
    pass,
    fail: having('fail'),
    unknown: having('unknown'),
    accepted: having('accepted'),
    error: having('error'),
    'not-applicable': notApplicable,
  };
  return { rule, counts, findings: [...findings] };
}

const severityShare: Readonly<Record<string, number>> = { critical: 0.5, high: 1.2, medium: 3, low: 3.6, info: 1 };

/** How many of the failing checks a rule gets; the shares follow the level and add up. */
function sharesOf(total: number): number[] {
  const weights = sampleRules.map(({ rule }, i) => (severityShare[rule.severity] as number) * (1 + ((i * 5) % 4)));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const shares = weights.map((weight) => Math.floor((weight / sum) * total));
  for (let i = 0, left = total - shares.reduce((all, share) => all + share, 0); left > 0; i++, left--)
    (shares[i % shares.length] as number) += 1;
  return shares;
}

/** A whole input of the renderers, as a real run would hand it over. */
export function input(options: Options): ReportInput {
  const inspection = inspectionOf(options);
  return {
    inspection,
    comparison: options.history === false ? undefined : comparisonOf(inspection),
    config: options.config === false ? undefined : config,
    language: options.language ?? 'zh-CN',
  };
}

export const config: Config = {
  customer: { en: 'Qingcheng Tech', 'zh-CN': '青橙科技' },
  engagement: { en: 'Online shop, cloud operations', 'zh-CN': '在线商城云上运维' },
  code: 'QC',
  tier: 'onsite-5x8',
  preparedBy: '陈工',
  reviewedBy: '赵工',
};

export function inspectionOf({ failing: total, unread = true, accepted = true, source = 'live' }: Options): Inspection {
  const shares = sharesOf(total);
  const rules = sampleRules.map((sample, index) => {
    const failed = Array.from({ length: shares[index] as number }, (_, i) => failing(sample, i));
    const denied =
      unread && index % 9 === 4 ? Array.from({ length: 6 }, (_, i) => unreadOf(sample, 1000 + i, index > 9 ? 'throttled' : 'denied')) : [];
    const taken = accepted && index % 7 === 2 ? [acceptedFinding(sample, 2000 + index, index)] : [];
    return result(sample, [...failed, ...denied, ...taken], 40 + ((index * 13) % 50) + total, index % 5);
  });
  return {
    schemaVersion: 1,
    id: 'run-20261125-0800',
    profile: 'standard',
    startedAt: takenAt,
    finishedAt: '2026-11-25T00:24:00Z',
    inventory: inventoryOf(total, source),
    rules,
    gaps: unread ? gaps : [],
    exceptions: accepted ? exceptions : [],
  };
}

function acceptedFinding(sample: SampleRule, i: number, index: number): Finding {
  return {
    ...failing(sample, i),
    outcome: 'accepted',
    accepted: { by: '王工', until: index === 2 ? '2026-12-05' : '2026-12-31', why: '堡垒机迁移中' },
  };
}

function inventoryOf(total: number, source: Inspection['inventory']['source']): Inspection['inventory'] {
  const types = sampleTypes.map(({ type, product }, i) => {
    const resources = type.includes('MongoDB') ? 0 : 9 + ((i * 17) % 40) + Math.ceil(total / sampleTypes.length);
    return { type, product, title: typeTitle(type), resources, byRegion: { 'cn-hangzhou': resources } };
  });
  return {
    id: 'inv-20261125-0800',
    accountIds: [accountId],
    regions: [...regions],
    source,
    takenAt,
    finishedAt: '2026-11-25T00:22:00Z',
    isComplete: true,
    resources: types.reduce((sum, { resources }) => sum + resources, 0),
    types,
  };
}

const gaps: Gap[] = [
  {
    type: 'ACS::MongoDB::DBInstance',
    region: 'cn-beijing',
    accountId,
    action: 'dds:DescribeDBInstances',
    reason: 'denied',
    permission: 'dds:DescribeDBInstances',
    code: 'Forbidden.RAM',
    message: 'RAM refuses the call.',
    got: 0,
  },
  {
    type: 'ACS::RAM::User',
    region: 'global',
    accountId,
    action: 'ram:ListUsers',
    reason: 'short',
    message: 'The listing ended early.',
    expected: 27,
    got: 19,
  },
];

const exceptions: Inspection['exceptions'] = [
  {
    exception: { rule: 'security/ecs-security-group-ssh-open', resource: '*', owner: '王工', reason: '堡垒机迁移中', until: '2026-12-05' },
    isExpired: false,
    findings: 1,
  },
  {
    exception: { rule: 'cost/*', resource: 'ecs-bp1fig3', owner: '李经理', reason: '大促备用', until: '2026-11-20' },
    isExpired: true,
    findings: 1,
  },
  {
    exception: { rule: 'backup/nas-no-backup', resource: 'nas-bp1kiwi', owner: '李经理', reason: '已下线', until: '2027-01-31' },
    isExpired: false,
    findings: 0,
  },
];

const day = 86_400_000;

/** An earlier life for the findings: most known for a while, a few new, and some that left. */
export function comparisonOf(inspection: Inspection): Comparison {
  const failed = inspection.rules.flatMap(({ findings }) => findings).filter(({ outcome }) => outcome === 'fail');
  const counted = failed.filter(({ severity }) => severity !== 'info');
  const came = counted.filter((_, i) => i % 8 === 3);
  const left = sampleRules.slice(3, 9).map((sample, i) => ({ sample, finding: failing(sample, 3000 + i) }));
  const hows = ['fixed', 'fixed', 'fixed', 'accepted', 'released', 'fixed'] as const;
  const ins = ['new', 'new', 'new-resource', 'recurred', 'new-rule'] as const;
  const moved: Comparison['moved'] = [
    ...came.map((finding, i) => ({ finding, title: titleOf(inspection, finding), how: ins[i % ins.length] as (typeof ins)[number] })),
    ...left.map(({ sample, finding }, i) => ({ finding, title: sample.rule.risk, how: hows[i] as (typeof hows)[number] })),
  ];
  const isNew = new Map(came.map(({ id }, i) => [id, ins[i % ins.length] === 'recurred' ? ('recurred' as const) : ('new' as const)]));
  const findings = Object.fromEntries(
    failed.map(({ id, severity }, i) => {
      const age = isNew.has(id) ? 0 : severity === 'critical' ? 1 : (i * 11) % (severity === 'high' ? 12 : 40);
      return [id, { id, firstSeenAt: new Date(Date.parse(takenAt) - age * day).toISOString(), state: isNew.get(id) ?? ('open' as const) }];
    }),
  );
  const leaving = left.map(({ finding }) => [finding.id, { id: finding.id, firstSeenAt: takenAt, state: 'open' as const }]);
  return {
    previousId: 'run-20261124-0800',
    previousAt: '2026-11-24T00:00:00Z',
    findings: { ...findings, ...Object.fromEntries(leaving) },
    moved,
    trend: trendOf(counted.length, came.length, left.length, counted),
  };
}

function titleOf(inspection: Inspection, { ruleId }: Finding): LocalizedText {
  return (inspection.rules.find(({ rule }) => rule.id === ruleId) as RuleResult).rule.risk;
}

/** Thirty workday runs, falling slowly; one of them was stopped half-way. */
function trendOf(closing: number, came: number, left: number, counted: readonly Finding[]): Comparison['trend'] {
  const share = (severity: string) => counted.filter((finding) => finding.severity === severity).length / Math.max(1, counted.length);
  const days: number[] = [];
  for (let at = Date.parse(takenAt); days.length < 30; at -= day)
    if (![0, 6].includes(new Date(at).getUTCDay()) && !isHoliday(at)) days.unshift(at);
  const opening = closing - came + left;
  return days.map((at, i) => {
    const total = i === 29 ? closing : i === 28 ? opening : Math.round(opening + (28 - i) * Math.max(0.3, opening * 0.012) + ((i * 5) % 3));
    const open = {
      critical: Math.round(total * share('critical')),
      high: Math.round(total * share('high')),
      medium: Math.round(total * share('medium')),
      low: 0,
    };
    open.low = total - open.critical - open.high - open.medium;
    return {
      id: i === 28 ? 'run-20261124-0800' : i === 29 ? 'run-20261125-0800' : `run-${i}`,
      at: new Date(at).toISOString(),
      open,
      isComplete: i !== 17,
    };
  });
}

function isHoliday(at: number): boolean {
  const date = new Date(at).toISOString().slice(0, 10);
  return date >= '2026-10-01' && date <= '2026-10-07';
}
