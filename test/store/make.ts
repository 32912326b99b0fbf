import type { Finding, Gap, Inspection, Resource, ResourceRef, RuleResult } from '../../src/model/documents.ts';

const text = (en: string) => ({ en, 'zh-CN': en });
const accountId = '1000000000000001';

/** A resource named after a fruit. */
export function fruit(name: string, region = 'cn-hangzhou', fields: Resource['fields'] = {}): Resource {
  const ref: ResourceRef = { type: 'ACS::RDS::DBInstance', id: `rm-${name}`, name, region, accountId };
  return { ...ref, tags: {}, fields, unread: [], readAt: '2026-11-01T00:00:00.000Z' };
}

export function finding(
  ruleId: string,
  { type, id, name, region, accountId: owner }: ResourceRef,
  outcome: Finding['outcome'] = 'fail',
): Finding {
  return {
    id: `${ruleId}:${region}:${id}`,
    ruleId,
    category: 'backup',
    severity: 'high',
    resource: { type, id, name, region, accountId: owner },
    outcome,
    message: text(`${name} is wrong`),
    evidence: [],
    unread: [],
    readAt: '2026-11-01T00:00:00.000Z',
  };
}

export function gap(region: string, reason: Gap['reason'] = 'denied'): Gap {
  return { type: 'ACS::RDS::DBInstance', region, accountId, action: 'rds:DescribeDBInstances', reason, message: 'RAM denies it.' };
}

interface Run {
  /** Day of November 2026. */
  readonly day?: number;
  readonly rules?: readonly string[];
  readonly findings?: readonly Finding[];
  readonly gaps?: Gap[];
  readonly regions?: string[];
  readonly isComplete?: boolean;
}

/** An inspection of one account; every rule is judged, whether or not it has findings. */
export function inspection({
  day = 1,
  rules = ['backup/short'],
  findings = [],
  gaps = [],
  regions = ['cn-hangzhou'],
  isComplete = true,
}: Run): Inspection {
  const at = `2026-11-${String(day).padStart(2, '0')}T00:00:00.000Z`;
  return {
    schemaVersion: 1,
    id: `202611${day}-000000-test`,
    profile: 'default',
    startedAt: at,
    finishedAt: at,
    inventory: {
      id: `202611${day}-000000-test`,
      accountIds: [accountId],
      regions,
      source: 'live',
      takenAt: at,
      finishedAt: at,
      isComplete,
      resources: 0,
      types: [{ type: 'ACS::RDS::DBInstance', title: text('RDS instance'), product: 'rds', resources: 0, byRegion: {} }],
    },
    rules: rules.map((id) =>
      ruleResult(
        id,
        findings.filter(({ ruleId }) => ruleId === id),
      ),
    ),
    gaps,
    exceptions: [],
  };
}

function ruleResult(id: string, findings: readonly Finding[]): RuleResult {
  return {
    rule: {
      id,
      category: 'backup',
      severity: 'high',
      resourceType: 'ACS::RDS::DBInstance',
      resourceTitle: text('RDS instance'),
      title: text(`${id} is right`),
      risk: text(`${id} is wrong`),
      why: text('why'),
      guidance: text('guidance'),
      fix: { kind: 'manual', disruption: 'none' },
      frameworks: {},
      params: {},
      actions: [],
    },
    counts: { pass: 0, fail: findings.length, unknown: 0, 'not-applicable': 0, accepted: 0, error: 0 },
    findings: [...findings],
  };
}
