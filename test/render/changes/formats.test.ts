import exceljs from 'exceljs';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { type ChangeListInput, changeListText, planText, renderChangeList, renderPlan } from '../../../src/render/index.ts';
import { config, fullMonth, month, oneSet, plan, planOf, rollbackPlan } from '../../data/changes/documents.ts';
import { nasty } from '../nasty.ts';
import { strangers } from './strangers.ts';

const languages = ['zh-CN', 'en'] as const;
const remote = { ...config, tier: 'remote-5x8' } as const;
const plansOnly: ChangeListInput = { plans: [plan], approvals: [], records: [] };

const draw = async (
  input: ChangeListInput,
  format: 'html' | 'csv' | 'markdown' | 'json',
  language: 'zh-CN' | 'en' = 'zh-CN',
  settings: object = config,
) => String(await renderChangeList(input, { language, format }, settings));

async function book(input: ChangeListInput, language: 'zh-CN' | 'en' = 'zh-CN', settings: object = config) {
  const bytes = (await renderChangeList(input, { language, format: 'xlsx' }, settings)) as Uint8Array;
  const read = new exceljs.Workbook();
  await read.xlsx.load(bytes.buffer as ArrayBuffer);
  return read;
}

/** Cells of a CSV text, by RFC 4180. */
function cells(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, bare, end] of text.replace(/^\ufeff/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted === undefined ? (bare as string) : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

/** The words of a page: style, drawings and tags taken out. */
const textOf = (html: string) => html.replaceAll(/<style>.*?<\/style>|<[^>]*>/gs, ' ').replaceAll(/\s+/g, ' ');
const found = (text: string, pattern: RegExp) => [...text.matchAll(new RegExp(pattern, `g${pattern.flags}`))].map(([part]) => part);

describe('the workbook', () => {
  it('begins with what it is and ends with how it counts', async () => {
    expect((await book(month)).worksheets.map(({ name }) => name)).toEqual([
      '文档信息',
      '汇总',
      '变更明细',
      '失败与结果不符',
      '未实施的变更',
      '回退记录',
      '审批记录',
      '数据来源',
      '口径说明',
    ]);
  });

  it('has a frozen head and a filter over all rows', async () => {
    const sheet = (await book(month)).getWorksheet('变更明细');
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(sheet?.rowCount).toBe(13);
    expect(sheet?.autoFilter).toBe('A1:AD13');
  });

  const column = (sheet: exceljs.Worksheet, head: string) => {
    const heads = sheet.getRow(1).values as string[];
    return (row: number) => sheet.getRow(row).getCell(heads.indexOf(head));
  };

  it('keeps times as dates in Beijing time, amounts as numbers, ids as texts', async () => {
    const sheet = (await book(month)).getWorksheet('变更明细') as exceljs.Worksheet;
    expect(column(sheet, '开始')(2).value).toEqual(new Date('2026-11-18T22:00:05Z'));
    expect(column(sheet, '开始')(2).numFmt).toBe('yyyy-mm-dd hh:mm:ss');
    expect([2, 3, 5].map((row) => column(sheet, '费用影响（¥/月）')(row).value)).toEqual([18, '计费，金额未知', -23.5]);
    expect(column(sheet, '账号')(2).value).toBe('1000000000000001');
    expect(column(sheet, '账号')(2).numFmt).toBe('@');
    expect(column(sheet, '资源编号')(8).value).toBe('2000000000000019');
  });

  it('lets no text run as a formula and keeps what XML cannot hold out', async () => {
    for (const text of Object.values(nasty)) {
      const read = await book(strangers(text));
      read.eachSheet((sheet) =>
        sheet.eachRow((row) =>
          row.eachCell((cell) => {
            expect(cell.formula).toBeUndefined();
            if (typeof cell.value === 'string') expect(cell.value).not.toMatch(/^[=+@-]|[^\P{Cc}\n\r]/u);
          }),
        ),
      );
    }
  });

  it('has no blank cell in any table', async () => {
    for (const language of languages) {
      const read = await book(month, language);
      for (const sheet of read.worksheets.slice(1, -1)) {
        const width = (sheet.getRow(1).values as string[]).length - 1;
        sheet.eachRow((row, i) => expect([sheet.name, i, row.actualCellCount]).toEqual([sheet.name, i, width]));
      }
    }
  });

  it('says so where there is nothing', async () => {
    const read = await book({ plans: [], approvals: [], records: [] });
    expect(read.getWorksheet('变更明细')?.getCell('A2').value).toBe('本期无变更。');
    expect(read.getWorksheet('审批记录')?.getCell('A2').value).toBe('本期无审批。');
  });

  it('is wide enough for Chinese, and not wider than a reader can see', async () => {
    const sheet = (await book(month)).getWorksheet('失败与结果不符') as exceljs.Worksheet;
    const widest = Math.max(
      ...sheet
        .getColumn(4)
        .values.slice(1)
        .flatMap((value) =>
          String(value)
            .split('\n')
            .map((line) => stringWidth(line)),
        ),
    );
    expect(sheet.getColumn(4).width).toBeGreaterThanOrEqual(widest);
    expect(Math.max(...sheet.columns.map(({ width }) => width ?? 0))).toBeLessThanOrEqual(48);
  });

  it('without change support holds plans only', async () => {
    const names = (await book(plansOnly, 'zh-CN', remote)).worksheets.map(({ name }) => name);
    expect(names).toEqual(['文档信息', '汇总', '变更明细', '数据来源', '口径说明']);
  });
});

describe('what a reader looks for first', () => {
  it.each([
    [
      'zh-CN',
      ['已撤回', '李经理：窗口有误', '已过期', '批准已于 2026-11-13 11:00 到期', '已拒绝', '李经理：业务高峰', '紧急', '标准', '常规'],
    ],
    ['en', ['Revoked', 'Expired', 'The approval ran out on 2026-11-13 11:00', 'Declined', 'Emergency', 'Standard', 'Normal']],
  ] as const)('stands in every form in %s', async (language, parts) => {
    const sheet = (await book(fullMonth, language)).worksheets.flatMap((one) => one.getSheetValues().flat().map(String));
    const forms = {
      xlsx: sheet.join('\n'),
      csv: await draw(fullMonth, 'csv', language),
      markdown: await draw(fullMonth, 'markdown', language),
      html: textOf(await draw(fullMonth, 'html', language)),
    };
    for (const [form, text] of Object.entries(forms))
      for (const part of parts) expect([form, part, text.includes(part)]).toEqual([form, part, true]);
  });
});

describe('failures, and what was not carried out', () => {
  /** What stands under a heading of Markdown. */
  const under = (markdown: string, heading: string) => markdown.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const numbers = (text: string) => [...new Set(found(text, /C00\d/))].sort();

  it('stand apart in every form', async () => {
    const markdown = await draw(oneSet, 'markdown', 'en');
    const text = changeListText(oneSet, { language: 'en', columns: 160 }, config);
    const html = await draw(oneSet, 'html', 'en');
    const sheets = await book(oneSet, 'en');
    const bad = ['C002', 'C007', 'C009'];
    expect(numbers(under(markdown, 'Failed and contradicted'))).toEqual(bad);
    expect(numbers(under(markdown, 'Not carried out').replaceAll('depends on C007', ''))).toEqual(['C003', 'C008']);
    expect(numbers(text.split('Failed and contradicted\n')[1]?.split('\n\n')[0] ?? '')).toEqual(['C002', 'C007']);
    expect(textOf(html)).toMatch(/Failed and contradicted 2 .*Not carried out 2 .*Rollbacks 0 /);
    expect([sheets.getWorksheet('Failed and contradicted'), sheets.getWorksheet('Not carried out')].map((one) => one?.rowCount)).toEqual([
      4, 3,
    ]);
  });

  it('say so where there are none', async () => {
    const none = { plans: [], approvals: [], records: [] };
    for (const format of ['html', 'markdown'] as const) {
      expect(await draw(none, format, 'en')).toContain('Nothing that was decided on was left undone this period.');
      expect(await draw(none, format)).toContain('本期无未实施的变更。');
    }
  });
});

describe('the list of one set that was taken back', () => {
  const taken: ChangeListInput = { ...month, only: plan.id };

  it.each(languages)('shows the way back among the rollbacks in every form: %s', async (language) => {
    const { period: _, ...given } = taken;
    const way = `${rollbackPlan.id}/C001`;
    const [html, markdown] = [await draw(given, 'html', language), await draw(given, 'markdown', language)];
    const sheet = (await book(given, language)).worksheets[5]?.getSheetValues().flat();
    expect(html.split('id="rollbacks"')[1]?.split('</section>')[0]).toContain(way);
    expect(html).toContain(`id="r-${rollbackPlan.id}-r53"`);
    expect([markdown.includes(way), sheet?.includes(way)]).toEqual([true, true]);
    const json = JSON.parse(await draw(given, 'json', language));
    expect([json.changes.length, json.rollbacks.map(({ no }: { no: string }) => no)]).toEqual([9, [way]]);
  });
});

describe('CSV', () => {
  it('starts with the byte order mark, ends its lines with CR LF and has a row for each change', async () => {
    const text = await draw(month, 'csv');
    expect(Buffer.from(text).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(found(text.replaceAll('\r\n', ''), /[\r\n]/)).toEqual([]);
    expect(cells(text)).toHaveLength(13);
  });

  it('has no blank cell and as many cells in each row', async () => {
    for (const language of languages) {
      const rows = cells(await draw(month, 'csv', language));
      expect(rows.flat().filter((cell) => cell.trim() === '')).toEqual([]);
      expect(new Set(rows.map(({ length }) => length))).toEqual(new Set([30]));
    }
  });

  it.each(Object.entries(nasty))('%s does no harm', async (_, text) => {
    const rows = cells(await draw(strangers(text), 'csv'));
    expect(rows.map(({ length }) => length)).toEqual([30, 30]);
    expect((rows[1] as string[]).filter((cell) => /^[=+@-]/.test(cell))).toEqual([]);
  });
});

describe('the pages', () => {
  const pages = async (input: ChangeListInput & { plan?: ChangeListInput['plans'][number] }, language: 'zh-CN' | 'en') => [
    await draw(input, 'html', language),
    renderPlan(input.plan ?? plan, { language, format: 'html' }, config),
  ];

  it.each(Object.entries(nasty))('%s does no harm', async (_, text) => {
    for (const html of await pages(strangers(text), 'zh-CN')) {
      expect(found(html, /<script|<b>x|onmouseover="/)).toEqual([]);
      expect(html.match(/<style>/g)).toHaveLength(1);
      expect(found(html, /[^\P{Cc}\t\n\r]/u)).toEqual([]);
    }
  });

  it.each(languages)('%s: nothing is undefined, blank or unformatted, and nothing comes from elsewhere', async (language) => {
    for (const html of await pages(month, language)) {
      expect(found(textOf(html), /undefined|NaN|\[object|Infinity|\{\w+\}|changes\.\w+\./)).toEqual([]);
      expect(found(html, /<t[dh]\b[^>]*><\/t[dh]>|<dd>\s*<\/dd>/)).toEqual([]);
      expect(found(html, /<script|<link|<img|src=|url\(|@import/)).toEqual([]);
    }
  });

  it('no id is used twice, and every link leads somewhere', async () => {
    for (const html of await pages(month, 'en')) {
      const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
      expect(ids.length).toBe(new Set(ids).size);
      expect([...html.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]).filter((id) => !ids.includes(id))).toEqual([]);
    }
  });

  it('every element that is opened is closed', async () => {
    const count = (html: string, pattern: RegExp) => found(html, pattern).length;
    for (const html of await pages(month, 'zh-CN'))
      for (const name of ['table', 'tbody', 'tr', 'td', 'th', 'dl', 'div', 'section', 'article', 'span', 'p', 'bdi', 'a', 'small'])
        expect([name, count(html, new RegExp(`<${name}[ >]`))]).toEqual([name, count(html, new RegExp(`</${name}>`))]);
  });

  it('both languages show the same figures', async () => {
    const values = (html: string) => [...html.matchAll(/<dd class="value">(.*?)<\/dd>/g)].map((match) => textOf(match[1] as string));
    const [chinese, english] = await Promise.all(languages.map((language) => draw(month, 'html', language)));
    expect(values(chinese as string)).toHaveLength(10);
    expect(values(chinese as string)).toEqual(values(english as string));
  });

  it('failures and contradictions stand with what was read', async () => {
    const text = textOf(await draw(month, 'html'));
    for (const part of ['结果不符', '100 GiB（不一致）', '此变更需要权限 log:CreateProject', '堡垒机迁移中', '批准晚于开始'])
      expect([part, text.includes(part)]).toEqual([part, part !== '批准晚于开始']);
  });

  it('without change support the sentence stands above plans only', async () => {
    const text = textOf(await draw(plansOnly, 'html', 'zh-CN', remote));
    expect(text).toContain('本服务规格不含变更支持，仅提供方案');
    expect(text).not.toContain('审批记录');
    expect(text).toContain('仅方案');
    expect(textOf(await draw(oneSet, 'html', 'zh-CN', config))).not.toContain('本服务规格不含变更支持');
  });

  it('an empty period says so in words', async () => {
    const text = textOf(await draw({ plans: [], approvals: [], records: [] }, 'html'));
    for (const sentence of ['本期无变更', '本期无失败或结果不符的变更。', '本期无回退。', '本期无审批。']) expect(text).toContain(sentence);
  });

  it('of 500 changes each stay under 2 MB', async () => {
    const many = planOf(
      'cs-many',
      plan.createdAt,
      Array.from({ length: 500 }, (_, i) => ({ ...(plan.changes[i % 9] as (typeof plan.changes)[number]), id: `C${i}`, name: `n${i}` })),
    );
    expect(Buffer.byteLength(renderPlan(many, { language: 'en', format: 'html' }, config))).toBeLessThan(2_000_000);
    expect(Buffer.byteLength(await draw({ plans: [many], approvals: [], records: [] }, 'html', 'en'))).toBeLessThan(2_000_000);
  });
});

describe('the plan for its approver', () => {
  it.each([
    [
      'zh-CN',
      [
        '3 天',
        '7 天',
        '更新',
        '+¥18.00/月',
        '计费，金额未知',
        '访问中断、重连',
        '云盘不能缩小，无法回退。',
        'rds:ModifyBackupPolicy',
        '需要重建资源',
        '7 天；15 天',
      ],
    ],
    [
      'en',
      [
        '3 days',
        '7 days',
        'update',
        '+¥18.00/month',
        'Billed, amount not known',
        'Access lost, Reconnect',
        'Needs a replacement',
        '7 days; 15 days',
        'The file system must be extended',
      ],
    ],
  ] as const)('in %s says everything in HTML and Markdown', (language, parts) => {
    const html = textOf(renderPlan(plan, { language, format: 'html' }, config).replaceAll('<wbr>', ''));
    const markdown = renderPlan(plan, { language, format: 'markdown' }, config);
    for (const part of [...parts, plan.digest, plan.binding.planFile, plan.binding.engine.pluginSha256]) {
      expect(html).toContain(part);
      expect(markdown).toContain(part);
    }
  });

  it('counts the spend as the limit does: what one change saves does not pay for another', () => {
    expect(renderPlan(plan, { language: 'en', format: 'markdown' })).toContain('| Known additional spend | ¥500.00/month | ¥18.00/month |');
  });

  it.each([
    ['emergency', '紧急', 'Emergency'],
    [undefined, '常规', 'Normal'],
  ] as const)('says what kind of change it is: %s', (type, zh, en) => {
    const one = planOf('cs-1', plan.createdAt, plan.changes, type === undefined ? {} : { type });
    expect(planText(one, { language: 'zh-CN' })).toContain(`cs-1 · ${zh}`);
    expect(planText(one, { language: 'en' })).toContain(`cs-1 · ${en}`);
    expect(textOf(renderPlan(one, { language: 'zh-CN', format: 'html' }))).toContain(`类型 ${zh}`);
    expect(renderPlan(one, { language: 'en', format: 'markdown' })).toContain(`Type: ${en}`);
  });

  it('of nothing says so', () => {
    const nothing = planOf('cs-0', plan.createdAt, []);
    expect(planText(nothing, { language: 'en' })).toContain('Nothing to approve.');
    expect(renderPlan(nothing, { language: 'zh-CN', format: 'html' })).toContain('本方案无变更。');
  });

  it('of a tier without change support asks for no approval', () => {
    expect(planText(plan, { language: 'en' }, remote)).toContain('This service tier has no change support; plans only.');
    expect(planText(plan, { language: 'en' }, remote)).toContain('9 changes, plan only');
    expect(planText(plan, { language: 'en' }, config)).toContain('9 changes await your approval');
  });
});

describe('Markdown', () => {
  it.each(Object.entries(nasty))('%s does no harm', async (_, text) => {
    const given = strangers(text);
    for (const markdown of [await draw(given, 'markdown'), renderPlan(given.plan, { language: 'en', format: 'markdown' })]) {
      expect(found(markdown, /(?<!\\)<\w|(?<!\\)\[link\]|[^\P{Cc}\n]/u)).toEqual([]);
      const widths = markdown.split('\n\n').map(
        (block) =>
          new Set(
            block
              .split('\n')
              .filter((line) => line.startsWith('|'))
              .map((line) => found(line, /(?<!\\)\|/).length),
          ),
      );
      expect(widths.filter(({ size }) => size > 1)).toEqual([]);
    }
  });
});

describe('JSON', () => {
  it('is the same in both languages', async () => {
    expect(await draw(month, 'json', 'en')).toBe(await draw(month, 'json', 'zh-CN'));
    expect(renderPlan(plan, { language: 'en', format: 'json' })).toBe(renderPlan(plan, { language: 'zh-CN', format: 'json' }));
  });

  it('holds the documents themselves and the figures', async () => {
    const read = JSON.parse(await draw(month, 'json'));
    expect(read.plans).toEqual(month.plans);
    expect(read.records).toEqual(month.records);
    expect(read.changes).toHaveLength(read.figures.planned);
    expect(JSON.parse(renderPlan(plan, { language: 'en', format: 'json' })).plan).toEqual(plan);
  });
});

describe('the terminal', () => {
  it.each([
    [40, 'zh-CN'],
    [80, 'en'],
    [80, 'zh-CN'],
    [160, 'en'],
  ] as const)('no line is longer than %d columns in %s', (columns, language) => {
    for (const text of [planText(plan, { columns, language }), changeListText(month, { columns, language }, config)])
      expect(Math.max(...text.split('\n').map((line) => stringWidth(line)))).toBeLessThanOrEqual(columns);
  });

  it.each(Object.entries(nasty))('%s does no harm', (_, text) => {
    const given = strangers(text);
    for (const shown of [planText(given.plan), changeListText(given)]) expect(shown).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e]/u);
  });

  it('shows before and after, results and why', () => {
    expect(planText(plan)).toContain('备份保留天数  3 天    7 天');
    const list = changeListText(month, { columns: 120, language: 'en' }, config);
    expect(list).toContain('1 change was contradicted, 1 failed: 5 applied, 4 of them read back and agree, success rate 57.1%');
    expect(list).toContain('the change needs log:CreateProject');
  });

  it('parts can be coloured by what they are', () => {
    const styles = new Set<string>();
    const paint = (text: string, style: string) => {
      styles.add(style);
      return text;
    };
    changeListText(month, { paint }, remote);
    planText(plan, { paint });
    expect([...styles].sort()).toEqual(['critical', 'high', 'info', 'low', 'medium', 'soft', 'strong', 'unread']);
  });
});

describe('a plan that is more than its limits allow', () => {
  const over = { ...plan, overLimit: { en: 'Too many apples.', 'zh-CN': '苹果过多。' } };

  it.each(languages)('says so above everything else in every form: %s', (language) => {
    const sentence = over.overLimit[language];
    expect(planText(over, { language }).split('\n')[0]).toBe(sentence);
    for (const format of ['html', 'markdown'] as const)
      expect(renderPlan(over, { language, format })).toContain(sentence.replace(/\.$/, ''));
  });
});
