import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import type * as Automation from '@pulumi/pulumi/automation/index.js';
import type { FieldValue } from '../../model/documents.ts';
import type { Adopted, Move, Preview, StackResource, UpEvent, UpResult } from '../../model/stack.ts';
import { fileDigest } from './file-digest.ts';
import { serveLanguageRuntime } from './language-runtime.ts';
import type { Ask } from './messages.ts';
import { type AdoptedInputs, pluginVersion, providerArgs, registerChanges } from './program.ts';
import { redactText } from './redact-text.ts';
import type { SessionSpec } from './session-spec.ts';
import { type Deployment, nameOf, plain, resourcesOf } from './state.ts';
import { errorsOf, plannedInputs, stepsOf } from './steps.ts';

const require = createRequire(import.meta.url);
const automation = () => require('@pulumi/pulumi/automation') as typeof Automation;
const project = 'xunjian';

/** What the child can do. */
export interface Work {
  run(ask: Exclude<Ask, { kind: 'open' | 'stop' }>, onEvent: (event: UpEvent) => void, signal: AbortSignal): Promise<unknown>;
}

/** Another update holds the stack. */
export function isBlocked(error: unknown): boolean {
  return error instanceof automation().ConcurrentUpdateError || /currently locked by/.test((error as Error).message);
}

/** Opens the stack, and makes it where there is none. */
export async function openWork(spec: SessionSpec): Promise<Work> {
  mkdirSync(spec.workDir, { recursive: true });
  if (spec.backendUrl.startsWith('file://')) mkdirSync(spec.backendUrl.slice('file://'.length), { recursive: true });
  const language = await serveLanguageRuntime();
  const auto = automation();
  const pulumiCommand = await auto.PulumiCommand.get({ root: spec.cliRoot });
  const workspaceOptions: Automation.LocalWorkspaceOptions = {
    pulumiCommand,
    workDir: spec.workDir,
    pulumiHome: spec.pulumiHome,
    secretsProvider: spec.secretsProvider ?? 'passphrase',
    envVars: { PULUMI_BACKEND_URL: spec.backendUrl },
    projectSettings: {
      name: project,
      runtime: { name: 'client', options: { address: language.address } as Record<string, string> } as never,
      backend: { url: spec.backendUrl },
    },
  };
  const stack = await auto.LocalWorkspace.createOrSelectStack(
    { stackName: spec.id, projectName: project, program: async () => {} },
    workspaceOptions,
  );
  return { run: (ask, onEvent, signal) => run(ask, { stack, spec, onEvent, signal }) };
}

interface Scene {
  readonly stack: Automation.Stack;
  readonly spec: SessionSpec;
  readonly onEvent: (event: UpEvent) => void;
  readonly signal: AbortSignal;
}

async function run(ask: Parameters<Work['run']>[0], scene: Scene): Promise<unknown> {
  const { stack } = scene;
  switch (ask.kind) {
    case 'adopt':
      return adopt(ask.resources, scene);
    case 'preview':
      return preview(ask, scene);
    case 'up':
      return up(ask, scene);
    case 'look':
      return look(scene);
    case 'refresh':
      await stack.refresh({ clearPendingCreates: true } as Automation.RefreshOptions);
      return null;
    case 'export':
      return JSON.stringify(await stack.exportStack());
    case 'import':
      await stack.importStack(JSON.parse(ask.state) as Automation.Deployment);
      return null;
    case 'cancel':
      await stack.cancel();
      return null;
    case 'remove':
      await stack.workspace.removeStack(stack.name, { force: true });
      return null;
  }
}

/** Imports what is not in the state yet; the state says what was adopted, since one that cannot be read fails the whole call. */
async function adopt(resources: readonly StackResource[], { stack, spec }: Scene): Promise<Adopted[]> {
  const known = resourcesOf((await stack.exportStack()) as Deployment);
  const open = resources.filter(({ name }) => !known.has(name));
  const errors: string[] = [];
  if (open.length > 0) await importAll(open, stack, spec).catch((error: Error) => errors.push(redactText(error.message)));
  const state = resourcesOf((await stack.exportStack()) as Deployment);
  return resources.map(({ name, importId }) => {
    const found = state.get(name);
    if (!found) return { name, inputs: {}, outputs: {}, error: reasonFor(importId ?? name, errors) };
    return { name, inputs: plain(found.inputs), outputs: plain(found.outputs), ...(found.id !== undefined && { id: found.id }) };
  });
}

async function importAll(resources: readonly StackResource[], stack: Automation.Stack, { providers }: SessionSpec): Promise<void> {
  const version = pluginVersion();
  const used = providers.filter(({ name }) => resources.some(({ provider }) => provider === name));
  const entries = [
    ...used.map((one) => ({ type: 'pulumi:providers:alicloud', name: one.name, version, inputs: encoded(providerArgs(one)) })),
    ...resources.map(({ token, name, importId, provider, importInputs, importOutputs }) => ({
      type: token,
      name,
      id: importId ?? (importOutputs?.id as string | undefined) ?? name,
      provider,
      version,
      ...(importInputs && { inputs: importInputs }),
      ...(importOutputs && { outputs: importOutputs }),
    })),
  ];
  await stack.import({ resources: entries as Automation.ImportResource[], generateCode: false, protect: true });
}

/** Nested and other arguments stand as JSON texts, as the provider's own class writes them. */
function encoded(args: object): Record<string, string> {
  return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]));
}

/** The lines of an error that speak of one thing. */
function reasonFor(id: string, errors: readonly string[]): string {
  const lines = errors.flatMap((text) => text.split('\n')).map((line) => line.trim());
  const own = lines.filter((line) => /error|does not exist/i.test(line) && line.includes(id));
  const any = lines.filter((line) => /^error: /.test(line));
  return (own[0] ?? any[0] ?? lines.find((line) => line !== '') ?? 'it was not adopted').replace(/^.*?\berror: /, '');
}

async function preview({ resources, planFile, adopted }: Extract<Ask, { kind: 'preview' }>, { stack, spec }: Scene): Promise<Preview> {
  const events: Automation.EngineEvent[] = [];
  try {
    await stack.preview({
      program: programOf(resources, adopted, spec),
      plan: planFile,
      onEvent: (event) => events.push(event),
      parallel: 4,
    });
  } catch (error) {
    const errors = errorsOf(events).map(redactText);
    if (errors.length === 0) throw error;
    return { steps: stepsOf(events, new Map()), errors, planFileDigest: '' };
  }
  return {
    steps: stepsOf(events, plannedInputs(planFile)),
    errors: errorsOf(events).map(redactText),
    planFileDigest: fileDigest(planFile),
  };
}

function programOf(resources: readonly StackResource[], adopted: AdoptedInputs, { providers }: SessionSpec): () => Promise<void> {
  return async () => registerChanges({ providers, resources }, adopted);
}

async function look({ stack }: Scene): Promise<Move[]> {
  const events: Automation.EngineEvent[] = [];
  await stack.previewRefresh({ onEvent: (event) => events.push(event) });
  return events.flatMap(({ resOutputsEvent }) => {
    const metadata = resOutputsEvent?.metadata;
    if (!metadata || metadata.type.startsWith('pulumi:')) return [];
    const values = (one: { outputs?: unknown } | undefined) => plain(one?.outputs as Record<string, FieldValue> | undefined);
    const isGone = metadata.op === 'delete' || !metadata.new;
    return [{ name: nameOf(metadata), old: values(metadata.old), live: isGone ? undefined : values(metadata.new) }];
  });
}

async function up(
  { resources, planFile, adopted, continueOnError }: Extract<Ask, { kind: 'up' }>,
  { stack, spec, onEvent, signal }: Scene,
): Promise<{ results: UpResult[]; errors: string[] }> {
  const events: Automation.EngineEvent[] = [];
  const errors: string[] = [];
  try {
    await stack.up({
      program: programOf(resources, adopted, spec),
      plan: planFile,
      parallel: spec.parallel ?? 4,
      continueOnError,
      signal,
      onEvent: (event) => {
        events.push(event);
        const told = toUpEvent(event);
        if (told) onEvent(told);
      },
    });
  } catch (error) {
    errors.push(redactText((error as Error).message.split('\n').slice(0, 40).join('\n')));
  }
  return { results: resultsOf(events), errors: [...errorsOf(events).map(redactText), ...errors] };
}

function toUpEvent({ resourcePreEvent, resOutputsEvent, resOpFailedEvent }: Automation.EngineEvent): UpEvent | undefined {
  const metadata = (resourcePreEvent ?? resOutputsEvent ?? resOpFailedEvent)?.metadata;
  if (!metadata || metadata.type.startsWith('pulumi:')) return undefined;
  const own = { name: nameOf(metadata), op: String(metadata.op), at: new Date().toISOString() };
  if (resourcePreEvent) return { kind: 'started', ...own };
  return { kind: 'finished', ...own, outcome: resOutputsEvent ? 'done' : 'failed' };
}

function resultsOf(events: readonly Automation.EngineEvent[]): UpResult[] {
  const diagnostics = new Map<string, string>();
  for (const { diagnosticEvent } of events)
    if (diagnosticEvent?.severity === 'error' && diagnosticEvent.urn)
      diagnostics.set(nameOf({ urn: diagnosticEvent.urn }), redactText(diagnosticEvent.message).trim());
  const results = new Map<string, UpResult>();
  for (const { resOutputsEvent, resOpFailedEvent } of events) {
    const metadata = (resOutputsEvent ?? resOpFailedEvent)?.metadata;
    if (!metadata || metadata.type.startsWith('pulumi:')) continue;
    const name = nameOf(metadata);
    const error = diagnostics.get(name);
    results.set(name, {
      name,
      op: String(metadata.op),
      outcome: resOutputsEvent ? 'done' : 'failed',
      ...(metadata.new?.id && { id: metadata.new.id }),
      ...(metadata.new && {
        inputs: plain(metadata.new.inputs as Record<string, FieldValue>),
        outputs: plain(metadata.new.outputs as Record<string, FieldValue>),
      }),
      ...(resOpFailedEvent && { error: error ?? 'The engine did not say why.' }),
    });
  }
  return [...results.values()];
}
