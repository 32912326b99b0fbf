import type { Gap, Inspection } from '../../model/documents.ts';
import type { Language } from '../../model/format.ts';

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
