import { describe, expect, it } from 'vitest';
import releaseAddress from '../../src/fixes/release-address.ts';
import { askAbout } from './ask.ts';

const free = { status: 'Available', instanceId: null, deletionProtection: false, ipAddress: '203.0.113.7' };

describe('an idle address', () => {
  it('is released under guard, and its approver reads that it is lost', () => {
    const answer = releaseAddress.propose(askAbout('cost/eip-unattached', free));
    if ('code' in answer) throw new Error(answer.reason.en);
    expect(answer).toHaveLength(1);
    expect(answer[0]).toMatchObject({ kind: 'delete', guard: ['status', 'instanceId', 'ipAddress'], undo: { kind: 'none' } });
    expect(answer[0]?.notes?.[0]?.['zh-CN']).toContain('203.0.113.7');
  });

  it.each([
    ['bound meanwhile', { ...free, status: 'InUse', instanceId: 'i-bp1apple' }, 'gone'],
    ['being bound', { ...free, instanceId: 'i-bp1apple' }, 'gone'],
    ['protected', { ...free, deletionProtection: true }, 'needs-decision'],
  ])('stays when it is %s', (_, fields, expected) => {
    const answer = releaseAddress.propose(askAbout('cost/eip-unattached', fields));
    expect('code' in answer && answer.code).toBe(expected);
  });
});
