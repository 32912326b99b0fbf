import type { Cloud } from '../cloud/client.ts';
import type { Attributes, Work } from '../type-file.ts';
import type { Properties } from './values.ts';
import { isSame } from './values.ts';

/** What an operation starts from. */
export interface WorkOrder {
  readonly id: string;
  readonly state: Properties;
  /** Names whose value the program decides; the values are in `news`. */
  readonly changes: ReadonlySet<string>;
  readonly news: Properties;
}

/** The view that a type file has of an operation. */
export function workOn(cloud: Cloud, { id, state, changes, news }: WorkOrder): Work & { id: string } {
  const found: Attributes = {};
  const work = {
    id,
    part: (index: number) => work.id.split(':')[index] ?? '',
    region: cloud.region,
    accountId: cloud.accountId,
    get: (name: string) => (changes.has(name) ? news[name] : state[name]),
    was: (name: string) => state[name],
    has: (name: string) => changes.has(name) && !isSame(news[name], state[name]),
    kept: {},
    found,
  };
  return work;
}
