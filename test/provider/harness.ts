import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import type * as Pulumi from '@pulumi/pulumi';
import type * as Automation from '@pulumi/pulumi/automation/index.js';
import languageService from '@pulumi/pulumi/proto/language_grpc_pb.js';
import languageMessages from '@pulumi/pulumi/proto/language_pb.js';

const require = createRequire(import.meta.url);
const pulumi = require('@pulumi/pulumi') as typeof Pulumi;
const automation = require('@pulumi/pulumi/automation/index.js') as typeof Automation;

const VERSION = '3.108.0';
/** By the folder of the project, since the compiled benchmarks use this file too. */
const launcher = join(process.cwd(), 'test/provider/bin/pulumi-resource-alicloud');

/** Folder of the real CLI: XUNJIAN_PULUMI names the program, else the built one is taken. */
export const cliRoot = (
  process.env['XUNJIAN_PULUMI'] ?? join(process.env['HOME'] ?? '', '.cache/xunjian/engine/v3.274.1/bin/pulumi')
).replace(/\/bin\/pulumi$/, '');

/** One resource of a trial. */
export interface Trial {
  readonly token: string;
  readonly name: string;
  readonly id?: string;
  readonly args: Record<string, unknown>;
  readonly ignoreChanges?: string[];
}

/** A stack of the real engine with the stand-in as its plugin. */
export interface Workshop {
  readonly stack: Automation.Stack;
  adopt(trials: readonly Trial[], isProtected?: boolean): Promise<void>;
  /** Keeps of the adopted inputs only the named ones. */
  trim(names: Readonly<Record<string, readonly string[]>>): Promise<void>;
  preview(trials: readonly Trial[]): Promise<Step[]>;
  /** @param options  isRefreshed: everything is read again first */
  up(trials: readonly Trial[], options?: { isPlanned?: boolean; isRefreshed?: boolean }): Promise<Automation.EngineEvent[]>;
  /** Inputs and outputs of a resource in the state. */
  state(name: string): Promise<{ id?: string; inputs: Record<string, unknown>; outputs: Record<string, unknown> }>;
  close(): Promise<void>;
}

/** A step of a preview. */
export interface Step {
  readonly name: string;
  readonly op: string;
  readonly diff: readonly string[];
}

/** Opens a stack in a folder of its own. @param env  proxy, trust and keys of the cloud, and PROVIDER_… of the stand-in */
export async function openWorkshop(env: Record<string, string>, region = 'cn-hangzhou'): Promise<Workshop> {
  const folder = mkdtempSync(join(tmpdir(), 'workshop-'));
  const home = join(folder, 'home');
  const plugin = join(home, 'plugins', `resource-alicloud-v${VERSION}`);
  for (const path of [plugin, join(folder, 'state'), join(folder, 'work')]) mkdirSync(path, { recursive: true });
  symlinkSync(launcher, join(plugin, 'pulumi-resource-alicloud'));
  const language = await serveLanguage();
  const backend = `file://${join(folder, 'state')}`;
  const stack = await automation.LocalWorkspace.createOrSelectStack(
    { stackName: 'trial', projectName: 'trials', program: async () => undefined },
    {
      pulumiCommand: await automation.PulumiCommand.get({ root: cliRoot, skipVersionCheck: true }),
      workDir: join(folder, 'work'),
      pulumiHome: home,
      secretsProvider: 'passphrase',
      envVars: { ...quiet, ...env, PULUMI_BACKEND_URL: backend },
      projectSettings: {
        name: 'trials',
        runtime: { name: 'client', options: { address: language.address } as never },
        backend: { url: backend },
      },
    },
  );
  return workshopOn(stack, folder, region, language.close);
}

const quiet = {
  PULUMI_CONFIG_PASSPHRASE: 'orchard',
  PULUMI_SKIP_UPDATE_CHECK: 'true',
  PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: 'true',
  PULUMI_IGNORE_AMBIENT_PLUGINS: 'true',
};

function workshopOn(stack: Automation.Stack, folder: string, region: string, close: () => void): Workshop {
  const plan = join(folder, 'plan.json');
  const provider = { region, accountId: '1000000000000001', accountType: 'Domestic' };
  return {
    stack,
    async adopt(trials, isProtected = true) {
      const entries = trials.map(({ token, name, id }) => ({ type: token, name, id: id ?? '', provider: 'hangzhou', version: VERSION }));
      const resources = [{ type: 'pulumi:providers:alicloud', name: 'hangzhou', version: VERSION, inputs: provider }, ...entries];
      await stack.import({ resources: resources as Automation.ImportResource[], generateCode: false, protect: isProtected });
    },
    async trim(names) {
      const state = await stack.exportStack();
      for (const resource of (state.deployment as { resources: { urn: string; inputs: Record<string, unknown> }[] }).resources) {
        const kept = names[nameOf(resource.urn)];
        if (kept !== undefined)
          resource.inputs = Object.fromEntries(
            Object.entries(resource.inputs).filter(([name]) => name === '__defaults' || kept.includes(name)),
          );
      }
      await stack.importStack(state);
    },
    async preview(trials) {
      const events: Automation.EngineEvent[] = [];
      await stack.preview({ program: programOf(trials, provider), plan, onEvent: (event) => events.push(event) });
      return stepsOf(events);
    },
    async up(trials, { isPlanned = true, isRefreshed = false } = {}) {
      const events: Automation.EngineEvent[] = [];
      await stack.up({
        program: programOf(trials, provider),
        refresh: isRefreshed,
        ...(isPlanned ? { plan } : {}),
        onEvent: (event) => events.push(event),
      });
      return events;
    },
    async state(name) {
      const { deployment } = await stack.exportStack();
      const found = (deployment as { resources: { urn: string }[] }).resources.find(({ urn }) => nameOf(urn) === name);
      return found as never;
    },
    async close() {
      close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function programOf(trials: readonly Trial[], args: Record<string, unknown>): () => Promise<void> {
  return async () => {
    const provider = new Vendor('hangzhou', args);
    for (const { token, name, args: inputs, ignoreChanges } of trials)
      new Thing(token, name, inputs, { provider, version: VERSION, ...(ignoreChanges === undefined ? {} : { ignoreChanges }) });
  };
}

class Vendor extends pulumi.ProviderResource {
  constructor(name: string, args: Record<string, unknown>) {
    super('alicloud', name, args, { version: VERSION });
  }
}

class Thing extends pulumi.CustomResource {}

function stepsOf(events: readonly Automation.EngineEvent[]): Step[] {
  return events.flatMap(({ resourcePreEvent }) => {
    const metadata = resourcePreEvent?.metadata;
    if (metadata === undefined || metadata.type.startsWith('pulumi:')) return [];
    return [{ name: nameOf(metadata.urn), op: String(metadata.op), diff: Object.keys(metadata.detailedDiff ?? {}) }];
  });
}

function nameOf(urn: string): string {
  return urn.split('::').at(-1) ?? '';
}

/** `pulumi import` asks for a language host before anything else; an empty answer is enough. */
async function serveLanguage(): Promise<{ address: string; close: () => void }> {
  const server = new Server();
  const none = (_call: unknown, done: (error: null, reply: unknown) => void) =>
    done(null, new languageMessages.GetRequiredPackagesResponse());
  server.addService(languageService.LanguageRuntimeService as never, { getRequiredPackages: none } as never);
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    );
  });
  return { address: `127.0.0.1:${port}`, close: () => server.forceShutdown() };
}

/** All inputs of a type but some: what a program that changes those ignores. */
export function allBut(token: string, kept: readonly string[]): string[] {
  const schema = JSON.parse(readFileSync(join(process.cwd(), 'test/provider/schema.json'), 'utf8')) as Record<string, { inputs: object }>;
  return Object.keys(schema[token]?.inputs ?? {}).filter((name) => !kept.includes(name));
}
