import { describe, expect, it } from 'vitest';
import type { FieldValue } from '../../src/model/documents.ts';
import { isSameSet } from '../../src/plan/same.ts';

describe('two lists mean the same', () => {
  it.each<[string, FieldValue, FieldValue, boolean]>([
    ['in another order', ['a', 'b'], ['b', 'a'], true],
    ['as records in another order', [{ name: 'a' }, { name: 'b' }], [{ name: 'b' }, { name: 'a' }], true],
    ['with members that are empty', [{ days: 7 }], [{ days: 7, date: '', isOn: false, tags: {} }], true],
    ['not with another value', [{ days: 7 }], [{ days: 8 }], false],
    ['not when one stands twice', [{ days: 7 }, { days: 7 }], [{ days: 7 }, { days: 8 }], false],
    ['not with one more', [{ days: 7 }], [{ days: 7 }, { days: 7 }], false],
  ])('%s', (_, a, b, expected) => {
    expect(isSameSet(a, b)).toBe(expected);
  });
});
