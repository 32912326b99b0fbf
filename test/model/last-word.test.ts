import { expect, it } from 'vitest';
import type { ChangeEntry } from '../../src/model/documents.ts';
import { lastWord } from '../../src/model/last-word.ts';

it.each<[string, ChangeEntry['outcome'][], number]>([
  ['a later try counts', ['failed', 'applied'], 1],
  ['a later failure counts too', ['applied', 'failed'], 1],
  ['what was not taken up again stays done', ['applied', 'not-run'], 0],
  ['a late decline takes nothing back', ['contradicted', 'declined', 'not-run'], 0],
  ['where nothing was taken up, the last reason counts', ['not-run', 'declined'], 1],
])('%s', (_, outcomes, index) => {
  const entries = outcomes.map((outcome, at) => ({ outcome, at }));
  expect(lastWord(entries)).toBe(entries[index]);
});

it('nothing was said of what no run knew', () => {
  expect(lastWord([])).toBeUndefined();
});
