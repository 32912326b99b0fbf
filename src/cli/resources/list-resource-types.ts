import { type FieldTable, fieldTables, pattern } from '../../evaluate/index.ts';
import { InputError } from '../../model/errors.ts';
import { loadResourceTypes } from '../../resources/index.ts';
import type { Options } from '../command.ts';
import type { ExitCode } from '../exit-code.ts';
import { plainTable } from '../table.ts';
import type { Terminal } from '../terminal.ts';

const heads = {
  en: { type: 'Type', title: 'Title', fields: 'Fields', field: 'Field', kind: 'Kind', unit: 'Unit', read: 'Read by' },
  'zh-CN': { type: '类型', title: '名称', fields: '字段数', field: '字段', kind: '取值', unit: '单位', read: '读取接口' },
} as const;

/** Prints all resource types, or the fields of those that are named. */
export async function listResourceTypes(wanted: readonly string[], options: Options, terminal: Terminal): Promise<ExitCode> {
  const tables = [...fieldTables(await loadResourceTypes()).values()].sort((a, b) => (a.type < b.type ? -1 : 1));
  const chosen = wanted.length === 0 ? tables : tables.filter(({ type }) => wanted.some((text) => pattern(text)(type)));
  if (chosen.length === 0)
    throw new InputError('unknown-type', `No resource type matches ${wanted.join(', ')}; xunjian resources lists them.`);
  if (options.json) terminal.printJson(chosen);
  else if (wanted.length === 0) listTypes(chosen, terminal);
  else for (const table of chosen) listFields(table, terminal);
  return 0;
}

function listTypes(tables: readonly FieldTable[], terminal: Terminal): void {
  const head = heads[terminal.language];
  const rows = tables.map(({ type, title, fields }) => [type, terminal.t(title), Object.keys(fields).length]);
  terminal.print(plainTable([head.type, head.title, head.fields], rows));
}

function listFields({ type, title, fields }: FieldTable, terminal: Terminal): void {
  const head = heads[terminal.language];
  const rows = Object.entries(fields).map(([name, field]) => [
    name,
    terminal.t(field.title),
    kindOf(field.values, field.type),
    field.unit ?? '',
    field.actions.join(', '),
  ]);
  terminal.print(`${type}  ${terminal.t(title)}`);
  terminal.print(plainTable([head.field, head.title, head.kind, head.unit, head.read], rows));
  terminal.print('');
}

const shownValues = 4;

function kindOf(values: readonly string[] | undefined, type: string): string {
  if (!values) return type;
  return values.length > shownValues ? `${values.slice(0, shownValues).join(' | ')} | …` : values.join(' | ');
}
