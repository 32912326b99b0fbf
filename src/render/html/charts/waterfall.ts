import type { Words } from '../../text/catalogue.ts';
import { count, signed } from '../../text/numbers.ts';
import type { Moves } from '../../view/moves.ts';
import { type Html, html } from '../html.ts';
import { at, axisOf } from './figure.ts';

/** One step from the opening to the closing. */
export interface Step {
  readonly name: string;
  readonly value: number;
  readonly isWhole: boolean;
}

/** The steps in order; the step for changed counting only where there is one. */
export function stepsOf(moves: Moves, words: Words): Step[] {
  const step = (key: string, value: number, isWhole = false): Step => ({ name: words.t(`step.${key}`), value, isWhole });
  const { opening, new: came, recurred, expired, fixed, accepted, released, retired, recount, closing } = moves;
  return [
    step('opening', opening, true),
    step('new', came),
    step('recurred', recurred),
    step('expired', expired),
    step('fixed', -fixed),
    step('accepted', -accepted),
    step('released', -released),
    step('retired', -retired),
    ...(recount === 0 ? [] : [step('recount', recount)]),
    step('closing', closing, true),
  ];
}

export const stepHeight = 26;

export function stepText({ value, isWhole }: Step): string {
  return isWhole ? count(value) : signed(value);
}

/** What moved the opening to the closing, one bar a step. */
export function waterfall(steps: readonly Step[], width: number, words: Words): Html {
  const x0 = words.language === 'en' ? 148 : 92;
  const bars = placed(steps);
  const { top, ticks } = axisOf(Math.max(...bars.map(({ until }) => until)));
  const unit = (width - x0 - 16 - 7 * count(top).length) / top;
  const bottom = steps.length * stepHeight;
  const grid = ticks.map((tick) => {
    const x = at(x0 + tick * unit);
    return html`<line class="grid" x1="${x}" x2="${x}" y1="0" y2="${bottom}"/><text class="tick" x="${x}" y="${bottom + 15}" text-anchor="middle">${count(tick)}</text>`;
  });
  return html`${grid}${bars.map((bar, i) => stepBar(bar, i, x0, unit, i < bars.length - 1))}`;
}

interface Placed {
  readonly step: Step;
  readonly from: number;
  readonly until: number;
  /** Where the running total stands after this step. */
  readonly after: number;
}

function placed(steps: readonly Step[]): Placed[] {
  let total = 0;
  return steps.map((step) => {
    const before = step.isWhole ? 0 : total;
    total = step.isWhole ? step.value : total + step.value;
    return { step, from: Math.min(before, total), until: Math.max(before, total), after: total };
  });
}

function stepBar({ step, from, until, after }: Placed, i: number, x0: number, unit: number, isJoined: boolean): Html {
  const y = i * stepHeight + 5;
  const a = x0 + from * unit;
  const b = Math.max(x0 + until * unit, step.value === 0 ? a : a + 2);
  const style = step.isWhole ? 'whole' : step.value > 0 ? 'up' : 'down';
  const joinX = at(x0 + after * unit);
  const joint = isJoined && html`<line class="join" x1="${joinX}" x2="${joinX}" y1="${y + 18}" y2="${y + stepHeight}"/>`;
  return html`<text class="axis${step.isWhole && ' strong'}" x="0" y="${y + 13}">${step.name}</text><rect class="step ${style}" x="${at(a)}" y="${y}" width="${at(b - a)}" height="18"/>${joint}<text class="${step.isWhole ? 'total' : 'tick n'}" x="${at(b + 6)}" y="${y + 13}">${stepText(step)}</text>`;
}
