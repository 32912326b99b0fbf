import { isDeepStrictEqual } from 'node:util';
import { fewIds } from '../../approve/few-ids.ts';
import type { ChangeEntry, ChangePlan, ChangeRecord, LocalizedText, NotFixable } from '../../model/documents.ts';
import { ApprovalError, InputError } from '../../model/errors.ts';
import { lastWord } from '../../model/last-word.ts';

/** Whether an entry changed something in the cloud; a create that failed half way did. */
export function leftSomething({ outcome, createdId }: Pick<ChangeEntry, 'outcome' | 'createdId'>): boolean {
  return outcome === 'applied' || outcome === 'contradicted' || createdId !== undefined;
}

/** What is to be taken back. */
export interface Wanted {
  /** One run alone; all runs of the set where left out. */
  readonly recordId?: string | undefined;
  /** These changes only. */
  readonly only?: readonly string[] | undefined;
}

/**
 * The record of what is taken back: what one run did, or all runs as one, where the last that took a change up counts.
 * @throws InputError `no-record`; ApprovalError `nothing-applied`
 */
export function recordToTakeBack(plan: ChangePlan, records: readonly ChangeRecord[], { recordId, only }: Wanted): ChangeRecord {
  const record = recordId === undefined ? records.at(-1) : records.find(({ id }) => id === recordId);
  if (!record && recordId !== undefined) throw noRecord(plan, records, recordId);
  if (!record)
    throw new ApprovalError('nothing-applied', {
      en: `Nothing of plan ${plan.id} was applied, so there is nothing to take back.`,
      'zh-CN': `方案 ${plan.id} 没有已执行的变更，无需回退。`,
    });
  const all = recordId === undefined ? entriesOfAll(plan, records) : ownEntries(record, records);
  const meant = all.filter(({ changeId }) => only === undefined || only.includes(changeId));
  if (!meant.some(leftSomething)) throw nothingDone(plan, meant, only, recordId);
  return { ...record, entries: meant };
}

/** What all runs of a set say of its changes, as one. */
export function entriesOfAll({ changes }: Pick<ChangePlan, 'changes'>, records: readonly ChangeRecord[]): ChangeEntry[] {
  const entries = records.flatMap((record) => record.entries);
  return changes.flatMap(({ id }) => lastWord(entries.filter(({ changeId }) => changeId === id)) ?? []);
}

/** A run repeats in its record what earlier runs have done. */
function ownEntries(record: ChangeRecord, records: readonly ChangeRecord[]): ChangeEntry[] {
  const earlier = records.slice(0, records.indexOf(record)).flatMap(({ entries }) => entries);
  return record.entries.filter((entry) => !earlier.some((one) => isDeepStrictEqual(one, entry)));
}

function noRecord({ id }: ChangePlan, records: readonly ChangeRecord[], wanted: string): InputError {
  const has = fewIds(records.map((one) => one.id));
  return new InputError('no-record', {
    en: `Change set ${id} has no record ${wanted}; it has ${has.en || 'none'}.`,
    'zh-CN': `变更批次 ${id} 中没有记录 ${wanted}；现有：${has['zh-CN'] || '无'}。`,
  });
}

function nothingDone(
  plan: ChangePlan,
  meant: readonly ChangeEntry[],
  only: readonly string[] | undefined,
  recordId: string | undefined,
): ApprovalError {
  const told = (only ?? plan.changes.map(({ id }) => id)).map((id) => [id, meant.find(({ changeId }) => changeId === id)] as const);
  const words = told.map(([id, entry]) => [id, outcomeWords[entry?.outcome ?? 'untouched']] as const);
  const where = recordId ?? plan.id;
  const few = (language: keyof LocalizedText) => fewIds(words.map(([id, text]) => `${id} (${text[language]})`))[language];
  return new ApprovalError('nothing-applied', {
    en: `${where}: nothing is to be taken back, and no plan was written: ${few('en')}.`,
    'zh-CN': `${where}：没有可回退的内容，未生成方案：${few('zh-CN')}。`,
  });
}

const outcomeWords: Readonly<Record<ChangeEntry['outcome'] | 'untouched', LocalizedText>> = {
  applied: { en: 'applied', 'zh-CN': '已执行' },
  contradicted: { en: 'contradicted by our own reading', 'zh-CN': '与独立复核结果不符' },
  unchanged: { en: 'was so already', 'zh-CN': '原本已符合' },
  failed: { en: 'failed and left nothing behind', 'zh-CN': '执行失败，未留下内容' },
  'not-run': { en: 'was not run', 'zh-CN': '未执行' },
  declined: { en: 'was declined', 'zh-CN': '已被拒绝' },
  untouched: { en: 'this run did nothing about it', 'zh-CN': '本次运行未涉及' },
};

/** The refusal where something was done and none of it can be taken back. */
export function cannotTakeBack(planId: string, notFixable: readonly NotFixable[]): ApprovalError {
  const linesOf = (language: keyof LocalizedText, colon: string) =>
    notFixable.map(({ resource, reason }) => `${resource.name || resource.id}${colon}${reason[language]}`);
  return new ApprovalError('nothing-to-take-back', {
    en: [`${planId}: nothing can be taken back, and no plan was written.`, ...linesOf('en', ': ')].join('\n'),
    'zh-CN': [`${planId}：没有可以回退的变更，未生成方案。`, ...linesOf('zh-CN', '：')].join('\n'),
  });
}
