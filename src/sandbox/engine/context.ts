import type { SandboxCall } from '../call.ts';
import type { Estate } from './estate.ts';
import type { View } from './list.ts';
import type { Fields, Kind, Product, Refusal, Row } from './product.ts';
import type { Rows } from './rows.ts';
import type { Done } from './shape.ts';

/** A kind of one's own file, or the name of one in another file. */
export type KindRef<S extends Fields = Fields> = Kind<S> | string;

/** What an action sees of its call and of the estate. Reads and writes stay within the caller's account. */
export interface Context {
  readonly call: SandboxCall;
  readonly product: Product;
  readonly products: readonly Product[];
  readonly estate: Estate;
  /** Epoch milliseconds by the estate's clock. */
  readonly now: number;
  readonly account: string;
  /** Region of the call; the estate's main one on shared hosts. */
  readonly region: string;
  /** Parameters with the types of the official model: numbers and booleans are no texts any more. */
  readonly params: Fields;
  /** Fault kinds of this call that the builders carry out: half-page, wrong-total. */
  readonly faults: ReadonlySet<string>;

  /** A parameter as text, empty if not sent. */
  text(name: string): string;
  /** A parameter as a number, undefined if not sent. */
  number(name: string): number | undefined;
  /** A parameter as texts, whether it came as `Name.1`, as a JSON list or with commas. */
  texts(name: string): readonly string[];

  kind<S extends Fields>(kind: KindRef<S>): Kind<S>;
  /** The resource with this id, in any region. */
  find<S extends Fields>(kind: KindRef<S>, id: string): Row<S> | undefined;
  /** The same, in the call's region if the call names one; else throws the kind's notFound. */
  get<S extends Fields>(kind: KindRef<S>, id: string): Row<S>;
  /** Resources of a kind in a region; `*` for all regions. Default: the call's region. */
  rows<S extends Fields>(kind: KindRef<S>, region?: string): Rows<S>;
  /** Resources, in all regions, whose state has this value at the path, by itself or in a list. */
  where<S extends Fields>(kind: KindRef<S>, path: string, value: unknown): readonly Row<S>[];

  /** False for a resource of another region than the one that the call names. */
  isHere(row: Row): boolean;
  /** ARN of a resource for RAM policies, `*` if its kind has none. */
  arn<S extends Fields>(kind: KindRef<S>, id: string): string;
  /** ARNs of the resources that a parameter names; of all of the kind, `…:instance/*`, if it names none. */
  arns<S extends Fields>(kind: KindRef<S>, idParam: string | undefined): readonly string[];

  /** Lays fields (dotted paths are fine) over the state. Returns the row as it is now. */
  change<S extends Fields>(row: Row<S>, set: Fields): Row<S>;
  tag(row: Row, tags: Readonly<Record<string, string | undefined>>): void;
  /** A new resource: what its kind makes, with `set` laid over. */
  create<S extends Fields>(
    kind: Kind<S>,
    set: Fields,
    where?: { readonly region?: string; readonly tags?: Readonly<Record<string, string>>; readonly id?: string },
  ): Row<S>;
  remove(row: Row): void;
  /** Lays fields over the state when the clock has gone on by so much, if the resource is still there. */
  later(seconds: number, row: Row, set: Fields | 'remove'): void;

  /**
   * A resource as the reply shows it at a path (empty: the whole reply): the view's fields, then `more`, then the state's, then
   * blanks, as the official shape has them.
   */
  shown<S extends Fields>(row: Row<S>, path: string, view?: View<S>, more?: Fields): Done;

  /** Throws an error of the cloud; `{name}` in the message is taken from `values`. */
  refuse(refusal: Refusal, values?: Readonly<Record<string, string>>): never;
}
