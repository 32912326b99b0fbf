import type { FieldValue } from '../../model/documents.ts';
import type { Field, Reply } from '../../model/resource-type.ts';
import { toRows } from './rows.ts';

/** One group of a white list: its name and the addresses that it lets in. */
export type WhitelistGroup = { group: string; entries: string[] };

/** How a product names the parts of its white list. */
export interface WhitelistNames {
  /** Path of the groups in the reply. */
  readonly path: string;
  readonly group: string;
  readonly entries: string;
  readonly attribute: string;
}

/**
 * True for an entry that lets everybody in: every address, or half of them, which two entries make whole.
 * 127.0.0.1 lets nobody in.
 */
export function isOpenEntry(entry: string): boolean {
  if (entry === '%' || entry === '0.0.0.0' || entry === '::') return true;
  const [, mask] = entry.split('/');
  return mask !== undefined && mask !== '' && Number(mask) <= 1;
}

/** The customer's own groups. Those marked hidden belong to the vendor, and nobody can change them. */
function groupsOf(raw: unknown, names: WhitelistNames): WhitelistGroup[] {
  const isHidden = (row: Reply) => String(row[names.attribute] ?? '').toLowerCase() === 'hidden';
  return toRows(raw)
    .filter((row) => !isHidden(row))
    .map((row) => ({
      group: String(row[names.group] ?? ''),
      entries: String(row[names.entries] ?? '')
        .split(',')
        .map((entry) => entry.trim())
        .filter((entry) => entry !== ''),
    }));
}

const openOf = (groups: readonly WhitelistGroup[]) => groups.filter(({ entries }) => entries.some(isOpenEntry)).map(({ group }) => group);

/** The fields of a white list: its groups, those that let everybody in, and whether there is one. */
export function whitelistFields(detail: string, names: WhitelistNames) {
  const read =
    <T extends FieldValue>(take: (groups: WhitelistGroup[]) => T) =>
    (raw: unknown) =>
      Array.isArray(raw) ? take(groupsOf(raw, names)) : undefined;
  const from = { detail };
  return {
    'whitelist.groups': {
      title: { en: 'White list', 'zh-CN': '白名单分组' },
      type: 'list',
      from,
      path: names.path,
      read: read((groups) => groups),
    },
    'whitelist.openGroups': {
      title: { en: 'White list groups open to everybody', 'zh-CN': '对所有地址开放的白名单分组' },
      type: 'list',
      from,
      path: names.path,
      read: read(openOf),
    },
    'whitelist.isOpen': {
      title: { en: 'White list lets everybody in', 'zh-CN': '白名单对所有地址开放' },
      type: 'boolean',
      from,
      path: names.path,
      read: read((groups) => openOf(groups).length > 0),
    },
  } satisfies Record<string, Field>;
}
