import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type * as Automation from '@pulumi/pulumi/automation/index.js';
import { serveLanguageRuntime } from './language-runtime.ts';
import type { SessionSpec } from './session-spec.ts';

const require = createRequire(import.meta.url);

/** Loaded late: it takes a second. */
export const automation = () => require('@pulumi/pulumi/automation') as typeof Automation;

/** Name of the Pulumi project; the stack is named by the change set. */
export const project = 'xunjian';

/** A stack and its folder, open. */
export interface OpenWorkspace {
  readonly stack: Automation.Stack;
  readonly spec: SessionSpec;
  /** Runs pulumi itself for the stack, where the Automation API does more than is wanted. Gives what it prints. */
  pulumi(...words: readonly string[]): Promise<string>;
  /** A file for a moment, readable by this user alone. */
  withFile<T>(name: string, text: string, use: (path: string) => Promise<T>): Promise<T>;
  close(): void;
}

type Run = (words: string[], folder: string, env: Record<string, string>) => Promise<{ readonly stdout: string }>;

/** Opens the stack of a change set, and makes it where there is none. */
export async function openWorkspace(spec: SessionSpec): Promise<OpenWorkspace> {
  prepareFolders(spec);
  const language = await serveLanguageRuntime();
  const { LocalWorkspace, PulumiCommand } = automation();
  const pulumiCommand = await PulumiCommand.get({ root: spec.cliRoot });
  const stack = await LocalWorkspace.createOrSelectStack(
    { stackName: spec.id, projectName: project, program: async () => {} },
    {
      pulumiCommand,
      workDir: spec.workDir,
      pulumiHome: spec.pulumiHome,
      secretsProvider: spec.secretsProvider ?? 'passphrase',
      envVars: { PULUMI_BACKEND_URL: spec.backendUrl },
      projectSettings: {
        name: project,
        // `pulumi import` asks for the language of the project even where the program runs elsewhere.
        runtime: { name: 'client', options: { address: language.address } as Record<string, string> } as never,
        backend: { url: spec.backendUrl },
      },
    },
  );
  // After each update the Automation API asks for outputs, secrets in the clear, and for the history: three calls that nobody reads.
  Object.assign(stack, { outputs: async () => ({}), info: async () => undefined });
  const run = (pulumiCommand as unknown as { run: Run }).run.bind(pulumiCommand);
  return {
    stack,
    spec,
    async pulumi(...words) {
      const env = { PULUMI_HOME: spec.pulumiHome, PULUMI_BACKEND_URL: spec.backendUrl };
      return (await run([...words, '--stack', spec.id], spec.workDir, env)).stdout;
    },
    async withFile(name, text, use) {
      const path = join(spec.workDir, `${process.pid}-${name}`);
      writeFileSync(path, text, { mode: 0o600 });
      try {
        return await use(path);
      } finally {
        rmSync(path, { force: true });
      }
    },
    close: () => language.close(),
  };
}

/** The engine's own folder. A file endpoints.xml in it would turn the plugin to other hosts without a word. */
function prepareFolders({ workDir, backendUrl }: SessionSpec): void {
  mkdirSync(workDir, { recursive: true, mode: 0o700 });
  rmSync(join(workDir, 'endpoints.xml'), { force: true });
  if (backendUrl.startsWith('file:///')) mkdirSync(fileURLToPath(backendUrl), { recursive: true, mode: 0o700 });
}

/** Whether another update holds the stack. */
export function isLocked(error: unknown): boolean {
  return error instanceof automation().ConcurrentUpdateError || /currently locked by/.test((error as Error).message);
}
