import type { ProductWire } from '../call.ts';

/** Makes request ids in the form of each style; the same order of calls gives the same ids. */
export function requestIds(): (style: ProductWire['style']) => string {
  const word = scrambler();
  return (style) => {
    const [a, b, c] = [word(), word(), word()];
    if (style === 'OSS' || style === 'SLS') return a + b + c;
    return `${a}-${b.slice(0, 4)}-${b.slice(4)}-${c.slice(0, 4)}-${c.slice(4)}${word()}`;
  };
}

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).toUpperCase().padStart(2, '0'));

/** Words of eight hexadecimal digits that look random and start anew with each server; a hash would cost more than a call may. */
function scrambler(): () => string {
  let state = 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    mixed ^= mixed >>> 14;
    // Numbers of 32 bits are written slowly by the language itself.
    return `${hex[mixed >>> 24]}${hex[(mixed >>> 16) & 255]}${hex[(mixed >>> 8) & 255]}${hex[mixed & 255]}`;
  };
}
