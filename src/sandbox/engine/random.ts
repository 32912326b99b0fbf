/** 32 bits out of a text and numbers; the same in every process. */
export function hashOf(text: string, ...numbers: readonly number[]): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  for (const number of numbers) {
    hash = Math.imul(hash ^ (number | 0), 0x01000193);
    hash = Math.imul(hash ^ Math.floor(number / 0x100000000), 0x85ebca6b);
  }
  return mixed(hash);
}

function mixed(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A row of numbers that follows from its start alone. */
export class Draw {
  #state: number;
  constructor(start: number) {
    this.#state = start | 0;
  }

  /** At least 0, less than 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 0x100000000;
  }

  /** A whole number from a to b, both included. */
  int(a: number, b: number): number {
    return a + Math.floor(this.next() * (b - a + 1));
  }

  one<T>(values: readonly T[]): T {
    return values[Math.floor(this.next() * values.length)] as T;
  }

  chars(n: number, alphabet = '0123456789abcdefghijklmnopqrstuvwxyz'): string {
    let text = '';
    for (let i = 0; i < n; i++) text += alphabet[Math.floor(this.next() * alphabet.length)];
    return text;
  }

  uuid(): string {
    const hex = this.chars(32, '0123456789abcdef');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  }
}
