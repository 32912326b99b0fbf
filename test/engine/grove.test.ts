import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { differences, type Grove, openGrove } from './harness.ts';

let grove: Grove;
beforeAll(async () => {
  grove = await openGrove();
}, 120_000);
afterAll(() => grove?.close());

describe('the whole road on the real engine', () => {
  it('mends a disk exactly as approved, and brings it back', async () => {
    const before = grove.snapshot();
    const planted = await grove.plan(['backup/ecs-disk-delete-auto-snapshot']);
    expect(planted.plan.notFixable).toEqual([]);
    expect(planted.plan.changes).toHaveLength(1);
    expect(differences(before, grove.snapshot())).toEqual({});
    const mark = grove.mark();
    const record = await grove.apply(planted);
    expect(record.entries).toMatchObject([{ outcome: 'applied', verdicts: [{ outcome: 'pass' }] }]);
    expect(grove.writesSince(mark).map(({ action }) => action)).toEqual(['ModifyDiskAttribute']);
    expect(Object.keys(differences(before, grove.snapshot()))).toHaveLength(1);
    const back = await grove.back(planted, record);
    const undone = await grove.apply(back);
    expect(undone.entries).toMatchObject([{ outcome: 'applied' }]);
    expect(differences(before, grove.snapshot())).toEqual({});
  }, 120_000);
});
