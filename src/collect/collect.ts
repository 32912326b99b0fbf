import pLimit from 'p-limit';
import type { Cloud } from '../model/cloud.ts';
import type { Gap, Inventory, Resource } from '../model/documents.ts';
import type { ResourceType } from '../model/resource-type.ts';
import { deriveFields } from './derive-fields.ts';
import { type Draft, settleTags } from './draft.ts';
import { Interrupted, isFatal } from './gaps.ts';
import { type ListContext, listResources } from './list-resources.ts';
import { planReads } from './plan-reads.ts';
import { type DetailContext, readDetails } from './read-details.ts';
import { type MetricContext, readMetrics } from './read-metrics.ts';
import { stoppable } from './stoppable.ts';

/** What the program may show while it reads. */
export interface Progress {
  readonly type: string;
  readonly region: string;
  readonly accountId: string;
  /** listed: the listing is done. read: details and metrics too. */
  readonly stage: 'listed' | 'read';
  readonly resources: number;
  /** Listings done and in all. */
  readonly done: number;
  readonly total: number;
}

/** What to read, and how the reader is told about it. */
export interface CollectOptions {
  readonly id: string;
  readonly source: Inventory['source'];
  /** One a account. */
  readonly clouds: readonly Cloud[];
  readonly regions: readonly string[];
  readonly types: ReadonlyMap<string, ResourceType>;
  /** Field names that active rules need, by type code. */
  readonly wanted: ReadonlyMap<string, Iterable<string>>;
  readonly now?: () => number;
  readonly onProgress?: (progress: Progress) => void;
  /** Stops the run: what was read is kept, what was not is a gap. */
  readonly signal?: AbortSignal;
}

interface Task {
  readonly type: ResourceType;
  readonly region: string;
  readonly cloud: Cloud;
}

// Listings and details wait on the network: these bounds keep sockets and memory in hand, the quota is the cloud module's care.
const listingsAtOnce = 48;
const detailsAtOnce = 96;
const batchesAtOnce = 16;

/**
 * Reads everything that the wanted fields stand on, in parallel over accounts, regions and types.
 * A failed listing is a gap, a failed field is unread. An account whose credentials are refused is not asked again;
 * only when all are, and nothing was read, the refusal is thrown.
 */
export async function collect(options: CollectOptions): Promise<Inventory> {
  const run = startRun(options);
  const results = await Promise.all(run.tasks.map((task) => run.listings(() => readTask(task, run))));
  const resources = results.flatMap((result) => result.drafts.map((draft) => draft.resource));
  const gaps = results.flatMap((result) => result.gaps);
  if (run.fatals.size === options.clouds.length && resources.length === 0) throw [...run.fatals.values()][0];
  deriveFields(run.plan, { types: options.types, resources, gaps, nowMs: run.nowMs });
  return toInventory(options, run, resources, gaps);
}

type Run = ReturnType<typeof startRun>;

function startRun(options: CollectOptions) {
  const now = options.now ?? Date.now;
  const nowMs = now();
  const plan = planReads(options.types, options.wanted);
  const types = [...plan.fieldsByType.keys()].map((code) => options.types.get(code) as ResourceType);
  const tasks = options.clouds.flatMap((cloud) =>
    types.flatMap((type) => regionsOf(type, options.regions).map((region): Task => ({ type, region, cloud }))),
  );
  const run = {
    options,
    plan,
    types,
    tasks,
    now,
    nowMs,
    listings: pLimit(listingsAtOnce),
    details: pLimit(detailsAtOnce),
    batches: pLimit(batchesAtOnce),
    contexts: new Map<Cloud, ListContext & DetailContext & MetricContext>(),
    done: 0,
    fatals: new Map<Cloud, unknown>(),
  };
  for (const cloud of options.clouds) run.contexts.set(cloud, toContext(cloud, run));
  return run;
}

function regionsOf(type: ResourceType, regions: readonly string[]): readonly string[] {
  return type.scope === 'global' ? ['global'] : regions;
}

function toContext(
  cloud: Cloud,
  run: { options: CollectOptions; nowMs: number; fatals: Map<Cloud, unknown>; batches: ReturnType<typeof pLimit> },
) {
  return {
    cloud: stoppable(cloud, run.options.signal),
    nowMs: run.nowMs,
    parents: new Map(),
    shared: new Map(),
    limit: run.batches,
    checkStopped: () => {
      if (run.options.signal?.aborted) throw new Interrupted('stopped');
      if (run.fatals.has(cloud)) throw run.fatals.get(cloud);
    },
    onFatal: (error: unknown) => {
      if (isFatal(error) && !run.fatals.has(cloud)) run.fatals.set(cloud, error);
    },
  };
}

async function readTask(task: Task, run: Run): Promise<{ drafts: readonly Draft[]; gaps: readonly Gap[] }> {
  const { type, region, cloud } = task;
  const context = run.contexts.get(cloud) as ListContext & DetailContext & MetricContext;
  const listed = await listResources(type, region, context);
  const drafts = listed.drafts.filter((draft) => isInScope(draft.resource, run.options.regions));
  run.done += 1;
  report(task, run, 'listed', drafts.length);
  const wanted = run.plan.fieldsByType.get(type.type) ?? new Set<string>();
  await Promise.all([
    ...drafts.map((draft) => run.details(() => readDetails(type, draft, wanted, context))),
    readMetrics(type, drafts, wanted, context),
  ]);
  for (const draft of drafts) settleTags(draft, wanted);
  report(task, run, 'read', drafts.length);
  return { drafts, gaps: listed.gaps };
}

/** A listing of the whole account also names what lies in regions nobody asked for. */
function isInScope(resource: Resource, regions: readonly string[]): boolean {
  return resource.region === 'global' || regions.includes(resource.region);
}

function report(task: Task, run: Run, stage: Progress['stage'], resources: number): void {
  const { type, region, cloud } = task;
  run.options.onProgress?.({
    type: type.type,
    region,
    accountId: cloud.accountId,
    stage,
    resources,
    done: run.done,
    total: run.tasks.length,
  });
}

function toInventory(options: CollectOptions, run: Run, resources: Resource[], gaps: Gap[]): Inventory {
  return {
    schemaVersion: 1,
    id: options.id,
    accountIds: options.clouds.map((cloud) => cloud.accountId),
    regions: [...options.regions],
    types: run.types.map((type) => type.type),
    source: options.source,
    takenAt: new Date(run.nowMs).toISOString(),
    finishedAt: new Date(run.now()).toISOString(),
    isComplete: run.fatals.size === 0 && !options.signal?.aborted,
    resources,
    gaps,
  };
}
