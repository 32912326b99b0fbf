import { InputError } from '../../model/errors.ts';
import type { SandboxEngine } from './engine.ts';
import type { Account } from './estate.ts';
import type { Entry } from './estate-file.ts';
import { laidOver } from './fields.ts';
import type { Attachment } from './identity-kinds.ts';
import { plantAll } from './plant.ts';
import type { Fields, Row } from './product.ts';
import type { PolicyDocument } from './ram-policy.ts';

/** What tests and people do to a running estate, besides calling it. */
export class Control {
  readonly #engine: SandboxEngine;

  constructor(engine: SandboxEngine) {
    this.#engine = engine;
  }

  /** Time of the estate: set, advance, run; epoch milliseconds. */
  get clock() {
    return this.#engine.estate.clock;
  }

  get faults() {
    return this.#engine.faults;
  }

  get quotas() {
    return this.#engine.quotas;
  }

  get audit() {
    return this.#engine.audit;
  }

  get accounts(): readonly Account[] {
    return this.#engine.estate.accounts;
  }

  /** Multiplies how long asynchronous work takes; 0 makes all of it immediate. */
  pace(factor: number): void {
    this.#engine.estate.pace = factor;
  }

  /** Actions and parameters that were called and that nobody has described, with the number of calls. */
  unknown(): { readonly actions: Readonly<Record<string, number>>; readonly params: Readonly<Record<string, number>> } {
    const { actions, params } = this.#engine.unknown;
    return { actions: Object.fromEntries(actions), params: Object.fromEntries(params) };
  }

  /** Kinds of resources and how many of each there are in an account. */
  counts(account = this.accounts[0]?.id ?? ''): Readonly<Record<string, number>> {
    const { estate } = this.#engine;
    return Object.fromEntries(
      [...estate.kinds.keys()].map((kind) => [kind, estate.rows(kind, account, '*').count] as const).filter(([, count]) => count > 0),
    );
  }

  /** Resources of a kind in all regions. */
  list(kind: string, account = this.accounts[0]?.id ?? ''): readonly Row[] {
    this.#known(kind);
    const rows = this.#engine.estate.rows(kind, account, '*');
    return rows.page(0, rows.count);
  }

  /** A resource by its id or name. Throws {@link InputError} if there is none. */
  get(kind: string, idOrName: string, account = this.accounts[0]?.id ?? ''): Row {
    const path = this.#known(kind).name;
    const row =
      this.#engine.estate.find(kind, account, idOrName) ??
      (path === undefined ? undefined : this.#engine.estate.where(kind, account, path, idOrName)[0]);
    if (!row) throw new InputError('unknown-resource', `The estate has no ${kind} with the id or name ${idOrName}.`);
    return row;
  }

  /** Lays fields over a resource's state past all checks, as if a person had done it in the console. */
  set(kind: string, idOrName: string, fields: Fields): Row {
    const row = this.get(kind, idOrName);
    const changed = { ...row, state: laidOver(row.state, fields) };
    this.#engine.estate.put(changed);
    return changed;
  }

  tag(kind: string, idOrName: string, tags: Readonly<Record<string, string>>): void {
    this.#engine.estate.put({ ...this.get(kind, idOrName), tags });
  }

  /** Lets the metrics of a resource go another way. */
  setMetrics(kind: string, idOrName: string, metrics: NonNullable<Row['metrics']>): void {
    const row = this.get(kind, idOrName);
    this.#engine.estate.put({ ...row, metrics: { ...row.metrics, ...metrics } });
  }

  /** Adds resources in the form of an estate file. Throws {@link InputError} with a line for each problem. */
  add(...entries: readonly Entry[]): void {
    plantAll(
      this.#engine.estate,
      entries.map((entry, index) => ({ entry, place: () => `resource ${index + 1}` })),
    );
  }

  /** Adds a RAM user with a key, who may do what these policies say: documents, or names of system policies. */
  addUser(name: string, policies: readonly (PolicyDocument | string)[]): { readonly accessKeyId: string; readonly secret: string } {
    const attached = policies.map((policy, at): Attachment & { readonly document?: PolicyDocument } =>
      typeof policy === 'string' ? { name: policy, type: 'System' } : { name: `${name}-${at + 1}`, type: 'Custom', document: policy },
    );
    for (const { name: own, document } of attached) {
      if (document) this.add({ kind: 'ram.policy', name: own, set: { PolicyDocument: JSON.stringify(document) } });
    }
    this.add({ kind: 'ram.user', name, ageDays: 0, set: { policies: attached.map(({ name: own, type }) => ({ name: own, type })) } });
    this.add({ kind: 'ram.access-key', name: `${name}-key`, ageDays: 0, set: { UserName: name } });
    const [key] = this.list('ram.access-key').filter((row) => row.state['UserName'] === name);
    return { accessKeyId: key?.id ?? '', secret: String(key?.state['AccessKeySecret']) };
  }

  remove(kind: string, idOrName: string): void {
    this.#engine.estate.remove(this.get(kind, idOrName));
  }

  #known(kind: string) {
    const known = this.#engine.estate.kinds.get(kind);
    if (!known) throw new InputError('unknown-kind', `No product declares the kind ${kind}.`);
    return known;
  }
}
