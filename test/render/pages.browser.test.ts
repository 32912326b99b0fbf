import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium, type ReportInput, renderPdf, renderReport } from '../../src/render/index.ts';
import { chromiumArgs } from '../../src/render/pdf.ts';
import { input, type Options } from './fixtures.ts';

let browser: Browser;

beforeAll(async () => {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('These tests need Chromium: install it, or name it in CHROMIUM_PATH.');
  browser = await chromium.launch({ executablePath, args: [...chromiumArgs] });
});

afterAll(() => browser?.close());

interface Look {
  readonly width: number;
  readonly colorScheme: 'light' | 'dark';
}

async function open(given: ReportInput, { width, colorScheme }: Look): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
  const page = await context.newPage();
  await page.setContent(String(await renderReport('html', given)));
  return page;
}

const wide: Look = { width: 1400, colorScheme: 'light' };
const wideDark: Look = { width: 1400, colorScheme: 'dark' };
const phone: Look = { width: 400, colorScheme: 'light' };
const phoneDark: Look = { width: 400, colorScheme: 'dark' };
const firstRun: Options = { failing: 0, unread: false, accepted: false, history: false, config: false, source: 'sandbox' };

describe.each(['zh-CN', 'en'] as const)('axe finds nothing in %s', (language) => {
  it.each([
    ['50 findings', { failing: 50 }, wide],
    ['50 findings, dark', { failing: 50 }, wideDark],
    ['50 findings on a phone', { failing: 50 }, phone],
    ['50 findings on a dark phone', { failing: 50 }, phoneDark],
    ['a first run without findings', firstRun, wide],
    ['a first run without findings on a dark phone', firstRun, phoneDark],
  ])('%s', async (_, options, look) => {
    expect(await violations({ ...options, language }, look)).toEqual([]);
  });

  it('5,000 findings', async () => {
    // The colours are those of 50 findings, and measuring all of them takes minutes.
    expect(await violations({ failing: 5000, language }, wide, ['color-contrast'])).toEqual([]);
  });
});

async function violations(options: Options, look: Look, without: string[] = []): Promise<string[]> {
  const page = await open(input(options), look);
  await page.evaluate('document.querySelectorAll("details").forEach((fold) => { fold.open = true; })');
  const found = await new AxeBuilder({ page }).disableRules(without).analyze();
  await page.context().close();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

describe.each(['zh-CN', 'en'] as const)('nothing sticks out of the side in %s', (language) => {
  it.each([
    ['wide', { failing: 50 }, wide],
    ['a phone', { failing: 50 }, phone],
    ['a phone with 5,000 findings', { failing: 5000 }, phone],
    ['a phone with no findings', firstRun, phone],
    ['a tablet', { failing: 50 }, { width: 900, colorScheme: 'light' }],
  ] as const)('%s', async (_, options, look) => {
    const page = await open(input({ ...options, language }), look);
    const width = await page.evaluate('document.documentElement.scrollWidth');
    await page.context().close();
    expect(width).toBe(look.width);
  });
});

describe('without a script', () => {
  it('a filter shows the rules of its category only', async () => {
    const page = await open(input({ failing: 50 }), wide);
    await page.locator('label', { has: page.locator('#only-backup') }).click();
    const shown = await page.locator('#t-rest tbody:visible').evaluateAll((bodies) => bodies.map((body) => body.className.split(' ')[0]));
    await page.context().close();
    expect(new Set(shown)).toEqual(new Set(['backup']));
  });
});

describe('contrast that axe cannot decide', () => {
  const colours =
    '[...document.querySelectorAll("#fig-work .wide a")].map((link) => [...link.children].map((part) => getComputedStyle(part).fill))';

  it.each([wide, wideDark])('figures on bars are at least 4.5 to 1, $colorScheme', async (look) => {
    const page = await open(input({ failing: 50 }), look);
    const pairs = (await page.evaluate<string[][]>(colours)).filter(({ length }) => length > 1);
    await page.context().close();
    expect(pairs.length).toBeGreaterThan(5);
    expect(Math.min(...pairs.map((fills) => contrast(fills[0] as string, fills.at(-1) as string)))).toBeGreaterThanOrEqual(4.5);
  });
});

/** WCAG contrast of two colours written as rgb(r, g, b). */
function contrast(one: string, other: string): number {
  const [bright, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (bright + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const parts = (colour.match(/[\d.]+/g) ?? []).map((part) => Number(part) / 255);
  const [r = 0, g = 0, b = 0] = parts.map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

describe('paper', () => {
  it.each(['zh-CN', 'en'] as const)('in %s the summary stands alone on the first page', async (language) => {
    const context = await browser.newContext({ viewport: { width: 794, height: 1123 } });
    const page = await context.newPage();
    await page.emulateMedia({ media: 'print' });
    await page.setContent(String(await renderReport('html', input({ failing: 50, language }))));
    // A4 less its margins: 174 mm wide, 257 mm high.
    await page.setViewportSize({ width: 658, height: 971 });
    const bottom = await page.evaluate('document.querySelector("#summary").getBoundingClientRect().bottom');
    await context.close();
    expect(bottom).toBeGreaterThan(400);
    expect(bottom).toBeLessThan(971);
  });

  it('a PDF is printed', async () => {
    const bytes = await renderPdf(String(await renderReport('html', input({ failing: 5 }))));
    expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
    expect(bytes.length).toBeGreaterThan(20_000);
  });
});
