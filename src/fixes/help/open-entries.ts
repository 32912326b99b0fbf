import type { FieldValue } from '../../model/documents.ts';
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
