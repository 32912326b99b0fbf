import type { FieldValue } from '../../model/documents.ts';

/** One group of a white list as our own reading writes it. */
type Group = { readonly group: string; readonly entries: readonly string[] };

/** Takes the entries of one group out of the groups of a white list; none where the group is not there. */
export function entriesOfGroup(name: string) {
  return (groups: FieldValue): FieldValue => {
    const found = (groups as unknown as readonly Group[]).find(({ group }) => group === name);
    return found ? [...found.entries] : [];
  };
}
