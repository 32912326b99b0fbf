import type { Format } from '../format.ts';
import { type Words, wordsOf } from '../text/catalogue.ts';
import { dateOf, minuteOf } from '../text/clock.ts';
import { requiredText, valueText } from '../text/values.ts';
import { type Check, checksOf } from '../view/checks.ts';
import { viewOf } from '../view/view-model.ts';

type Cell = string | number;

/**
 * All rows as UTF-8 with a byte order mark and CR LF (RFC 4180). Texts that a spreadsheet would run as a formula carry
 * an apostrophe; numbers stay numbers. Account numbers have 16 digits: import that column as text.
 */
const format: Format = {
  fileName: 'risk-report.csv',
  mediaType: 'text/csv',
  render(input) {
    const words = wordsOf(input.language);
    const rows = checksOf(viewOf(input)).map((check) => line(columns.map(([, cellOf]) => cellOf(check, words))));
    return `\ufeff${line(columns.map(([name]) => words.t(`column.${name}`)))}${rows.join('')}`;
  },
};
export default format;

const columns: readonly (readonly [name: string, cellOf: (check: Check, words: Words) => Cell])[] = [
  ['no', ({ finding }) => finding.id],
  ['level', ({ finding }, words) => words.t(`level.${finding.severity}`)],
  ['category', ({ rule }, words) => words.t(`category.${rule.category}`)],
  ['rule', ({ rule }, words) => words.pick(rule.risk)],
  ['ruleId', ({ rule }) => rule.id],
  ['outcome', ({ finding, risk }, words) => words.t(`outcome.${risk?.isNotRead ? 'unknown' : finding.outcome}`)],
  ['state', stateText],
  ['resource', ({ finding }) => finding.resource.name],
  ['id', ({ finding }) => finding.resource.id],
  ['type', ({ finding }) => finding.resource.type],
  ['region', ({ finding }) => finding.resource.region],
  ['account', ({ finding }) => finding.resource.accountId],
  ['actual', (check, words) => actualText(check, words)],
  [
    'required',
    ({ finding }, words) =>
      orDash(
        finding.evidence.map((item) => requiredText(item, words)),
        words,
      ),
  ],
  ['description', ({ finding }, words) => words.pick(finding.message)],
  ['advice', ({ rule }, words) => (rule.guidance ? words.pick(rule.guidance) : words.t('word.meaningless'))],
  ['fix', ({ rule }, words) => words.t(rule.fix ? `fix.${rule.fix.kind}` : 'word.unknown')],
  ['disruption', ({ rule }, words) => words.t(rule.fix ? `disruption.${rule.fix.disruption}` : 'word.unknown')],
  ['firstSeen', ({ risk }, words) => (risk ? dateOf(risk.firstDay) : words.t('word.meaningless'))],
  ['age', ({ risk }, words) => risk?.ageDays ?? words.t('word.meaningless')],
  ['due', ({ risk }, words) => (risk ? dateOf(risk.dueDay) : words.t('word.meaningless'))],
  ['late', ({ risk }, words) => risk?.lateDays ?? words.t('word.meaningless')],
  ['reason', reasonText],
  [
    'permission',
    ({ finding }, words) =>
      orDash(
        finding.unread.flatMap(({ permission }) => permission ?? []),
        words,
      ),
  ],
  ['acceptedBy', ({ finding }, words) => finding.accepted?.by ?? words.t('word.meaningless')],
  ['until', ({ finding }, words) => finding.accepted?.until ?? words.t('word.meaningless')],
  ['saving', ({ finding }, words) => finding.savingCnyPerMonth ?? words.t('word.meaningless')],
  [
    'evidence',
    ({ finding }, words) =>
      orDash(
        finding.evidence.flatMap(({ action }) => action ?? []),
        words,
      ),
  ],
  ['readAt', ({ finding }) => minuteOf(finding.readAt)],
];

function stateText({ finding, risk }: Check, words: Words): string {
  if (risk) return words.t(risk.isNotRead ? 'state.not-read' : `state.${risk.state}`);
  return finding.outcome === 'accepted' ? words.t('state.accepted') : words.t('word.meaningless');
}

function actualText({ finding, risk }: Check, words: Words): string {
  if (risk?.isNotRead || finding.outcome === 'unknown') return words.t('word.notRead');
  return orDash(
    finding.evidence.map(({ actual, unit }) => valueText(actual, unit, words)),
    words,
  );
}

function reasonText({ finding }: Check, words: Words): string {
  if (finding.accepted) return finding.accepted.why;
  return orDash(
    finding.unread.map(({ reason, field }) => `${words.t(`reason.${reason}`)} ${field}`),
    words,
  );
}

function orDash(texts: readonly string[], words: Words): string {
  return texts.length === 0 ? words.t('word.meaningless') : [...new Set(texts)].join(words.t('clause.separator'));
}

function line(cells: readonly Cell[]): string {
  return `${cells.map((cell) => (typeof cell === 'number' ? String(cell) : textCell(cell))).join(',')}\r\n`;
}

// A spreadsheet also takes the full-width signs, and looks past leading blanks.
const formula = /^[\s\p{Cc}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;

/** A text that a spreadsheet does not run: an apostrophe stands before what it would take as a formula. */
export function harmless(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/** A text as one cell: harmless to a spreadsheet, quoted where the format asks for it. */
export function textCell(text: string): string {
  const cell = harmless(text);
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
