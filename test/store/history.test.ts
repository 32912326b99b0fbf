import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Finding, Gap, Resource } from '../../src/model/documents.ts';
import { openDatabase } from '../../src/store/driver.ts';
import { type History, openHistory } from '../../src/store/index.ts';
import { finding, fruit, gap, inspection } from './make.ts';

const rule = 'backup/short';
const mango = fruit('mango');
const kiwi = fruit('kiwi');
const stopped = fruit('mango', 'cn-hangzhou', { status: 'Stopped' });
const far = fruit('lychee', 'cn-shanghai');

let history: History;
beforeEach(() => {
  history = openHistory(':memory:');
});
afterEach(() => history.close());

const each = (resources: readonly Resource[]) => (visit: (resource: Resource) => void) => {
  for (const resource of resources) visit(resource);
};

interface Night {
  readonly findings?: readonly Finding[];
  readonly resources?: readonly Resource[];
  readonly rules?: readonly string[];
  readonly gaps?: Gap[];
  readonly regions?: string[];
}

/** One run a night; gives the comparison of the last. */
function runs(...nights: readonly Night[]) {
  const comparisons = nights.map((night, index) =>
    history.record(inspection({ day: index + 1, ...night }), {
      eachResource: each(night.resources ?? [mango]),
      isConcerned: (_, resource) => resource.fields.status !== 'Stopped',
    }),
  );
  return comparisons.at(-1) as (typeof comparisons)[number];
}

const fails = (resource = mango, ruleId = rule) => finding(ruleId, resource);
const accepted = finding(rule, mango, 'accepted');
const unknown = finding(rule, mango, 'unknown');

describe('what became of a finding', () => {
  it.each<[string, Night, Night, string | undefined, string | undefined]>([
    ['fails again', { findings: [fails()] }, { findings: [fails()] }, undefined, 'open'],
    ['fails for the first time', {}, { findings: [fails()] }, 'new', 'new'],
    ['fails on a resource that was not there', { resources: [] }, { findings: [fails()] }, 'new-resource', 'new'],
    ['fails where the listing was denied before', { resources: [], gaps: [gap('cn-hangzhou')] }, { findings: [fails()] }, 'new', 'new'],
    ['fails under a rule that was not judged', { rules: ['backup/other'] }, { findings: [fails()] }, 'new-rule', 'new'],
    ['passes', { findings: [fails()] }, {}, 'fixed', undefined],
    ['is accepted', { findings: [fails()] }, { findings: [accepted] }, 'accepted', 'open'],
    ['stays accepted', { findings: [accepted] }, { findings: [accepted] }, undefined, 'open'],
    ['is not accepted any more', { findings: [accepted] }, { findings: [fails()] }, 'exception-expired', 'open'],
    ['is gone from a complete listing', { findings: [fails()] }, { resources: [] }, 'released', undefined],
    ['is in a listing that was denied', { findings: [fails()] }, { resources: [], gaps: [gap('cn-hangzhou')] }, 'not-read', 'not-read'],
    [
      'is in a listing that ended short',
      { findings: [fails()] },
      { resources: [], gaps: [gap('cn-hangzhou', 'short')] },
      'not-read',
      'not-read',
    ],
    [
      'is gone while another region was denied',
      { findings: [fails()] },
      { resources: [], gaps: [gap('cn-shanghai')] },
      'released',
      undefined,
    ],
    [
      'is in a region that was not asked for',
      { findings: [fails(far)], regions: ['cn-shanghai'], resources: [far] },
      {},
      'not-read',
      'not-read',
    ],
    ['could not be read', { findings: [fails()] }, { findings: [unknown] }, 'not-read', 'not-read'],
    ['was accepted and could not be read', { findings: [accepted] }, { findings: [unknown] }, undefined, undefined],
    [
      'was accepted and is in a listing that was denied',
      { findings: [accepted] },
      { resources: [], gaps: [gap('cn-hangzhou')] },
      undefined,
      undefined,
    ],
    ['was and is unreadable', { findings: [unknown] }, { findings: [unknown] }, undefined, undefined],
    [
      'is of a resource that the rule does not concern any more',
      { findings: [fails()] },
      { resources: [stopped] },
      'rule-retired',
      undefined,
    ],
    ['has a rule that is retired', { findings: [fails()] }, { rules: ['backup/other'] }, 'rule-retired', undefined],
  ])('%s', (_, before, after, how, state) => {
    const { moved, findings } = runs(before, after);
    expect(moved.map((one) => one.how)).toEqual(how === undefined ? [] : [how]);
    expect(Object.values(findings).map((one) => one.state)).toEqual(state === undefined ? [] : [state]);
  });

  it.each<[string, readonly Night[], string | undefined, string]>([
    ['fixed, then back', [{ findings: [fails()] }, {}, { findings: [fails()] }], 'recurred', 'recurred'],
    ['released, then back', [{ findings: [fails()] }, { resources: [] }, { findings: [fails()] }], 'recurred', 'recurred'],
    ['unreadable, then failing as before', [{ findings: [fails()] }, { findings: [unknown] }, { findings: [fails()] }], undefined, 'open'],
    ['unreadable twice', [{ findings: [fails()] }, { findings: [unknown] }, { findings: [unknown] }], 'not-read', 'not-read'],
    [
      'rule retired, then judged again',
      [{ findings: [fails()] }, { rules: ['backup/other'] }, { findings: [fails()] }],
      'new-rule',
      'open',
    ],
  ])('%s: it keeps the day on which it was first seen', (_, nights, how, state) => {
    const { moved, findings } = runs(...nights);
    expect(moved.map((one) => one.how)).toEqual(how === undefined ? [] : [how]);
    expect(Object.values(findings)).toEqual([{ id: fails().id, firstSeenAt: '2026-11-01T00:00:00.000Z', state }]);
  });

  it('is new without a list of movements in the first run', () => {
    const first = runs({ findings: [fails(), fails(kiwi)], resources: [mango, kiwi] });
    expect(first).toMatchObject({ previousId: null, previousAt: null, moved: [] });
    expect(Object.values(first.findings).map(({ state }) => state)).toEqual(['new', 'new']);
  });
});

describe('the history', () => {
  it('names the run before, of the same accounts only', () => {
    const other = inspection({ day: 2 });
    history.record(inspection({ day: 1 }), { eachResource: each([]) });
    history.record({ ...other, inventory: { ...other.inventory, accountIds: ['1000000000000002'] } }, { eachResource: each([]) });
    const third = history.record(inspection({ day: 3 }), { eachResource: each([]) });
    expect(third).toMatchObject({ previousId: '2026111-000000-test', previousAt: '2026-11-01T00:00:00.000Z' });
    expect(third.trend.map(({ id }) => id)).toEqual(['2026111-000000-test', '2026113-000000-test']);
  });

  it('shows the newest 30 runs, oldest first, this one at the end', () => {
    let trend: readonly { at: string }[] = [];
    for (let day = 1; day <= 31; day++) trend = history.record(inspection({ day }), { eachResource: each([]) }).trend;
    expect(trend.length).toBe(30);
    expect([trend[0]?.at, trend.at(-1)?.at]).toEqual(['2026-11-02T00:00:00.000Z', '2026-11-31T00:00:00.000Z']);
  });

  it('counts failed checks by severity and leaves accepted ones out', () => {
    const { trend } = runs({ findings: [fails(), finding(rule, kiwi, 'accepted')] });
    expect(trend.at(-1)?.open).toEqual({ critical: 0, high: 1, medium: 0, low: 0, info: 0 });
  });

  it('counts a risk that could not be read as open still', () => {
    const { trend } = runs({ findings: [fails()] }, { findings: [unknown] });
    expect(trend.map(({ open }) => open.high)).toEqual([1, 1]);
  });

  it('compares a run that was narrowed by hand, retires nothing for it and does not keep it', () => {
    runs({ findings: [fails()] });
    const narrowed = history.record(inspection({ day: 2, rules: ['backup/other'] }), { eachResource: each([mango]), isPartial: true });
    expect(narrowed).toMatchObject({ previousId: '2026111-000000-test', moved: [] });
    const next = history.record(inspection({ day: 3, findings: [fails()] }), { eachResource: each([mango]) });
    expect(next).toMatchObject({ previousId: '2026111-000000-test', moved: [] });
  });

  it('keeps nothing of a run that cannot be kept whole', () => {
    runs({ findings: [fails()] });
    expect(() => history.record(inspection({ day: 1, findings: [fails(kiwi)] }), { eachResource: each([kiwi]) })).toThrow();
    const next = history.record(inspection({ day: 2, findings: [fails(kiwi)] }), { eachResource: each([mango, kiwi]) });
    expect(next.findings[fails(kiwi).id]?.firstSeenAt).toBe('2026-11-02T00:00:00.000Z');
  });
});

describe('the history file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'xunjian-history-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is made with its folder and read again', () => {
    const path = join(folder, 'out', 'xunjian.db');
    const first = openHistory(path);
    first.record(inspection({ day: 1, findings: [fails()] }), { eachResource: each([mango]) });
    first.close();
    const second = openHistory(path);
    expect(second.record(inspection({ day: 2, findings: [fails()] }), { eachResource: each([mango]) }).findings[fails().id]).toMatchObject({
      state: 'open',
    });
    second.close();
  });

  it('takes two programs at the same time', () => {
    const path = join(folder, 'xunjian.db');
    const [one, two] = [openHistory(path), openHistory(path)];
    one.record(inspection({ day: 1 }), { eachResource: each([]) });
    expect(two.record(inspection({ day: 2 }), { eachResource: each([]) }).previousId).toBe('2026111-000000-test');
    one.close();
    two.close();
  });

  it('that is no database is refused in one sentence', () => {
    const path = join(folder, 'xunjian.db');
    writeFileSync(path, 'this is a shopping list, not a database\n'.repeat(200));
    expect(() => openHistory(path)).toThrow(/xunjian\.db: cannot be opened as a history: .+ Move it away to begin a new one\./);
  });

  it('of a newer program is refused in one sentence', () => {
    const path = join(folder, 'xunjian.db');
    openHistory(path).close();
    const db = openDatabase(path);
    db.run('INSERT INTO schema_version (version) VALUES (?)', 99);
    db.close();
    expect(() => openHistory(path)).toThrow(/schema 99.*update the program/);
  });
});
