import { expect, it } from 'vitest';
import { changeIds } from '../../src/cli/changes/change-ids.ts';

it.each([
  ['one by one', ['C001', 'C003'], ['C001', 'C003']],
  ['a range with both its ends', ['C003-C005'], ['C003', 'C004', 'C005']],
  ['a range of one', ['C003-C003'], ['C003']],
  ['a range over the hundred', ['C099-101'], ['C099', 'C100', 'C101']],
  ['twice named counts once', ['C001-C002', 'C002'], ['C001', 'C002']],
  ['what is no id is left for the plan to judge', ['C1-x'], ['C1-x']],
])('ids of changes: %s', (_, given, ids) => {
  expect(changeIds(given)).toEqual(ids);
});

it('nothing named is nothing chosen', () => {
  expect(changeIds(undefined)).toBeUndefined();
});

it.each(['C005-C003', 'C001-C999999'])('the range %s is refused', (word) => {
  expect(() => changeIds([word])).toThrow(/such as C003-C005/);
});
