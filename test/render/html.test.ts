import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { guidanceText } from '../../src/render/html/marks.ts';
import { rowsPerRule } from '../../src/render/html/page.ts';
import { type ReportInput, renderReport } from '../../src/render/index.ts';
import { input, type Options } from './fixtures.ts';
import { named, nasty } from './nasty.ts';

const page = async (given: ReportInput) => String(await renderReport('html', given));
const empty: Options = { failing: 0, unread: false, accepted: false, history: false, config: false };

const includes = (text: string, part: string) => ({ part, isThere: text.includes(part) });
const there = (part: string) => ({ part, isThere: true });

/** What a pattern finds, with a little of what stands around it. */
const found = (text: string, pattern: RegExp) =>
  [...text.matchAll(new RegExp(pattern, `g${pattern.flags}`))].map(({ index }) => text.slice(Math.max(0, index - 40), index + 40));

/** The words of a page: style, drawings and tags taken out. */
function textOf(html: string): string {
  return html.replaceAll(/<style>.*?<\/style>|<[^>]*>/gs, ' ').replaceAll(/\s+/g, ' ');
}

describe('strangers on the page', () => {
  it.each(Object.entries(nasty))('%s does no harm', async (_, name) => {
    const html = await page(named(name));
    expect(found(html, /<script|<b>x|onmouseover="/)).toEqual([]);
    expect(html.match(/<style>/g)).toHaveLength(1);
    expect(found(html, /[^\P{Cc}\t\n\r]/u)).toEqual([]);
  });

  it('a name is isolated, so that its direction turns nothing else', async () => {
    expect(includes(await page(named(nasty.direction)), `<bdi>${nasty.direction}</bdi>`)).toEqual(there(`<bdi>${nasty.direction}</bdi>`));
  });

  it('a link that is no https address is no link', async () => {
    const given = input({ failing: 50 });
    const rules = given.inspection.rules.map(({ rule, ...rest }) => ({ ...rest, rule: { ...rule, link: 'javascript:alert(1)' } }));
    expect(includes(await page({ ...given, inspection: { ...given.inspection, rules } }), 'javascript:').isThere).toBe(false);
  });

  it('no template switches escaping off', () => {
    const reports = new URL('../../reports/', import.meta.url);
    const files = readdirSync(reports, { recursive: true })
      .map(String)
      .filter((name) => name.endsWith('.hbs'));
    expect(files.length).toBeGreaterThan(5);
    for (const file of files) expect(found(readFileSync(new URL(file, reports), 'utf8'), /\{\{\{|\{\{&/)).toEqual([]);
  });
});

describe('the size of the page', () => {
  it.each([0, 50, 5000])('with %d findings it stays under 2 MB and needs nothing from elsewhere', async (failing) => {
    const html = await page(input({ failing }));
    expect(Buffer.byteLength(html)).toBeLessThan(2_000_000);
    expect(found(html, /<script|<link|<img|src=|url\(|@import/)).toEqual([]);
  });

  it('shows twenty rows of a rule and says how many more the table file has', async () => {
    const html = await page(input({ failing: 5000, history: false }));
    const shares = input({ failing: 5000 }).inspection.rules.map(({ counts }) => counts.fail);
    expect(includes(textOf(html), `另有 ${(shares[11] as number) - 20} 条见表格文件 risk-report.csv。`)).toEqual(
      there(`另有 ${(shares[11] as number) - 20} 条见表格文件 risk-report.csv。`),
    );
  });

  it.each([
    ['few rules', [500, 500], 20],
    ['exactly what fits', Array.from({ length: 100 }, () => 50), 20],
    ['one rule more', Array.from({ length: 101 }, () => 50), 19],
    ['very many rules', Array.from({ length: 1000 }, () => 50), 2],
    ['none', [], 20],
  ])('%s', (_, counts, rows) => {
    expect(rowsPerRule(counts)).toBe(rows);
  });
});

describe('guidance', () => {
  it.each([
    [
      'in numbered steps is a list',
      '1. Clone it. 2. Test it. 3. Upgrade.',
      '<ol class="steps"><li>Clone it.</li><li>Test it.</li><li>Upgrade.</li></ol>',
    ],
    ['in Chinese steps is a list', '1. 克隆。2. 测试。', '<ol class="steps"><li>克隆。</li><li>测试。</li></ol>'],
    [
      'with addresses and steps named in it is a list',
      '1. List who connects. 2. Remove 0.0.0.0/0 from the list of step 1. 3. Test it.',
      '<ol class="steps"><li>List who connects.</li><li>Remove 0.0.0.0/0 from the list of step 1.</li><li>Test it.</li></ol>',
    ],
    ['with a version in it is a sentence', 'Upgrade to 2. 0 or later.', '<p>Upgrade to 2. 0 or later.</p>'],
    ['in one sentence is a sentence', 'Turn it on.', '<p>Turn it on.</p>'],
  ])('%s', (_, text, markup) => {
    expect(guidanceText(text).markup).toBe(markup);
  });
});

describe('what the page says', () => {
  it.each(['zh-CN', 'en'] as const)('%s: nothing is undefined, blank or unformatted', async (language) => {
    for (const options of [{ failing: 50 }, empty, { failing: 5000 }]) {
      const html = await page(input({ ...options, language }));
      expect(found(textOf(html), /undefined|NaN|\[object|Infinity|\{\w+\}/)).toEqual([]);
      expect(found(html, /<t[dh]\b[^>]*><\/t[dh]>|<dd>\s*<\/dd>/)).toEqual([]);
    }
  });

  it('says every empty state in words', async () => {
    const text = textOf(await page(input(empty)));
    const sentences = [
      '没有发现风险',
      '本期无需您决定的事项。',
      '本期无未读取的内容',
      '本期无待修复风险。',
      '本期无高风险。',
      '本期无中低风险。',
      '首次巡检，没有上次可比。',
      '本期无已接受的风险。',
      '本期无建议。',
    ];
    for (const sentence of sentences) expect(includes(text, sentence)).toEqual(there(sentence));
  });

  it('both languages show the same figures', async () => {
    const values = (html: string) => [...html.matchAll(/<dd class="value">(.*?)<\/dd>/g)].map((match) => textOf(match[1] as string));
    const [chinese, english] = await Promise.all((['zh-CN', 'en'] as const).map((language) => page(input({ failing: 50, language }))));
    expect(values(chinese as string)).toHaveLength(8);
    expect(values(chinese as string)).toEqual(values(english as string));
  });

  it('what could not be read stands before the risks, with the permission and the policy to paste', async () => {
    const html = await page(input({ failing: 50 }));
    expect(html.indexOf('id="unread"')).toBeLessThan(html.indexOf('id="high"'));
    expect(includes(textOf(html), 'dds: Describe DBInstances')).toEqual(there('dds: Describe DBInstances'));
    expect(includes(html, '&quot;Action&quot;: [\n        &quot;dds:DescribeDBInstances&quot;')).toEqual(
      there('&quot;Action&quot;: [\n        &quot;dds:DescribeDBInstances&quot;'),
    );
  });

  it.each([
    ['sandbox', '样例环境：数据来自模拟的阿里云，不是真实账号。'],
    ['replies', '离线巡检：数据来自保存的接口回复'],
  ] as const)('a %s run says so', async (source, sentence) => {
    expect(includes(textOf(await page(input({ failing: 5, source }))), sentence)).toEqual(there(sentence));
  });

  it('a live run has no such notice, a stopped one says that it was stopped', async () => {
    const given = input({ failing: 5 });
    expect(includes(await page(given), 'class="banner"').isThere).toBe(false);
    const inventory = { ...given.inspection.inventory, isComplete: false };
    expect(includes(textOf(await page({ ...given, inspection: { ...given.inspection, inventory } })), '本次巡检中途停止')).toEqual(
      there('本次巡检中途停止'),
    );
  });

  it('compliance is a self-check and says so', async () => {
    expect(includes(textOf(await page(input({ failing: 50 }))), '仅供自查，不作为测评结论。')).toEqual(there('仅供自查，不作为测评结论。'));
  });

  it('every link inside the page leads somewhere', async () => {
    const html = await page(input({ failing: 50 }));
    const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]));
    const missing = [...html.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]).filter((id) => !ids.has(id));
    expect(missing).toEqual([]);
  });

  it('no id is used twice', async () => {
    const ids = [...(await page(input({ failing: 50 }))).matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(ids.length).toBe(new Set(ids).size);
  });
});
