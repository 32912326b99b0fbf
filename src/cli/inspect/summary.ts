import Table from 'cli-table3';
import type { Category, Gap, Inspection } from '../../model/documents.ts';
import type { Language } from '../../model/format.ts';
import { categoryWords, severityWords } from '../words.ts';

const words = {
  en: { category: 'Category', notAssessed: 'Not assessed', accepted: 'Accepted', passed: 'Passed', total: 'Total' },
  'zh-CN': { category: '类别', notAssessed: '无法评估', accepted: '已接受', passed: '通过', total: '合计' },
} as const;

const columns = ['critical', 'high', 'medium', 'low', 'info', 'notAssessed', 'accepted', 'passed'] as const;
type Row = Record<(typeof columns)[number], number>;

/** Categories by severity as a table for a terminal, counted from the findings themselves. */
export function summaryTable(inspection: Inspection, language: Language): string {
  const word = words[language];
  const head = [word.category, ...Object.values(severityWords).map((text) => text[language]), word.notAssessed, word.accepted, word.passed];
  const table = new Table({
    head,
    style: { head: [], border: [], compact: true },
    colAligns: ['left', ...columns.map(() => 'right' as const)],
  });
  const rows = rowsByCategory(inspection);
  for (const [category, text] of Object.entries(categoryWords)) {
    const row = rows.get(category as Category);
    if (row) table.push([text[language], ...columns.map((column) => row[column])]);
  }
  table.push([word.total, ...columns.map((column) => sum([...rows.values()].map((row) => row[column])))]);
  return table.toString();
}

function rowsByCategory({ rules }: Inspection): ReadonlyMap<Category, Row> {
  const rows = new Map<Category, Row>();
  for (const { rule, counts, findings } of rules) {
    const row = rows.get(rule.category) ?? (Object.fromEntries(columns.map((column) => [column, 0])) as Row);
    rows.set(rule.category, row);
    for (const { outcome, severity } of findings) if (outcome === 'fail') row[severity] += 1;
    row.notAssessed += counts.unknown + counts.error;
    row.accepted += counts.accepted;
    row.passed += counts.pass;
  }
  return rows;
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

const shownGaps = 5;

/** What was looked at, and what could not be: the lines before the table. */
export function scopeLines({ inventory, gaps }: Inspection, language: Language): readonly string[] {
  const { resources, accountIds, regions } = inventory;
  const isChinese = language === 'zh-CN';
  const place = `${accountIds.join(', ')} · ${regions.join(', ')}`;
  const scope = isChinese ? `已巡检 ${resources} 个资源（${place}）` : `${resources} resources inspected (${place})`;
  const nothing = isChinese ? '范围内没有任何资源。' : 'Nothing was in scope: no resource of the asked types was found.';
  return [scope, ...(resources === 0 ? [nothing] : []), ...gapLines(gaps, isChinese)];
}

function gapLines(gaps: readonly Gap[], isChinese: boolean): readonly string[] {
  const real = gaps.filter(({ reason }) => reason !== 'unsupported');
  if (real.length === 0) return [];
  const byType = groupByType(real);
  const shown = [...byType].slice(0, shownGaps).map(([type, own]) => {
    const more = own.length > 1 ? (isChinese ? `（等 ${own.length} 处）` : ` (${own.length} such)`) : '';
    return `  ${type}: ${own[0]?.message}${more}`;
  });
  const rest = byType.size - shown.length;
  const head = isChinese ? `有 ${byType.size} 类资源未能完整列出：` : `${byType.size} resource types could not be listed in full:`;
  const tail = isChinese ? `  …另有 ${rest} 类，见报告` : `  … and ${rest} more, see the report`;
  return [head, ...shown, ...(rest > 0 ? [tail] : [])];
}

function groupByType(gaps: readonly Gap[]): ReadonlyMap<string, readonly Gap[]> {
  const groups = new Map<string, Gap[]>();
  for (const gap of gaps) groups.set(gap.type, [...(groups.get(gap.type) ?? []), gap]);
  return groups;
}
