import { type Html, html, join, type Part } from '../../html/html.ts';
import { code, foreign, levelMark } from '../../html/marks.ts';
import { table } from '../../html/table.ts';
import type { Words } from '../../text/catalogue.ts';
import type { ChangePage } from '../page.ts';
import { durationText, kindText, priceText, stepText, type ValueLine, valueLines } from '../texts.ts';
import { feltText } from './texts.ts';
import type { PlannedChange, PlanView } from './view.ts';

const mostLines = 20;

/** A card for each change, in the order of the plan. */
export function changeCards({ changes }: PlanView, page: ChangePage): Html | false {
  return changes.length > 0 && join(changes.map((one) => card(one, page)));
}

function card(one: PlannedChange, page: ChangePage): Html {
  const { change } = one;
  const { words } = page;
  const { name, id, region, accountId } = change.resource;
  const where = html`<span><b>${foreign(name)}</b></span>${name !== id && html`<span>${foreign(id)}</span>`}<span>${words.name('region', region)}</span><span>${accountId}</span><span>${words.t(`category.${change.category}`)}</span>`;
  return html`<article class="card" id="${change.id}" aria-labelledby="${change.id}-h"><header>${levelMark(change.severity, words)}<h3 id="${change.id}-h">${words.pick(change.title)}</h3><p class="where">${where}</p><p class="ref"><span class="no">${change.id}</span> <span>${kindText(change, words)}</span></p></header>
<div class="body"><div class="story">${values(one, page)}${preview(one, words)}${notes(
    change.notes.map((note) => words.pick(note)),
    words,
  )}</div>${facts(one, words)}</div></article>
`;
}

/** One value large, several in a table. */
function values({ change }: PlannedChange, page: ChangePage): Html {
  const { words } = page;
  const lines = valueLines(change, words);
  const [only] = lines;
  if (lines.length === 1 && only) return compared(only, words);
  const columns = ['changes.column.property', 'changes.column.before', 'changes.column.after'].map((key) => ({ head: words.t(key) }));
  const rows = lines
    .slice(0, mostLines)
    .map(({ title, before, after }) => ({ cells: [title, foreign(before), html`<span class="after">${foreign(after)}</span>`] }));
  const more = lines.length > mostLines && html`<p class="more">${words.t('summary.more', { n: lines.length - mostLines })}</p>`;
  return html`${table({ id: `t-${change.id}`, caption: `${change.id} ${words.t('changes.column.property')}`, columns, groups: [{ rows }], kind: 'plain' }, page)}${more}`;
}

function compared({ title, before, after }: ValueLine, words: Words): Html {
  return html`<dl class="compare"><div class="asked"><dt>${words.t('changes.column.before')} <span>${title}</span></dt><dd>${foreign(before)}</dd></div><div><dt>${words.t('changes.column.after')}</dt><dd>${foreign(after)}</dd></div></dl>`;
}

/** What Pulumi says it will do: one fine line under the values. */
function preview({ step, change }: PlannedChange, words: Words): Html {
  const label = html`<span>${words.t('changes.column.preview')}</span>`;
  if (!step) return html`<p class="evidence preview">${label} ${words.t('changes.noPreview')}</p>`;
  const { op, paths } = stepText(step, words);
  return html`<p class="evidence preview">${label} <b>${op}</b>${paths.slice(0, mostLines).map((path) => html`${code(path)} `)}<span>${code(change.token)}</span></p>`;
}

function notes(texts: readonly string[], words: Words): Html | false {
  return (
    texts.length > 0 && html`<h4>${words.t('changes.notes')}</h4><ul class="notes">${texts.map((text) => html`<li>${text}</li>`)}</ul>`
  );
}

function facts(one: PlannedChange, words: Words): Html {
  const { change } = one;
  const { permissions, dependsOn } = change;
  const depends: Part =
    dependsOn.length === 0
      ? words.t('word.none')
      : html`${join(
          dependsOn.map((id) => html`<a class="fig" href="#${id}">${id}</a>`),
          words.t('list.separator'),
        )}`;
  const rows: readonly (readonly [string, Part])[] = [
    ['column.disruption', one.felt.length > 0 ? html`<b>${feltText(one, words)}</b>` : feltText(one, words)],
    ['column.costEffect', priceText(change, words)],
    ['column.duration', durationText(change.durationSeconds, words)],
    ['column.undo', words.pick(change.undo.text)],
    [
      'changes.column.permissions',
      permissions.length === 0 ? words.t('word.none') : html`${permissions.map((one) => html`<span class="perm">${code(one)}</span>`)}`,
    ],
    ['changes.column.depends', depends],
    ['changes.column.findings', html`<span class="no">${words.list(change.findingIds)}</span>`],
  ];
  return html`<dl class="facts">${rows.map(([key, value]) => html`<div><dt>${words.t(key)}</dt><dd>${value}</dd></div>`)}</dl>`;
}
