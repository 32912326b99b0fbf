import type { Counts, Inspection, RuleSummary } from '../../model/documents.ts';
import { compareText } from './risks.ts';

export type ControlResult = 'met' | 'unmet' | 'unknown' | 'not-applicable';

/** One control of a framework and what the rules mapped to it say. */
export interface Control {
  readonly id: string;
  readonly result: ControlResult;
  readonly rules: readonly RuleSummary[];
  /** Failed and accepted checks. */
  readonly failed: number;
}

export interface Framework {
  readonly id: string;
  readonly controls: readonly Control[];
  readonly counts: Readonly<Record<ControlResult, number>>;
}

/** The frameworks that the rules name, each control judged by all of its rules. For self-checks: it is no assessment. */
export function frameworksOf(inspection: Inspection): Framework[] {
  const frameworks = new Map<string, Map<string, { rules: RuleSummary[]; counts: Counts[] }>>();
  for (const { rule, counts } of inspection.rules) {
    for (const [framework, controls] of Object.entries(rule.frameworks)) {
      for (const id of controls) {
        const known = getOrSet(frameworks, framework, () => new Map());
        const control = getOrSet(known, id, () => ({ rules: [], counts: [] }));
        control.rules.push(rule);
        control.counts.push(counts);
      }
    }
  }
  return [...frameworks].sort(([a], [b]) => compareText(a, b)).map(([id, controls]) => toFramework(id, controls));
}

function toFramework(id: string, byId: ReadonlyMap<string, { rules: RuleSummary[]; counts: Counts[] }>): Framework {
  const controls = [...byId]
    .map(([control, { rules, counts }]) => toControl(control, rules, counts))
    .sort((a, b) => compareControl(a.id, b.id));
  const having = (result: ControlResult) => controls.filter((control) => control.result === result).length;
  return {
    id,
    controls,
    counts: { met: having('met'), unmet: having('unmet'), unknown: having('unknown'), 'not-applicable': having('not-applicable') },
  };
}

function toControl(id: string, rules: readonly RuleSummary[], counts: readonly Counts[]): Control {
  const total = (outcome: keyof Counts) => counts.reduce((sum, count) => sum + count[outcome], 0);
  // An accepted risk is still a control that is not met.
  const failed = total('fail') + total('accepted');
  const unread = total('unknown') + total('error');
  const result = failed > 0 ? 'unmet' : unread > 0 ? 'unknown' : total('pass') > 0 ? 'met' : 'not-applicable';
  return { id, result, rules, failed };
}

/** 8.1.4.9 before 8.1.4.10. */
function compareControl(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

function getOrSet<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
