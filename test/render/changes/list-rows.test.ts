import { describe, expect, it } from 'vitest';
import { reasons } from '../../../src/apply/reasons.ts';
import type { ReadBack } from '../../../src/model/documents.ts';
import { listView } from '../../../src/render/changes/list/view.ts';
import { idle } from '../../data/changes/changes.ts';
import { approvalOf, config, month, plan, records, rollbackPlan } from '../../data/changes/documents.ts';
import { asRecord, kiwiPlan, ran, read, viewOf } from './kiwi.ts';

const { period: _, ...allSets } = month;

describe('a change of several runs', () => {
  const stopped = idle('C001', 'not-run', reasons.stopped());
  const canary = idle('C001', 'not-run', reasons.canaryFailed());

  it.each([
    ['applied', ran('applied', [read(true)])],
    ['failed', ran('failed', [])],
    ['contradicted', ran('contradicted', [read(false)])],
  ] as const)('stays %s though a later run did not take it up', (outcome, done) => {
    const rows = [stopped, idle('C001', 'declined', reasons.declined('Plum', 'no'))].map((later) => viewOf(done, later).rows[0]);
    expect(rows.map((row) => [row?.outcome, row?.record?.id, row?.earlier])).toEqual(
      rows.map(() => [outcome, 'r-2026-11-18T01:00:00.000Z', []]),
    );
  });

  it('that never began has the reason of the last run', () => {
    const [row] = viewOf(stopped, canary).rows;
    expect([row?.entry?.reason?.code, row?.record?.id]).toEqual(['canary-failed', 'r-2026-11-18T02:00:00.000Z']);
  });

  it('is one try though a run between did not take it up', () => {
    const done = ran('applied', [read(true)]);
    expect(viewOf(done, stopped, done).rows[0]?.earlier).toEqual([]);
  });
});

describe('a change that makes way for another', () => {
  const first = { ...(kiwiPlan.changes[0] as (typeof kiwiPlan.changes)[number]), kind: 'create' as const };
  const second = { ...first, id: 'C002', name: 'kiwi-C002', kind: 'delete' as const };
  const view = (dependsOn: string[], readBack: ReadBack[]) => {
    const both = { ...kiwiPlan, changes: [first, { ...second, dependsOn }] };
    const entries = [ran('applied', readBack, 'fail'), { ...ran('applied', [], 'pass'), changeId: 'C002' }];
    return listView({ plans: [both], approvals: [], records: [asRecord(entries)] });
  };

  it.each([
    ['is not judged by the rule that the other mends', ['C001'], [], 'none', '100.0', 1],
    ['is judged by its own values', ['C001'], [read(false)], 'differs', '50.0', 2],
    ['and on which nothing depends, is judged by its rule', [], [], 'differs', '50.0', 2],
  ] as const)('%s', (_, dependsOn, readBack, check, successRate, attempted) => {
    const { rows, figures } = view([...dependsOn], [...readBack]);
    expect(rows[0]?.check).toBe(check);
    expect(figures).toMatchObject({ successRate, attempted, applied: 2 });
  });

  it('counts where it failed', () => {
    const both = { ...kiwiPlan, changes: [first, { ...second, dependsOn: ['C001'] }] };
    const entries = [ran('failed', []), idle('C002', 'not-run', reasons.dependsOn('C001'))];
    expect(listView({ plans: [both], approvals: [], records: [asRecord(entries)] }).figures.attempted).toBe(1);
  });
});

describe('what was approved', () => {
  const plumSays = approvalOf(kiwiPlan, 'Plum', 'customer', '2026-11-18T00:30:00.000Z', ['C001']);
  const lack = (has: number) => reasons.notApproved([{ risk: 'access', roles: ['engineer'], persons: 2, has }]);

  it.each([
    ['no run took up yet', [], 1],
    ['was applied', [ran('applied', [read(true)])], 1],
    ['was stopped', [idle('C001', 'not-run', reasons.stopped())], 1],
    ['lacked a second signature', [idle('C001', 'not-run', lack(1))], 0],
    ['lacked every signature that was asked', [idle('C001', 'not-run', lack(0))], 0],
  ] as const)('holds what %s: %#', (_, entries, approved) => {
    const given = { plans: [kiwiPlan], approvals: [plumSays], records: entries.map((one) => asRecord([one])) };
    expect(listView(given).figures.approved).toBe(approved);
  });
});

describe('the list of one set', () => {
  it('counts what a later set took back, and nothing of that set', () => {
    const view = listView({ ...allSets, only: plan.id }, config);
    expect(view.figures).toMatchObject({ sets: 1, planned: 9, rolledBack: 1, applied: 4 });
    expect(view.plans.map(({ id }) => id)).toEqual([plan.id]);
    expect(view.rollbacks.map(({ no }) => no)).toEqual([`${rollbackPlan.id}/C001`]);
    expect(view.sources.plans.map(({ id }) => id)).toEqual([plan.id, rollbackPlan.id]);
    expect([view.documentNo, view.asOf]).toEqual(['BG-QC-20261118-0930-v1', '2026-11-20T07:21:00.000Z']);
  });

  it('of a way back has its own changes among the rollbacks', () => {
    const view = listView({ ...allSets, only: rollbackPlan.id }, config);
    expect([view.rows.map(({ no }) => no), view.rollbacks.map(({ no }) => no)]).toEqual([
      [`${rollbackPlan.id}/C001`],
      [`${rollbackPlan.id}/C001`],
    ]);
  });

  it('counts nothing as taken back while the way back is only planned', () => {
    const { figures, rollbacks } = listView({ ...allSets, records: records.slice(0, 2), only: plan.id }, config);
    expect([figures.rolledBack, rollbacks.map(({ outcome }) => outcome)]).toEqual([0, ['pending']]);
  });
});

describe('an approval signed after a change began', () => {
  const signed = (by: string, at: string) => approvalOf(kiwiPlan, by, 'customer', at, ['C001'], { id: `${by}-${at}` });
  const rowWith = (approvals: ReturnType<typeof signed>[]) =>
    listView({ plans: [kiwiPlan], approvals, records: [asRecord([ran('applied', [read(true)])])] });
  const [before, after] = ['2026-11-18T00:30:00.000Z', '2026-11-18T01:30:00.000Z'];

  it('is no approval of it where an earlier one allowed it, and is shown all the same', () => {
    const { rows, approvals, figures } = rowWith([signed('Fig', after), signed('Plum', before), signed('Plum', after)]);
    expect(rows[0]).toMatchObject({ approvers: [{ name: 'Plum', at: before }], isLateApproval: false });
    expect([approvals.length, figures.lateApprovals]).toEqual([3, 0]);
  });

  it('is late where none came before', () => {
    expect(rowWith([signed('Fig', after)]).rows[0]).toMatchObject({ approvers: [{ name: 'Fig' }], isLateApproval: true });
  });

  it('twice by one person names that person once, by the later one', () => {
    const { rows } = rowWith([signed('Plum', '2026-11-18T00:10:00.000Z'), signed('Plum', before)]);
    expect(rows[0]?.approvers.map(({ name, at }) => [name, at])).toEqual([['Plum', before]]);
  });
});

describe('a change of a way back whose value no field shows', () => {
  const back = { ...kiwiPlan, rollbackOf: 'cs-fig' };
  const listOf = (verdict: 'pass' | 'fail' | 'unknown') =>
    listView({ plans: [back], approvals: [], records: [asRecord([ran('applied', [], verdict)])] });

  it.each([
    ['agrees where its finding stands again', 'fail', 'reopened', '100.0'],
    ['is not checked where its rule passes all the same', 'pass', 'none', '0.0'],
    ['is not checked where its rule cannot say', 'unknown', 'none', '0.0'],
  ] as const)('%s', (_, verdict, check, rate) => {
    const { rows, figures } = listOf(verdict);
    expect([rows.map((row) => row.check), figures.successRate]).toEqual([[check], rate]);
  });
});
