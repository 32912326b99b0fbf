import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { FieldValue } from '../../model/documents.ts';
import type { StackResource } from '../../model/stack.ts';
import type { StackProvider } from './session-spec.ts';
import { type Deployment, plain, resourcesOf } from './state.ts';

type Values = Readonly<Record<string, FieldValue>>;

/** What the program registers, as data: the same for a run of ours and for a person who runs pulumi by hand. */
export interface ProgramInput {
  readonly providers: readonly StackProvider[];
  readonly resources: readonly (Pick<StackResource, 'name' | 'token' | 'provider' | 'kind' | 'set' | 'inputs' | 'dependsOn'> & {
    readonly required: Values;
  })[];
}

/** What stacks/program.js exports. */
interface Program {
  /** The resources by logical name. */
  registerChanges(input: ProgramInput): ReadonlyMap<string, unknown>;
  providerArgs(provider: StackProvider): Readonly<Record<string, unknown>>;
}

/** The one file of the program; it runs as it stands, whether this file is compiled or not. */
export const programFile = fileURLToPath(new URL('../../../stacks/program.js', import.meta.url));

/** Loads the program. */
export async function loadProgram(): Promise<Program> {
  return (await import(new URL('../../../stacks/program.js', import.meta.url).href)) as Program;
}

/**
 * The program's input for some resources: the providers that they name, and the adopted values that the classes demand.
 * The engine ignores those values; they are there since the class refuses to be made without them.
 */
export function programInput(resources: readonly StackResource[], providers: readonly StackProvider[], state: Deployment): ProgramInput {
  const adopted = resourcesOf(state);
  return {
    providers: usedProviders(resources, providers),
    resources: resources.map(({ name, token, provider, kind, set, required, inputs, dependsOn }) => {
      const found = adopted.get(name);
      const live = { ...plain(found?.outputs), ...plain(found?.inputs) };
      const values = required.flatMap((key) => (key in set || live[key] === undefined ? [] : [[key, live[key]] as const]));
      return { name, token, provider, kind, set, required: Object.fromEntries(values), inputs, dependsOn: dependsOn ?? [] };
    }),
  };
}

/** The providers that some resources name. Each costs a plugin process, so no others are started. */
export function usedProviders(resources: readonly StackResource[], providers: readonly StackProvider[]): readonly StackProvider[] {
  return providers.filter(({ name }) => resources.some(({ provider }) => provider === name));
}

/** The version of the plugin that the pinned package asks for. */
export function pluginVersion(): string {
  return (createRequire(import.meta.url)('@pulumi/alicloud/package.json') as { version: string }).version;
}
