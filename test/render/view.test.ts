import { describe, expect, it } from 'vitest';
import type { Comparison, Inspection } from '../../src/model/documents.ts';
import { InputError } from '../../src/model/errors.ts';
import { wordsOf } from '../../src/render/text/catalogue.ts';
import { verdictOf } from '../../src/render/text/verdict.ts';
import { viewModel } from '../../src/render/view/view-model.ts';
import { sampleRules } from './fixture-rules.ts';
import { comparisonOf, config, failing, inspectionOf, result, takenAt, unreadOf } from './fixtures.ts';

const sample = (id: string) => sampleRules.find(({ rule }) => rule.id === id) as (typeof sampleRules)[number];
const retention = sample('backup/rds-backup-retention');
const whitelist = sample('security/rds-whitelist-any');
const advice = sample('stability/ecs-single-zone');

/** An inspection of these results alone. */
function inspectionWith(...rules: Inspection['rules']): Inspection {
  return { ...inspectionOf({ failing: 0, unread: false, accepted: false }), rules };
}

function many(count: number, make: (i: number) => ReturnType<typeof failing>) {
  return Array.from({ length: count }, (_, i) => make(i));
}

function history(state: 'open' | 'not-read', ids: readonly string[], daysAgo = 5): Comparison {
  const firstSeenAt = new Date(Date.parse(takenAt) - daysAgo * 86_400_000).toISOString();
  return {
    previousId: 'run-before',
    previousAt: '2026-11-24T00:00:00Z',
    findings: Object.fromEntries(ids.map((id) => [id, { id, firstSeenAt, state }])),
    moved: [],
    trend: [{ id: 'run-before', at: '2026-11-24T00:00:00Z', open: { high: ids.length }, isComplete: true }],
  };
}

describe('pass rate and coverage', () => {
  it.each([
    ['80 % exactly is enough', 8, 0, 2, '100.0', '80.0'],
    ['one check less is not', 79, 0, 21, undefined, '79.0'],
    ['the rate is cut, never rounded up', 1999, 1, 0, '99.9', '100.0'],
    ['nothing asked has no rate', 0, 0, 0, undefined, undefined],
  ])('%s', (_, pass, fail, unknown, passRate, coverage) => {
    const findings = [...many(fail, (i) => failing(retention, i)), ...many(unknown, (i) => unreadOf(retention, 100 + i))];
    expect(viewModel(inspectionWith(result(retention, findings, pass))).figures).toMatchObject({ passRate, coverage });
  });

  it('accepting a risk takes it from the open risks and leaves the pass rate as it was', () => {
    const open = viewModel(inspectionWith(result(retention, [failing(retention, 0)], 3))).figures;
    const accepted = {
      ...failing(retention, 0),
      outcome: 'accepted' as const,
      accepted: { by: '王工', until: '2026-12-31', why: 'moving' },
    };
    const after = viewModel(inspectionWith(result(retention, [accepted], 3))).figures;
    expect([open.open, open.passRate, after.open, after.passRate]).toEqual([1, '75.0', 0, '75.0']);
  });

  it('advice counts in no total', () => {
    const view = viewModel(inspectionWith(result(advice, [failing(advice, 0)], 5)));
    expect(view.figures).toMatchObject({ open: 0, asked: 0, rules: 0 });
    expect(view.advice).toHaveLength(1);
  });

  it('an error stands beside the failed and passed checks and hides none of them', () => {
    const error = { ...unreadOf(retention, 9), outcome: 'error' as const, unread: [] };
    const view = viewModel(inspectionWith(result(retention, [...many(3, (i) => failing(retention, i)), error], 9)));
    expect(view.figures.checks).toMatchObject({ fail: 3, pass: 9, error: 1 });
    expect(view.unread).toMatchObject([{ reason: 'error', checks: 1 }]);
  });

  it('a resource with two risks is affected once', () => {
    const view = viewModel(inspectionWith(result(retention, [failing(retention, 0)], 0), result(whitelist, [failing(whitelist, 0)], 0)));
    expect(view.figures).toMatchObject({ open: 2, affected: 1 });
  });

  it('an account that could not be entered is named in the conclusion, one that lacks a single type is not', () => {
    const whole = inspectionWith(result(retention, [failing(retention, 0)], 3));
    const { inventory } = whole;
    const gap = { region: 'global', action: 'sts:AssumeRole', reason: 'failed' as const, code: 'NoPermission', message: 'not trusted' };
    const [first] = inventory.types;
    const gaps = [
      ...inventory.types.map(({ type }) => ({ ...gap, type, accountId: '1000000000000002' })),
      { ...gap, type: (first as (typeof inventory.types)[number]).type, accountId: '1000000000000003' },
    ];
    const accountIds = [...inventory.accountIds, '1000000000000002', '1000000000000003'];
    const view = viewModel({ ...whole, inventory: { ...inventory, accountIds }, gaps });
    expect(view.figures.closedAccounts).toEqual(['1000000000000002']);
    expect(verdictOf(view, wordsOf('en')).rest).toMatch(/nothing could be read of 1 account \(1000000000000002\), and/);
    expect(verdictOf(view, wordsOf('zh-CN')).rest).toMatch(/1 个账号完全未能读取（1000000000000002），其风险不在本报告内/);
  });

  it('counts that do not match their findings are refused with the rule named', () => {
    const broken = result(retention, [failing(retention, 0)], 1);
    expect(() => viewModel(inspectionWith({ ...broken, counts: { ...broken.counts, fail: 2 } }))).toThrow(InputError);
    expect(() => viewModel(inspectionWith({ ...broken, counts: { ...broken.counts, fail: 2 } }))).toThrow(
      /backup\/rds-backup-retention counts 2 × fail and lists 1/,
    );
  });
});

describe('risks over time', () => {
  it('a risk that could not be read this time stays open and is marked', () => {
    const finding = unreadOf(retention, 0);
    const view = viewModel(inspectionWith(result(retention, [finding], 4)), history('not-read', [finding.id]));
    expect(view.groups[0]?.risks[0]).toMatchObject({ isNotRead: true, state: 'open', ageDays: 5 });
    expect(view.figures).toMatchObject({ open: 1, notRead: 1 });
    expect(view.figures.checks.unknown).toBe(1);
  });

  it('a risk whose listing failed stays open although this inspection does not hold it', () => {
    const finding = failing(retention, 0);
    const before = history('not-read', [finding.id]);
    const view = viewModel(inspectionWith(result(retention, [], 4)), {
      ...before,
      moved: [{ finding, title: retention.rule.risk, how: 'not-read' }],
    });
    expect(view.figures).toMatchObject({ open: 1, notRead: 1, affected: 1 });
    expect(view.moves).toMatchObject({ opening: 1, closing: 1, recount: 0 });
  });

  it.each([
    ['critical, found on a Friday, is due on Monday', whitelist, '2026-11-20T01:00:00Z', 2],
    ['critical, found yesterday, is due today', whitelist, '2026-11-24T01:00:00Z', 0],
    ['high on its seventh day is not late', retention, '2026-11-18T01:00:00Z', 0],
    ['high on its eighth day is', retention, '2026-11-17T01:00:00Z', 1],
    ['a day begins at midnight in Beijing', retention, '2026-11-16T16:00:00Z', 1],
  ])('%s', (_, rule, firstSeenAt, late) => {
    const finding = failing(rule, 0);
    const comparison = { ...history('open', []), findings: { [finding.id]: { id: finding.id, firstSeenAt, state: 'open' as const } } };
    expect(viewModel(inspectionWith(result(rule, [finding], 0)), comparison).groups[0]?.risks[0]?.lateDays).toBe(late);
  });

  it('opening plus what came minus what left is the closing', () => {
    const inspection = inspectionOf({ failing: 50 });
    const moves = viewModel(inspection, comparisonOf(inspection), config).moves;
    if (!moves) throw new Error('There is a previous run.');
    const { opening, new: came, recurred, expired, fixed, accepted, released, retired, recount, closing } = moves;
    expect(opening + came + recurred + expired - fixed - accepted - released - retired + recount).toBe(closing);
    expect(recount).toBe(0);
  });

  it.each<[string, Comparison['moved'][number]['how'], 'fail' | 'accepted', 'open' | 'new', number]>([
    ['an open risk that is accepted leaves the account', 'accepted', 'accepted', 'open', 1],
    ['one accepted at first sight was never in it', 'accepted', 'accepted', 'new', 0],
    ['an open risk that is fixed leaves it', 'fixed', 'fail', 'open', 1],
    ['an accepted one that is fixed was not in it', 'fixed', 'accepted', 'open', 0],
  ])('%s', (_, how, outcome, state, left) => {
    const finding = { ...failing(retention, 0), outcome };
    const before = history('open', []);
    const findings = { [finding.id]: { id: finding.id, firstSeenAt: takenAt, state } };
    const view = viewModel(inspectionWith(result(retention, [], 1)), {
      ...before,
      findings,
      trend: [],
      moved: [{ finding, title: retention.rule.risk, how }],
    });
    expect(view.moves?.left).toHaveLength(left);
    expect(view.moves?.opening).toBe(left);
  });

  it('a difference that no move explains is a step of its own', () => {
    const finding = failing(retention, 0);
    const view = viewModel(inspectionWith(result(retention, [finding], 0)), {
      ...history('open', [finding.id]),
      trend: [{ id: 'run-before', at: '2026-11-24T00:00:00Z', open: { high: 4 }, isComplete: true }],
    });
    expect(view.moves).toMatchObject({ opening: 4, closing: 1, recount: -3 });
  });

  it('on a first run nothing is new and nothing is compared', () => {
    const view = viewModel(inspectionWith(result(retention, [failing(retention, 0)], 0)));
    expect(view.moves).toBeUndefined();
    expect(view.groups[0]?.risks[0]).toMatchObject({ state: 'open', ageDays: 0 });
  });

  it('an incomplete run and a missed workday are holes in the trend, a weekend is none', () => {
    const run = (at: string, isComplete = true) => ({ id: at, at, open: { high: 1 }, isComplete });
    const trend = [run('2026-11-18T00:00:00Z'), run('2026-11-20T00:00:00Z', false), run('2026-11-23T00:00:00Z')];
    const view = viewModel(inspectionWith(result(retention, [], 1)), { ...history('open', []), trend }, config);
    expect(view.trend.map(({ kind }) => kind)).toEqual(['run', 'missed', 'incomplete', 'run', 'missed', 'run']);
  });
});

describe('decisions', () => {
  it('there are at most three, the critical risks first', () => {
    const inspection = inspectionOf({ failing: 50 });
    const kinds = viewModel(inspection, comparisonOf(inspection), config).decisions.map(({ kind }) => kind);
    expect(kinds).toEqual(['critical', 'options', 'permissions']);
  });

  it('without anything to decide there are none', () => {
    expect(viewModel(inspectionWith(result(retention, [], 3))).decisions).toEqual([]);
  });
});

describe('the conclusion', () => {
  const low = sample('stability/ecs-deletion-protection-off');
  it.each([
    [
      'critical',
      inspectionWith(result(whitelist, [failing(whitelist, 0)], 0)),
      '1 项严重风险需要今天处理：RDS 白名单对任意地址开放（apple-rds-01）。',
    ],
    [
      'high',
      inspectionWith(result(retention, [failing(retention, 0)], 0)),
      '1 项高风险，请在期限内处理：RDS 备份保留时间不足（apple-rds-01）。',
    ],
    ['low', inspectionWith(result(low, [failing(low, 0)], 0)), '没有高风险，1 项中低风险可按期限安排。'],
    ['none', inspectionWith(result(retention, [], 1320)), '没有发现风险，已评估的 1,320 次检查全部通过。'],
    [
      'thin',
      inspectionWith(
        result(
          retention,
          many(5, (i) => unreadOf(retention, i)),
          5,
        ),
      ),
      '没有发现风险，已评估的 5 次检查全部通过；只评估了 50.0% 的检查，未读取的部分不能视为没有风险。',
    ],
    ['nothing', inspectionWith(), '没有可评估的内容，本次没有读到适用的资源，请先看“未能检查的内容”。'],
  ])('%s', (_, inspection, sentence) => {
    const { lead, rest } = verdictOf(viewModel(inspection), wordsOf('zh-CN'));
    expect(lead + rest).toBe(sentence);
  });
});
