import { inChina } from '../../model/china-time.ts';
import type { Change, ChangeEntry, ChangePlan, LocalizedText } from '../../model/documents.ts';
import type { Sketch } from '../../plan/index.ts';
import { changeFolder, changeSetsOf, readPlan, readRecords } from './change-folder.ts';

/** What became of a change when it was last tried. */
interface Try {
  readonly planId: string;
  readonly at: string;
  readonly entry: ChangeEntry;
}

const told = new Set<ChangeEntry['outcome']>(['applied', 'unchanged', 'failed', 'contradicted']);

/**
 * Tells of a change whether it failed, or was contradicted by our own reading, when it was last tried, with date and reason. Reads the
 * plans and records of all change sets; a set that cannot be read says nothing.
 */
export function earlierTries(outDir: string): (sketch: Sketch) => LocalizedText | undefined {
  const last = new Map(changeSetsOf(outDir).flatMap((path) => triesIn(path)));
  return ({ target, kind, resource, importId, name }) => {
    const found = last.get(keyOf({ token: target.token, kind, resource, importId, name }));
    return found && noteOf(found);
  };
}

type Named = Pick<Change, 'token' | 'kind' | 'name'> & {
  readonly resource: Pick<Change['resource'], 'accountId'>;
  readonly importId?: string | undefined;
};

const keyOf = ({ token, kind, resource, importId, name }: Named) => [resource.accountId, token, kind, importId ?? name].join('|');

function triesIn(path: string): (readonly [string, Try])[] {
  const files = changeFolder(path);
  try {
    const plan = readPlan(files);
    // The way back writes other values of the same things.
    return plan.rollbackOf === undefined ? readRecords(files).flatMap((record) => triesOf(plan, record)) : [];
  } catch {
    return [];
  }
}

function triesOf({ id, changes }: ChangePlan, { entries, finishedAt }: ReturnType<typeof readRecords>[number]): (readonly [string, Try])[] {
  return entries.flatMap((entry) => {
    const change = told.has(entry.outcome) ? changes.find((one) => one.id === entry.changeId) : undefined;
    return change ? [[keyOf(change), { planId: id, at: entry.finishedAt ?? finishedAt, entry }] as const] : [];
  });
}

function noteOf({ planId, at, entry: { outcome, reason } }: Try): LocalizedText | undefined {
  if (outcome !== 'failed' && outcome !== 'contradicted') return undefined;
  const day = inChina(at).slice(0, 10);
  const why = reason?.text ?? { en: 'No reason is on record.', 'zh-CN': '未记录原因。' };
  const words =
    outcome === 'failed' ? { en: 'failed', zh: '执行失败' } : { en: 'was contradicted by our own reading', zh: '与独立复核结果不符' };
  return {
    en: `The same change ${words.en} on ${day} (${planId}): ${why.en}`,
    'zh-CN': `同一变更曾于 ${day} ${words.zh}（${planId}）：${why['zh-CN']}`,
  };
}
