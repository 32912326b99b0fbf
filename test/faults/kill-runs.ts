import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { bundleProvider } from '../provider/bundle.ts';
import { randomOf } from './random.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const estate = fileURLToPath(new URL('orchard.json', import.meta.url));
/** Four patches, one of them of a value that no field of ours shows, and a create. */
const rules = [
  'stability/ecs-deletion-protection-off',
  'backup/ecs-disk-delete-auto-snapshot',
  'stability/eip-deletion-protection-off',
  'security/vpc-flow-log-missing',
  'security/vpc-nacl-risky-port-open',
];
const approved = ['ModifyInstanceAttribute', 'ModifyDiskAttribute', 'DeletionProtection', 'CreateFlowLog', 'UpdateNetworkAclEntries'];

/** What came of many kills. All but the first two must be 0. */
export interface KillReport {
  readonly kills: number;
  /** Runs that had ended before the kill struck. */
  readonly missed: number;
  readonly doubleWrites: number;
  readonly unapprovedWrites: number;
  readonly lostRecords: number;
  readonly unfinished: number;
  readonly sentences: readonly string[];
}

/** One lane: what is made once, and a cloud that is new for each kill. */
interface Ground {
  /** The program as it is installed: compiled, since it is started twice for each kill. */
  readonly program: string;
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  /** Time stands still at it, so that the same things are of the same age. */
  readonly clock: number;
}

/**
 * Applies one approved plan again and again, each time from its beginning, and kills the run at a seeded moment: the program,
 * the engine or the plugin. Then runs it again until it ends, and reads the audit log of the cloud and the ledger.
 */
export async function killRuns(options: {
  count: number;
  seed: number;
  /** Clouds that are worked on at once; default 2. */
  lanes?: number;
  onRun?: (done: number, report: KillReport) => void;
}): Promise<KillReport> {
  const { count, seed, lanes = 2, onRun } = options;
  const product = compiled();
  const providerDir = process.env.XUNJIAN_PROVIDER_DIR ?? (await bundleProvider(join(product, 'plugin')));
  let report: KillReport = { kills: 0, missed: 0, doubleWrites: 0, unapprovedWrites: 0, lostRecords: 0, unfinished: 0, sentences: [] };
  let begun = 0;
  let done = 0;
  const lane = async (index: number) => {
    const random = randomOf(seed + index);
    const ground = await prepare(join(product, 'bin/xunjian.js'), providerDir);
    try {
      const durationMs = await measure(ground);
      while (begun < count) {
        const victim = victims[begun % victims.length] as Victim;
        begun += 1;
        const one = await killOnce(ground, Math.floor(random() * durationMs), victim);
        report = merged(report, one);
        // What had ended before the kill struck is no kill, and another takes its place.
        if (one.missed > 0) begun -= 1;
        else done += 1;
        onRun?.(done, report);
      }
    } finally {
      rmSync(ground.folder, { recursive: true, force: true });
    }
  };
  try {
    await Promise.all(Array.from({ length: lanes }, (_, index) => lane(index)));
    return report;
  } finally {
    rmSync(product, { recursive: true, force: true });
  }
}

type Victim = 'program' | 'engine' | 'plugin';
const victims: readonly Victim[] = ['program', 'engine', 'plugin'];

/** The product as it is now, in a folder of its own. */
function compiled(): string {
  const folder = mkdtempSync(join(tmpdir(), 'xunjian-product-'));
  const { status } = spawnSync(process.execPath, [join(root, 'scripts/build.mjs'), join(folder, 'dist')], { stdio: 'inherit' });
  if (status !== 0) throw new Error(`The product could not be compiled: ${status}.`);
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const name of ['bin', 'rules', 'reports', 'stacks', 'Pulumi.yaml', 'package.json'])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  return folder;
}

async function prepare(program: string, providerDir: string): Promise<Ground> {
  const folder = mkdtempSync(join(tmpdir(), 'xunjian-kills-'));
  const { PATH = '', HOME = '' } = process.env;
  const env = {
    PATH,
    HOME,
    XUNJIAN_PROVIDER_DIR: providerDir,
    PROVIDER_WAIT_FACTOR: '0',
    XDG_CONFIG_HOME: join(folder, 'config'),
    XUNJIAN_KEY_PASSPHRASE: 'orchard orchard',
  };
  const ground = { program, folder, env, clock: Date.now() };
  const changes = { inputs: { logProject: 'forest-log', logStore: 'flow' }, limits: { maxChanges: 10, maxSharePercent: 100 } };
  writeFileSync(join(folder, 'xunjian.json'), JSON.stringify({ regions: ['cn-hangzhou'], changes }));
  await onCloud(ground, async (cloud) => {
    await must(cloud, 'inspect', '--types', 'ACS::ECS::*,ACS::EIP::*,ACS::VPC::*', '--fail-on', 'never', '--out', 'template');
    for (const name of ['Li', 'Chen']) await must(cloud, 'key', 'new', name, '--role', 'customer', '--add');
    await must(cloud, 'plan', '--rules', rules.join(','), '--out', 'template');
    for (const name of ['Li', 'Chen']) await must(cloud, 'approve', '--as', name, '--yes', '--out', 'template');
  });
  return ground;
}

/** A lane with its present cloud. */
interface Cloud extends Ground {
  readonly sandbox: Sandbox;
}

/** The same cloud from its beginning, for as long as something is done on it. */
async function onCloud<T>(ground: Ground, work: (cloud: Cloud) => Promise<T>): Promise<T> {
  const sandbox = await startSandbox({ estate, clock: ground.clock });
  sandbox.control.pace(0);
  try {
    return await work({ ...ground, sandbox, env: { ...ground.env, ...sandbox.env } });
  } finally {
    await sandbox.close();
  }
}

/** How long a run lasts that nobody kills: kills strike within it. */
function measure(ground: Ground): Promise<number> {
  return onCloud(ground, async (cloud) => {
    freshRuns(cloud);
    const beganMs = Date.now();
    await must(cloud, 'apply');
    return Date.now() - beganMs;
  });
}

function freshRuns({ folder }: Ground): void {
  rmSync(join(folder, 'out'), { recursive: true, force: true });
  cpSync(join(folder, 'template'), join(folder, 'out'), { recursive: true });
}

function killOnce(ground: Ground, atMs: number, victim: Victim): Promise<KillReport> {
  return onCloud(ground, async (cloud) => {
    freshRuns(cloud);
    const killed = await runKilled(cloud, atMs, victim);
    let last = { code: -1, out: '', err: '' };
    for (let tries = 0; tries < 3 && last.code !== 0; tries += 1) last = await run(cloud, 'apply');
    return judged(cloud, killed, last, `${victim} killed after ${atMs} ms`);
  });
}

function judged({ sandbox, folder }: Cloud, killed: boolean, last: { code: number; err: string; out: string }, what: string): KillReport {
  const writes = sandbox.control.audit.list({}).filter(({ action, status }) => !/^(Describe|List|Get)/.test(action) && status === 200);
  const keys = writes.map(({ action, params }) => `${action} ${idOf(params)}`);
  const twice = keys.filter((key, index) => keys.indexOf(key) !== index);
  const foreign = writes.filter(({ action }) => !approved.includes(action));
  const records = recordsIn(join(folder, 'out'));
  const isWhole = last.code === 0;
  const lost = isWhole && !records.some((text) => (text.match(/"outcome": "(applied|unchanged)"/g) ?? []).length >= rules.length);
  return {
    kills: killed ? 1 : 0,
    missed: killed ? 0 : 1,
    doubleWrites: twice.length,
    unapprovedWrites: foreign.length,
    lostRecords: lost ? 1 : 0,
    unfinished: isWhole ? 0 : 1,
    sentences: [
      ...twice.map((key) => `${what}: ${key} was written twice.`),
      ...foreign.map(({ action }) => `${what}: ${action} was not approved.`),
      ...(isWhole
        ? []
        : [`${what}: the rerun ended with ${last.code}: ${last.err.split('\n').slice(-4).join(' ')} ${last.out.slice(0, 600)}`]),
      ...(lost ? [`${what}: the record does not hold all changes.`] : []),
    ],
  };
}

const idOf = (params: unknown) => {
  const values = params as Readonly<Record<string, unknown>>;
  return String(values.InstanceId ?? values.DiskId ?? values.AllocationId ?? values.NetworkAclId ?? values.ResourceId ?? '');
};

function recordsIn(out: string): string[] {
  const files = (readdirSync(out, { recursive: true }) as string[]).filter((name) => /records\/[^/]+\.json$/.test(name));
  return files.map((name) => readFileSync(join(out, name), 'utf8'));
}

/** @returns whether the run was still alive when it was killed */
async function runKilled(ground: Cloud, atMs: number, victim: Victim): Promise<boolean> {
  const child = spawn(process.execPath, [ground.program, 'apply', '--lang', 'en'], {
    cwd: ground.folder,
    env: ground.env,
    stdio: 'ignore',
    detached: true,
  });
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  let isOver = false;
  void ended.then(() => {
    isOver = true;
  });
  await new Promise((resolve) => setTimeout(resolve, atMs));
  if (isOver) return false;
  if (victim === 'program') kill(-(child.pid as number));
  else for (const pid of processesOf(ground.folder, victim)) kill(pid);
  await ended;
  return true;
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}

/** Processes of the engine or the plugin that carry this folder's environment. */
function processesOf(folder: string, victim: Exclude<Victim, 'program'>): number[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const line = readFileSync(`/proc/${name}/cmdline`, 'utf8');
      const isMeant = victim === 'engine' ? /bin\/pulumi\0/.test(line) : /bridge\/main\.|pulumi-resource-alicloud/.test(line);
      return isMeant && readFileSync(`/proc/${name}/environ`, 'utf8').includes(folder) ? [Number(name)] : [];
    } catch {
      return [];
    }
  });
}

function run(ground: Cloud, ...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const child = spawn(process.execPath, [ground.program, ...words, '--lang', 'en'], {
    cwd: ground.folder,
    env: ground.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => {
    out += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    err += String(chunk);
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code: code ?? -1, out, err })));
}

async function must(ground: Cloud, ...words: string[]): Promise<void> {
  const { code, err, out } = await run(ground, ...words);
  if (code !== 0) throw new Error(`xunjian ${words.join(' ')} ended with ${code}: ${err} ${out}`);
}

function merged(a: KillReport, b: KillReport): KillReport {
  return {
    kills: a.kills + b.kills,
    missed: a.missed + b.missed,
    doubleWrites: a.doubleWrites + b.doubleWrites,
    unapprovedWrites: a.unapprovedWrites + b.unapprovedWrites,
    lostRecords: a.lostRecords + b.lostRecords,
    unfinished: a.unfinished + b.unfinished,
    sentences: [...a.sentences, ...b.sentences],
  };
}
