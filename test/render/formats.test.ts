import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { textCell } from '../../src/render/formats/csv.ts';
import { formatNames, loadFormat, type ReportInput, renderReport } from '../../src/render/index.ts';
import { plain } from '../../src/render/text/markdown.ts';
import { sampleRules } from './fixture-rules.ts';
import { failing, input, inspectionOf, result, unreadOf } from './fixtures.ts';
import { named, nasty } from './nasty.ts';

const draw = async (format: string, given: ReportInput) => String(await renderReport(format, given));
const sample = sampleRules[3] as (typeof sampleRules)[number];

const found = (text: string, pattern: RegExp) => [...text.matchAll(new RegExp(pattern, `g${pattern.flags}`))].map(([part]) => part);

/** Cells of a CSV text, by RFC 4180. */
function cells(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, bare, end] of text.replace(/^\ufeff/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted === undefined ? (bare as string) : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

describe('the formats', () => {
  it('are the files of their folder', async () => {
    expect(await formatNames()).toEqual(['csv', 'html', 'json', 'junit', 'markdown', 'sarif']);
  });

  it('an unknown one is refused with the known ones named', async () => {
    await expect(loadFormat('pdfx')).rejects.toThrow(
      'There is no report format "pdfx"; there are csv, html, json, junit, markdown, sarif.',
    );
  });

  it('all say the same of failed, passed, unread and broken checks', async () => {
    const broken = { ...unreadOf(sample, 7), outcome: 'error' as const, unread: [] };
    const findings = [failing(sample, 0), failing(sample, 1), failing(sample, 2), unreadOf(sample, 5), broken];
    const given: ReportInput = {
      inspection: { ...inspectionOf({ failing: 0, unread: false, accepted: false }), rules: [result(sample, findings, 9)] },
      language: 'en',
    };
    const [csv, json, sarif, junit, html, markdown] = await Promise.all(
      ['csv', 'json', 'sarif', 'junit', 'html', 'markdown'].map((format) => draw(format, given)),
    );
    expect(
      cells(csv as string)
        .slice(1)
        .map((row) => row[5])
        .sort((a = '', b = '') => (a < b ? -1 : 1)),
    ).toEqual(['Fail', 'Fail', 'Fail', 'Not assessed', 'Rule error']);
    expect(JSON.parse(json as string).figures.checks).toMatchObject({ fail: 3, pass: 9, unknown: 1, error: 1 });
    expect(
      JSON.parse(sarif as string)
        .runs[0].results.map(({ kind }: { kind: string }) => kind)
        .sort(),
    ).toEqual(['fail', 'fail', 'fail', 'open', 'open']);
    expect(junit).toContain('tests="6" failures="3" errors="1" skipped="1"');
    expect((html as string).includes('Pass ÷ (pass + fail + accepted) = 9 ÷ (9 + 3 + 0) = 75.0%.')).toBe(true);
    expect(markdown).toContain('| Total | 0 | 3 | 0 | 0 | 3 |');
  });

  it.each(['csv', 'html', 'json', 'junit', 'markdown', 'sarif'])('%s of the same input is the same twice', async (format) => {
    expect(await draw(format, input({ failing: 50 }))).toBe(await draw(format, input({ failing: 50 })));
  });
});

describe('CSV', () => {
  it('starts with the byte order mark, ends its lines with CR LF and has every row', async () => {
    const text = await draw('csv', input({ failing: 5000 }));
    expect(Buffer.from(text).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(found(text.replaceAll('\r\n', ''), /[\r\n]/)).toEqual([]);
    expect(cells(text)).toHaveLength(1 + 5000 + 12 + 3);
  });

  it('has no blank cell', async () => {
    expect(
      cells(await draw('csv', input({ failing: 50 })))
        .flat()
        .filter((cell) => cell === ''),
    ).toEqual([]);
  });

  it('keeps all sixteen digits of an account', async () => {
    expect(cells(await draw('csv', input({ failing: 1 })))[1]).toContain('1000000000000001');
  });

  it.each([
    ['=1+1', `'=1+1`],
    ['+8613800000000', `'+8613800000000`],
    ['-db-01', `'-db-01`],
    ['@sum', `'@sum`],
    ['\t=1+1', `'\t=1+1`],
    [' =1+1', `' =1+1`],
    ['＝1+1', `'＝1+1`],
    ['普通文本', '普通文本'],
    ['a-b', 'a-b'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['first\nsecond', '"first\nsecond"'],
  ])('%j is written as %j', (text, cell) => {
    expect(textCell(text)).toBe(cell);
  });

  it('a number stays a number, below zero too', async () => {
    const finding = { ...failing(sample, 0), savingCnyPerMonth: -3.5 };
    const inspection = { ...inspectionOf({ failing: 0, unread: false, accepted: false }), rules: [result(sample, [finding], 0)] };
    expect(cells(await draw('csv', { inspection, language: 'en' }))[1]).toContain('-3.5');
  });
});

describe('JSON', () => {
  it('has no byte order mark and holds both documents', async () => {
    const text = await draw('json', input({ failing: 50 }));
    expect(text[0]).toBe('{');
    expect(JSON.parse(text)).toMatchObject({
      schemaVersion: 1,
      inspection: { id: 'run-20261125-0800' },
      comparison: { previousId: 'run-20261124-0800' },
    });
  });
});

describe('SARIF', () => {
  const validate = sarifValidator();

  it.each([0, 50, 5000])('with %d findings it is valid against the schema', async (count) => {
    validate(JSON.parse(await draw('sarif', input({ failing: count }))));
    expect(validate.errors).toBeNull();
  });

  it('maps levels, suppresses what is accepted and tells gaps as notifications', async () => {
    const [run] = JSON.parse(await draw('sarif', input({ failing: 50, language: 'en' }))).runs;
    const levels = Object.fromEntries(
      run.tool.driver.rules.map((rule: { properties: { severity: string }; defaultConfiguration: { level: string } }) => [
        rule.properties.severity,
        rule.defaultConfiguration.level,
      ]),
    );
    expect(levels).toEqual({ critical: 'error', high: 'error', medium: 'warning', low: 'note', info: 'note' });
    const accepted = run.results.filter((item: { suppressions?: unknown[] }) => item.suppressions);
    expect(accepted.map((item: { properties: { outcome: string } }) => item.properties.outcome)).toEqual([
      'accepted',
      'accepted',
      'accepted',
    ]);
    expect(run.invocations[0].toolExecutionNotifications.map(({ descriptor }: { descriptor: { id: string } }) => descriptor.id)).toContain(
      'gap/denied',
    );
  });

  it('every result points at its rule and carries its own fingerprint', async () => {
    const [run] = JSON.parse(await draw('sarif', input({ failing: 50 }))).runs;
    const prints = run.results.map(
      (item: { partialFingerprints: Record<string, string> }) => item.partialFingerprints['xunjianFinding/v1'],
    );
    expect(new Set(prints).size).toBe(prints.length);
    for (const item of run.results) expect(run.tool.driver.rules[item.ruleIndex].id).toBe(item.ruleId);
  });
});

/** The schema of OASIS is written for draft 4; what differs for draft 7 is the name of its id. */
function sarifValidator() {
  const { $schema: _draft, id, ...schema } = JSON.parse(readFileSync(new URL('schemas/sarif-2.1.0.schema.json', import.meta.url), 'utf8'));
  return new Ajv({ strict: false, validateFormats: false }).compile({ $id: id, ...schema });
}

describe('JUnit', () => {
  it.each(Object.entries(nasty))('stays well-formed with %s', async (_, name) => {
    expect(XMLValidator.validate(await draw('junit', named(name)))).toBe(true);
  });

  it('writes no character that XML forbids', async () => {
    const text = await draw('junit', named(`${nasty.control}${nasty.half}`));
    expect(found(text, /[^\P{Cc}\n\t\r]|\p{Cs}/u)).toEqual([]);
  });

  it('an unread check is skipped, a risk fails, an accepted one is skipped with its reason', async () => {
    const parsed = new XMLParser({ ignoreAttributes: false }).parse(await draw('junit', input({ failing: 50 }))).testsuites;
    const suites = parsed.testsuite as {
      '@_name': string;
      '@_tests': string;
      '@_failures': string;
      '@_skipped': string;
      testcase: unknown[];
    }[];
    expect(suites.map((suite) => suite['@_name'])).toEqual(['security', 'stability', 'backup', 'capacity', 'performance', 'cost', 'gaps']);
    expect(Number(parsed['@_failures'])).toBe(50);
    expect(suites.reduce((sum, suite) => sum + [suite.testcase].flat().length, 0)).toBe(Number(parsed['@_tests']));
    expect(JSON.stringify(suites)).toContain('已接受：堡垒机迁移中 (王工, 2026-12-05)');
  });
});

describe('Markdown', () => {
  it.each([
    ['a|b', 'a\\|b'],
    ['first\nsecond', 'first second'],
    ['<b>', '\\<b\\>'],
    ['[x](y)', '\\[x\\](y)'],
    ['- item', '\\- item'],
    ['1. item', '1\\. item'],
    ['pear-db-01', 'pear-db-01'],
    ['http://evil', 'http\\://evil'],
    ['@all', '\\@all'],
    ['abc\u202egnp', 'abcgnp'],
  ])('%j is written as %j', (text, written) => {
    expect(plain(text)).toBe(written);
  });

  it.each([
    ['en', /\*\*\d+ critical risks?\*\* need/],
    ['zh-CN', /\*\*\d+ 项严重风险\*\*需要/],
  ] as const)('%s: the conclusion reads on after its stressed part', async (language, sentence) => {
    expect(await draw('markdown', input({ failing: 50, language }))).toMatch(sentence);
  });

  it('keeps the cells of its tables with any name', async () => {
    for (const name of Object.values(nasty)) {
      const rows = (await draw('markdown', named(name))).split('\n').filter((line) => line.startsWith('| '));
      expect(new Set(rows.slice(9).map((line) => line.match(/(?<!\\)\|/g)?.length))).toEqual(new Set([7]));
    }
  });
});
