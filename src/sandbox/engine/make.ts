import type { Fields, Row } from './product.ts';

/** What a kind makes a resource out of. Every answer depends on nothing but the seed, the kind and the index. */
export interface Make {
  readonly id: string;
  readonly index: number;
  readonly account: string;
  readonly region: string;
  /** A zone of the region: cn-hangzhou-i. */
  readonly zone: string;
  /** The given name, else one as a shop's team would write it: prod-order-api-03. */
  readonly name: string;
  /** Part of the shop and stage that it belongs to: order, prod. */
  readonly app: string;
  readonly stage: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly tags: Readonly<Record<string, string>>;
  /** When the estate was opened, epoch milliseconds. */
  readonly openedAt: number;
  /** What the estate file or a create call lays over the result, for states of which one part follows from another. */
  readonly given: Fields;

  /** A whole number from a to b, both included. */
  int(a: number, b: number): number;
  /** True for this share of the resources. */
  chance(share: number): boolean;
  /** One of the values, all alike. */
  one<T>(values: readonly T[]): T;
  /** N characters of 0-9a-z, or of an alphabet. */
  chars(n: number, alphabet?: string): string;
  uuid(): string;
  /** An address within a block: 10.0.1.0/24. */
  address(block: string): string;
  /**
   * A resource that this one hangs on: the one whose id is given at `path`, else the parent, else any of the same
   * region (the same account, if global). Undefined if the estate has none.
   */
  ref(kind: string, path?: string): Row | undefined;
}
