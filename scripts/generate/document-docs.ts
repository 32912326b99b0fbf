import { readFile } from 'node:fs/promises';
import { type GeneratedFile, markdownTable } from './generated-file.ts';

interface Schema {
  readonly type?: string | readonly string[];
  readonly $ref?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

const sources = [
  { path: 'src/model/documents.schema.json', title: 'Documents of a run and settings' },
  { path: 'rules/rule.schema.json', title: 'Rule files' },
] as const;

async function text(): Promise<string> {
  const parts = await Promise.all(
    sources.map(async ({ path, title }) => {
      const schema = JSON.parse(await readFile(path, 'utf8')) as Schema & { readonly title: string };
      const whole = schema.properties ? [definition(schema.title, schema, 3)] : [];
      const rest = Object.entries(schema.$defs ?? {}).map(([name, one]) => definition(name, one, 3));
      return [`## ${title}`, '', schema.description ?? '', '', ...whole, ...rest].join('\n');
    }),
  );
  return [
    '<!-- Generated from the JSON schemas by "npm run generate". -->',
    '',
    '# Documents',
    '',
    'The files of a run under `out/<run id>/`, `xunjian.json`, profiles and rules. Fields in bold are always there.',
    '',
    ...parts,
  ].join('\n');
}

function definition(name: string, schema: Schema, level: number): string {
  const head = [`${'#'.repeat(level)} ${name}`, '', ...(schema.description ? [schema.description, ''] : [])];
  if (!schema.properties) return [...head, `${kindOf(schema)}`, ''].join('\n');
  return [...head, markdownTable(['Field', 'Kind', 'Meaning'], rows(schema, '')), ''].join('\n');
}

function rows(schema: Schema, prefix: string): string[][] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, one]) => {
    const isRequired = schema.required?.includes(name);
    const label = isRequired ? `**${prefix}${name}**` : `${prefix}${name}`;
    const inner = one.properties ? one : one.items?.properties ? one.items : undefined;
    const below = inner ? rows(inner, `${prefix}${name}${one.items ? '[]' : ''}.`) : [];
    return [[label, kindOf(one), one.description ?? ''], ...below];
  });
}

function kindOf({ type, $ref, enum: words, const: only, items, additionalProperties, properties }: Schema): string {
  if ($ref) return `[${nameOf($ref)}](#${nameOf($ref).toLowerCase()})`;
  if (only !== undefined) return `\`${JSON.stringify(only)}\``;
  if (words) return words.map((word) => `\`${String(word)}\``).join(' ');
  if (items) return `list of ${kindOf(items)}`;
  if (!properties && typeof additionalProperties === 'object') return `map of ${kindOf(additionalProperties)}`;
  return [type ?? 'any'].flat().join(' or ');
}

const nameOf = (ref: string) => ref.split('/').at(-1) as string;

/** The reference of every document, from its schema. */
export const documentDocFiles: readonly GeneratedFile[] = [{ path: 'docs/documents.md', text }];
