import type { ChangeEntry, ReadBack } from '../../../src/model/documents.ts';
import { listView } from '../../../src/render/changes/list/view.ts';
import { change, entry, resource } from '../../data/changes/changes.ts';
import { planOf, records } from '../../data/changes/documents.ts';

const kiwi = change({
  id: 'C001',
  resource: resource('ACS::ECS::Disk', 'd-bp1kiwi', 'kiwi'),
  title: { en: 'Small', 'zh-CN': '小' },
  token: 't',
  set: [{ property: 'size', title: { en: 'Size', 'zh-CN': '大小' }, from: 1, to: 2 }],
});
/** A plan of one change. */
export const kiwiPlan = planOf('cs-kiwi', '2026-11-18T00:00:00.000Z', [kiwi]);
/** What a run of it left. @param at ISO-8601 */
export const asRecord = (entries: ChangeEntry[], at = '2026-11-18T01:00:00.000Z') => ({
  ...(records[0] as (typeof records)[number]),
  id: `r-${at}`,
  planId: kiwiPlan.id,
  planDigest: kiwiPlan.digest,
  approvalIds: [],
  startedAt: at,
  finishedAt: at,
  entries,
});
/** Its value read back. */
export const read = (matches: boolean | null): ReadBack => ({ property: 'size', matches });
/** What became of it when it was taken up. */
export const ran = (outcome: ChangeEntry['outcome'], readBack: ReadBack[], verdict?: 'pass' | 'fail' | 'unknown') =>
  entry('C001', outcome, '2026-11-18T01:00:00.000Z', 1, { readBack, verdicts: verdict ? [{ ruleId: 'r', outcome: verdict }] : [] });
/** The list of it with a run an hour for each entry. */
export const viewOf = (...entries: ChangeEntry[]) =>
  listView({ plans: [kiwiPlan], approvals: [], records: entries.map((one, i) => asRecord([one], `2026-11-18T0${i + 1}:00:00.000Z`)) });
