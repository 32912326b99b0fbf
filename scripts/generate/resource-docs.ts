import { originOf } from '../../src/cli/report/origin.ts';
import { fieldTables } from '../../src/evaluate/index.ts';
import type { ResourceType } from '../../src/model/resource-type.ts';
import { loadResourceTypes } from '../../src/resources/index.ts';
import { type GeneratedFile, markdownTable } from './generated-file.ts';

async function text(): Promise<string> {
  const types = await loadResourceTypes();
  const tables = fieldTables(types);
  const sorted = [...types.values()].sort((a, b) => (a.type < b.type ? -1 : 1));
  const index = sorted.map(({ type, title }) => `- [${type}](#${anchor(type)}) ${title.en} / ${title['zh-CN']}`);
  const sections = sorted.map((type) => section(type, tables));
  return [
    '<!-- Generated from src/resources/ by "npm run generate". -->',
    '',
    '# Resource types',
    '',
    'Every field that a rule may name, and where it is read. A field is read only when an active rule names it.',
    'All types also have `id`, `name`, `region`, `accountId`, `tags`, `tagPairs`, `managedBy` and `ageDays`.',
    '',
    ...index,
    '',
    ...sections,
  ].join('\n');
}

function section(type: ResourceType, tables: ReturnType<typeof fieldTables>): string {
  const rows = Object.entries(type.fields).map(([name, field]) => {
    const facts = tables.get(type.type)?.fields[name];
    const origin = originOf(type, name);
    const kind = field.values ? field.values.map((value) => `\`${value}\``).join(' ') : field.type;
    return [
      `\`${name}\``,
      `${field.title.en} / ${field.title['zh-CN']}`,
      kind,
      field.unit ?? '',
      (facts?.actions ?? []).join(', '),
      origin?.place ?? '',
    ];
  });
  const heads = ['Field', 'Meaning', 'Kind', 'Unit', 'Read by', 'From'];
  return [`## ${type.type}`, '', `${type.title.en} / ${type.title['zh-CN']}, ${type.scope}.`, '', markdownTable(heads, rows), ''].join(
    '\n',
  );
}

const anchor = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\w\- ]/g, '')
    .replaceAll(' ', '-');

/** The reference of resource types and their fields. */
export const resourceDocFiles: readonly GeneratedFile[] = [{ path: 'docs/resources.md', text }];
