import { describe, expect, it } from 'vitest';
import { closed, isOpen } from '../../src/fixes/help/open-entries.ts';
import mongodb from '../../src/fixes/mongodb-whitelist.ts';
import polardb from '../../src/fixes/polardb-whitelist.ts';
import rds from '../../src/fixes/rds-whitelist.ts';
import redis from '../../src/fixes/redis-whitelist.ts';
import type { Fix } from '../../src/model/fix.ts';
import { isOpenEntry } from '../../src/resources/read/whitelist.ts';
import { askAbout } from './ask.ts';

const group = (name: string, ...entries: string[]) => ({ group: name, entries });

function draftsOf(fix: Fix, product: string, groups: readonly ReturnType<typeof group>[], trustedSources: string | null = null) {
  return fix.propose(
    askAbout(
      `security/${product}-whitelist-any`,
      {
        'whitelist.isOpen': true,
        'whitelist.openGroups': groups.filter(({ entries }) => entries.some(isOpen)).map((one) => one.group),
        'whitelist.groups': groups.map((one) => ({ ...one })),
      },
      { inputs: { trustedSources } },
    ),
  );
}

describe('an entry that lets everybody in', () => {
  it.each(['0.0.0.0/0', '0.0.0.0', '%', '::/0', '::', '0.0.0.0/1', '128.0.0.0/1', '10.0.0.0/2', '127.0.0.1', '10.0.0.1', '10.0.0.0/8', ''])(
    'is the same to the fix as to the reading: "%s"',
    (entry) => {
      expect(isOpen(entry)).toBe(isOpenEntry(entry));
    },
  );

  it('is taken out, and what remains stays in its order', () => {
    expect(closed(['10.2.0.0/16', '0.0.0.0/0', '10.1.0.0/16'])).toEqual(['10.2.0.0/16', '10.1.0.0/16']);
  });

  it('leaves a list that lets nobody in when nothing remains', () => {
    expect(closed(['0.0.0.0/1', '128.0.0.0/1'])).toEqual(['127.0.0.1']);
  });
});

describe('the white list of an RDS instance', () => {
  it('is written plainly for the default group', () => {
    expect(draftsOf(rds, 'rds', [group('default', '0.0.0.0/0', '10.1.0.0/16')])).toMatchObject([
      { kind: 'patch', set: { securityIps: ['10.1.0.0/16'] }, from: { securityIps: ['0.0.0.0/0', '10.1.0.0/16'] } },
    ]);
  });

  it('asks for the state of another group, which adoption does not read', () => {
    const live = { dbInstanceIpArrayName: 'plum', securityIps: ['0.0.0.0/0'] };
    expect(draftsOf(rds, 'rds', [group('default', '127.0.0.1'), group('plum', '0.0.0.0/0')])).toMatchObject([
      {
        set: { dbInstanceIpArrayName: 'plum', securityIps: ['127.0.0.1'] },
        from: live,
        editState: { inputs: live, outputs: live },
        guard: ['whitelist.groups'],
      },
    ]);
  });

  it('is left to a person when two groups are open', () => {
    const answer = draftsOf(rds, 'rds', [group('fig', '0.0.0.0/0'), group('plum', '::/0')]);
    expect(answer).toMatchObject({ code: 'not-possible', reason: { en: expect.stringContaining('fig, plum') } });
  });
});

describe('the white list of a Redis instance', () => {
  it('names the group on both sides', () => {
    expect(draftsOf(redis, 'redis', [group('default', '10.0.0.0/8'), group('plum', '10.3.0.0/16', '0.0.0.0/0')])).toMatchObject([
      {
        set: { securityIpGroupName: 'plum', securityIps: ['10.3.0.0/16'] },
        from: { securityIpGroupName: 'plum', securityIps: ['10.3.0.0/16', '0.0.0.0/0'] },
        editState: { outputs: { securityIpGroupName: 'plum', securityIps: ['10.3.0.0/16', '0.0.0.0/0'] } },
      },
    ]);
  });

  it('is left to a person when two groups are open', () => {
    expect(draftsOf(redis, 'redis', [group('fig', '%'), group('plum', '0.0.0.0/0')])).toMatchObject({ code: 'not-possible' });
  });
});

describe('the white list of a MongoDB instance', () => {
  const wish = (groups: readonly ReturnType<typeof group>[]) => {
    const answer = draftsOf(mongodb, 'mongodb', groups);
    if ('code' in answer) return answer.code;
    const value = answer[0]?.set.securityIpLists;
    if (typeof value !== 'function') throw new Error('The value hangs on what adoption reads.');
    return value;
  };
  const only = [group('default', '10.1.0.0/16', '0.0.0.0/0')];

  it('is written when adoption read the same list, in whatever order', () => {
    const value = wish(only);
    expect(typeof value === 'function' && value({ securityIpLists: ['0.0.0.0/0', '10.1.0.0/16'] })).toEqual(['10.1.0.0/16']);
  });

  it.each([
    ['a hidden group joined the list', ['0.0.0.0/0', '10.1.0.0/16', '100.104.0.0/16']],
    ['nothing was read', undefined],
  ])('is not known when %s', (_, securityIpLists) => {
    const value = wish(only);
    expect(typeof value === 'function' && value(securityIpLists ? { securityIpLists } : {})).toBeUndefined();
  });

  it.each([
    ['there is another group', [...only, group('plum', '10.3.0.0/16')]],
    ['the only group is not the default one', [group('plum', '0.0.0.0/0')]],
  ])('is left to a person when %s', (_, groups) => {
    expect(wish(groups)).toBe('not-possible');
  });
});

describe('the white list of a PolarDB cluster', () => {
  it('is written group by group, the default one by its name, and an empty group stays empty', () => {
    const groups = [group('default', '0.0.0.0/0'), group('plum', '10.3.0.0/16', '0.0.0.0/1'), group('fig')];
    const arrays = (...lists: readonly string[][]) =>
      ['default', 'plum', 'fig'].map((dbClusterIpArrayName, i) => ({ dbClusterIpArrayName, securityIps: lists[i] }));
    expect(draftsOf(polardb, 'polardb', groups)).toMatchObject([
      {
        set: { dbClusterIpArrays: arrays(['127.0.0.1'], ['10.3.0.0/16'], []) },
        from: { dbClusterIpArrays: arrays(['0.0.0.0/0'], ['10.3.0.0/16', '0.0.0.0/1'], []) },
        editState: { outputs: { dbClusterIpArrays: arrays(['0.0.0.0/0'], ['10.3.0.0/16', '0.0.0.0/1'], []) } },
      },
    ]);
  });
});

describe('white lists on which nobody is left', () => {
  const [open, office, local] = [group('default', '0.0.0.0/0'), group('office', '10.1.0.0/16'), group('local', '127.0.0.1')];
  it.each([
    ['rds', rds, [open], true],
    ['rds', rds, [open, local], true],
    ['rds', rds, [open, office], false],
    ['redis', redis, [open], true],
    ['redis', redis, [group('default', '0.0.0.0/0', '10.1.0.0/16')], false],
    ['mongodb', mongodb, [open], true],
    ['polardb', polardb, [open, local], true],
    ['polardb', polardb, [open, office], false],
  ])('are told to the approver of %s, and others are not', (product, fix, groups, isTold) => {
    const answer = draftsOf(fix, product, groups);
    const texts = 'code' in answer ? [answer.code] : answer.flatMap(({ notes = [] }) => notes.map(({ en }) => en));
    expect(texts).toEqual(isTold ? [expect.stringMatching(/^NOBODY GETS IN afterwards/)] : []);
  });
});

describe('those whom the project trusts', () => {
  const given = '203.0.113.0/24, 198.51.100.7, 2001:db8::/32';
  const own = ['203.0.113.0/24', '198.51.100.7'];
  it.each([
    ['rds', rds, [group('default', '0.0.0.0/0')], { securityIps: own }],
    ['redis', redis, [group('default', '10.1.0.0/16', '0.0.0.0/0')], { securityIps: ['10.1.0.0/16', ...own] }],
    [
      'polardb',
      polardb,
      [group('default', '0.0.0.0/0'), group('plum', '10.3.0.0/16'), group('fig')],
      {
        dbClusterIpArrays: [
          { dbClusterIpArrayName: 'default', securityIps: own },
          { dbClusterIpArrayName: 'plum', securityIps: ['10.3.0.0/16'] },
          { dbClusterIpArrayName: 'fig', securityIps: [] },
        ],
      },
    ],
  ] as const)('stand in the place of everybody on the list of %s, and on no other', (product, fix, groups, set) => {
    const answer = draftsOf(fix, product, groups, given);
    expect(answer).toMatchObject([{ set, notes: [{ en: expect.stringContaining(own.join(', ')) }] }]);
  });

  it('are on the list of mongodb once, also where they were before', () => {
    const answer = draftsOf(mongodb, 'mongodb', [group('default', '0.0.0.0/0', '198.51.100.7')], given);
    const value = 'code' in answer ? undefined : answer[0]?.set.securityIpLists;
    expect(typeof value === 'function' && value({ securityIpLists: ['198.51.100.7', '0.0.0.0/0'] })).toEqual([
      '198.51.100.7',
      '203.0.113.0/24',
    ]);
  });

  it('are not guessed from what is no address', () => {
    expect(draftsOf(rds, 'rds', [group('default', '0.0.0.0/0')], 'the office')).toMatchObject({ code: 'needs-input' });
  });
});
