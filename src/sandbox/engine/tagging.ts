import type { Context } from './context.ts';
import { tagPairs } from './fields.ts';
import { body, listOf } from './list.ts';
import { tokens } from './paging.ts';
import type { Action, Fields, Refusal, Row } from './product.ts';
import { tagsOf, write } from './writes.ts';

interface Tagging {
  /** The product's word for each kind: `{ instance: 'ecs.instance', disk: 'ecs.disk' }`. */
  readonly types: Readonly<Record<string, string>>;
  /** Parameters, where they differ from ResourceType and ResourceId. */
  readonly type?: string;
  readonly id?: string;
  /** Names of a pair in the reply; default TagKey and TagValue. */
  readonly pair?: readonly [string, string];
  /** Path of the rows; default TagResources.TagResource. */
  readonly rows?: string;
  /** Name of the id in the reply, default ResourceId; of the parameter with the keys to take off, default TagKey; of the page size. */
  readonly idOut?: string;
  readonly keys?: string;
  readonly sizeName?: string;
  /** How many tags a page has at the most. */
  readonly max?: number;
  /** Finds a resource where it is not named by its id. */
  readonly find?: (x: Context, kind: string, id: string) => Row | undefined;
  /** The error of a resource type that the product does not know. */
  readonly unknownType?: Refusal;
}

const unknownResourceType: Refusal = [404, 'InvalidResourceType.NotFound', 'The ResourceType provided does not exist in our records.'];

/** The three actions by which most products tag: TagResources, UntagResources, ListTagResources. */
export function tagging(spec: Tagging): {
  readonly TagResources: Action;
  readonly UntagResources: Action;
  readonly ListTagResources: Action;
} {
  const { type = 'ResourceType', id = 'ResourceId', pair = ['TagKey', 'TagValue'], rows = 'TagResources.TagResource' } = spec;
  const { idOut = 'ResourceId', keys: keysName = 'TagKey', sizeName = 'MaxResults', max = 50 } = spec;
  const find = spec.find ?? ((x: Context, kind: string, one: string) => x.find(kind, one));
  const known = (x: Context) => spec.types[x.text(type)] ?? spec.types[x.text(type).toLowerCase()];
  const kindOf = (x: Context) => known(x) ?? x.refuse(spec.unknownType ?? unknownResourceType);
  const resource = (x: Context): readonly string[] => {
    const kind = known(x);
    return kind === undefined ? ['*'] : x.arns(kind, id);
  };
  const named = (x: Context): readonly Row[] =>
    x.texts(id).map((one) => {
      const row = find(x, kindOf(x), one);
      return row && x.isHere(row) ? row : x.refuse(x.kind(kindOf(x)).notFound, { id: one });
    });
  return {
    TagResources: write(
      (x) => {
        const found = named(x);
        for (const row of found) x.tag(row, tagsOf(x));
        return {};
      },
      { needs: [id, type], resource },
    ),
    UntagResources: write(
      (x) => {
        const all = x.params['All'] === true;
        for (const row of named(x)) {
          const keys = all ? Object.keys(row.tags) : x.texts(keysName);
          x.tag(row, Object.fromEntries(keys.map((key) => [key, undefined])));
        }
        return {};
      },
      { needs: [id, type], resource },
    ),
    ListTagResources: {
      ...listOf<Fields>({
        rows,
        needs: [type],
        page: tokens({ size: 50, max, total: null, sizeName, sizeOut: null }),
        from: (x) =>
          tagged(x, kindOf(x), id, find).flatMap((row) =>
            tagPairs(wantedTags(x, row), ...pair).map((tag) => body({ ...tag, [idOut]: row.id, ResourceType: x.text(type) })),
          ),
      }),
      resource,
    },
  };
}

function tagged(x: Context, kind: string, id: string, find: NonNullable<Tagging['find']>): readonly Row[] {
  if (x.params[id] !== undefined) return x.texts(id).flatMap((one) => find(x, kind, one) ?? []);
  return [...x.rows(kind)];
}

function wantedTags(x: Context, row: Row): Readonly<Record<string, string>> {
  const wanted = Object.entries(tagsOf(x));
  if (wanted.length === 0) return row.tags;
  return Object.fromEntries(
    Object.entries(row.tags).filter(([key, value]) => wanted.some(([k, v]) => k === key && (v === '' || v === value))),
  );
}
