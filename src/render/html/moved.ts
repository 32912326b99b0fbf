import type { Words } from '../text/catalogue.ts';
import type { Move } from '../view/moves.ts';
import { type Html, html } from './html.ts';
import { fine, foreign, levelMark, moreRows } from './marks.ts';
import type { Page } from './page.ts';

const mostMoves = 20;

/** Risks that came or left since the previous run, one line each. */
export function moveList(moves: readonly Move[], emptyText: string, { words }: Page): Html {
  if (moves.length === 0) return html`<p class="empty">${emptyText}</p>`;
  const lines = moves.slice(0, mostMoves).map((move) => line(move, words));
  return html`<ul class="moves">${lines}</ul>${moreRows(moves.length - mostMoves, words)}`;
}

function line({ finding, title, how }: Move, words: Words): Html {
  const { name, id } = finding.resource;
  return html`<li>${levelMark(finding.severity, words)} <span>${words.pick(title)} · ${foreign(name)}${name !== id && fine(foreign(id))}</span> <em>${howText(how, words)}</em></li>`;
}

function howText(how: Move['how'], words: Words): string {
  if (how === 'new' || how === 'new-rule' || how === 'new-resource') {
    return `${words.t('state.new')}${words.t('paren', { text: words.t(`cause.${how}`) })}`;
  }
  return words.t(`state.${how}`);
}
