import type { Adopted, StackResource } from '../../model/stack.ts';
import { importFailures } from './import-failures.ts';
import { loadProgram, pluginVersion, usedProviders } from './program.ts';
import { readState } from './read-state.ts';
import type { Redact } from './redact-text.ts';
import { type Deployment, plain, resourcesOf } from './state.ts';
import { isLocked, type OpenWorkspace } from './workspace.ts';

/**
 * Imports what is not in the state yet: reads, and never writes to the cloud. One resource that cannot be read fails the
 * whole call while the others are adopted all the same, so that the state says what was adopted, not the call.
 */
export async function adopt(
  resources: readonly StackResource[],
  workspace: OpenWorkspace,
  redact: Redact,
): Promise<{ adopted: Adopted[]; state: Deployment }> {
  const before = await readState(workspace);
  const known = resourcesOf(before);
  const open = resources.filter(({ name }) => !known.has(name));
  const failures = open.length === 0 ? new Map<string, string>() : await importAll(open, workspace).then(() => new Map(), failuresOf);
  const state = open.length === 0 ? before : await readState(workspace);
  const held = resourcesOf(state);
  const adopted = resources.map((resource) => {
    const found = held.get(resource.name);
    if (!found) return { name: resource.name, inputs: {}, outputs: {}, error: redact(failures.get(resource.name) ?? unsaid) };
    const { id, inputs, outputs } = found;
    return { name: resource.name, inputs: plain(inputs), outputs: plain(outputs), ...(id !== undefined && { id }) };
  });
  return { adopted, state };
}

const unsaid = 'the engine stopped at another resource before it came to this one';

async function importAll(resources: readonly StackResource[], workspace: OpenWorkspace): Promise<string> {
  const { providerArgs } = await loadProgram();
  const version = pluginVersion();
  const providers = usedProviders(resources, workspace.spec.providers).map((one) => ({
    type: 'pulumi:providers:alicloud',
    name: one.name,
    version,
    inputs: encoded(providerArgs(one)),
  }));
  const entries = resources.map(({ token, name, importId, provider, importInputs, importOutputs }) => ({
    type: token,
    name,
    id: importId ?? (importOutputs?.id as string | undefined) ?? name,
    provider,
    version,
    ...(importInputs && { inputs: importInputs }),
    ...(importOutputs && { outputs: importOutputs }),
  }));
  return workspace.withFile('import.json', JSON.stringify({ resources: [...providers, ...entries] }), (path) =>
    workspace.pulumi('import', '--yes', '--skip-preview', '--generate-code=false', '--file', path),
  );
}

/** Nested and other arguments stand as JSON texts, as the provider's own class writes them. */
function encoded(args: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]));
}

/** What the engine says of things that it could not read. @throws what is no affair of a single thing */
function failuresOf(error: Error): ReadonlyMap<string, string> {
  const failures = importFailures(error.message);
  if (isLocked(error) || failures.size === 0) throw error;
  return failures;
}
