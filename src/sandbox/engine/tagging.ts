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
  const kindOf = (x: Context) =>
    spec.types[x.text(type)] ?? spec.types[x.text(type).toLowerCase()] ?? x.refuse(spec.unknownType ?? unknownResourceType);
  const named = (x: Context): readonly Row[] => x.texts(id).map((one) => x.get(kindOf(x), one));
  return {
    TagResources: write(
      (x) => {
        const found = named(x);
        for (const row of found) x.tag(row, tagsOf(x));
        return {};
      },
      { needs: [id, type] },
    ),
    UntagResources: write(
      (x) => {
        const all = x.params['All'] === true;
        for (const row of named(x)) {
          const keys = all ? Object.keys(row.tags) : x.texts('TagKey');
          x.tag(row, Object.fromEntries(keys.map((key) => [key, undefined])));
        }
        return {};
      },
      { needs: [id, type] },
    ),
    ListTagResources: listOf<Fields>({
      rows,
      needs: [type],
      page: tokens({ size: 50, max: 50, total: null, sizeName: 'MaxResults', sizeOut: null }),
      from: (x) =>
        tagged(x, kindOf(x), id).flatMap((row) =>
          tagPairs(wantedTags(x, row), ...pair).map((tag) => body({ ...tag, ResourceId: row.id, ResourceType: x.text(type) })),
        ),
    }),
  };
}

function tagged(x: Context, kind: string, id: string): readonly Row[] {
  if (x.params[id] !== undefined) return x.texts(id).flatMap((one) => x.find(kind, one) ?? []);
  return [...x.rows(kind)];
}

function wantedTags(x: Context, row: Row): Readonly<Record<string, string>> {
  const wanted = Object.entries(tagsOf(x));
  if (wanted.length === 0) return row.tags;
  return Object.fromEntries(
    Object.entries(row.tags).filter(([key, value]) => wanted.some(([k, v]) => k === key && (v === '' || v === value))),
  );
}
