import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { changeFolder, readRecords } from '../../src/cli/changes/change-folder.ts';
import { temporaryFolder } from './command-line.ts';

const folder = temporaryFolder();

it('gives the records of a change set in the order of their runs, whatever their names', () => {
  const files = changeFolder(folder());
  mkdirSync(files.records);
  for (const [id, startedAt] of [
    ['cs-r4', '2026-11-25T04:00:00.000Z'],
    ['cs-r12', '2026-11-25T05:00:00.000Z'],
  ] as const)
    writeFileSync(join(files.records, `${id}.json`), JSON.stringify({ id, startedAt, entries: [] }));
  expect(readRecords(files).map(({ id }) => id)).toEqual(['cs-r4', 'cs-r12']);
});
