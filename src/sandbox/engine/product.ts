import type { ProductWire, SandboxReply } from '../call.ts';
import type { Context } from './context.ts';
import type { Make } from './make.ts';
import type { MetricFamily, MetricOverrides } from './metrics.ts';
import type { Done } from './shape.ts';

/** A state or a piece of a reply: names and values as the wire spells them. */
export type Fields = Readonly<Record<string, unknown>>;

/** HTTP status, code and message of an error, as the real service words it. `{name}` in the message is filled in. */
export type Refusal = readonly [status: number, code: string, message: string];

/** A function of a state that a list of kinds with different states may hold, as a method may. */
export type FromState<S extends Fields, T> = { of(state: S, row: Row<S>): T }['of'];

/** One resource as it stands now. Rows never change: a write puts a new row in the place of the old one. */
export interface Row<S extends Fields = Fields> {
  readonly kind: string;
  readonly id: string;
  readonly account: string;
  /** Where it stands; of no meaning for global kinds that have no place. */
  readonly region: string;
  readonly index: number;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly tags: Readonly<Record<string, string>>;
  readonly state: S;
  /** What the estate file says of its CloudMonitor series. */
  readonly metrics?: MetricOverrides;
}

/** Resources that a parent brings forth by the clock: at most the last `keep` moments of its plan. */
export interface Rolls {
  /** Kind of the parent, and the state's path with its id. */
  readonly over: string;
  readonly as: string;
  readonly everyMs: number;
  readonly keep: number;
  /** Undefined for a parent that brings forth none. `look` finds the resources of the kinds in `reads`. */
  plan(parent: Row, look: Look): RollPlan | undefined;
  readonly reads?: readonly string[];
}

/** When something arises; never before its parent was made. */
export interface RollPlan {
  /** Moment within the period, in milliseconds; default 0. */
  readonly offsetMs?: number;
  /** Only on these days, Monday 1 to Sunday 7, by the time of China. */
  readonly weekdays?: readonly number[];
  /** Only from this moment on, epoch milliseconds. */
  readonly since?: number;
  /** Goes after so long; default: only with the last `keep`. */
  readonly lastsMs?: number;
}

/** Finds a resource of the same account by its id. */
export type Look = (kind: string, id: string) => Row | undefined;

/**
 * A kind of resource. Its state is the row of its main list reply, under the wire's own names, plus whatever else its
 * actions need to remember (in camelCase, never sent).
 */
export interface Kind<S extends Fields = Fields> {
  /** `<product>.<thing>`, unique in the sandbox: ecs.instance. */
  readonly kind: string;
  /** Alibaba Cloud's own code: ACS::ECS::Instance. */
  readonly type: string;
  /**
   * How ids look: `i-{r}{17}`. `{r}` three characters for the region, `{N}` N of 0-9a-z, `{hex:N}`, `{digits:N}`, `{uuid}`,
   * `{n}` a running number, `{name}` the resource's name (kinds whose name is their id), `{parent}:{k}` id of the
   * parent and number among its brothers. The first random slot, six or longer, carries the index.
   */
  readonly id: string;
  /** Default regional; global kinds are seen from every region. */
  readonly scope?: 'regional' | 'global';
  /** How many of a generated estate, relative to the shares of the other kinds; default 0, none. */
  readonly share?: number;
  /** In a generated estate each resource of another kind has `each` of these; `as` is the state's path with the parent's id. */
  readonly of?: { readonly kind: string; readonly each: number; readonly as: string };
  /** Resources that arise and go by the clock, such as automatic snapshots. */
  readonly rolls?: Rolls;
  /** Path of the name in the state; the estate file's `name` is laid there. */
  readonly name?: string;
  /** Youngest and oldest of a generated estate, in days; default 30 to 900. */
  readonly ageDays?: readonly [number, number];
  /** A healthy, realistic, full state, out of nothing but `make`: the same arguments give the same state. */
  make(make: Make): S;
  /** What is wrong with some of a generated estate: share of the resources and what is laid over their state. */
  readonly flaws?: Readonly<Record<string, { readonly rate: number; readonly set: Fields | FromState<S, Fields> }>>;
  /** What follows from the clock at each read, such as an expiry; its result is laid over the state. */
  live?(state: S, now: number, row: Row<S>): Fields;
  /** Path of the status in the state, and the error of a write that the status forbids. */
  readonly status?: { readonly field: string; readonly wrong: Refusal };
  /** The error of a call that names an id which does not exist. */
  readonly notFound: Refusal;
  /** `acs:ecs:{region}:{account}:instance/{id}`, what RAM policies name. */
  readonly arn?: string;
  readonly metrics?: readonly MetricFamily<S>[];
}

/** Declares a kind; the type of its state is what `make` returns. */
export function kind<S extends Fields>(spec: Kind<S>): Kind<S> {
  return spec;
}

/** One action of a product. Mostly made by list, get, update, create, remove, tagging; written out where none of them fits. */
export interface Action {
  /** The reply; what the official shape has beyond it is filled in. An {@link Answer} sets status, headers or an XML root too. */
  run(x: Context): Fields | readonly unknown[] | Answer | Done;
  /** Writes take idempotency tokens and are not answered from a stale read. */
  readonly writes?: boolean;
  /** Parameters without which the call is refused with MissingParameter. */
  readonly needs?: readonly string[];
  /** RAM action where it is not `<product's RAM name>:<action>`. */
  readonly permission?: string;
  /** ARN that a RAM policy must name, or all of several; default `*`. */
  resource?(x: Context): string | readonly string[];
  /** Paths whose type in real replies is not the official one, such as a number that comes as a text. */
  readonly odd?: readonly string[];
  /** Paths of the official shape that the real reply never has, lists as `[]`: `Instances.Instance[].ISP`. */
  readonly omit?: readonly string[];
}

/** A reply with more than a body. */
export class Answer {
  readonly body: unknown;
  readonly more: Partial<Omit<SandboxReply, 'body' | 'disturb'>>;
  constructor(body: unknown, more: Partial<Omit<SandboxReply, 'body' | 'disturb'>> = {}) {
    this.body = body;
    this.more = more;
  }
}

/** Stands for a field that the real reply does not have here, where the official shape has it. */
export const absent: unique symbol = Symbol('absent');

/** One product: `src/sandbox/products/<product>.ts`, its default export. */
export interface Product extends ProductWire {
  /** File of its official models under `shapes`, where it is not the product. */
  readonly models?: string;
  /** Name in RAM actions where it is not the product: kvstore for r-kvstore. */
  readonly ram?: string;
  /** ServiceCode that the location service knows it by, where it is not the product. */
  readonly serviceCode?: string;
  /** The error of a denied call; the default suits RPC products. */
  readonly denied?: Refusal;
  /** The error of a page size or page number that is out of range; `{name}` is the parameter. */
  readonly badPage?: Refusal;
  /** Fields of every reply, where its shape has them: `{ Code: '200', Success: true }`. */
  readonly always?: Fields;
  readonly kinds?: readonly Kind[];
  readonly actions: Readonly<Record<string, Action>>;
}

/** Lets the compiler check a product. */
export function defineProduct(product: Product): Product {
  return product;
}
