import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { summaryText } from '../../src/render/index.ts';
import { input } from './fixtures.ts';
import { named, nasty } from './nasty.ts';

describe('the summary of the terminal', () => {
  it.each(['zh-CN', 'en'] as const)('%s: the columns of the table stand under each other', (language) => {
    const lines = summaryText(input({ failing: 50, language })).split('\n');
    const start = lines.findIndex((line) => /^(类别|Category)/.test(line));
    const widths = lines.slice(start, start + 8).map((line) => stringWidth(line));
    expect(new Set(widths).size).toBe(1);
    expect(lines[start + 7]).toMatch(/50$/);
  });

  it.each([40, 80, 200])('no line is longer than %d columns', (columns) => {
    const lines = summaryText(input({ failing: 50 }), { columns }).split('\n');
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(columns);
  });

  it('names the missing permissions and the coverage', () => {
    const text = summaryText(input({ failing: 50 }));
    expect(text).toContain('缺少的权限：dds:DescribeDBInstances、rds:DescribeDBInstances');
    expect(text).toContain('覆盖率 99.5%，通过率 97.8%，已接受 3');
  });

  it('without a risk there is no table', () => {
    const text = summaryText(input({ failing: 0, unread: false, accepted: false, history: false, language: 'en' }));
    expect(text).toContain('No risks were found, all 1,320 checks assessed passed.');
    expect(text).not.toContain('Category');
  });

  it('no control sequence of a name reaches the terminal', () => {
    for (const name of Object.values(nasty))
      expect(summaryText(named(name), { columns: 5000 })).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e]/u);
  });

  it('parts can be coloured by what they are', () => {
    const styles = new Set<string>();
    const paint = (text: string, style: string) => {
      styles.add(style);
      return text;
    };
    summaryText(input({ failing: 50 }), { paint });
    expect([...styles].sort()).toEqual(['critical', 'high', 'low', 'medium', 'soft', 'strong', 'unread']);
  });
});
