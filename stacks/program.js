/**
 * The Pulumi program of a change set. It is plain JavaScript so that the very same file runs inside this product, from a
 * clone, from the installed package, and for a person who runs `pulumi preview` by hand: no build, no loader, one digest.
 */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * What the program registers, as data.
 * @typedef {object} ProgramInput
 * @property {readonly ProgramProvider[]} providers  one for each account and region that a resource names; no keys
 * @property {readonly ProgramResource[]} resources  in an order in which none depends on a later one
 *
 * @typedef {object} ProgramProvider
 * @property {string} name
 * @property {string} region
 * @property {string} accountId
 * @property {'Domestic' | 'International'} accountType  given, so that nothing is asked of the billing centre at start
 * @property {string} [roleArn]
 * @property {string} [externalId]  what the role's trust asks for
 *
 * @typedef {object} ProgramResource
 * @property {string} name  logical name, unique in the stack
 * @property {string} token  alicloud:ecs/ecsDisk:EcsDisk
 * @property {string} provider
 * @property {'patch' | 'create' | 'delete'} kind
 * @property {Readonly<Record<string, unknown>>} set  what is asked for; every input of a create
 * @property {Readonly<Record<string, unknown>>} required  adopted values that the class demands; ignored by the engine
 * @property {readonly string[]} inputs  every input name of the type
 * @property {readonly string[]} [dependsOn]  logical names
 */

/**
 * Registers what is patched and created. What is to be deleted is left out, which is how Pulumi deletes. All inputs but the
 * set ones are ignored, so that nothing else can change, and patched things can neither be replaced nor deleted.
 * @param {ProgramInput} input
 * @returns {ReadonlyMap<string, import('@pulumi/pulumi').CustomResource>} by logical name
 */
export function registerChanges({ providers, resources }) {
  const Provider = require('@pulumi/alicloud/provider').Provider;
  const byName = new Map(providers.map((provider) => [provider.name, new Provider(provider.name, providerArgs(provider))]));
  const made = new Map();
  for (const resource of resources) {
    if (resource.kind === 'delete') continue;
    const provider = byName.get(resource.provider);
    if (!provider) throw new Error(`${resource.name} names the provider ${resource.provider}, which the plan does not have.`);
    const dependsOn = (resource.dependsOn ?? []).flatMap((name) => made.get(name) ?? []);
    const Resource = classOf(resource.token);
    made.set(resource.name, new Resource(resource.name, argsOf(resource), { ...optionsOf(resource), provider, dependsOn }));
  }
  return made;
}

/**
 * Arguments of a provider. Keys come by the environment and stand in no state.
 * @param {ProgramProvider} provider
 */
export function providerArgs({ region, accountId, accountType, roleArn, externalId }) {
  if (roleArn === undefined) return { region, accountId, accountType };
  return {
    region,
    accountId,
    accountType,
    assumeRole: { roleArn, sessionName: 'xunjian', ...(externalId !== undefined && { externalId }) },
  };
}

/** @param {ProgramResource} resource */
function argsOf({ kind, required, set }) {
  return kind === 'create' ? { ...set } : { ...required, ...set };
}

/** @param {ProgramResource} resource */
function optionsOf({ kind, inputs, set }) {
  const ignoreChanges = inputs.filter((name) => !(name in set));
  return kind === 'create' ? { ignoreChanges } : { ignoreChanges, protect: true, retainOnDelete: true };
}

/**
 * The official class of a type token. One file alone is loaded, not the package of 8,000.
 * @param {string} token
 */
export function classOf(token) {
  const [, path = '', name = ''] = token.split(':');
  const found = loadModule(path)[name];
  if (!found) throw new Error(`@pulumi/alicloud has no ${token}.`);
  return found;
}

/**
 * Some files are spelt without the capitals of their token: fc/v3function for fc/v3Function.
 * @param {string} path
 */
function loadModule(path) {
  const spellings = [path, path.replace(/[^/]+$/, (file) => file.toLowerCase())];
  for (const spelling of spellings) {
    try {
      return require(`@pulumi/alicloud/${spelling}`);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND')) throw error;
    }
  }
  return {};
}
