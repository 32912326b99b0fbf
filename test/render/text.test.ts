import { readdirSync, readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import type { Evidence, FieldValue } from '../../src/model/documents.ts';
import { wordsOf } from '../../src/render/text/catalogue.ts';
import { dateOf, dayOf, dayOfDate, isAnnounced, nextWorkday } from '../../src/render/text/clock.ts';
import { cny, percent, signed } from '../../src/render/text/numbers.ts';
import { requiredText, valueText } from '../../src/render/text/values.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const texts = (language: string): Record<string, string> => JSON.parse(read(`reports/locales/${language}.json`));
const [zh, en] = [texts('zh-CN'), texts('en')];

describe('the catalogues', () => {
  it('have the same keys', () => {
    expect(Object.keys(en)).toEqual(Object.keys(zh));
  });

  it('name the same values in both languages', () => {
    const differing = Object.keys(zh).filter((key) => valuesOf(zh[key] as string).join() !== valuesOf(en[key] as string).join());
    expect(differing).toEqual([]);
  });

  it('have no half-width mark after a Chinese character', () => {
    expect(Object.entries(zh).filter(([, text]) => /[\u4e00-\u9fff][,;:!?()]/.test(text))).toEqual([]);
  });

  it('put one space between Chinese and Latin letters or figures', () => {
    const close = /[\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u4e00-\u9fff]/;
    const written = ([, text]: [string, string]) => text.replaceAll(/\{[^{}]*\}|other|one/g, '');
    expect(Object.entries(zh).filter((entry) => close.test(written(entry)))).toEqual([]);
  });

  it('hold every text that the templates and the program name, and no other', () => {
    const files = [...sources('src/render/', '.ts'), ...sources('reports/', '.hbs')].map(read).join('\n');
    const literal = [...files.matchAll(/(?:\bt\(|\{\{t |head: words\.t\()\s*["'`]([\w.-]+)["'`]/g)].map((match) => match[1] as string);
    expect(literal.filter((key) => !(key in zh))).toEqual([]);
    // Texts of a group are named by its last word: `level.${level}`. Regions, frameworks and values are what the cloud and the rules name.
    const model = read('src/model/documents.ts') + read('src/model/resource-type.ts');
    const isNamed = (word: string) => new RegExp(`["'\`]${word}["'\`]`).test(files + model) || new RegExp(`\\b${word}:`).test(files);
    const unused = Object.keys(zh).filter(
      (key) =>
        !isNamed(key) && !/^(region|framework|value)\./.test(key) && !(key.includes('.') && isNamed(key.slice(key.lastIndexOf('.') + 1))),
    );
    expect(unused).toEqual([]);
  });

  it('an unknown key is an error, not a blank', () => {
    expect(() => wordsOf('en').t('no.such.text')).toThrow('reports/locales/en.json has no text "no.such.text".');
  });
});

/** The values that a text writes out; n and more may serve only the agreement of an English sentence. */
function valuesOf(text: string): string[] {
  const names = new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true })
    .getAst()
    .flatMap((part) => ('value' in part && part.type !== 0 ? [part.value] : []));
  return [...new Set(names)].filter((name) => name !== 'n' && name !== 'more').sort();
}

function sources(folder: string, ending: string): string[] {
  return readdirSync(new URL(folder, root), { recursive: true })
    .map(String)
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}${name}`);
}

describe('numbers', () => {
  it.each([
    ['cut, not rounded', 9996, 10000, '99.9'],
    ['all', 7, 7, '100.0'],
    ['none', 0, 7, '0.0'],
    ['nothing to divide by', 0, 0, undefined],
  ])('%s', (_, numerator, denominator, text) => {
    expect(percent(numerator, denominator)).toBe(text);
  });

  it('money has two decimals and thousands, changes have their sign', () => {
    expect([cny(1280), signed(3), signed(-1200), signed(0)]).toEqual(['¥1,280.00', '+3', '−1,200', '0']);
  });
});

describe('the clock', () => {
  it.each([
    ['half past midnight in Beijing', '2026-10-31T16:30:00Z', '2026-11-01'],
    ['just before midnight', '2026-10-31T15:59:59Z', '2026-10-31'],
  ])('%s', (_, at, date) => {
    expect(dateOf(dayOf(at))).toBe(date);
  });

  it.each([
    ['a Friday before a worked Sunday', '2026-09-18', '2026-09-20'],
    ['the day before the October holiday', '2026-09-30', '2026-10-08'],
    ['an ordinary Friday', '2026-11-20', '2026-11-23'],
    ['a year without a notice keeps plain weekdays', '2027-10-01', '2027-10-04'],
  ])('%s', (_, from, next) => {
    expect(dateOf(nextWorkday(dayOfDate(from)))).toBe(next);
  });

  it('says when a calendar is provisional', () => {
    expect([isAnnounced(dayOfDate('2026-12-31')), isAnnounced(dayOfDate('2027-01-01'))]).toEqual([true, false]);
  });
});

describe('values', () => {
  it.each<[FieldValue, string | undefined, string, string]>([
    [3, 'day', '3 天', '3 days'],
    [1, 'day', '1 天', '1 day'],
    [92.456, 'percent', '92.46%', '92.46%'],
    [1536, 'gibibyte', '1.5 TiB', '1.5 TiB'],
    [18, 'cny-per-month', '¥18.00/月', '¥18.00/month'],
    [12480, undefined, '12,480', '12,480'],
    [[443, 27017], 'port', '443、27017', '443, 27017'],
    [null, 'day', '无', 'None'],
    ['', undefined, '无', 'None'],
    [[], undefined, '无', 'None'],
    [true, undefined, '是', 'Yes'],
    [['a', 'b'], undefined, 'a、b', 'a, b'],
    ['2026-11-25T00:07:00Z', undefined, '2026-11-25 08:07', '2026-11-25 08:07'],
    [{ a: 1 }, undefined, '{"a":1}', '{"a":1}'],
  ])('%j %s', (value, unit, chinese, english) => {
    expect([valueText(value, unit, wordsOf('zh-CN')), valueText(value, unit, wordsOf('en'))]).toEqual([chinese, english]);
  });

  it.each<[string, FieldValue, string]>([
    ['greaterThanInclusive', 7, '≥ 7 天'],
    ['not:lessThan', 7, '≥ 7 天'],
    ['not:equal', 7, '不是 7 天'],
    ['notEqual', null, '须有'],
    ['notEqual', true, '否'],
    ['equal', null, '无'],
    ['in', [1, 2], '1 天、2 天 之一'],
    ['swap:contains', [1], '1 天'],
    ['doesNotContain', '0.0.0.0/0', '不含 0.0.0.0/0'],
    ['everyFact:lessThan', 3, '全部 < 3 天'],
    ['someFact:lessThan', 3, '至少一项 < 3 天'],
    ['not:someFact:lessThan', 3, '全部 ≥ 3 天'],
    ['not:everyFact:lessThan', 3, '至少一项 ≥ 3 天'],
    ['not:someFact:notEqual', 3, '全部 3 天'],
    ['someFact:not:lessThan', 3, '至少一项 ≥ 3 天'],
    ['not:someFact:in', [1, 2], '都不是 1 天、2 天'],
    ['not:not:someFact:lessThan', 3, '至少一项 < 3 天'],
  ])('%s %j', (operator, expected, text) => {
    const evidence: Evidence = { field: 'days', actual: null, operator, expected, unit: 'day' };
    expect(requiredText(evidence, wordsOf('zh-CN'))).toBe(text);
  });
});
