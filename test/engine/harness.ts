import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Session } from '../../src/apply/engine/index.ts';
import { engineEnv, openSession, requireEngine } from '../../src/apply/engine/index.ts';
import { applyPlan, typesFor } from '../../src/apply/index.ts';
import { readingOf } from '../../src/cli/changes/read-now.ts';
import { stateDigest } from '../../src/cli/changes/state-digest.ts';
import { openCloud } from '../../src/cloud/index.ts';
import { collect } from '../../src/collect/index.ts';
import { type CompiledRule, compileRules, evaluate, everyRule, fieldTables, loadRules, ruleSummary } from '../../src/evaluate/index.ts';
import type {
  Change,
  ChangePlan,
  ChangeRecord,
  FieldValue,
  Finding,
  Inspection,
  Inventory,
  ResourceRef,
} from '../../src/model/documents.ts';
import {
  checkPreview,
  isSameSet,
  makePlan,
  mergeProposals,
  proposeDrafts,
  rollbackSketches,
  type Sketch,
  selectFindings,
  stackResourceOf,
  typesBeside,
} from '../../src/plan/index.ts';
import { loadResourceTypes } from '../../src/resources/index.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/index.ts';
import { loadTargets } from '../../src/targets/index.ts';
import { approvalOf, memoryRecorder, person } from '../apply/orchard.ts';

/** A plugin folder: the real one where the environment names it, else the stand-in. */
export const providerDir = process.env.XUNJIAN_PROVIDER_DIR ?? join(process.cwd(), 'test/provider/bin');

/** What the project's config would give. */
export type Inputs = Readonly<Record<string, string>>;

/** A simulated cloud with everything that planning and applying need, by the real engine. */
export interface Grove {
  readonly sandbox: Sandbox;
  inspect(ruleIds?: readonly string[]): Promise<{ inspection: Inspection; inventory: Inventory }>;
  /** Plans the first findings of these rules. @param each so many of a rule; default 1 */
  plan(ruleIds: readonly string[], how?: { each?: number; inputs?: Inputs; only?: (finding: Finding) => boolean }): Promise<Planted>;
  apply(planted: Planted, over?: Partial<Parameters<typeof applyPlan>[0]>): Promise<ChangeRecord>;
  /** Plans the way back of what was applied. */
  back(planted: Planted, record: ChangeRecord): Promise<Planted>;
  /** How many calls the cloud has seen. */
  mark(): number;
  /** Calls that change something, since a mark. */
  writesSince(mark: number): readonly { action: string; params: Readonly<Record<string, unknown>>; result: string }[];
  /** Every resource of the estate, by kind and id, as JSON text. */
  snapshot(): ReadonlyMap<string, string>;
  close(): Promise<void>;
}

export interface Planted {
  readonly plan: ChangePlan;
  readonly state: string;
  readonly session: Session;
  readonly planFile: string;
}

const regions = ['cn-hangzhou', 'cn-shanghai', 'cn-beijing'];
const li = person('Ms Li');
const wang = person('Wang', 'engineer');

/** What a test may ask of the grove itself. */
export interface GroveOptions {
  /** Multiplies the waits of the plugin; 0 leaves them out. */
  readonly waitFactor?: number;
  /** Told of every call of the engine and how long it took. */
  readonly onStackCall?: (name: string, ms: number) => void;
}

/** Opens a grove. Waits of the plugin are shortened to nothing, asynchronous work of the cloud is immediate. */
export async function openGrove(options: SandboxOptions & GroveOptions = {}): Promise<Grove> {
  const { waitFactor = 0, onStackCall, ...sandboxOptions } = options;
  // Time stands still, so that only what is written differs.
  const sandbox = await startSandbox({ clock: Date.now(), ...sandboxOptions });
  sandbox.control.pace(0);
  const env = { ...process.env, ...sandbox.env, XUNJIAN_PROVIDER_DIR: providerDir, PROVIDER_WAIT_FACTOR: String(waitFactor) };
  const engine = requireEngine(env);
  const folder = mkdtempSync(join(tmpdir(), 'xunjian-grove-'));
  const types = await loadResourceTypes();
  const targets = await loadTargets();
  const loaded = await loadRules(fileURLToPath(new URL('../../rules', import.meta.url)), types);
  const compiled = compileRules(loaded, fieldTables(types), everyRule(loaded));
  const rules = new Map<string, CompiledRule>(compiled.rules.map((rule) => [rule.id, rule]));
  const cloud = await openCloud({ env });
  const { accountId } = cloud;
  const backendUrl = `file://${join(folder, 'state')}`;
  const sessions: Session[] = [];
  const places = sandbox.control.accounts.length > 0 ? [...new Set([...regions, ...regionsOf(sandbox)])] : regions;

  const read = (wantedTypes: readonly string[], where: readonly string[] = places) =>
    collect({
      id: 'grove',
      source: 'sandbox',
      clouds: [cloud],
      regions: where,
      types,
      wanted: new Map([...new Set(wantedTypes)].map((type) => [type, ['tagPairs', ...Object.keys(types.get(type)?.fields ?? {})]])),
    });

  const open = async (id: string) => {
    const keys = {
      accessKeyId: sandbox.env.ALIBABA_CLOUD_ACCESS_KEY_ID as string,
      accessKeySecret: sandbox.env.ALIBABA_CLOUD_ACCESS_KEY_SECRET as string,
    };
    const providers = places.map((region) => ({ name: `${accountId}-${region}`, region, accountId, accountType: 'Domestic' as const }));
    const session = await openSession(
      { id, backendUrl, workDir: join(folder, id), cliRoot: engine.cli.root, pulumiHome: engine.pulumiHome, providers },
      engineEnv({ env, keys, backendUrl, passphrase: 'orchard', hasOwnPlugin: engine.hasOwnPlugin }),
    );
    sessions.push(session);
    return { session: onStackCall ? timed(session, onStackCall) : session, providers };
  };

  let count = 0;
  const plant = async (
    sketches: readonly Sketch[],
    rest: Pick<ChangePlan, 'notFixable' | 'conflicts'>,
    rollbackOf?: string,
  ): Promise<Planted> => {
    count += 1;
    const id = `cs-20261125-040000-${count}`;
    const { session, providers } = await open(id);
    const planFile = join(folder, `${id}.plan.json`);
    const { plan, state } = await makePlan(
      {
        id,
        inspectionId: 'grove',
        source: 'sandbox',
        createdBy: 'Wang',
        now: new Date(),
        accountIds: [accountId],
        limits: { maxChanges: 500, maxSharePercent: 100 },
        resources: 1000,
        ...(rollbackOf !== undefined && { rollbackOf }),
        sketches,
        notFixable: rest.notFixable,
        conflicts: rest.conflicts,
        providerOf: ({ resource, region }) => `${accountId}-${region ?? (resource.region === 'global' ? 'cn-hangzhou' : resource.region)}`,
        binding: {
          engine: {
            cli: engine.cli.version,
            cliSha256: engine.cli.sha256,
            plugin: engine.plugin.version,
            pluginSha256: engine.plugin.sha256,
          },
          providers: [...providers],
        },
        planFile,
        stateDigest,
      },
      session,
    );
    return { plan, state, session, planFile };
  };

  const inspect: Grove['inspect'] = async (ruleIds) => {
    const meant = ruleIds?.map((id) => rules.get(id)?.table.type as string) ?? [...types.keys()];
    const beside = await typesBeside(ruleIds?.map((id) => ({ rule: ruleSummary(rules.get(id) as CompiledRule) })) ?? []);
    const inventory = await read([...meant, ...beside]);
    return { inventory, inspection: evaluate(inventory, compiled, { runId: 'grove', now: new Date() }) };
  };

  return {
    sandbox,
    inspect,
    async plan(ruleIds, { each = 1, inputs = {}, only = () => true } = {}) {
      const { inventory, inspection } = await inspect(ruleIds);
      const chosen = selectFindings(inspection, { rules: ruleIds }, () => ({}));
      const few = ruleIds.flatMap((id) => chosen.filter(({ rule, finding }) => rule.id === id && only(finding)).slice(0, each));
      const byKey = new Map(inventory.resources.map((resource) => [keyOf(resource), resource]));
      const proposed = await proposeDrafts(
        few.map((one) => ({ ...one, isNamed: true })),
        {
          resourceOf: ({ resource }) => byKey.get(keyOf(resource)),
          others: (type, region) =>
            inventory.resources.filter((resource) => resource.type === type && (region === undefined || resource.region === region)),
          ruleOf: (id) => inspection.rules.find(({ rule }) => rule.id === id)?.rule,
          input: (name) => inputs[name],
          targets,
          nowMs: Date.now(),
        },
      );
      const merged = mergeProposals(proposed.proposals, targets);
      return plant(merged.sketches, { notFixable: [...proposed.notFixable, ...merged.notFixable], conflicts: merged.conflicts });
    },
    apply(planted, over = {}) {
      const { plan, state, session } = planted;
      let runs = 0;
      return applyPlan({
        plan,
        approvals: [approvalOf(plan, { now: new Date() }, li), approvalOf(plan, { now: new Date() }, wang)],
        people: [li.person, wang.person],
        revocations: [],
        by: 'Wang',
        host: 'grove',
        now: () => new Date(),
        binding: plan.binding,
        state,
        stack: session,
        resourceOf: (change) => stackResourceOf(change, targets.get(change.token) as never, plan.changes),
        gate: (changes, preview) =>
          checkPreview(
            changes.map((change) => ({ change, writesWhole: targets.get(change.token)?.writesWhole ?? false, adopted: {} })),
            preview.steps,
            preview.errors,
          )
            .filter(({ code }) => code !== 'default-travels')
            .map(({ reason }) => ({ reason })),
        isSame: isSameSet,
        read: async (changes: readonly Change[]) =>
          readingOf(
            await read(
              changes.flatMap((change) => typesFor(change, targets.get(change.token))),
              places,
            ),
            rules,
            targets,
          ),
        recorder: memoryRecorder(),
        locks: { take: () => ({ release: () => {} }) },
        versions: {},
        planFile: planted.planFile,
        newPlanFile: () => {
          runs += 1;
          return join(folder, `${plan.id}.run-${runs}.json`);
        },
        ...over,
      });
    },
    async back({ plan }, record) {
      const inventory = await read(plan.changes.map(({ resource }) => resource.type));
      const byKey = new Map(inventory.resources.map((resource) => [keyOf(resource), resource]));
      const { sketches, notFixable } = rollbackSketches(plan, record, {
        targets,
        resourceOf: ({ resource }) => byKey.get(keyOf(resource)),
        ruleOf: () => undefined,
      });
      return plant(sketches, { notFixable, conflicts: [] }, plan.id);
    },
    mark: () => sandbox.control.audit.list({}).length,
    writesSince: (mark) =>
      sandbox.control.audit
        .list({})
        .slice(mark)
        .filter(({ action }) => isWrite(action))
        .map(({ action, params, status, code }) => ({
          action,
          params: params as Readonly<Record<string, unknown>>,
          result: code === undefined || code === '' ? String(status) : String(code),
        })),
    snapshot() {
      const { control } = sandbox;
      return new Map(
        Object.keys(control.counts()).flatMap((kind) =>
          control.list(kind).map((row) => [`${kind}/${row.id}`, sortedText([row.state, row.tags])] as const),
        ),
      );
    },
    async close() {
      await Promise.all(sessions.map((session) => session.close()));
      await sandbox.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const stamps = new Set([
  'lastModifyTime',
  'GmtUpdate',
  'GmtModified',
  'StartLoggingTime',
  'StopLoggingTime',
  'UpdateDate',
  'UpdateTimestamp',
]);

/** JSON whose keys are in order: a document that came back in another order is the same. When it was last written or started does not count. */
function sortedText(value: unknown): string {
  return JSON.stringify(value, (name, part: unknown) => {
    if (stamps.has(name)) return undefined;
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

const keyOf = ({ type, id, region, accountId }: ResourceRef) => [accountId, region, type, id].join('|');

function regionsOf({ control }: Sandbox): string[] {
  const found = Object.keys(control.counts()).flatMap((kind) => control.list(kind).map(({ region }) => region));
  return [...new Set(found)].filter((region) => /^[a-z]+-/.test(region));
}

const isWrite = (action: string) => !/^(Describe|List|Get|Query|Check|Search|Lookup|BatchGet)/.test(action);

/** What differs between two snapshots: the keys, with both sides. */
export function differences(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): Readonly<Record<string, readonly [FieldValue | undefined, FieldValue | undefined]>> {
  const keys = [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key));
  return Object.fromEntries(keys.map((key) => [key, [parsed(before.get(key)), parsed(after.get(key))]]));
}

const parsed = (text: string | undefined) => (text === undefined ? undefined : (JSON.parse(text) as FieldValue));

/** The session, with every call timed. */
function timed(session: Session, tell: (name: string, ms: number) => void): Session {
  const wrapped = Object.entries(session).map(([name, call]) => [
    name,
    async (...args: unknown[]) => {
      const began = performance.now();
      try {
        return await (call as (...given: unknown[]) => unknown)(...args);
      } finally {
        tell(name, performance.now() - began);
      }
    },
  ]);
  return { ...(Object.fromEntries(wrapped) as Session), programDigest: session.programDigest };
}
