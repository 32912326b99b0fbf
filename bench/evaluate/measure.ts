import { statSync } from 'node:fs';
import { type CompiledRules, compileRules, evaluate, evaluateFile, everyRule, fieldTables } from '../../src/evaluate/index.ts';
import type { Resource } from '../../src/model/documents.ts';
import { createInventoryWriter, openInventory } from '../../src/model/inventory-file.ts';
import { eachLine } from '../../src/model/lines.ts';
import { type Content, generateResources, inventoryHeader, loadContent, rulesByType } from './estate.ts';
import { handRuleIds, judgeByHand } from './hand-written.ts';
import { countFailures } from './plain-engine.ts';

/** What one process measured. `check` must be the same for all engines on the same resources. */
export interface Measure {
  /** Wall clock. */
  readonly ms: number;
  /** Processor time of all threads over the same stretch; other processes do not disturb it. */
  readonly cpuMs: number;
  readonly peakMb: number;
  readonly check: number;
  readonly checks: number;
}

const options = { runId: 'run-bench', now: new Date('2026-01-02T00:00:00Z') };

/** Measures one engine over a number of resources, on the first pass of a fresh process. */
const engines: Readonly<Record<string, (input: string) => Promise<Omit<Measure, 'peakMb'>>>> = {
  paths: (count) => inMemory(Number(count), (content, resources) => countFailures(content, resources, 'paths')),
  facts: (count) => inMemory(Number(count), (content, resources) => countFailures(content, resources, 'facts')),
  compiled: (count) => inMemory(Number(count), (content, resources) => countCompiled(content, resources)),
  'hand-set-compiled': (count) => inMemory(Number(count), (content, resources) => countCompiled(content, resources), handRuleIds),
  'hand-set-written': (count) => inMemory(Number(count), (_, resources) => judgeByHand(resources), handRuleIds),
  inspection: (count) => inMemory(Number(count), (content, resources) => countFindings(content, resources)),
  parse: parseOnly,
  file: (path) => offline(path),
  'file-one-thread': (path) => offline(path, 1),
  write: writeFile,
};

/** Stops with wall clock and processor time since its start. */
function startClock(): () => Pick<Measure, 'ms' | 'cpuMs'> {
  const [started, used] = [performance.now(), process.cpuUsage()];
  return () => {
    const { user, system } = process.cpuUsage(used);
    return { ms: performance.now() - started, cpuMs: (user + system) / 1000 };
  };
}

async function inMemory(
  count: number,
  run: (content: Content, resources: readonly Resource[]) => number | Promise<number>,
  only?: readonly string[],
) {
  const content = await loadContent(only);
  const resources = [...generateResources(content, count)].map((resource) => JSON.parse(JSON.stringify(resource)) as Resource);
  const byType = rulesByType(content.rules);
  const checks = resources.reduce((sum, { type }) => sum + (byType.get(type)?.length ?? 0), 0);
  const started = startClock();
  const check = await run(content, resources);
  return { ...started(), check, checks };
}

function compile({ rules, types }: Content): CompiledRules {
  return compileRules(rules, fieldTables(types), everyRule(rules));
}

function countCompiled(content: Content, resources: readonly Resource[]): number {
  const { types } = compile(content);
  const verdicts = new Uint8Array(100);
  let failures = 0;
  for (const resource of resources) {
    const type = types.get(resource.type);
    if (!type) continue;
    type.judge(resource, verdicts);
    for (let i = 0; i < type.rules.length; i++) if (verdicts[i] === 1) failures++;
  }
  return failures;
}

function countFindings(content: Content, resources: readonly Resource[]): number {
  const inventory = {
    ...inventoryHeader(content),
    finishedAt: '2026-01-01T00:01:00Z',
    isComplete: true,
    gaps: [],
    resources: resources as Resource[],
  };
  const { rules } = evaluate(inventory, compile(content), options);
  return rules.reduce((sum, { findings }) => sum + findings.length, 0);
}

async function parseOnly(path: string) {
  const { start, end } = openInventory(path);
  let [check, checks] = [0, 0];
  const started = startClock();
  eachLine(path, start, end, (line) => {
    checks += (JSON.parse(line) as Resource).id.length;
    check++;
  });
  return { ...started(), check, checks };
}

async function offline(path: string, workers?: number) {
  const content = await loadContent();
  const findingsDir = `${path}.findings`;
  const started = startClock();
  const { inspection, findingFiles } = await evaluateFile(path, compile(content), { ...options, findingsDir, ...(workers && { workers }) });
  const time = started();
  const checks = inspection.rules.reduce((sum, { counts }) => sum + Object.values(counts).reduce((a, b) => a + b, 0), 0);
  if (findingFiles.every((file) => statSync(file).size === 0)) throw new Error('No finding was written.');
  return { ...time, check: inspection.inventory.resources, checks };
}

async function writeFile(target: string) {
  const [path, count] = target.split('#') as [string, string];
  const content = await loadContent();
  const started = startClock();
  const writer = createInventoryWriter(path, inventoryHeader(content));
  for (const resource of generateResources(content, Number(count))) writer.write(resource);
  writer.close({ gaps: [], finishedAt: '2026-01-01T00:01:00Z', isComplete: true });
  return { ...started(), check: statSync(path).size, checks: Number(count) };
}

const [engine, input] = process.argv.slice(2) as [string, string];
const measured = await engines[engine]?.(input);
process.stdout.write(JSON.stringify({ ...measured, peakMb: process.resourceUsage().maxRSS / 1024 } as Measure));
