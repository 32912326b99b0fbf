import { type Page, rowsPerRule } from '../src/render/html/page.ts';
import { restTable } from '../src/render/html/rest.ts';
import { type ReportInput, renderReport } from '../src/render/index.ts';
import { wordsOf } from '../src/render/text/catalogue.ts';
import { restGroups } from '../src/render/view/decisions.ts';
import { viewOf } from '../src/render/view/view-model.ts';
import { input } from '../test/render/fixtures.ts';
import { tableByHandlebars } from './report/handlebars-table.ts';
import { type Benchmark, type Row, row } from './row.ts';

export const benchmark: Benchmark = { name: 'report', run };

const findings = 100_000;
const goalMs = 250;

/** The page of 100,000 findings, first and warm; its table against the same table by Handlebars; the other formats. */
async function run(): Promise<readonly Row[]> {
  // Read back as from disk: texts that were glued together in memory would be flattened inside the measured time.
  const given: ReportInput = JSON.parse(JSON.stringify(input({ failing: findings })));
  // The templates are compiled once in a program, not once a page.
  await renderReport('html', input({ failing: 50 }));
  const first = await timed(() => renderReport('html', given));
  const warm = await median(() => renderReport('html', given));
  const size = Buffer.byteLength(String(await renderReport('html', given)));
  const page = [
    row('HTML of 100,000 findings, first time', 'ms', first),
    row('HTML of 100,000 findings, warm', 'ms', warm, { atMost: goalMs }),
    row('HTML of 100,000 findings, size', 'kB', Math.round(size / 1000), { atMost: 2000 }),
  ];
  return [...page, await shownRows(given), ...(await others(given))];
}

/** The rows that the page shows of its largest table: by its functions, and by a Handlebars template. */
async function shownRows(given: ReportInput): Promise<Row> {
  const words = wordsOf(given.language);
  const view = viewOf(given);
  const groups = restGroups(view.groups);
  const page = (): Page => ({ view, words, styles: [], rowsPerRule: rowsPerRule(view.groups.map(({ risks }) => risks.length)) });
  if (restTable(groups, page()).markup !== tableByHandlebars(groups, page())) throw new Error('The two tables differ.');
  const byFunctions = await median(() => restTable(groups, page()));
  const byHandlebars = await median(() => tableByHandlebars(groups, page()));
  return row('table of that page, against Handlebars', 'ms', byFunctions, { baseline: byHandlebars });
}

async function others(given: ReportInput): Promise<Row[]> {
  const rows: Row[] = [];
  for (const format of ['csv', 'json', 'sarif', 'junit', 'markdown']) {
    rows.push(row(`${format} of 100,000 findings`, 'ms', await timed(() => renderReport(format, given))));
  }
  return rows;
}

async function median(work: () => unknown): Promise<number> {
  const times = [];
  for (let i = 0; i < 5; i++) times.push(await timed(work));
  return times.sort((a, b) => a - b)[2] as number;
}

async function timed(work: () => unknown): Promise<number> {
  const startedAt = performance.now();
  await work();
  return Math.round((performance.now() - startedAt) * 10) / 10;
}
