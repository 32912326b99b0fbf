import { describe, expect, it } from 'vitest';
import { reasons } from '../../../src/apply/reasons.ts';
import { listView } from '../../../src/render/changes/list/view.ts';
import { entry, idle } from '../../data/changes/changes.ts';
import {
  approvalOf,
  config,
  month,
  oneSet,
  pendingPlan,
  plan,
  planOf,
  records,
  rollbackPlan,
  unrunSets,
} from '../../data/changes/documents.ts';
import { asRecord, kiwiPlan, ran, read, viewOf } from './kiwi.ts';

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
    ['sets that no run took up', unrunSets],
    ['nothing', { plans: [], approvals: [], records: [] }],
  ])('of %s add up to what was planned', (_, input) => {
    const { figures: all, rows } = listView(input);
    const parts = ['applied', 'unchanged', 'failed', 'notRun', 'contradicted', 'declined', 'revoked', 'expired', 'pending'] as const;
    expect(parts.reduce((sum, part) => sum + all[part], 0)).toBe(all.planned);
    expect(all.planned).toBe(rows.length);
    expect(all.attempted).toBe(all.applied + all.failed + all.contradicted);
  });
});

const { period: _, ...allSets } = month;

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

  it('counts no try that never began', () => {
    const [row] = viewOf(idle('C001', 'not-run', reasons.stopped()), ran('applied', [read(true)])).rows;
    expect([row?.outcome, row?.earlier]).toEqual(['applied', []]);
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
      ...['C001', 'C002', 'C004', 'C005', 'C006', 'C007', 'C009', 'C003', 'C008'].map((id) => `20261118-0930/${id}`),
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

  it('says that a change was taken back, though the way back lies after it', () => {
    const { rows, figures, plans } = listView({ ...month, period: { from: '2026-11-18', to: '2026-11-18' } });
    expect(plans.map(({ id }) => id)).toEqual([plan.id]);
    expect([figures.rolledBack, rows.find(({ change: { id } }) => id === 'C001')?.rolledBackBy]).toEqual([1, `${rollbackPlan.id}/C001`]);
  });

  it('counts its days in Beijing', () => {
    const late = asRecord([ran('applied', [read(true)])], '2026-11-18T16:30:00.000Z');
    const days = ['2026-11-18', '2026-11-19'].map(
      (day) => listView({ plans: [kiwiPlan], approvals: [], records: [late], period: { from: day, to: day } }).rows.length,
    );
    expect(days).toEqual([0, 1]);
  });
});

describe('a set that no run took up', () => {
  const [revoked, expired, declined] = unrunSets.plans as [typeof plan, typeof plan, typeof plan];
  const outcomes = (more: Partial<typeof unrunSets> = {}) => listView({ ...unrunSets, ...more }).rows.map(({ outcome }) => outcome);

  it('is called by why it was not taken up', () => {
    const { rows, figures } = listView(unrunSets);
    expect(rows.map(({ plan: { id }, outcome }) => [id, outcome])).toEqual([
      [revoked.id, 'revoked'],
      [expired.id, 'expired'],
      [declined.id, 'declined'],
    ]);
    expect(figures).toMatchObject({ planned: 3, approved: 0, revoked: 1, expired: 1, declined: 1, pending: 0 });
  });

  it.each([
    ['the last millisecond in which it held', '2026-11-13T02:59:59.999Z', 'pending'],
    ['the moment at which it ran out', '2026-11-13T03:00:00.000Z', 'expired'],
  ])('runs out by the clock that is given: %s', (_, now, outcome) => {
    expect(outcomes({ now })[1]).toBe(outcome);
  });

  it('waits as long as one approval of two is left', () => {
    const second = approvalOf(revoked, '王工', 'engineer', '2026-11-10T03:00:00.000Z', ['C001'], { expiresAt: '2027-01-01T00:00:00.000Z' });
    expect(outcomes({ approvals: [...unrunSets.approvals, second] })[0]).toBe('pending');
  });

  it('waits where nobody was asked yet', () => {
    expect(outcomes({ approvals: [] })).toEqual(['pending', 'pending', 'pending']);
  });

  it.each([
    ['the day before anything', '2026-11-09', []],
    ['the day on which it was planned', '2026-11-10', [revoked.id, expired.id]],
    ['the day on which its approval was taken back', '2026-11-11', [revoked.id]],
    ['the day on which it was declined', '2026-11-12', [declined.id]],
    ['the day on which its approval ran out', '2026-11-13', [expired.id]],
    ['the day on which an approval would have run out that had been taken back', '2026-11-15', [declined.id]],
  ])('belongs to %s', (_, day, expected) => {
    expect(listView({ ...unrunSets, period: { from: day, to: day } }).plans.map(({ id }) => id)).toEqual(expected);
  });
});

describe('the number of the document', () => {
  it.each([
    ['one set', oneSet, config, 'BG-QC-20261118-0930-v1'],
    [
      'a second set of that day',
      { ...oneSet, plans: [planOf('cs-20261118-1030', plan.createdAt, [])], records: [] },
      config,
      'BG-QC-20261118-1030-v1',
    ],
    ['all sets that there are', allSets, config, 'BG-QC-20261118-20261122-v1'],
    ['one set without a code', oneSet, {}, 'BG-20261118-0930'],
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
