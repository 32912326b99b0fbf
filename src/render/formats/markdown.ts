import type { Format } from '../format.ts';
import { type Words, wordsOf } from '../text/catalogue.ts';
import { dateOf, minuteOf } from '../text/clock.ts';
import { markdownTable, plain, sentence } from '../text/markdown.ts';
import { count } from '../text/numbers.ts';
import { verdictOf } from '../text/verdict.ts';
import { levels, sumOf } from '../view/levels.ts';
import type { RuleRisks } from '../view/risks.ts';
import { type ReportView, viewOf } from '../view/view-model.ts';

/** The summary for a chat, a ticket or a merge request: conclusion, figures, what could not be read, the top risks. */
const format: Format = {
  fileName: 'risk-report.md',
  mediaType: 'text/markdown',
  render(input) {
    const words = wordsOf(input.language);
    const view = viewOf(input);
    const parts = [
      heading(view, words),
      figures(view, words),
      unread(view, words),
      topRisks(view, words),
      `${sentence(words.t('terms.time'))}\n`,
    ];
    return parts.filter((part) => part !== '').join('\n');
  },
};
export default format;

function heading(view: ReportView, words: Words): string {
  const { config, inspection, documentNo } = view;
  const { lead, rest } = verdictOf(view, words);
  const customer = config.customer ? `${plain(words.pick(config.customer))} · ` : '';
  const source = inspection.inventory.source === 'live' ? '' : `\n> ${sentence(words.t(`banner.${inspection.inventory.source}`))}\n`;
  return `# ${words.t('title')}\n\n${customer}${minuteOf(inspection.inventory.takenAt)} · ${plain(documentNo)}\n${source}\n**${plain(lead)}**${rest.startsWith(' ') ? ' ' : ''}${plain(rest)}\n`;
}

function figures({ figures: { cross, levels: counts, open, coverage, passRate, checks }, moves }: ReportView, words: Words): string {
  const heads = [words.t('column.category'), ...levels.map((level) => words.t(`level.${level}`)), words.t('column.total')];
  const rows = cross.map(({ category, counts: mine }) => [
    words.t(`category.${category}`),
    ...levels.map((level) => count(mine[level])),
    count(sumOf(mine)),
  ]);
  const total = [words.t('column.total'), ...levels.map((level) => count(counts[level])), count(open)];
  const rate = (value: string | undefined) => (value === undefined ? '—' : `${value}%`);
  const rates = words.t('summary.rates', { coverage: rate(coverage), passRate: rate(passRate), accepted: checks.accepted });
  const moved = moves
    ? `${words.t('clause.separator')}${words.t('summary.moved', { came: moves.came.length, left: moves.left.length })}`
    : '';
  return `${markdownTable(heads, [...rows, total], 1)}\n${sentence(`${rates}${moved}`)}\n`;
}

function unread({ figures: { checks, gapTypes }, permissions }: ReportView, words: Words): string {
  const unjudged = checks.unknown + checks.error;
  const title = `## ${words.t('unread.title')}\n\n`;
  if (unjudged === 0 && gapTypes === 0) return `${title}${words.t('unread.none')}\n`;
  const notice = `${words.t('unread.notice', { checks: unjudged, types: gapTypes })} ${words.t('unread.meaning')}\n`;
  const list = permissions.map((permission) => `- \`${permission.replaceAll('`', '')}\`\n`).join('');
  return `${title}${notice}${list && `\n${words.t('summary.permissions')}\n\n${list}`}`;
}

const mostRules = 10;

function topRisks({ groups }: ReportView, words: Words): string {
  const title = `## ${words.t('summary.top')}\n\n`;
  if (groups.length === 0) return `${title}${words.t('chart.noRisks')}\n`;
  const heads = ['level', 'category', 'rule', 'resource', 'due', 'advice'].map((name) => words.t(`column.${name}`));
  const more = groups.length - mostRules;
  const rest = more > 0 ? `\n${words.t('summary.more', { n: more })}\n` : '';
  return `${title}${markdownTable(
    heads,
    groups.slice(0, mostRules).map((group) => ruleRow(group, words)),
  )}${rest}`;
}

function ruleRow({ rule, level, risks }: RuleRisks, words: Words): string[] {
  const [first] = risks;
  const more = risks.length > 1 ? words.t('paren', { text: words.t('high.resources', { n: risks.length }) }) : '';
  return [
    words.t(`level.${level}`),
    words.t(`category.${rule.category}`),
    sentence(words.pick(rule.risk)),
    `${plain(first?.finding.resource.name ?? '')}${more}`,
    dateOf(first?.dueDay ?? 0),
    rule.guidance ? sentence(words.pick(rule.guidance)) : words.t('word.meaningless'),
  ];
}
