import { describe, expect, it } from 'vitest';
import type { Change, ChangePlan } from '../../../src/model/documents.ts';
import { leftGroups } from '../../../src/render/changes/plan/left.ts';
import { feltText } from '../../../src/render/changes/plan/texts.ts';
import { planView } from '../../../src/render/changes/plan/view.ts';
import { kindText, priceText, valueLines } from '../../../src/render/changes/texts.ts';
import { short, whole } from '../../../src/render/changes/values.ts';
import { wordsOf } from '../../../src/render/text/catalogue.ts';

const en = wordsOf('en');
const zh = wordsOf('zh-CN');

describe('a value of a change', () => {
  it.each([
    ['a word of the product is said in the reader’s language', ['Monday', 'Sunday'], undefined, 'Monday, Sunday', '周一、周日'],
    ['a switch that is a number is yes or no', 1, 'switch', 'Yes', '是'],
    ['two is no position of a switch', 2, 'switch', '2', '2'],
    ['a number that the API writes as text has its unit', '100', 'megabit-per-second', '100 Mbps', '100 Mbps'],
    ['a text that is no number keeps its own form', '10x', 'day', '10x', '10x'],
    ['nothing, as products write it, is said in the reader’s language', 'NONE', undefined, 'None', '无'],
    ['a list of nothing too', ['None', 'Monday'], undefined, 'None, Monday', '无、周一'],
    ['minus one day is kept forever', -1, 'day', 'kept forever', '永久保留'],
    ['minus one day that the API writes as text too', '-1', 'day', 'kept forever', '永久保留'],
    ['minus two days are days', -2, 'day', '-2 days', '-2 天'],
    ['minus one of something else is a number', -1, 'hour', '-1 hour', '-1 小时'],
    ['a name that is like no word stays', 'Mondays', undefined, 'Mondays', 'Mondays'],
  ] as const)('%s', (_, value, unit, english, chinese) => {
    expect(short(value as never, unit, en)).toBe(english);
    expect(short(value as never, unit, zh)).toBe(chinese);
    expect(whole(value as never, unit, zh)).toBe(chinese);
  });

  it('leaves out the members of a block that say nothing, and puts inner blocks in brackets', () => {
    const rules = [
      { id: 'a', prefix: null, transitions: [{ days: 90, storageClass: 'IA' }], expirations: [], tags: [{ key: '' }] },
      { id: 'b', abort: { days: 7 } },
    ];
    expect(short(rules, undefined, en)).toBe('id=a, transitions (days=90, storageClass=IA); abort (days=7), id=b');
    expect(short({ a: null }, undefined, en)).toBe('None');
  });

  it('cuts a block after 400 characters on a page and never in a file', () => {
    const block = { text: 'x'.repeat(500) };
    expect(short(block, undefined, en)).toHaveLength(401);
    expect(whole(block, undefined, en)).toHaveLength(505);
  });
});

describe('the lines of a change', () => {
  const title = (text: string) => ({ en: text, 'zh-CN': text });
  const patch = {
    kind: 'patch',
    set: [
      { property: 'days', title: title('Days'), from: ['Monday'], to: ['Monday'] },
      { property: 'retention', title: title('Retention'), unit: 'day', from: 7, to: 14 },
    ],
  } as unknown as Change;

  it('put what is only written along last, and say that it stays', () => {
    expect(valueLines(patch, en).map(({ before, after }) => [before, after])).toEqual([
      ['7 days', '14 days'],
      ['Monday', 'Monday (unchanged)'],
    ]);
  });

  it('of a list of blocks name what comes and goes, and count what stays; a file has the whole', () => {
    const [apple, plum] = [
      { name: 'apple', port: 22 },
      { port: 80, name: 'plum' },
    ];
    const entries = { property: 'entries', title: title('Entries'), from: [apple, plum], to: [{ note: '', name: 'plum', port: 80 }] };
    const one = { kind: 'patch', set: [entries] } as unknown as Change;
    expect(valueLines(one, en)).toMatchObject([{ before: 'name=apple, port=22; 1 other as before', after: '1 other as before' }]);
    expect(valueLines(one, zh)).toMatchObject([{ after: '其余 1 项不变' }]);
    expect(valueLines(one, en, whole)).toMatchObject([{ before: 'name=apple, port=22; name=plum, port=80', after: 'name=plum, port=80' }]);
  });

  const textOf = (from: unknown, to: unknown, write = short) => {
    const one = { kind: 'patch', set: [{ property: 'policy', title: title('Policy'), from, to }] } as unknown as Change;
    const [line] = valueLines(one, en, write);
    return [line?.before, line?.after];
  };
  const statement = (name: string) => ({ Effect: 'Allow', Action: ['oss:GetObject'], Resource: `acs:oss:*:*:${name}/${'x'.repeat(150)}` });
  const policy = (names: readonly string[], more: object = {}) =>
    JSON.stringify({ Version: '1', Statement: names.map(statement), ...more });
  const said = (name: string) => `Action=oss:GetObject, Effect=Allow, Resource=acs:oss:*:*:${name}/${'x'.repeat(150)}`;

  it('of a text of JSON name the entries that come and go, and count those that stay', () => {
    expect(textOf(policy(['apple', 'plum']), policy(['apple', 'fig']))).toEqual([
      `Statement (${said('plum')}; 1 other as before)`,
      `Statement (${said('fig')}; 1 other as before)`,
    ]);
    expect(textOf(policy(['apple', 'plum']), policy(['plum']))).toEqual([
      `Statement (${said('apple')}; 1 other as before)`,
      'Statement (1 other as before)',
    ]);
  });

  it('of a text of JSON name the other members that differ, and not those that stay', () => {
    expect(textOf(policy(['apple'], { Id: 'a', Owner: 'pear' }), policy(['apple'], { Id: 'b' }))).toEqual(['Id=a, Owner=pear', 'Id=b']);
    expect(textOf(policy(['apple'], { Id: 'a' }), policy(['apple']))).toEqual(['Id=a', 'None']);
  });

  it('of a text of JSON without a common entry name all entries', () => {
    expect(textOf(policy(['apple']), policy(['fig']))).toEqual([`Statement (${said('apple')})`, `Statement (${said('fig')})`]);
  });

  it('do not take entries for the same that only read alike', () => {
    const list = (state: string, day: string, name: string) => [{ state, day }, { name }, { name: 'pear' }];
    expect(textOf(list('Enabled', '2026-11-18T01:00:01Z', 'apple'), list('enabled', '2026-11-18T01:00:02Z', 'fig'))).toEqual([
      'day=2026-11-18 09:00, state=Enabled; name=apple; 1 other as before',
      'day=2026-11-18 09:00, state=Enabled; name=fig; 1 other as before',
    ]);
  });

  it('of a list of blocks in a text of JSON name what comes and goes', () => {
    const list = (...names: string[]) => JSON.stringify(names.map((name) => ({ name })));
    expect(textOf(list('apple', 'plum'), list('plum'))).toEqual(['name=apple; 1 other as before', '1 other as before']);
  });

  it('write a text of JSON that is on one side only as a block, and leave it as it is in a file', () => {
    const shown = `Statement (${said('fig')}), Version=1`;
    expect(textOf(undefined, policy(['fig']))).toEqual(['Not set', shown]);
    expect(textOf('', policy(['fig']))).toEqual(['None', shown]);
    expect(textOf(policy(['apple']), policy(['fig']), whole)).toEqual([policy(['apple']), policy(['fig'])]);
  });

  it('leave a text that only begins like JSON as it is', () => {
    expect(textOf('{apple', '{plum')).toEqual(['{apple', '{plum']);
    expect(textOf('[1]', '[2]')).toEqual(['[1]', '[2]']);
  });

  const stem = 'x'.repeat(500);
  it.each([
    ['long texts', `${stem}apple`, `${stem}plum`, `…${'x'.repeat(20)}apple`, `…${'x'.repeat(20)}plum`],
    ['a long text that goes on', stem, `${stem}plum`, `…${'x'.repeat(20)}`, `…${'x'.repeat(20)}plum`],
    ['a long text that ends earlier', `${stem}plum`, stem, `…${'x'.repeat(20)}plum`, `…${'x'.repeat(20)}`],
    ['long blocks', { a: `${stem}apple` }, { a: `${stem}plum` }, `…${'x'.repeat(20)}apple`, `…${'x'.repeat(20)}plum`],
    [
      'long lists',
      [...'abcdefgh'.split(''), 'y'],
      [...'abcdefgz'.split(''), 'y'],
      '…, b, c, d, e, f, g, h, y',
      '…, b, c, d, e, f, g, z, y',
    ],
    ['a text of JSON set out otherwise', '{"a":{"b":1}}', '{"a": {"b":1}}', '{"a":{"b":1}}', '{"a": {"b":1}}'],
    ['a word and nothing', null, 'NONE', 'null', '"NONE"'],
    ['two moments of one minute', '2026-11-18T01:00:01Z', '2026-11-18T01:00:02Z', '"2026-11-18T01:00:01Z"', '"2026-11-18T01:00:02Z"'],
  ])('never write two values alike: %s', (_, from, to, before, after) => {
    expect(textOf(from, to)).toEqual([before, after]);
  });

  it('never write two long entries of a text of JSON alike', () => {
    const one = (end: string) => JSON.stringify({ Statement: [{ Resource: `${stem}${end}` }, { Resource: 'pear' }] });
    expect(textOf(one('apple'), one('plum'))).toEqual([
      `…${'x'.repeat(20)}apple; 1 other as before)`,
      `…${'x'.repeat(20)}plum; 1 other as before)`,
    ]);
  });

  it.each([
    ['whole up to 1600 characters', 1588, 'Id=a, Text=zyyy', false],
    ['cut after that', 1589, 'Id=a, Text=zyyy', true],
  ])('write what comes and goes %s', (_, length, start, isCut) => {
    const text = (first: string) => JSON.stringify({ Id: first, Text: first === 'a' ? `z${'y'.repeat(length)}` : 'z', Member: { a: 1 } });
    const [before] = textOf(text('a'), text('b'));
    expect([before?.startsWith(start), before?.endsWith('…'), before?.length]).toEqual([true, isCut, isCut ? 1601 : 12 + length]);
  });

  it('an unknown price of a saving is called one, and going back is not', () => {
    const saving = { ...patch, category: 'cost', priceCnyPerMonth: null } as Change;
    expect(priceText(saving, en)).toBe('Meant to save, amount not known');
    expect(priceText({ ...saving, undoOf: 'C001' }, en)).toBe('Billed, amount not known');
    expect(priceText({ ...saving, category: 'backup' }, en)).toBe('Billed, amount not known');
  });
});

describe('what a change makes, and what is felt of it', () => {
  const rule = { en: 'Security group rule', 'zh-CN': '安全组规则' };
  const base = {
    severity: 'high',
    risks: ['access'],
    dependsOn: [],
    findingIds: [],
    set: [],
    undo: { kind: 'delete' },
    durationSeconds: 1,
  };
  const changes = [
    { ...base, id: 'C001', kind: 'create', thing: rule, resource: { id: 'sg-apple' } },
    { ...base, id: 'C002', kind: 'delete', thing: rule, resource: { id: 'sg-apple' }, dependsOn: ['C001'] },
    { ...base, id: 'C003', kind: 'create', resource: { id: 'oss-apple' } },
  ] as unknown as Change[];
  const view = planView({ changes, preview: [], notFixable: [], conflicts: [] } as unknown as ChangePlan);

  it('names the thing, which may be a part of the resource', () => {
    expect(changes.map((one) => kindText(one, en))).toEqual(['Create: Security group rule', 'Delete: Security group rule', 'Create']);
    expect(kindText(changes[0] as Change, zh)).toBe('新建：安全组规则');
  });

  it('what opens a way before another change closes one takes none away', () => {
    expect(view.figures.disruptive).toBe(2);
    expect(view.figures.byRisk).toEqual([{ risk: 'access', changes: 2 }]);
    expect(view.changes.map((one) => feltText(one, en))).toEqual(['None by itself; Access lost with C002', 'Access lost', 'Access lost']);
  });
});

describe('what is left to a person', () => {
  const one = (findingId: string, over: object) =>
    ({
      findingId,
      ruleId: 'cost/idle',
      code: 'no-property',
      reason: { en: 'No.' },
      severity: 'low',
      ...over,
    }) as unknown as ChangePlan['notFixable'][number];

  it('is grouped by risk and reason, gravest first', () => {
    const groups = leftGroups([
      one('1', {}),
      one('2', { ruleId: 'security/open', severity: 'high' }),
      one('3', {}),
      one('4', { reason: { en: 'Bound.' } }),
    ]);
    expect(groups.map(({ members }) => members.map(({ findingId }) => findingId))).toEqual([['2'], ['1', '3'], ['4']]);
  });
});
