import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChangeRecord } from '../../../src/model/documents.ts';
import { differences, type Grove, openGrove, type Planted } from '../harness.ts';

const outcomes = ({ entries }: ChangeRecord) => entries.map(({ outcome, reason }) => reason?.text.en ?? outcome);

describe('disks of a region without a snapshot policy', () => {
  const rule = 'backup/ecs-disk-no-snapshot-policy';
  let grove: Grove;
  let before: ReturnType<Grove['snapshot']>;
  const planned: Planted[] = [];
  const records: ChangeRecord[] = [];
  const sent: string[][] = [];

  const plan = () => grove.plan([rule], { each: 3, only: ({ resource }) => resource.region === 'cn-hangzhou' });
  const apply = async (planted: Planted) => {
    const mark = grove.mark();
    planned.push(planted);
    records.push(await grove.apply(planted));
    sent.push(grove.writesSince(mark).map(({ action }) => action));
  };

  beforeAll(async () => {
    grove = await openGrove();
    const { control } = grove.sandbox;
    const bound = control.list('ecs.disk').filter(({ region, state }) => region === 'cn-hangzhou' && state.AutoSnapshotPolicyId);
    for (const { id } of bound.slice(0, 2)) control.set('ecs.disk', id, { AutoSnapshotPolicyId: '', EnableAutomatedSnapshotPolicy: false });
    before = grove.snapshot();
    await apply(await plan());
    await apply(await plan());
    for (const at of [1, 0]) await apply(await grove.back(planned[at] as Planted, records[at] as ChangeRecord));
  }, 300_000);
  afterAll(() => grove?.close());

  it('make one policy of the region, which the approver reads', () => {
    const [change, ...more] = planned[0]?.plan.changes ?? [];
    expect(more).toEqual([]);
    expect(change?.findingIds.length).toBeGreaterThan(1);
    expect(change?.risks).toEqual(['cost']);
    expect(change?.priceCnyPerMonth).toBeNull();
    expect(change?.notes[0]?.en).toMatch(/plan these findings again/);
  });

  it('are bound to it by the next plan', () => {
    const made = records[0]?.entries[0]?.createdId;
    expect(made).toMatch(/^sp-/);
    expect(planned[1]?.plan.changes.map(({ args }) => args?.autoSnapshotPolicyId)).toEqual(
      planned[0]?.plan.changes[0]?.findingIds.map(() => made),
    );
    expect(records[1]?.entries.flatMap(({ verdicts }) => verdicts.map(({ outcome }) => outcome))).not.toContain('fail');
  });

  it('are as before on the way back', () => {
    const disks = planned[1]?.plan.changes.length ?? 0;
    expect(records.flatMap(outcomes).filter((outcome) => outcome !== 'applied')).toEqual([]);
    expect(sent).toEqual([
      ['CreateAutoSnapshotPolicy'],
      Array(disks).fill('ApplyAutoSnapshotPolicy'),
      Array(disks).fill('CancelAutoSnapshotPolicy'),
      ['DeleteAutoSnapshotPolicy'],
    ]);
    expect(Object.keys(differences(before, grove.snapshot()))).toEqual([]);
  });
});

describe('VPCs of a region without a place for flow logs', () => {
  const rule = 'security/vpc-flow-log-missing';
  let grove: Grove;
  let before: ReturnType<Grove['snapshot']>;
  let there: Planted;
  let record: ChangeRecord;
  let sent: readonly string[];
  let back: Planted;
  let undone: ChangeRecord;
  let returned: readonly string[];

  beforeAll(async () => {
    grove = await openGrove();
    const { control } = grove.sandbox;
    for (const { id, region } of control.list('vpc.flow-log')) if (region === 'cn-shanghai') control.remove('vpc.flow-log', id);
    before = grove.snapshot();
    there = await grove.plan([rule], { each: 2, only: ({ resource }) => resource.region === 'cn-shanghai' });
    const mark = grove.mark();
    record = await grove.apply(there);
    sent = grove.writesSince(mark).map(({ action }) => action);
    back = await grove.back(there, record);
    const returning = grove.mark();
    undone = await grove.apply(back);
    returned = grove.writesSince(returning).map(({ action }) => action);
  }, 300_000);
  afterAll(() => grove?.close());

  it('share one project and one store, which come first', () => {
    const kinds = there.plan.changes.map(({ token }) => token.split(':')[2]);
    expect(kinds).toEqual(['Project', 'Store', ...Array(kinds.length - 2).fill('FlowLog')]);
    expect(there.plan.changes.slice(1, 3).map(({ dependsOn }) => dependsOn)).toEqual([['C001'], ['C001', 'C002']]);
    expect(there.plan.changes[1]?.findingIds).toHaveLength(kinds.length - 2);
  });

  it('are recorded by one plan, in order', () => {
    expect(outcomes(record)).toEqual(there.plan.changes.map(() => 'applied'));
    expect(sent.slice(0, 2)).toEqual(['CreateProject', 'CreateLogStore']);
    expect(sent.slice(2)).toEqual(there.plan.changes.slice(2).map(() => 'CreateFlowLog'));
    expect(record.entries.flatMap(({ verdicts }) => verdicts.map(({ outcome }) => outcome))).not.toContain('fail');
  });

  it('are taken back in the other order, and the plan says that the project stays', () => {
    expect(outcomes(undone)).toEqual(back.plan.changes.map(() => 'applied'));
    expect(returned).toEqual([...there.plan.changes.slice(2).map(() => 'DeleteFlowLog'), 'DeleteLogStore']);
    expect(back.plan.changes.at(-1)?.risks).toContain('data');
    expect(back.plan.notFixable.map(({ reason }) => reason.en)).toEqual([expect.stringContaining('The project stays')]);
    expect(Object.keys(differences(before, grove.snapshot()))).toEqual([expect.stringMatching(/^sls\.project\/xunjian-/)]);
  });
});
