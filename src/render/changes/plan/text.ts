import type { ChangePlan, Config } from '../../../model/documents.ts';
import { shapes } from '../../summary.ts';
import { oneLine } from '../../text/clean.ts';
import { fact, type Pen, penOf, type TextOptions, textTable, wrapped } from '../terminal.ts';
import { durationText, kindText, priceSumText, priceText, typeText, valueLines } from '../texts.ts';
import { type LeftGroup, leftGroups } from './left.ts';
import { previewText } from './markdown.ts';
import { feltText, planBanners, planVerdict } from './texts.ts';
import { type PlannedChange, type PlanView, planView } from './view.ts';

const mostLeft = 15;
const mostNames = 4;

/** The plan for a terminal: the conclusion, each change with before and after, what is left, and what will be bound. */
export function planText(plan: ChangePlan, options: TextOptions = {}, config: Config = {}): string {
  const pen = penOf(options);
  const view = planView(plan, config);
  const parts = [
    heading(view, pen),
    ...view.changes.map((one) => changePart(one, pen)),
    leftPart(view, pen),
    conflictPart(view, pen),
    closing(view, pen),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function heading(view: PlanView, pen: Pen): string {
  const { words, paint } = pen;
  const { lead, rest } = planVerdict(view, words);
  const { plan } = view;
  const banners = planBanners(view, words).map((text) => wrapped(text, pen, 0, (line) => paint(line, 'unread')));
  const title = `${words.t('changes.plan.title')} ${oneLine(plan.id)} · ${typeText(plan, words)}`;
  return [...banners, wrapped(title, pen, 0, (line) => paint(line, 'strong')), wrapped(`${lead}${rest}`, pen)].join('\n');
}

function changePart(one: PlannedChange, pen: Pen): string {
  const { words, paint } = pen;
  const { change } = one;
  const { severity, resource, id } = change;
  const level = `${shapes[severity]} ${words.t(`level.${severity}`)}`;
  const head = wrapped(`${id}  ${level}  ${oneLine(words.pick(change.title))}`, pen, 0, (line) => paint(line, severity));
  const name = resource.name === resource.id ? resource.name : `${resource.name} ${resource.id}`;
  const where = wrapped(
    oneLine(
      `${kindText(change, words)} ${change.thing === undefined ? '' : '· '}${name} · ${words.name('region', resource.region)} · ${resource.accountId}`,
    ),
    pen,
    2,
    (line) => paint(line, 'soft'),
  );
  const heads = ['changes.column.property', 'changes.column.before', 'changes.column.after'].map((key) => words.t(key));
  const rows = valueLines(change, words).map(({ title, before, after }) => [title, before, { text: after, style: 'strong' } as const]);
  return [head, where, textTable(heads, rows, pen, 2), factLines(one, pen)].join('\n');
}

function factLines(one: PlannedChange, pen: Pen): string {
  const { words } = pen;
  const { change, step } = one;
  const facts: readonly (readonly [string, string])[] = [
    ['changes.column.preview', previewText(step, words)],
    ['column.disruption', feltText(one, words)],
    ['column.costEffect', priceText(change, words)],
    ['column.duration', durationText(change.durationSeconds, words)],
    ['column.undo', words.pick(change.undo.text)],
    ...(change.dependsOn.length > 0 ? [['changes.column.depends', words.list(change.dependsOn)] as const] : []),
    ...change.notes.map((note) => ['changes.column.note', words.pick(note)] as const),
  ];
  return facts.map(([key, value]) => fact(words.t(key), value, pen, 2)).join('\n');
}

/** What is left, by risk and reason: the pages hold every finding. */
function leftPart({ plan: { notFixable } }: PlanView, pen: Pen): string {
  const { words, paint } = pen;
  if (notFixable.length === 0) return '';
  const groups = leftGroups(notFixable);
  const rest = groups.slice(mostLeft).reduce((sum, { members }) => sum + members.length, 0);
  return [
    paint(`${words.t('changes.plan.left')} ${notFixable.length}`, 'strong'),
    ...groups.slice(0, mostLeft).map((group) => leftGroup(group, pen)),
    ...(rest > 0 ? [paint(words.t('changes.plan.moreLeft', { n: rest }), 'soft')] : []),
  ].join('\n');
}

function leftGroup({ first, members }: LeftGroup, pen: Pen): string {
  const { words, paint } = pen;
  const { severity = 'info', title, ruleId, code, reason, steps } = first;
  const risk = title === undefined ? ruleId : words.pick(title);
  const times = members.length > 1 ? ` × ${members.length}` : '';
  const head = `${shapes[severity]} ${words.t(`level.${severity}`)}  ${oneLine(risk)}${times}`;
  const shown = members.slice(0, mostNames).map(({ resource, findingId }) => `${resource.name}${words.t('paren', { text: findingId })}`);
  const names = members.length > mostNames ? [...shown, words.t('summary.more', { n: members.length - mostNames })] : shown;
  const facts: readonly (readonly [string, string])[] = [
    ['column.resource', words.list(names)],
    ['column.reason', `${words.t(`changes.code.${code}`)}${words.t('colon')}${words.pick(reason)}`],
    ['changes.column.steps', words.pick(steps)],
  ];
  return [wrapped(head, pen, 0, (line) => paint(line, severity)), ...facts.map(([key, value]) => fact(words.t(key), value, pen, 2))].join(
    '\n',
  );
}

function conflictPart({ plan: { conflicts } }: PlanView, pen: Pen): string {
  const { words, paint } = pen;
  if (conflicts.length === 0) return '';
  const lines = conflicts.map(({ resource, property, findingIds, resolution }) =>
    wrapped(oneLine(`${resource.name}  ${property}  ${words.list(findingIds)}${words.t('colon')}${words.pick(resolution)}`), pen),
  );
  return [paint(words.t('changes.plan.conflicts'), 'strong'), ...lines].join('\n');
}

function closing({ figures, plan }: PlanView, pen: Pen): string {
  const { words } = pen;
  return [
    fact(words.t('column.costEffect'), priceSumText(figures.price, words), pen, 0),
    fact(words.t('column.duration'), durationText(figures.seconds, words), pen, 0),
    fact(words.t('changes.bind.plan'), plan.digest, pen, 0),
  ].join('\n');
}
