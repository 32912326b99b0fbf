import type { Comparison, Finding, FindingHistory, Inspection, LocalizedText, ResourceRef } from '../model/documents.ts';
import { isCovered, type Scope, scopeOf } from './scope.ts';

export type Movement = Comparison['moved'][number];
export type How = Movement['how'];

/** What the history knows of a finding before this run. */
export interface KnownFinding {
  readonly state: 'open' | 'accepted' | 'fixed' | 'released' | 'rule-retired';
  readonly firstSeenAt: string;
  readonly finding: Finding;
  readonly title: LocalizedText;
}

/** The run before this one, of the same accounts. */
export interface PreviousRun {
  readonly id: string;
  readonly takenAt: string;
  readonly scope: Scope;
  readonly rules: ReadonlySet<string>;
  readonly hasResource: (resource: ResourceRef) => boolean;
}

/** Everything that a run is compared with. */
export interface Past {
  readonly previous: PreviousRun | undefined;
  readonly known: ReadonlyMap<string, KnownFinding>;
}

/** What this run read, beside its inspection. */
export interface Present {
  readonly hasResource: (resource: ResourceRef) => boolean;
  /** Whether the rule of a finding still concerns its resource; true where nobody can tell. */
  readonly isConcerned?: (finding: Finding) => boolean;
  /** The run was narrowed to some rules by hand: rules that it left out are not retired. */
  readonly isPartial?: boolean;
}

/** Where each finding stands now, and how the list changed. */
export interface RunComparison {
  readonly findings: Readonly<Record<string, FindingHistory>>;
  readonly moved: readonly Movement[];
}

/** Compares an inspection with what earlier runs know. What could not be read keeps its state. */
export function compareRuns(inspection: Inspection, past: Past, present: Present): RunComparison {
  const findings: Record<string, FindingHistory> = {};
  const moved: Movement[] = [];
  const seen = new Set<string>();
  for (const { rule, findings: ofRule } of inspection.rules) {
    for (const finding of ofRule) {
      seen.add(finding.id);
      const step = stepOf(finding, past, inspection.inventory.takenAt);
      if (!step) continue;
      findings[finding.id] = step.history;
      if (step.how && past.previous) moved.push({ finding, title: rule.risk, how: step.how });
    }
  }
  for (const [id, known] of past.known) {
    if (seen.has(id) || !isStanding(known)) continue;
    const how = whyGone(known.finding, inspection, present);
    if (how === undefined || (how === 'not-read' && known.state === 'accepted')) continue;
    moved.push({ finding: known.finding, title: known.title, how });
    if (how === 'not-read') findings[id] = { id, firstSeenAt: known.firstSeenAt, state: 'not-read' };
  }
  return { findings, moved };
}

const isStanding = (known: KnownFinding) => known.state === 'open' || known.state === 'accepted';

interface Step {
  readonly history: FindingHistory;
  readonly how: How | undefined;
}

function stepOf(finding: Finding, past: Past, takenAt: string): Step | undefined {
  const known = past.known.get(finding.id);
  if (finding.outcome === 'unknown' || finding.outcome === 'error') return notRead(finding, known);
  const firstSeenAt = known?.firstSeenAt ?? takenAt;
  const how = finding.outcome === 'accepted' ? whyAccepted(known) : whyOpen(finding, known, past.previous);
  return { history: { id: finding.id, firstSeenAt, state: stateOf(finding, known, past.previous) }, how };
}

function notRead(finding: Finding, known: KnownFinding | undefined): Step | undefined {
  // An accepted risk that is not read is no open one: it stays accepted, without a word.
  if (known?.state !== 'open') return undefined;
  return { history: { id: finding.id, firstSeenAt: known.firstSeenAt, state: 'not-read' }, how: 'not-read' };
}

function stateOf(finding: Finding, known: KnownFinding | undefined, previous: PreviousRun | undefined): FindingHistory['state'] {
  if (!known) return 'new';
  return isStanding(known) || isRuleBack(finding, known, previous) ? 'open' : 'recurred';
}

/** The rule was not judged in between, so nobody has seen the finding go. */
function isRuleBack({ ruleId }: Finding, { state }: KnownFinding, previous: PreviousRun | undefined): boolean {
  return state === 'rule-retired' && !previous?.rules.has(ruleId);
}

function whyAccepted(known: KnownFinding | undefined): How | undefined {
  return known?.state === 'accepted' ? undefined : 'accepted';
}

function whyOpen(finding: Finding, known: KnownFinding | undefined, previous: PreviousRun | undefined): How | undefined {
  if (!known) return previous ? whyNew(finding, previous) : 'new';
  if (known.state === 'open') return undefined;
  if (known.state === 'accepted') return 'exception-expired';
  return isRuleBack(finding, known, previous) ? 'new-rule' : 'recurred';
}

function whyNew(finding: Finding, previous: PreviousRun): How {
  if (!previous.rules.has(finding.ruleId)) return 'new-rule';
  const wasThere = previous.hasResource(finding.resource) || !isCovered(previous.scope, finding.resource);
  return wasThere ? 'new' : 'new-resource';
}

/** Why a finding that stood is not in the list any more; undefined when this run did not ask. */
function whyGone(finding: Finding, inspection: Inspection, present: Present): How | undefined {
  const isJudged = inspection.rules.some(({ rule }) => rule.id === finding.ruleId);
  if (!isJudged) return present.isPartial ? undefined : 'rule-retired';
  // A rule that does not concern the resource any more, such as one for running instances, has not seen it mended.
  if (present.hasResource(finding.resource)) return (present.isConcerned?.(finding) ?? true) ? 'fixed' : 'rule-retired';
  return isCovered(scopeOf(inspection), finding.resource) ? 'released' : 'not-read';
}
