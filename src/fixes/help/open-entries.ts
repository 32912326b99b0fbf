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

/**
 * What remains of a list without the entries that let everybody in, with the trusted in their place; 127.0.0.1, which lets nobody
 * in, when nothing does. A list that let nobody in but those stays as it is.
 */
export function closed(entries: readonly string[], trusted: readonly string[] = []): string[] {
  const rest = entries.filter((entry) => !isOpen(entry));
  const own = rest.length < entries.length ? trusted.filter((entry) => !rest.includes(entry)) : [];
  return rest.length + own.length > 0 ? [...rest, ...own] : ['127.0.0.1'];
}

/** What the approver must know of white lists that are narrowed: who is let in instead, or that nobody is left. Nothing where somebody is. */
export function whoIsLeft(groups: readonly Group[], trusted: readonly string[]): readonly LocalizedText[] {
  if (trusted.length > 0) return [letIn(trusted)];
  const left = groups.flatMap(({ entries }) => entries.filter((entry) => !isOpen(entry) && entry !== '127.0.0.1'));
  return left.length > 0 ? [] : [nobodyGetsIn];
}

function letIn(trusted: readonly string[]): LocalizedText {
  return {
    en: `In the place of everybody these are let in, by changes.inputs.trustedSources: ${trusted.join(', ')}.`,
    'zh-CN': `原先对所有地址开放，现改为放行 changes.inputs.trustedSources 中的地址：${trusted.join('、')}。`,
  };
}

const nobodyGetsIn: LocalizedText = {
  en: 'NOBODY GETS IN afterwards, your own applications included: no white list of the instance holds another address. Name theirs in changes.inputs.trustedSources, as 203.0.113.0/24, or add them first, and plan again.',
  'zh-CN':
    '【注意】变更后任何来源（包括您自己的应用）都无法连接：该实例的白名单中没有其他地址。请在 changes.inputs.trustedSources 中填写可信地址段（如 203.0.113.0/24）或先添加应用地址，再重新制定方案。',
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
