import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { engineEnv, openSession, requireEngine, type Session } from '../../../src/apply/engine/index.ts';
import type { FieldValue } from '../../../src/model/documents.ts';
import type { StackResource } from '../../../src/model/stack.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/index.ts';
import { inputsOf } from '../../../src/targets/index.ts';

/** A plugin folder: the real one where the environment names it, else the stand-in. */
const providerDir = process.env.XUNJIAN_PROVIDER_DIR ?? fileURLToPath(new URL('../../provider/bin', import.meta.url));

export const diskToken = 'alicloud:ecs/ecsDisk:EcsDisk';
export const region = 'cn-hangzhou';

/** Some disks in a simulated cloud, and the real engine with a plugin. */
export interface Stand {
  readonly sandbox: Sandbox;
  readonly folder: string;
  readonly backendUrl: string;
  /** A session of a change set; closed with the stand. */
  open(id?: string, extra?: Readonly<Record<string, string>>): Promise<Session>;
  /** What a session is opened with, for a process of its own. */
  sessionSpec(
    id: string,
    extra?: Readonly<Record<string, string>>,
  ): { readonly spec: Parameters<typeof openSession>[0]; readonly env: Record<string, string> };
  /** A path for a plan, another each time. */
  planFile(): string;
  disk(name: string, set: Readonly<Record<string, FieldValue>>, over?: Partial<StackResource>): StackResource;
  /** A field of a disk as the cloud has it. */
  live(name: string, field: string): unknown;
  /** Begins counting calls. */
  mark(): void;
  /** Actions that were called since the mark: those that write, or all. */
  calls(which?: 'writes' | 'all'): string[];
  close(): Promise<void>;
}

const isRead = (action: string) => /^(Describe|List|Get|Query)/.test(action);

/** Starts a cloud of some disks. Pauses of the stand-in last nothing. */
export async function openStand(): Promise<Stand> {
  const sandbox = await startSandbox({ estate: fileURLToPath(new URL('orchard.json', import.meta.url)) });
  sandbox.control.pace(0);
  const folder = mkdtempSync(join(tmpdir(), 'xunjian-stand-'));
  const backendUrl = `file://${join(folder, 'state')}`;
  const engine = requireEngine({ ...process.env, XUNJIAN_PROVIDER_DIR: providerDir });
  const accountId = sandbox.control.accounts[0]?.id as string;
  const sessions: Session[] = [];
  let seen = 0;
  let plans = 0;
  const sessionSpec: Stand['sessionSpec'] = (id, extra = {}) => ({
    spec: {
      id,
      backendUrl,
      workDir: join(folder, id),
      cliRoot: engine.cli.root,
      pulumiHome: engine.pulumiHome,
      providers: [{ name: 'orchard', region, accountId, accountType: 'Domestic' }],
    },
    env: engineEnv({
      env: { ...process.env, ...sandbox.env, PROVIDER_WAIT_FACTOR: '0', ...extra },
      keys: {
        accessKeyId: sandbox.env.ALIBABA_CLOUD_ACCESS_KEY_ID as string,
        accessKeySecret: sandbox.env.ALIBABA_CLOUD_ACCESS_KEY_SECRET as string,
      },
      backendUrl,
      passphrase: 'orchard',
      hasOwnPlugin: true,
    }),
  });
  const actions = () => sandbox.control.audit.list({}).map(({ action }) => action);
  return {
    sandbox,
    folder,
    backendUrl,
    sessionSpec,
    async open(id = 'cs-1', extra = {}) {
      const { spec, env } = sessionSpec(id, extra);
      const session = await openSession(spec, env);
      sessions.push(session);
      return session;
    },
    planFile() {
      plans += 1;
      return join(folder, `plan-${plans}.json`);
    },
    disk: (name, set, over = {}) => ({
      name,
      token: diskToken,
      provider: 'orchard',
      kind: 'patch',
      importId: sandbox.control.get('ecs.disk', name).id,
      set,
      required: [],
      kept: ['category'],
      inputs: inputsOf(diskToken),
      ...over,
    }),
    live: (name, field) => (sandbox.control.get('ecs.disk', name).state as Record<string, unknown>)[field],
    mark() {
      seen = actions().length;
    },
    calls: (which = 'writes') =>
      actions()
        .slice(seen)
        .filter((action) => which === 'all' || !isRead(action)),
    async close() {
      await Promise.all(sessions.map((session) => session.close()));
      await sandbox.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Adopts, trims and previews: what planning does. */
export async function planned(session: Session, resources: readonly StackResource[], planFile: string) {
  const living = resources.filter(({ kind }) => kind !== 'create');
  const adopted = living.length === 0 ? [] : await session.adopt(living);
  const lost = adopted.find(({ error }) => error !== undefined);
  if (lost) throw new Error(`${lost.name}: ${lost.error}`);
  await session.trim(resources);
  return session.preview(resources, planFile);
}
