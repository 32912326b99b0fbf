import type { Evidence, Finding, ResourceRef, Severity } from '../../model/documents.ts';
import type { Words } from '../text/catalogue.ts';
import { dateOf } from '../text/clock.ts';
import { count } from '../text/numbers.ts';
import { requiredText, valueText } from '../text/values.ts';
import type { Risk } from '../view/risks.ts';
import { Html, html, join } from './html.ts';
import { type Page, tableFile } from './page.ts';

const shapes: Readonly<Record<Severity, string>> = {
  critical: '<path d="M6 0 12 6 6 12 0 6Z"/>',
  high: '<path d="M6 .8 12 11.4H0Z"/>',
  medium: '<circle cx="6" cy="6" r="5.2"/>',
  low: '<path d="M0 .8H12L6 11.4Z"/>',
  info: '<circle cx="6" cy="6" r="4.4" fill="none" stroke="currentColor" stroke-width="1.6"/>',
};

/** The shapes of the levels, drawn once and used by name. */
export const shapeSheet = new Html(
  Object.entries(shapes)
    .map(([level, shape]) => `<symbol id="m-${level}" viewBox="0 0 12 12">${shape}</symbol>`)
    .join(''),
);

/** A level as shape and word. */
export function levelMark(level: Severity, words: Words): Html {
  return html`<span class="level ${level}"><svg class="mark ${level}" viewBox="0 0 12 12" aria-hidden="true"><use href="#m-${level}"/></svg>${words.t(`level.${level}`)}</span>`;
}

/** Ids and actions break between their words only. */
export function code(text: string): Html {
  const parts = text.split(/(?<=[.:/])|(?<=[a-z])(?=[A-Z])/);
  return html`<code>${join(
    parts.map((part) => html`${part}`),
    '<wbr>',
  )}</code>`;
}

export function fine(text: string | Html): Html {
  return html`<small>${text}</small>`;
}

const unbroken = /[A-Za-z0-9]+(?:-[A-Za-z0-9]+)+(?: \d\d:\d\d)?/g;

const stepMark = /(?<=^|[\s。；;])(\d)\.(?: |(?=[^\d\s]))/g;

/** Guidance as a paragraph, or as a list where it is written in numbered steps. */
export function guidanceText(text: string): Html {
  const marks: RegExpExecArray[] = [];
  // A number out of turn is part of a sentence: "the address of step 1".
  for (const mark of text.matchAll(stepMark)) if (Number(mark[1]) === marks.length + 1) marks.push(mark);
  if (marks.length < 2 || marks[0]?.index !== 0) return html`<p>${text}</p>`;
  const steps = marks.map((mark, i) => text.slice(mark.index + mark[0].length, marks[i + 1]?.index).trim());
  return html`<ol class="steps">${steps.map((one) => html`<li>${one}</li>`)}</ol>`;
}

/** A sentence in which names and times stay on one line. */
export function whole(text: string): Html {
  const parts: Html[] = [];
  let end = 0;
  for (const match of text.matchAll(unbroken)) {
    parts.push(
      html`${text.slice(end, match.index)}`,
      match[0].length > 36 ? html`${match[0]}` : html`<span class="nowrap">${match[0]}</span>`,
    );
    end = match.index + match[0].length;
  }
  return join([...parts, html`${text.slice(end)}`]);
}

/** A text of strangers, whatever its direction. */
export function foreign(text: string): Html {
  return html`<bdi>${text}</bdi>`;
}

export function resourceCell({ name, id }: ResourceRef): Html {
  return name === id ? foreign(name) : html`<bdi>${name}</bdi><small><bdi>${id}</bdi></small>`;
}

export function regionCell({ region, accountId }: ResourceRef, { view, words }: Page): Html {
  const name = words.name('region', region);
  return view.inspection.inventory.accountIds.length > 1 ? html`${name}<small>${accountId}</small>` : html`${name}`;
}

/** What was measured: one line for each comparison, with the field's name where there are several. */
export function actualCell(finding: Finding, isNotRead: boolean, words: Words): Html {
  if (isNotRead || finding.outcome === 'unknown') return html`<span class="unread">${words.t('word.notRead')}</span>`;
  if (finding.evidence.length === 0) return html`${words.pick(finding.message)}`;
  const value = eachEvidence(finding.evidence, words, ({ actual, unit }) => valueText(actual, unit, words));
  const [only] = finding.evidence;
  return finding.evidence.length === 1 && only && isBare(only) ? html`${value}${fine(labelOf(only, words))}` : value;
}

/** Yes, no and none say nothing without the name of their field. */
function isBare({ actual }: Evidence): boolean {
  return typeof actual === 'boolean' || actual === null;
}

export function requiredCell({ evidence }: Finding, words: Words): Html {
  if (evidence.length === 0) return html`${words.t('word.meaningless')}`;
  return eachEvidence(evidence, words, (item) => requiredText(item, words));
}

function eachEvidence(evidence: readonly Evidence[], words: Words, show: (item: Evidence) => string): Html {
  const [only] = evidence;
  if (evidence.length === 1 && only) return foreign(show(only));
  return join(
    evidence.slice(0, 4).map((item) => html`<span class="leaf"><i>${labelOf(item, words)}</i> ${foreign(show(item))}</span>`),
    ' ',
  );
}

export function labelOf({ label, field }: Evidence, words: Words): string {
  return label ? words.pick(label) : field;
}

export function stateCell({ state, cause, isNotRead }: Risk, words: Words): Html {
  const why = cause && words.has(`cause.${cause}`) && state === 'new' ? words.t('paren', { text: words.t(`cause.${cause}`) }) : '';
  return html`<span class="state">${words.t(`state.${state}`)}${why}</span>${cause === 'exception-expired' && fine(words.t('state.exception-expired'))}${isNotRead && html` <span class="unread">${words.t('state.not-read')}</span>`}`;
}

export function ageCell({ ageDays, firstDay }: Risk): Html {
  return html`${count(ageDays)}<small>${dateOf(firstDay).slice(5)}</small>`;
}

export function dueCell({ dueDay, lateDays }: { readonly dueDay: number; readonly lateDays: number }, words: Words): Html {
  return html`<span class="nowrap">${dateOf(dueDay)}</span>${lateDays > 0 && html`<small><span class="overdue">${words.t('late.days', { n: lateDays })}</span></small>`}`;
}

export function notReadWord(text: string): Html {
  return html`<span class="unread">${text}</span>`;
}

/** Says how many rows are left to the table file; nothing when all are shown. */
export function moreRows(left: number, words: Words): Html | false {
  return left > 0 && html`<p class="more">${words.t('rows.more', { n: left, file: tableFile })}</p>`;
}
