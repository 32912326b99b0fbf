import { describe, expect, it } from 'vitest';
import type { Change, ChangePlan } from '../../../src/model/documents.ts';
import { leftGroups } from '../../../src/render/changes/plan/left.ts';
import { priceText, valueLines } from '../../../src/render/changes/texts.ts';
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

  it('an unknown price of a saving is called one, and going back is not', () => {
    const saving = { ...patch, category: 'cost', priceCnyPerMonth: null } as Change;
    expect(priceText(saving, en)).toBe('Meant to save, amount not known');
    expect(priceText({ ...saving, undoOf: 'C001' }, en)).toBe('Billed, amount not known');
    expect(priceText({ ...saving, category: 'backup' }, en)).toBe('Billed, amount not known');
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
