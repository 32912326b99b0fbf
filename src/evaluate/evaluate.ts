import type { Exception, Finding, Inspection, Inventory, InventorySummary, RuleSummary } from '../model/documents.ts';
import type { CompiledRule } from './compile/compile-rule.ts';
import { fieldsOf } from './compile/compile-rule.ts';
import type { CompiledRules } from './compile/compile-rules.ts';
import { appliedExceptions, prepareExceptions } from './exceptions.ts';
import { createTally, type Tallied } from './tally.ts';

export interface EvaluateOptions {
  readonly runId: string;
  /** The moment of judging: exceptions expire against it. */
  readonly now: Date;
  readonly exceptions?: readonly Exception[];
}

/** Judges every resource of an inventory by every active rule of its type. Reads only memory. */
export function evaluate(inventory: Inventory, compiled: CompiledRules, options: EvaluateOptions): Inspection {
  const findings: Finding[][] = compiled.rules.map(() => []);
  const exceptions = prepareExceptions(options.exceptions ?? [], options.now);
  const tally = createTally(compiled, exceptions, (finding, rule) => findings[rule]?.push(finding));
  for (const resource of inventory.resources) tally.add(resource);
  return inspection(inventory, compiled, options, tally.result(), findings);
}

/** What an inventory says of itself, its resources aside. */
export type InventoryFrame = Omit<Inventory, 'resources'>;

/** Puts what was counted and found into the document. */
export function inspection(
  inventory: InventoryFrame,
  compiled: CompiledRules,
  { runId, now, exceptions = [] }: EvaluateOptions,
  tallied: Tallied,
  findings: readonly Finding[][],
): Inspection {
  return {
    schemaVersion: 1,
    id: runId,
    profile: compiled.profile,
    startedAt: inventory.takenAt,
    finishedAt: now.toISOString(),
    inventory: inventorySummary(inventory, compiled, tallied.resources),
    rules: compiled.rules.map((rule, i) => ({
      rule: ruleSummary(rule),
      counts: tallied.counts[i] as Tallied['counts'][number],
      findings: findings[i] ?? [],
    })),
    gaps: inventory.gaps,
    exceptions: appliedExceptions(exceptions, tallied.exceptions, now),
  };
}

function inventorySummary(inventory: InventoryFrame, compiled: CompiledRules, resources: Tallied['resources']): InventorySummary {
  const { id, accountIds, regions, source, takenAt, finishedAt, isComplete } = inventory;
  const sum = (byRegion: Readonly<Record<string, number>>) => Object.values(byRegion).reduce((a, b) => a + b, 0);
  const names = [...new Set([...inventory.types, ...Object.keys(resources)])];
  const types = names.map((type) => {
    const table = compiled.tables.get(type);
    const byRegion = resources[type] ?? {};
    return { type, title: table?.title ?? { en: type, 'zh-CN': type }, product: table?.product ?? '', resources: sum(byRegion), byRegion };
  });
  return {
    id,
    accountIds,
    regions,
    source,
    takenAt,
    finishedAt,
    isComplete,
    resources: types.reduce((all, type) => all + type.resources, 0),
    types,
  };
}

/** What a reader needs to know of a rule, with the parameters of this run. */
export function ruleSummary({ id, category, severity, table, params, loaded }: CompiledRule): RuleSummary {
  const { title, risk, why, guidance, fix, link, frameworks } = loaded.rule;
  const actions = fieldsOf(loaded).flatMap((name) => table.fields[name]?.actions ?? []);
  return {
    id,
    category,
    severity,
    resourceType: table.type,
    resourceTitle: table.title,
    title,
    risk,
    why,
    guidance,
    fix,
    ...(link !== undefined && { link }),
    frameworks,
    params,
    actions: [...new Set(actions)].sort(),
  };
}
