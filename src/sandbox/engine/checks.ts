import type { Refusal } from './product.ts';
import type { Check } from './writes.ts';

const invalid: Refusal = [400, 'InvalidParameter', 'The specified parameter {name} is not valid.'];

/** A text of so many characters. */
export function length(min: number, max: number, refusal: Refusal = invalid): Check {
  return (value) => (String(value).length < min || String(value).length > max ? refusal : undefined);
}

/** A number within bounds, both included. */
export function between(min: number, max: number, refusal: Refusal = invalid): Check {
  return (value) => (typeof value === 'number' && value >= min && value <= max ? undefined : refusal);
}

/** One of these words. */
export function oneOf(words: readonly string[], refusal: Refusal = invalid): Check {
  return (value) => (words.includes(String(value)) ? undefined : refusal);
}

/** A text that fits a pattern. */
export function like(pattern: RegExp, refusal: Refusal = invalid): Check {
  return (value) => (pattern.test(String(value)) ? undefined : refusal);
}

/** All of these hold; the first that does not is the error. */
export function every(...checks: readonly Check[]): Check {
  return (value, name, x) => {
    for (const check of checks) {
      const refusal = check(value, name, x);
      if (refusal) return refusal;
    }
    return undefined;
  };
}
