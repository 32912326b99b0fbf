import { createRequire } from 'node:module';
import type * as pulumi from '@pulumi/pulumi';
import type { StackResource } from '../../model/stack.ts';
import type { StackProvider } from './session-spec.ts';

const require = createRequire(import.meta.url);

type ResourceClass = new (name: string, args: pulumi.Inputs, options: pulumi.CustomResourceOptions) => pulumi.CustomResource;

/** What the program registers, as data: the same for a run of ours and for a person who runs pulumi by hand. */
export interface ProgramInput {
  readonly providers: readonly StackProvider[];
  readonly resources: readonly StackResource[];
}

/**
 * The Pulumi program of a change set. Registers what is patched and created; what is to be deleted is left out, which is
 * how Pulumi deletes. Everything but the set properties is ignored, so nothing else can be changed.
 */
export function registerChanges({ providers, resources }: ProgramInput, adopted: AdoptedInputs): void {
  const Provider = require('@pulumi/alicloud/provider').Provider as new (
    name: string,
    args: pulumi.Inputs,
    options?: pulumi.ResourceOptions,
  ) => pulumi.ProviderResource;
  const byName = new Map(providers.map((one) => [one.name, new Provider(one.name, providerArgs(one), { version: pluginVersion() })]));
  const made = new Map<string, pulumi.Resource>();
  for (const resource of resources) {
    if (resource.kind === 'delete') continue;
    const Class = classOf(resource.token);
    const provider = byName.get(resource.provider);
    if (!provider) throw new Error(`${resource.name} names the provider ${resource.provider}, which the plan does not have.`);
    const dependsOn = (resource.dependsOn ?? []).flatMap((name) => made.get(name) ?? []);
    made.set(
      resource.name,
      new Class(resource.name, argsOf(resource, adopted[resource.name] ?? {}), { ...optionsOf(resource), provider, dependsOn }),
    );
  }
}

/** Adopted inputs by logical name: the program repeats those that the type demands. */
export type AdoptedInputs = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

function argsOf({ kind, set, required, kept }: StackResource, adopted: Readonly<Record<string, unknown>>): pulumi.Inputs {
  if (kind === 'create') return { ...set };
  const repeated = [...required, ...kept].filter((name) => !(name in set) && adopted[name] !== undefined);
  return { ...Object.fromEntries(repeated.map((name) => [name, adopted[name]])), ...set };
}

function optionsOf({ kind, inputs, set, required, kept }: StackResource): pulumi.CustomResourceOptions {
  if (kind === 'create') return { version: pluginVersion() };
  const own = new Set([...Object.keys(set), ...required, ...kept]);
  return { version: pluginVersion(), protect: true, retainOnDelete: true, ignoreChanges: inputs.filter((name) => !own.has(name)) };
}

/** Arguments of the provider; credentials come by the environment and stand in no state. */
export function providerArgs({ region, accountId, accountType, roleArn }: StackProvider): pulumi.Inputs {
  return { region, accountId, accountType, ...(roleArn !== undefined && { assumeRole: { roleArn } }) };
}

/** The version of the plugin that the pinned package asks for. */
export function pluginVersion(): string {
  return (require('@pulumi/alicloud/package.json') as { version: string }).version;
}

/** The official class of a type token. */
function classOf(token: string): ResourceClass {
  const [, path = '', name = ''] = token.split(':');
  const module = loadModule(path);
  const found = module[name] as ResourceClass | undefined;
  if (!found) throw new Error(`@pulumi/alicloud has no ${token}.`);
  return found;
}

/** Some files are spelt without the capitals of their token: fc/v3function for fc/v3Function. */
function loadModule(path: string): Record<string, unknown> {
  try {
    return require(`@pulumi/alicloud/${path}`) as Record<string, unknown>;
  } catch (error) {
    const folder = path.split('/')[0] as string;
    const other = `@pulumi/alicloud/${folder}/${(path.split('/')[1] ?? '').toLowerCase()}`;
    if (path !== other) return require(other) as Record<string, unknown>;
    throw error;
  }
}
