import { describe, expect, it } from 'vitest';
import { reasons } from '../../../src/apply/reasons.ts';
import type { ChangeEntry, ReadBack } from '../../../src/model/documents.ts';
import { listView } from '../../../src/render/changes/list/view.ts';
import { change, entry, idle, resource } from '../../data/changes/changes.ts';
import { approvalOf, config, month, oneSet, pendingPlan, plan, planOf, records, rollbackPlan } from '../../data/changes/documents.ts';

describe('the figures of a month', () => {
  const { figures } = listView(month, config);

  it('are those of its documents', () => {
    expect(figures).toMatchObject({
      sets: 3,
      planned: 12,
      approved: 9,
      applied: 5,
      unchanged: 1,
      failed: 1,
      notRun: 1,
      contradicted: 1,
      declined: 1,
      pending: 2,
      rolledBack: 1,
      verified: 4,
      attempted: 7,
      successRate: '57.1',
      retried: 1,
      price: { known: -23.5, unknown: 1 },
    });
  });

  it.each([
    ['a month', month],
    ['one set', oneSet],
    ['nothing', { plans: [], approvals: [], records: [] }],
  ])('of %s add up to what was planned', (_, input) => {
    const { figures: all, rows } = listView(input);
    const sum = all.applied + all.unchanged + all.failed + all.notRun + all.contradicted + all.declined + all.pending;
    expect(sum).toBe(all.planned);
    expect(all.planned).toBe(rows.length);
    expect(all.attempted).toBe(all.applied + all.failed + all.contradicted);
  });
});

const kiwi = change({
  id: 'C001',
  resource: resource('ACS::ECS::Disk', 'd-bp1kiwi', 'kiwi'),
  title: { en: 'Small', 'zh-CN': '小' },
  token: 't',
  set: [{ property: 'size', title: { en: 'Size', 'zh-CN': '大小' }, from: 1, to: 2 }],
});
const kiwiPlan = planOf('cs-kiwi', '2026-11-18T00:00:00.000Z', [kiwi]);
const asRecord = (entries: ChangeEntry[], at = '2026-11-18T01:00:00.000Z') => ({
  ...(records[0] as (typeof records)[number]),
  id: `r-${at}`,
  planId: kiwiPlan.id,
  planDigest: kiwiPlan.digest,
  approvalIds: [],
  startedAt: at,
  finishedAt: at,
  entries,
});
const read = (matches: boolean | null): ReadBack => ({ property: 'size', matches });
const ran = (outcome: ChangeEntry['outcome'], readBack: ReadBack[], verdict?: 'pass' | 'fail' | 'unknown') =>
  entry('C001', outcome, '2026-11-18T01:00:00.000Z', 1, { readBack, verdicts: verdict ? [{ ruleId: 'r', outcome: verdict }] : [] });
const viewOf = (...entries: ChangeEntry[]) =>
  listView({ plans: [kiwiPlan], approvals: [], records: entries.map((one, i) => asRecord([one], `2026-11-18T0${i + 1}:00:00.000Z`)) });

describe('the success rate', () => {
  it.each([
    ['one applied that agrees', [ran('applied', [read(true)])], '100.0'],
    ['one applied of which one value of two differs', [ran('applied', [read(true), read(false)])], '0.0'],
    ['one applied of which one value could not be read', [ran('applied', [read(true), read(null)])], '0.0'],
    ['one applied without a value, whose rule passes', [ran('applied', [], 'pass')], '100.0'],
    ['one applied without a value, whose rule was not read', [ran('applied', [], 'unknown')], '0.0'],
    ['one applied with nothing to compare', [ran('applied', [])], '0.0'],
    ['one contradicted', [ran('contradicted', [read(false)])], '0.0'],
    ['one unchanged: nothing was attempted', [ran('unchanged', [read(true)])], undefined],
    ['one not run: nothing was attempted', [idle('C001', 'not-run', reasons.stopped())], undefined],
    ['no record at all', [], undefined],
  ] as const)('%s', (_, entries, rate) => {
    expect(viewOf(...entries).figures.successRate).toBe(rate);
  });
});

describe('a change that was tried again', () => {
  it('counts by its last try and keeps the first', () => {
    const failed = entry('C001', 'failed', '2026-11-18T01:00:00.000Z', 1, {
      reason: reasons.failed({ permissions: [] }, { error: 'reset' }),
    });
    const [row] = viewOf(failed, ran('applied', [read(true)])).rows;
    expect([row?.outcome, row?.earlier.map(({ entry: { outcome } }) => outcome)]).toEqual(['applied', ['failed']]);
  });

  it('is one try when a later record repeats it', () => {
    const done = ran('applied', [read(true)]);
    const [row] = viewOf(done, done).rows;
    expect([row?.earlier, row?.record?.id]).toEqual([[], 'r-2026-11-18T01:00:00.000Z']);
  });
});

describe('the rows', () => {
  it('stand by their start, what never began at the end of its run', () => {
    expect(listView(month).rows.map(({ no }) => no.replace('cs-', ''))).toEqual([
      ...['C001', 'C002', 'C004', 'C005', 'C006', 'C007', 'C003', 'C008', 'C009'].map((id) => `20261118-0930/${id}`),
      '20261120-1500/C001',
      '20261122-1000/C006',
      '20261122-1000/C007',
    ]);
  });

  it('tie a change to the one that took it back', () => {
    const { rows } = listView(month);
    expect(rows[0]?.rolledBackBy).toBe(`${rollbackPlan.id}/C001`);
    expect(rows.find(({ plan: { id } }) => id === rollbackPlan.id)?.undoes).toBe(`${plan.id}/C001`);
  });

  it('leave a change alone whose way back failed', () => {
    const [, , way] = records;
    const failed = { ...(way as (typeof records)[number]), entries: [entry('C001', 'failed', '2026-11-20T07:20:10.000Z', 1)] };
    const { rows, figures } = listView({ ...month, records: [...records.slice(0, 2), failed] });
    expect([rows[0]?.rolledBackBy, figures.rolledBack]).toEqual([undefined, 0]);
  });

  it('name everybody who allowed a change, and nobody whose approval was taken back before', () => {
    expect(listView(oneSet).rows[0]?.approvers.map(({ name }) => name)).toEqual(['李经理', '王工']);
  });

  it('take no approval of another version of the plan', () => {
    const other = approvalOf({ ...kiwiPlan, digest: plan.digest }, 'Plum', 'customer', '2026-11-18T00:30:00.000Z', ['C001']);
    const view = listView({ plans: [kiwiPlan], approvals: [other], records: [] });
    expect([view.rows[0]?.approvers, view.approvals[0]?.state]).toEqual([[], 'other-version']);
  });

  it.each([
    ['a second before it began', '2026-11-18T00:59:59.000Z', false],
    ['as it began', '2026-11-18T01:00:00.000Z', false],
    ['a second after it began', '2026-11-18T01:00:01.000Z', true],
  ])('say when an approval is dated %s', (_, at, isLate) => {
    const approvals = [approvalOf(kiwiPlan, 'Plum', 'customer', at, ['C001'])];
    const { rows } = listView({ plans: [kiwiPlan], approvals, records: [asRecord([ran('applied', [read(true)])])] });
    expect(rows[0]?.isLateApproval).toBe(isLate);
  });
});

describe('a period', () => {
  const ids = (from: string, to: string) => listView({ ...month, period: { from, to } }).plans.map(({ id }) => id);

  it.each([
    ['the day of the first run only', '2026-11-18', '2026-11-18', [plan.id]],
    ['the day before', '2026-11-17', '2026-11-17', []],
    ['the way back, and not the set that was planned that week', '2026-11-19', '2026-11-21', [rollbackPlan.id]],
    ['a plan that no run took up, by the day it was made', '2026-11-22', '2026-11-22', [pendingPlan.id]],
    ['an open end', '2026-11-20', '9999-12-31', [rollbackPlan.id, pendingPlan.id]],
  ])('takes %s', (_, from, to, expected) => {
    expect(ids(from, to)).toEqual(expected);
  });

  it('counts its days in Beijing', () => {
    const late = asRecord([ran('applied', [read(true)])], '2026-11-18T16:30:00.000Z');
    const days = ['2026-11-18', '2026-11-19'].map(
      (day) => listView({ plans: [kiwiPlan], approvals: [], records: [late], period: { from: day, to: day } }).rows.length,
    );
    expect(days).toEqual([0, 1]);
  });
});

describe('the number of the document', () => {
  it.each([
    ['one set', oneSet, config, 'BG-QC-20261118-v1'],
    ['one set without a code', oneSet, {}, `BG-${plan.id}`],
    ['a month', month, config, 'BG-QC-202611-v1'],
    ['a day', { ...month, period: { from: '2026-11-18', to: '2026-11-18' } }, config, 'BG-QC-20261118-v1'],
    ['some days', { ...month, period: { from: '2026-11-18', to: '2026-11-20' } }, config, 'BG-QC-20261118-20261120-v1'],
    ['almost a month', { ...month, period: { from: '2026-11-01', to: '2026-11-29' } }, config, 'BG-QC-20261101-20261129-v1'],
    ['open ends', { ...month, period: { from: '0000-01-01', to: '9999-12-31' } }, config, 'BG-QC-20261118-20261122-v1'],
    ['a month without a code', month, {}, 'BG-202611'],
  ])('of %s', (_, input, settings, expected) => {
    expect(listView(input, settings).documentNo).toBe(expected);
  });
});

describe('what does not fit', () => {
  it('a record without its plan is refused', () => {
    expect(() => listView({ ...oneSet, plans: [] })).toThrow(`Record ${plan.id}-r1 is of plan ${plan.id}, which was not given`);
  });

  it('a record of another version of its plan is refused', () => {
    const other = { ...plan, digest: kiwiPlan.digest };
    expect(() => listView({ ...oneSet, plans: [other] })).toThrow(`and that plan now is ${kiwiPlan.digest}.`);
  });
});

describe('the digest', () => {
  it('changes with a result and with a head of the ledger, and with nothing else', () => {
    const [first, second] = records.slice(0, 2) as [(typeof records)[number], (typeof records)[number]];
    const digestWith = (changed: typeof first) => listView({ ...oneSet, records: [changed, second] }).digest;
    const usual = digestWith(first);
    expect(digestWith({ ...first, host: 'quince' })).toBe(usual);
    expect(digestWith({ ...first, ledger: { ...first.ledger, head: 'x' } })).not.toBe(usual);
    const entries = first.entries.map((one) => (one.changeId === 'C008' ? idle('C008', 'declined', reasons.declined('Ms Li', 'no')) : one));
    const both = listView({
      ...oneSet,
      records: [
        { ...first, entries },
        { ...second, entries },
      ],
    }).digest;
    expect(both).not.toBe(usual);
  });
});

describe('a tier without change support', () => {
  const remote = { ...config, tier: 'remote-7x24' } as const;
  it.each([
    ['has plans only', remote, [], true],
    ['still shows what was done before', remote, records, false],
    ['is not the onsite one', config, [], false],
    ['is not an engagement that names no tier', {}, [], false],
  ])('%s', (_, settings, done, isPlansOnly) => {
    expect(listView({ ...month, records: done }, settings).isPlansOnly).toBe(isPlansOnly);
  });
});
