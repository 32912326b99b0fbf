import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Change, ChangeRecord } from '../../../src/model/documents.ts';
import { differences, type Grove, openGrove, type Planted } from '../harness.ts';
import type { Road } from './road.ts';

// Rows of asynchronous work stay behind: they change nothing. Automatic snapshots follow the days of their policy.
const isJob = (key: string) => /^((alb|nlb)\.job|cs\.task)\//.test(key);
const isTakenByPolicy = (side: unknown) => (side as [{ SnapshotType?: string }] | undefined)?.[0].SnapshotType === 'auto';

interface Walked {
  readonly there: Planted;
  readonly record: ChangeRecord;
  readonly sent: readonly string[];
  readonly touched: readonly string[];
  readonly back: Planted;
  readonly undone: ChangeRecord;
  readonly returned: readonly string[];
  readonly left: readonly string[];
}

/**
 * Tests of roads that are walked together, in one change set there and one back: each as {@link import('./road.ts').walk}
 * demands it alone, at the price of one. No two of them may be about the same resource.
 */
export function describeRoads(title: string, roads: readonly Road[]): void {
  describe(title, () => {
    let grove: Grove;
    let walked: Walked;

    beforeAll(async () => {
      grove = await openGrove();
      walked = await walkTogether(grove, roads);
    }, 600_000);
    afterAll(() => grove?.close());

    const changeOf = ({ rule }: Road): Change | undefined => walked.there.plan.changes.find(({ ruleIds }) => ruleIds.includes(rule));
    const names = roads.map((road) => [road.rule, road] as const);

    it.each(names)('%s is planned with exactly the wanted values', (rule, road) => {
      const why = walked.there.plan.notFixable.find(({ ruleId }) => ruleId === rule)?.reason.en ?? 'no finding';
      const change = changeOf(road);
      expect(change, why).toBeDefined();
      expect(Object.fromEntries((change?.set ?? []).map(({ property, to }) => [property, to]))).toEqual(road.set);
      expect(change?.undo.kind).toBe(road.undo ?? 'restore');
    });

    it.each(names)('%s fails before it and passes after it', (rule, road) => {
      const entry = walked.record.entries.find(({ changeId }) => changeId === changeOf(road)?.id);
      expect(entry?.outcome, entry?.reason?.text.en ?? 'not planned').toBe('applied');
      expect(entry?.verdicts.find(({ ruleId }) => ruleId === rule)?.outcome).toBe(road.after ?? (road.isLate ? 'fail' : 'pass'));
    });

    it('sends exactly the expected actions', () => {
      expect([...walked.sent].sort()).toEqual(roads.flatMap(({ writes }) => writes).sort());
    });

    it('changes nothing else in the estate', () => {
      expect(walked.touched).toHaveLength(roads.reduce((sum, { touched = 1 }) => sum + touched, 0));
    });

    it('goes back by exactly the expected actions', () => {
      const bad = walked.undone.entries.filter(({ outcome }) => outcome !== 'applied');
      expect(bad.map(({ changeId, reason }) => `${changeId} ${reason?.text.en}`)).toEqual([]);
      expect([...walked.returned].sort()).toEqual(roads.flatMap(({ back = [] }) => back).sort());
    });

    it('leaves nothing behind but what the plan said', () => {
      const lasting = roads
        .filter(({ back, undo }) => back === undefined || undo === 'partial' || undo === 'create')
        .flatMap((road) => idsOf(changeOf(road)));
      const leaves = roads.flatMap((road) => road.leaves ?? []);
      expect(walked.left.filter((key) => ![...lasting, ...leaves].some((part) => key.includes(part)))).toEqual([]);
    });
  });
}

const idsOf = (change: Change | undefined) => (change ? [change.resource.id, change.importId ?? change.resource.id] : []);

async function walkTogether(grove: Grove, roads: readonly Road[]): Promise<Walked> {
  const before = grove.snapshot();
  const changed = () =>
    Object.entries(differences(before, grove.snapshot()))
      .filter(([key, [was, is]]) => !isJob(key) && !isTakenByPolicy(was ?? is))
      .map(([key]) => key);
  const byRule = new Map(roads.map((road) => [road.rule, road]));
  const there = await grove.plan(
    roads.map(({ rule }) => rule),
    {
      inputs: Object.assign({}, ...roads.map(({ inputs = {} }) => inputs)),
      only: ({ ruleId, resource }) => byRule.get(ruleId)?.id === undefined || byRule.get(ruleId)?.id === resource.id,
    },
  );
  if (changed().length > 0) throw new Error(`Planning changed ${changed().join(', ')}.`);
  const mark = grove.mark();
  const record = await grove.apply(there);
  const sent = grove.writesSince(mark).map(({ action }) => action);
  const touched = changed();
  const returnable = new Set(roads.filter(({ back }) => back !== undefined).map(({ rule }) => rule));
  const meant = there.plan.changes.filter(({ ruleIds }) => ruleIds.some((id) => returnable.has(id))).map(({ id }) => id);
  const returning = grove.mark();
  const back = await grove.back(there, { ...record, entries: record.entries.filter(({ changeId }) => meant.includes(changeId)) });
  const undone = await grove.apply(back);
  return {
    there,
    record,
    sent,
    touched,
    back,
    undone,
    returned: grove.writesSince(returning).map(({ action }) => action),
    left: changed(),
  };
}
