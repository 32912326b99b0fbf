import { describe, expect, it } from 'vitest';
import { filesIn, read } from './source-files.ts';

describe('locales', () => {
  it('have the same keys in both languages', () => {
    const keys = (language: string) => keysOf(JSON.parse(read(`reports/locales/${language}.json`))).sort();
    expect(keys('zh-CN')).toEqual(keys('en'));
    expect(keys('en').length).toBeGreaterThan(10);
  });

  it('of rules use full-width marks after Chinese characters', () => {
    const halfWidth = /[\u4e00-\u9fff][,;:!?](?![\dA-Za-z])/;
    const bad = filesIn('rules', '.json').filter((file) =>
      chineseTexts(JSON.parse(read(file))).some((text) => halfWidth.test(text.replaceAll('键:值', ''))),
    );
    expect(bad).toEqual([]);
  });
});

function keysOf(node: unknown, prefix = ''): string[] {
  if (node === null || typeof node !== 'object') return [prefix];
  return Object.entries(node).flatMap(([key, value]) => keysOf(value, `${prefix}/${key}`));
}

function chineseTexts(node: unknown): string[] {
  if (node === null || typeof node !== 'object') return [];
  return Object.entries(node).flatMap(([key, value]) => (key === 'zh-CN' && typeof value === 'string' ? [value] : chineseTexts(value)));
}
