import { existsSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import type { LocalizedText } from '../../model/documents.ts';
import { type ChangeFolder, changeFolder, changeSetsOf, findChangeFolder, readPlan, readRecords } from './change-folder.ts';
import type { ChangeContext } from './context.ts';
import { entriesOfAll, leftSomething } from './taken-back.ts';

interface Want {
  readonly text: LocalizedText;
  readonly fits: (files: ChangeFolder) => boolean;
}

const withChanges: Want = { text: { en: 'with changes', 'zh-CN': '含变更' }, fits: hasChanges };
const withApproval: Want = {
  text: { en: 'with an approval', 'zh-CN': '已有批准' },
  fits: (files) => hasChanges(files) && existsSync(files.approvals) && readdirSync(files.approvals).length > 0,
};
const withDeeds: Want = { text: { en: 'of which something was applied', 'zh-CN': '已有执行内容' }, fits: hasDeeds };

/** What each command looks for where no change set is named, the most wanted first. */
const wants = {
  approve: [withChanges],
  apply: [withApproval, withChanges],
  show: [withApproval, withChanges],
  rollback: [withDeeds],
} as const satisfies Readonly<Record<string, readonly Want[]>>;

/**
 * The change set that a word means; where there is no word, the newest that the command can do something with, and which one is said.
 * Where there is none such, the newest, which the command then refuses in its own words.
 * @throws InputError `no-plan`
 */
export function chooseSet(word: string | undefined, command: keyof typeof wants, { outDir, terminal }: ChangeContext): ChangeFolder {
  if (word !== undefined) return findChangeFolder(outDir, terminal.cwd, word);
  const sets = changeSetsOf(outDir).map(changeFolder).reverse();
  for (const { text, fits } of wants[command]) {
    const files = sets.find(fits);
    if (files === undefined) continue;
    const id = basename(files.path);
    terminal.log(
      terminal.t({ en: `Change set ${id}, the newest ${text.en}.`, 'zh-CN': `变更批次 ${id}：最近一个${text['zh-CN']}的批次。` }),
    );
    return files;
  }
  return findChangeFolder(outDir, terminal.cwd, undefined);
}

function hasChanges(files: ChangeFolder): boolean {
  return orUnreadable(() => readPlan(files).changes.length > 0);
}

function hasDeeds(files: ChangeFolder): boolean {
  return orUnreadable(() => entriesOfAll(readPlan(files), readRecords(files)).some(leftSomething));
}

/** What cannot be read is not passed over in silence: the command that takes it says why. */
function orUnreadable(look: () => boolean): boolean {
  try {
    return look();
  } catch {
    return true;
  }
}
