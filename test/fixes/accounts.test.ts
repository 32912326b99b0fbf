import { describe, expect, it } from 'vitest';
import deleteAccessKey from '../../src/fixes/delete-access-key.ts';
import disableAccessKeys from '../../src/fixes/disable-access-keys.ts';
import encryptNewDisks from '../../src/fixes/encrypt-new-disks.ts';
import limitIdleCredentials from '../../src/fixes/limit-idle-credentials.ts';
import passwordPolicy from '../../src/fixes/password-policy.ts';
import recordEveryRegion from '../../src/fixes/record-every-region.ts';
import resumeTrail from '../../src/fixes/resume-trail.ts';
import type { Resource } from '../../src/model/documents.ts';
import { askAbout, askOf, ruleOf } from './ask.ts';

describe('access keys', () => {
  const propose = (active: { id: string; idleDays: number }[]) =>
    disableAccessKeys.propose(askAbout('security/ram-ak-unused', { 'accessKeys.idleDays': 91, 'accessKeys.active': active }));

  it('are disabled when they lay idle for too long, each by itself', () => {
    const answer = propose([
      { id: 'LTAI-fig', idleDays: 91 },
      { id: 'LTAI-kiwi', idleDays: 90 },
      { id: 'LTAI-lime', idleDays: 400 },
    ]);
    expect('code' in answer ? answer : answer.map(({ part }) => part)).toEqual(['LTAI-fig', 'LTAI-lime']);
    expect('code' in answer ? answer : answer[0]).toMatchObject({
      kind: 'patch',
      set: { status: 'Inactive' },
      importInputs: { userName: 'apple-1', status: 'Active' },
      importOutputs: { id: 'LTAI-fig', userName: 'apple-1', status: 'Active' },
    });
  });

  it('are left alone when none of them is known to be idle', () => {
    expect('code' in propose([{ id: 'LTAI-kiwi', idleDays: 90 }])).toBe(true);
  });

  it.each([
    ['are deleted when they are off', false, 'delete'],
    ['stay when somebody turned them on', true, undefined],
  ])('%s', (_, isActive, kind) => {
    const answer = deleteAccessKey.propose(askAbout('security/ram-ak-disabled-kept', { isActive, disabledDays: 31 }));
    expect('code' in answer ? undefined : answer[0]?.kind).toBe(kind);
  });

  it('are deleted without a way back, and only if they are still off', () => {
    const answer = deleteAccessKey.propose(askAbout('security/ram-ak-disabled-kept', { isActive: false, disabledDays: 31 }));
    expect('code' in answer ? answer : answer[0]).toMatchObject({
      undo: { kind: 'none' },
      guard: ['isActive', 'userName'],
      importOutputs: { id: 'apple-1', userName: 'plum', status: 'Inactive' },
    });
  });
});

describe('idle credentials', () => {
  const rule = ruleOf('security/ram-idle-credentials-kept');
  it.each([
    ['are disabled by the longest term that is allowed', null, null, 365, { maxIdleDaysForUsers: 365, maxIdleDaysForAccessKeys: 365 }],
    ['by the next shorter one', 730, 730, 200, { maxIdleDaysForUsers: 180, maxIdleDaysForAccessKeys: 180 }],
    ['by exactly the asked one', 365, 365, 90, { maxIdleDaysForUsers: 90, maxIdleDaysForAccessKeys: 90 }],
    ['and a shorter term stays', 90, 730, 365, { maxIdleDaysForAccessKeys: 365 }],
  ])('%s', (_, users, keys, maxIdleDays, expected) => {
    const fields = { 'idle.usersDays': users, 'idle.accessKeysDays': keys };
    const answer = limitIdleCredentials.propose(askOf(rule, { fields, params: { maxIdleDays } }));
    expect('code' in answer ? answer : answer[0]?.set).toEqual(expected);
  });

  it('are left alone when less is asked than the service can do', () => {
    const answer = limitIdleCredentials.propose(askOf(rule, { fields: { 'idle.usersDays': null }, params: { maxIdleDays: 89 } }));
    expect('code' in answer && answer.code).toBe('not-possible');
  });
});

describe('the password policy', () => {
  it('is written with a word about what is not sent', () => {
    const answer = passwordPolicy.propose(askAbout('security/ram-password-lockout', { 'password.maxAttempts': 0 }));
    expect('code' in answer ? answer : answer[0]?.notes).toHaveLength(1);
  });
});

describe('default encryption', () => {
  it('is turned on in each region by the provider of that region', () => {
    const ask = askAbout('security/ecs-region-default-disk-encryption-off', { 'disks.unencryptedRegions': ['cn-beijing', 'cn-hangzhou'] });
    const answer = encryptNewDisks.propose(ask);
    expect('code' in answer ? answer : answer.map(({ vars, region, part }) => [vars?.region, region, part])).toEqual([
      ['cn-beijing', 'cn-beijing', 'cn-beijing'],
      ['cn-hangzhou', 'cn-hangzhou', 'cn-hangzhou'],
    ]);
  });
});

describe('trails', () => {
  const arn = 'acs:log:cn-beijing:1234567890123456:project/fig-logs';
  const propose = (slsProjectArn: string | null, trails: readonly string[] | null = []) =>
    recordEveryRegion.propose(
      askAbout(
        'security/actiontrail-not-multi-region',
        { 'trails.complete': 0 },
        {
          inputs: { slsProjectArn },
          others: { 'ACS::ActionTrail::Trail': trails === null ? null : trails.map((id) => ({ id, region: 'global' }) as Resource) },
        },
      ),
    );

  it.each([
    ['under the usual name', [], 'all-events'],
    ['under a free name', ['all-events', 'all-events-2'], 'all-events-3'],
  ])('are created where the log project lies, %s', (_, taken, trailName) => {
    const answer = propose(arn, taken);
    expect('code' in answer ? answer : answer[0]).toMatchObject({
      kind: 'create',
      region: 'cn-beijing',
      args: { trailName, eventRw: 'All', trailRegion: 'All', status: 'Enable', slsProjectArn: arn },
    });
  });

  it.each([
    ['without a log project', null, [], 'needs-input'],
    ['into what is no log project', 'fig-logs', [], 'not-possible'],
    ['into a project of another account', arn.replace('3456:', '3457:'), [], 'not-possible'],
    ['where the trails are not known', arn, null, 'not-possible'],
  ])('are not created %s', (_, text, trails, code) => {
    const answer = propose(text, trails);
    expect('code' in answer && answer.code).toBe(code);
  });

  it('are resumed in their home region', () => {
    const answer = resumeTrail.propose(askAbout('security/actiontrail-not-logging', { isLogging: false, homeRegion: 'cn-beijing' }));
    expect('code' in answer ? answer : answer[0]).toMatchObject({ region: 'cn-beijing', set: { status: 'Enable' } });
  });
});
