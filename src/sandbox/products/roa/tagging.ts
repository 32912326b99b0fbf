import { type Action, asTexts, type Context, type Fields, listOf, type Refusal, type Row, write } from '../../engine/index.ts';
import type { Paging } from '../../engine/paging.ts';

/** How a product with paths in place of actions names the parts of its tagging calls. */
interface RoaTagging {
  /** The product's word for its kind of resource, and its error for another word. */
  readonly word: string;
  readonly unknownType: Refusal;
  /** The resource that an id of a call means. */
  find(x: Context, id: string): Row;
  /** All resources that may carry tags. */
  all(x: Context): Iterable<Row>;
  /** Id of a resource as the reply shows it. */
  idOf(row: Row): string;
  /** Parameters. */
  readonly names: {
    readonly type: string;
    readonly ids: string;
    readonly tags: string;
    readonly keys: string;
    readonly all: string;
  };
  /** Path of the rows, and their fields for id, type, key and value. */
  readonly rows: string;
  readonly columns: readonly [id: string, type: string, key: string, value: string];
  readonly page: Paging;
}

/** TagResources, UntagResources and ListTagResources of a product whose parameters carry names of its own. */
export function roaTagging(spec: RoaTagging): {
  readonly TagResources: Action;
  readonly UntagResources: Action;
  readonly ListTagResources: Action;
} {
  const { names, columns } = spec;
  const checkType = (x: Context) => {
    if (x.text(names.type).toLowerCase() !== spec.word.toLowerCase()) x.refuse(spec.unknownType);
  };
  const named = (x: Context): readonly Row[] => {
    checkType(x);
    return idsOf(x, names.ids).map((id) => spec.find(x, id));
  };
  return {
    TagResources: write(
      (x) => {
        const tags = tagsIn(x.params[names.tags]);
        for (const row of named(x)) x.tag(row, tags);
        return {};
      },
      { needs: [names.type, names.ids, names.tags] },
    ),
    UntagResources: write(
      (x) => {
        for (const row of named(x)) {
          const keys = String(x.params[names.all]) === 'true' ? Object.keys(row.tags) : idsOf(x, names.keys);
          x.tag(row, Object.fromEntries(keys.map((key) => [key, undefined])));
        }
        return {};
      },
      { needs: [names.type, names.ids] },
    ),
    ListTagResources: listOf<Fields>({
      rows: spec.rows,
      needs: [names.type],
      page: spec.page,
      from: (x) => {
        checkType(x);
        const rows = x.text(names.ids) === '' ? [...spec.all(x)] : named(x);
        return rows.flatMap((row) => tagRows(row, spec, columns, tagsIn(x.params[names.tags])));
      },
    }),
  };
}

function tagRows(row: Row, spec: RoaTagging, columns: RoaTagging['columns'], wanted: Readonly<Record<string, string>>): Fields[] {
  const [id, type, key, value] = columns;
  const isWanted = (name: string, text: string) => Object.entries(wanted).every(([k, v]) => k === name && (v === '' || v === text));
  return Object.entries(row.tags)
    .filter(([name, text]) => isWanted(name, text))
    .map(([name, text]) => ({ [id]: spec.idOf(row), [type]: spec.word, [key]: name, [value]: text }));
}

/** Ids travel as a list in a body, and as a JSON text in a query. */
function idsOf(x: Context, name: string): readonly string[] {
  return asTexts(x.params[name]);
}

function tagsIn(value: unknown): Readonly<Record<string, string>> {
  const sent = typeof value === 'string' && value.startsWith('[') ? (JSON.parse(value) as unknown) : value;
  if (!Array.isArray(sent)) return {};
  return Object.fromEntries(sent.map((tag: Fields) => [String(tag['Key'] ?? tag['key']), String(tag['Value'] ?? tag['value'] ?? '')]));
}
