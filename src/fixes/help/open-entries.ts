import type { FieldValue, LocalizedText } from '../../model/documents.ts';
import type { Ask } from '../../model/fix.ts';

/** One group of a white list as our own reading writes it. */
export interface Group {
  readonly group: string;
  readonly entries: readonly string[];
}

/** The groups of the white list of the resource. Undefined when they were not read. */
export function groupsOf({ resource }: Ask): readonly Group[] | undefined {
  return resource.fields['whitelist.groups'] as readonly Group[] | undefined;
}

/** The groups that let everybody in. */
export function openGroupsOf(groups: readonly Group[]): readonly Group[] {
  return groups.filter(({ entries }) => entries.some(isOpen));
}

/** What remains of a list without the entries that let everybody in; 127.0.0.1, which lets nobody in, when nothing does. */
export function closed(entries: readonly string[]): string[] {
  const rest = entries.filter((entry) => !isOpen(entry));
  return rest.length > 0 ? rest : ['127.0.0.1'];
}

/** What the approver must know of white lists that are narrowed: that nobody is left on them. Nothing where somebody is. */
export function nobodyLeft(groups: readonly Group[]): readonly LocalizedText[] {
  const left = groups.flatMap(({ entries }) => entries.filter((entry) => !isOpen(entry) && entry !== '127.0.0.1'));
  return left.length > 0 ? [] : [nobodyGetsIn];
}

const nobodyGetsIn: LocalizedText = {
  en: 'NOBODY GETS IN afterwards, your own applications included: no white list of the instance holds another address. Add theirs first, and plan again.',
  'zh-CN': '【注意】变更后任何来源（包括您自己的应用）都无法连接：该实例的白名单中没有其他地址。请先添加应用地址，再重新制定方案。',
};

/** Every address, or half of them, which two entries make whole. */
export function isOpen(entry: string): boolean {
  if (entry === '%' || entry === '0.0.0.0' || entry === '::') return true;
  const mask = entry.split('/')[1] ?? '';
  return mask !== '' && Number(mask) <= 1;
}

/** A list whose order means nothing, as one text. */
export function setText(list: FieldValue | undefined): string {
  return Array.isArray(list) ? [...list].map(String).sort().join() : '';
}
