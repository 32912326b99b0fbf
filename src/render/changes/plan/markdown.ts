import type { Words } from '../../text/catalogue.ts';
import { markdownTable, plain, sentence } from '../../text/markdown.ts';
import { durationText, kindText, priceSumText, priceText, stepText, valueLines } from '../texts.ts';
import { bindingRows, limitRows, planFacts } from './facts.ts';
import { conflictText, dependsText, feltText, planBanners, planVerdict } from './texts.ts';
import type { PlannedChange, PlanView } from './view.ts';

/** The plan for a ticket or a merge request: what is asked, each change, what is left, what a signature binds. */
export function planMarkdown(view: PlanView, words: Words): string {
  const { lead, rest } = planVerdict(view, words);
  const facts = planFacts(view, words).map(([name, value]) => `- ${sentence(name)}${words.t('colon')}${plain(value)}\n`);
  const notes = planBanners(view, words).map((text) => `> ${sentence(text)}\n`);
  const price = `${words.t('column.costEffect')}${words.t('colon')}${priceSumText(view.figures.price, words)}`;
  const time = `${words.t('column.duration')}${words.t('colon')}${durationText(view.figures.seconds, words)}`;
  const head = `# ${words.t('changes.plan.title')}\n\n${facts.join('')}`;
  const sum = `**${plain(lead)}**${plain(rest)} ${sentence([price, time].join(words.t('clause.separator')))}\n`;
  return [
    head,
    ...notes,
    sum,
    changesPart(view, words),
    leftPart(view, words),
    conflictPart(view, words),
    limitPart(view, words),
    bindingPart(view, words),
  ].join('\n');
}

function changesPart({ changes }: PlanView, words: Words): string {
  const title = `## ${words.t('changes.plan.changes')}\n`;
  if (changes.length === 0) return `${title}\n${words.t('changes.plan.none')}\n`;
  return `${title}${changes.map((one) => changePart(one, words)).join('')}`;
}

function changePart(one: PlannedChange, words: Words): string {
  const { change } = one;
  const { resource } = change;
  const heads = ['changes.column.property', 'changes.column.before', 'changes.column.after'].map((key) => words.t(key));
  const rows = valueLines(change, words).map(({ title, before, after }) => [plain(title), plain(before), plain(after)]);
  const where = `${plain(resource.name)}${resource.id === resource.name ? '' : words.t('paren', { text: plain(resource.id) })} · ${words.name('region', resource.region)} · ${plain(resource.accountId)}`;
  const facts = changeFacts(one, words).map(([name, value]) => `- ${sentence(name)}${words.t('colon')}${plain(value)}\n`);
  return `\n### ${change.id} ${words.t(`level.${change.severity}`)} · ${change.thing === undefined ? '' : `${plain(kindText(change, words))} · `}${sentence(words.pick(change.title))}\n\n${where}\n\n${markdownTable(heads, rows)}\n${facts.join('')}`;
}

/** What an approver needs to know of a change beside its values: name and value. */
export function changeFacts(one: PlannedChange, words: Words): (readonly [string, string])[] {
  const { change, step } = one;
  return [
    [words.t('changes.column.preview'), previewText(step, words)],
    [words.t('column.disruption'), feltText(one, words)],
    [words.t('column.costEffect'), priceText(change, words)],
    [words.t('column.duration'), durationText(change.durationSeconds, words)],
    [words.t('column.undo'), words.pick(change.undo.text)],
    [words.t('changes.column.depends'), dependsText(change.dependsOn, words)],
    [words.t('changes.column.findings'), words.list(change.findingIds)],
    [words.t('changes.column.permissions'), change.permissions.length === 0 ? words.t('word.none') : words.list(change.permissions)],
    ...change.notes.map((note) => [words.t('changes.column.note'), words.pick(note)] as const),
  ];
}

/** update backupRetentionPeriod, as Pulumi calls it. */
export function previewText(step: PlannedChange['step'], words: Words): string {
  if (!step) return words.t('changes.noPreview');
  const { op, paths } = stepText(step, words);
  return paths.length === 0 ? op : `${op} ${words.list(paths)}`;
}

function leftPart({ plan: { notFixable } }: PlanView, words: Words): string {
  const title = `## ${words.t('changes.plan.left')}\n\n`;
  if (notFixable.length === 0) return `${title}${words.t('changes.plan.noneLeft')}\n`;
  const heads = ['column.no', 'column.risk', 'column.resource', 'column.reason', 'changes.column.steps'].map((key) => words.t(key));
  const rows = notFixable.map(({ findingId, ruleId, title, resource, code, reason, steps }) => [
    plain(findingId),
    plain(title === undefined ? ruleId : words.pick(title)),
    plain(resource.name),
    `${words.t(`changes.code.${code}`)}${words.t('colon')}${plain(words.pick(reason))}`,
    plain(words.pick(steps)),
  ]);
  return `${title}${markdownTable(heads, rows)}`;
}

function conflictPart(view: PlanView, words: Words): string {
  const { conflicts } = view.plan;
  const title = `## ${words.t('changes.plan.conflicts')}\n\n`;
  if (conflicts.length === 0) return `${title}${words.t('changes.plan.noConflicts')}\n`;
  const heads = [
    'column.resource',
    'changes.column.property',
    'changes.column.wanted',
    'changes.column.findings',
    'changes.column.resolution',
  ].map((key) => words.t(key));
  const rows = conflicts.map((conflict) => {
    const { title: name, wanted } = conflictText(conflict, view, words);
    return [conflict.resource.name, name, wanted, words.list(conflict.findingIds), words.pick(conflict.resolution)].map(plain);
  });
  return `${title}${markdownTable(heads, rows)}`;
}

function limitPart(view: PlanView, words: Words): string {
  const heads = ['changes.column.limit', 'changes.column.most', 'changes.column.thisSet'].map((key) => words.t(key));
  return `## ${words.t('changes.plan.limits')}\n\n${markdownTable(heads, limitRows(view, words))}`;
}

function bindingPart(view: PlanView, words: Words): string {
  const heads = ['changes.column.bound', 'column.description', 'head.digest'].map((key) => words.t(key));
  const rows = bindingRows(view, words).map((cells) => cells.map(plain));
  return `## ${words.t('changes.plan.binding')}\n\n${sentence(words.t('changes.plan.bindingLead'))}\n\n${markdownTable(heads, rows)}`;
}
