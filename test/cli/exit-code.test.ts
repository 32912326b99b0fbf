import { describe, expect, it } from 'vitest';
import { exitCodeOf, type FailOn } from '../../src/cli/exit-code.ts';
import type { Gap, Inspection, Unread } from '../../src/model/documents.ts';
import { finding, fruit, gap, inspection } from '../store/make.ts';

const rule = 'backup/short';
const fail = finding(rule, fruit('mango'));
const unread = (reason: Unread['reason']): Unread => ({ field: 'backup.days', action: 'rds:DescribeBackupPolicy', reason, message: 'no' });
const unknown = (reason: Unread['reason']) => ({ ...finding(rule, fruit('kiwi'), 'unknown'), unread: [unread(reason)] });
const run = (findings: Inspection['rules'][number]['findings'], gaps: Gap[] = []) => inspection({ findings, gaps });

describe('the exit code', () => {
  it.each<[string, Inspection, number]>([
    ['nothing found', run([]), 0],
    ['nothing found and a listing denied', run([], [gap('cn-hangzhou')]), 3],
    ['risks', run([fail]), 1],
    ['risks and a listing denied', run([fail], [gap('cn-hangzhou')]), 3],
    ['a product that this region does not offer', run([], [gap('cn-hangzhou', 'unsupported')]), 0],
    ['a field that was denied', run([unknown('denied')]), 3],
    ['a field that this resource does not have', run([unknown('unsupported')]), 0],
    ['a rule that broke', run([finding(rule, fruit('fig'), 'error')]), 3],
    ['an accepted risk', run([finding(rule, fruit('fig'), 'accepted')]), 0],
    ['stopped by hand', inspection({ isComplete: false }), 3],
  ])('%s', (_, one, code) => {
    expect(exitCodeOf(one, 'low')).toBe(code);
  });

  it.each<[FailOn, number]>([
    ['critical', 0],
    ['high', 1],
    ['medium', 1],
    ['info', 1],
    ['never', 0],
  ])('of a high risk with --fail-on %s', (failOn, code) => {
    expect(exitCodeOf(run([fail]), failOn)).toBe(code);
  });
});
