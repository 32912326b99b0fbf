import { describe, expect, it } from 'vitest';
import { judgeResult } from '../../src/apply/judge-result.ts';
import type { Reading } from '../../src/apply/types.ts';
import type { Change, FieldValue } from '../../src/model/documents.ts';
import { isSame } from '../../src/plan/same.ts';

const reading: Reading = {
  at: '2026-11-25T04:00:00Z',
  resourceOf: () => undefined,
  gapOf: () => undefined,
  verdictsOf: () => [],
  valueOf: () => undefined,
};

function outcome(wanted: FieldValue, now: FieldValue): string {
  const change = { kind: 'patch', set: [], args: { log: wanted } } as unknown as Change;
  const result = { name: 'apple', op: 'update', outcome: 'done', inputs: { log: wanted }, outputs: { log: now } } as const;
  return judgeResult(change, result, reading, isSame).outcome;
}

describe('what the plugin says of a block', () => {
  it.each([
    ['a member left open is filled by the cloud', { enabled: true, project: '' }, { enabled: true, project: 'apple-log' }, 'applied'],
    ['a member that nobody named is there', { enabled: true }, { enabled: true, project: 'apple-log' }, 'applied'],
    ['a named member is another', { enabled: true, project: 'pear-log' }, { enabled: true, project: 'apple-log' }, 'contradicted'],
    ['a switch did not move', { enabled: false }, { enabled: true }, 'contradicted'],
    ['a member further down did not move', { policy: { days: 7 } }, { policy: { days: 3 } }, 'contradicted'],
    ['a plain value did not move', 7, 3, 'contradicted'],
  ])('%s', (_, wanted, now, expected) => expect(outcome(wanted, now)).toBe(expected));
});
