import type { Change, ChangePlan, Config, Disruption, Step } from '../../../model/documents.ts';
import { resourceKey } from '../../../model/resource-key.ts';
import { percent } from '../../text/numbers.ts';
import { isHigh } from '../../view/levels.ts';
import { type PriceSum, priceSum } from '../price.ts';

/** Every figure of a plan, counted once. */
export interface PlanFigures {
  readonly changes: number;
  readonly patches: number;
  readonly creates: number;
  readonly deletes: number;
  readonly resources: number;
  /** Of the resources that were inspected, in percent; undefined where the plan does not say how many. */
  readonly share: string | undefined;
  readonly high: number;
  readonly critical: number;
  /** Changes that the business feels: a bill alone does not count. */
  readonly disruptive: number;
  /** The same by what is felt. */
  readonly byRisk: readonly { readonly risk: Disruption; readonly changes: number }[];
  readonly price: PriceSum;
  /** One after the other, in seconds. */
  readonly seconds: number;
  /** Changes that cannot be taken back, or not whole. */
  readonly oneWay: number;
  readonly notFixable: number;
  readonly conflicts: number;
  /** Findings that the changes mend. */
  readonly findings: number;
}

/** A change with what Pulumi previews for it. */
export interface PlannedChange {
  readonly change: Change;
  readonly step: Step | undefined;
  /** What the business feels of it: what opens a way before another change closes one takes none away. */
  readonly felt: readonly Disruption[];
  /** Changes that wait for it. */
  readonly preparesFor: readonly string[];
}

/** Everything that a plan says, without a word of either language. */
export interface PlanView {
  readonly plan: ChangePlan;
  readonly config: Config;
  readonly figures: PlanFigures;
  readonly changes: readonly PlannedChange[];
  /** The tier has change support; true where the project names no tier. */
  readonly isSupported: boolean;
}

/** What the business feels, gravest first. */
const felt = ['access', 'data', 'restart', 'reconnect'] as const satisfies readonly Disruption[];

export function planView(plan: ChangePlan, config: Config = {}): PlanView {
  const steps = new Map(plan.preview.map((step) => [step.name, step]));
  const changes = plan.changes.map((change) => ({ change, step: steps.get(change.name), ...feltOf(change, plan) }));
  return {
    plan,
    config,
    figures: figuresOf(plan, changes),
    changes,
    isSupported: config.tier === undefined || config.tier === 'onsite-5x8',
  };
}

function feltOf(change: Change, { changes }: ChangePlan): Pick<PlannedChange, 'felt' | 'preparesFor'> {
  const preparesFor = changes.filter(({ dependsOn }) => dependsOn.includes(change.id)).map(({ id }) => id);
  const opens = change.kind === 'create' && preparesFor.length > 0;
  return { felt: change.risks.filter((risk) => !(opens && risk === 'access')), preparesFor };
}

function figuresOf({ changes, notFixable, conflicts, resources: inspected }: ChangePlan, planned: readonly PlannedChange[]): PlanFigures {
  const having = (test: (change: Change) => boolean) => changes.filter(test).length;
  const touched = new Set(changes.map(({ resource }) => resourceKey(resource))).size;
  return {
    changes: changes.length,
    patches: having(({ kind }) => kind === 'patch'),
    creates: having(({ kind }) => kind === 'create'),
    deletes: having(({ kind }) => kind === 'delete'),
    resources: touched,
    share: inspected === undefined ? undefined : percent(touched, inspected),
    high: having(({ severity }) => isHigh(severity)),
    critical: having(({ severity }) => severity === 'critical'),
    disruptive: planned.filter((one) => felt.some((risk) => one.felt.includes(risk))).length,
    byRisk: felt
      .map((risk) => ({ risk, changes: planned.filter((one) => one.felt.includes(risk)).length }))
      .filter((one) => one.changes > 0),
    price: priceSum(changes),
    seconds: changes.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0),
    oneWay: having(({ undo }) => undo.kind === 'none' || undo.kind === 'partial'),
    notFixable: notFixable.length,
    conflicts: conflicts.length,
    findings: new Set(changes.flatMap(({ findingIds }) => findingIds)).size,
  };
}
