import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium, renderChangeList, renderPdf, renderPlan } from '../../../src/render/index.ts';
import { chromiumArgs } from '../../../src/render/pdf.ts';
import { config, month, plan } from '../../data/changes/documents.ts';
import { nasty } from '../nasty.ts';
import { strangers } from './strangers.ts';

let browser: Browser;

beforeAll(async () => {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('These tests need Chromium: install it, or name it in CHROMIUM_PATH.');
  browser = await chromium.launch({ executablePath, args: [...chromiumArgs] });
});

afterAll(() => browser?.close());

const draw = {
  plan: (language: 'zh-CN' | 'en') => renderPlan(plan, { language, format: 'html' }, config),
  list: async (language: 'zh-CN' | 'en') => String(await renderChangeList(month, { language, format: 'html' }, config)),
  'plans only': async (language: 'zh-CN' | 'en') =>
    String(
      await renderChangeList(
        { plans: [plan], approvals: [], records: [] },
        { language, format: 'html' },
        { ...config, tier: 'remote-5x8' },
      ),
    ),
  'long names': async (language: 'zh-CN' | 'en') =>
    String(await renderChangeList(strangers(nasty.long), { language, format: 'html' }, config)),
} as const;

const looks = [
  [1400, 'light'],
  [1400, 'dark'],
  [900, 'light'],
  [400, 'light'],
  [400, 'dark'],
] as const;
const looksOf = { plan: looks, list: looks, 'plans only': [looks[0], looks[4]], 'long names': [looks[0], looks[3]] } as const;

describe.each(['zh-CN', 'en'] as const)('in %s', (language) => {
  describe.each(Object.keys(draw) as (keyof typeof draw)[])('the %s', (name) => {
    it.each(looksOf[name])('at %d columns, %s: axe finds nothing and nothing sticks out', async (width, colorScheme) => {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
      const page = await context.newPage();
      await page.setContent(await draw[name](language));
      const { violations } = await new AxeBuilder({ page }).analyze();
      const across = await page.evaluate('document.documentElement.scrollWidth');
      await context.close();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      expect(across).toBe(width);
    });
  });
});

describe('paper', () => {
  it.each(['plan', 'list'] as const)('the %s is printed', async (name) => {
    const bytes = await renderPdf(await draw[name]('zh-CN'));
    expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
    const wide =
      Buffer.from(bytes)
        .toString('latin1')
        .match(/\/MediaBox \[0 0 841/g) ?? [];
    expect(wide.length > 0).toBe(name === 'list');
  });
});
