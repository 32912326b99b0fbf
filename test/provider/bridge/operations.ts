import { randomBytes } from 'node:crypto';
import type { Cloud } from '../cloud/client.ts';
import { panic } from '../cloud/panic.ts';
import type { TypeFile } from '../type-file.ts';
import { adoptedInputs, type Checked, check } from './check.ts';
import { type Difference, differences } from './diff.ts';
import { GoneError, readAll, runSteps } from './run.ts';
import { type Property, type ResourceSchema, schemas } from './schema.ts';
import { asSecret, type Properties } from './values.ts';
import { type WorkOrder, workOn } from './work.ts';

/** What the plugin's bridge adds to every state. */
const META = '{"schema_version":"0"}';

/** State after a read. */
export interface ReadResult {
  readonly id: string;
  readonly outputs: Properties;
  readonly inputs: Properties;
}

/** An update or create that failed half-way: what is known of the resource, and why. */
export class HalfwayError extends Error {
  readonly id: string;
  readonly outputs: Properties;

  constructor(id: string, outputs: Properties, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.id = id;
    this.outputs = outputs;
  }
}

/** The operations of one resource type in one cloud. */
export class Operations {
  readonly #type: TypeFile;
  readonly #cloud: Cloud;
  readonly #schema: ResourceSchema;

  constructor(type: TypeFile, cloud: Cloud) {
    const schema = schemas[type.token];
    if (schema === undefined) throw new Error(`schema.json has no ${type.token}; run generate-schema.ts`);
    this.#type = type;
    this.#cloud = cloud;
    this.#schema = schema;
  }

  check(news: Properties, olds: Properties, logicalName: string, seed: Uint8Array): Checked {
    const suffix = Buffer.from(seed.length > 0 ? seed : randomBytes(4))
      .toString('hex')
      .slice(0, 7);
    return check(this.#type.token, news, olds, () => `${logicalName}-${suffix}`);
  }

  /** Differences between the state and the checked inputs; no call of the cloud. */
  diff(id: string, state: Properties, news: Properties, ignored: readonly string[]): Difference[] {
    const everything = new Set(Object.keys(this.#schema.inputs).filter((name) => news[name] !== undefined || !this.#isComputed(name)));
    const view = workOn(this.#cloud, { id, state, changes: everything, news });
    return differences({ type: this.#type, schema: this.#schema, state, news, ignored }, view);
  }

  /** Reads for adoption (no state yet) or for a refresh; undefined when the resource is gone. */
  async read(id: string, state: Properties, inputs: Properties): Promise<ReadResult | undefined> {
    const isAdoption = Object.keys(state).length === 0;
    if (this.#type.panicsAt?.(id) === true) return await panic('runtime error: index out of range');
    const asked = isAdoption ? (this.#type.readId?.(id) ?? id) : id;
    try {
      const work = workOn(this.#cloud, { id: asked, state, changes: new Set(), news: {} });
      const outputs = await this.#outputs(work, state);
      const read = isAdoption ? adoptedInputs(this.#type.token, outputs) : refreshed(inputs, outputs);
      return { id: String(outputs['id']), outputs, inputs: read };
    } catch (error) {
      if (error instanceof GoneError) return undefined;
      throw error;
    }
  }

  async create(news: Properties): Promise<ReadResult> {
    const named = new Set(Object.keys(news).filter((name) => name !== '__defaults'));
    const work = workOn(this.#cloud, { id: '', state: {}, changes: named, news });
    await runSteps(this.#type, this.#cloud, work, this.#type.create ?? []);
    work.id = this.#type.newId?.(work) ?? '';
    const outputs = await this.#readBack(work, without(news, '__defaults'));
    return { id: String(outputs['id']), outputs, inputs: news };
  }

  /** Writes what differs, then reads back. Throws a HalfwayError with the former state. */
  async update(id: string, state: Properties, news: Properties, ignored: readonly string[]): Promise<Properties> {
    const changes = new Set(this.diff(id, state, news, ignored).map(({ name }) => name));
    if (changes.size === 0) return state;
    const order: WorkOrder = { id, state, changes, news };
    try {
      const work = workOn(this.#cloud, order);
      await runSteps(this.#type, this.#cloud, work, this.#type.updates ?? []);
    } catch (error) {
      throw new HalfwayError(id, state, error);
    }
    const planned = { ...state, ...Object.fromEntries([...changes].map((name) => [name, news[name]])) };
    return await this.#readBack(workOn(this.#cloud, order), planned);
  }

  async remove(id: string, state: Properties): Promise<void> {
    const work = workOn(this.#cloud, { id, state, changes: new Set(), news: {} });
    await runSteps(this.#type, this.#cloud, work, this.#type.remove ?? []);
  }

  async #readBack(work: ReturnType<typeof workOn>, planned: Properties): Promise<Properties> {
    try {
      return await this.#outputs(work, planned);
    } catch (error) {
      const cause =
        error instanceof GoneError ? new Error('Resource provider reported that the resource did not exist while updating') : error;
      throw new HalfwayError(work.id, planned, cause);
    }
  }

  async #outputs(work: ReturnType<typeof workOn>, before: Properties): Promise<Properties> {
    const found = await readAll(this.#type, this.#cloud, work);
    const stored = Object.entries(found).filter(([name, value]) => value === undefined || fits(value, this.#schema.outputs[name]));
    const all = { ...before, ...Object.fromEntries(stored), id: found['id'] ?? work.id, __meta: META };
    const entries = Object.entries(all).filter(([name, value]) => name !== '__defaults' && value !== undefined && value !== null);
    return Object.fromEntries(entries);
  }

  /** Outputs as the engine keeps them: the secret ones marked. */
  sealed(outputs: Properties): Properties {
    return Object.fromEntries(
      Object.entries(outputs).map(([name, value]) => [name, this.#schema.secrets.includes(name) ? asSecret(value) : value]),
    );
  }

  #isComputed(name: string): boolean {
    return this.#schema.inputs[name]?.computed === true;
  }
}

/** A refresh never adds inputs: each keeps its place with the value read. */
function refreshed(inputs: Properties, outputs: Properties): Properties {
  const entries = Object.entries(inputs).map(([name, value]) => [name, name === '__defaults' ? value : outputs[name]]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** The plugin cannot store a value of another type: the property then stays as it was. Numbers are taken as texts. */
function fits(value: unknown, kind: Property['type'] | undefined): boolean {
  if (kind === 'string') return typeof value === 'string' || typeof value === 'number';
  if (kind === 'number' || kind === 'boolean') return typeof value === kind;
  return true;
}

function without(properties: Properties, name: string): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([key]) => key !== name));
}
