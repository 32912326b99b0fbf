import { describe, expect, it } from 'vitest';
import closePorts from '../../src/fixes/close-ports.ts';
import type { FieldValue } from '../../src/model/documents.ts';
import { askAbout } from './ask.ts';

const group = 'security/ecs-security-group-';
const permission = (key: string, change: Record<string, FieldValue> = {}) => {
  const [protocol = '', ports = '', , source = '', policy = '', priority = '1'] = key.split(':');
  const [from = 0, to = 0] = ports.split('/').map(Number);
  const range = from === -1 ? [1, 65_535] : [from, to];
  return {
    isAccept: policy === 'accept',
    priority: Number(priority),
    ports: protocol === 'icmp' ? null : range,
    ipv4: source === '0.0.0.0/0',
    ipv6: source === '__/0',
    prefixListId: null,
    key,
    ...change,
  };
};
const ssh = 'tcp:22/22:intranet:0.0.0.0/0:accept:1';
const wide = 'tcp:1/1024:intranet:0.0.0.0/0:accept:5';
const v6 = 'tcp:22/22:intranet:__/0:accept:1';
const office = 'tcp:22/22:intranet:198.51.100.0/24:accept:1';
const all = 'all:-1/-1:intranet:0.0.0.0/0:accept:1';

const nobody = { inputs: { trustedSources: null } };

function deleted(rule: string, keys: readonly string[], openPorts: readonly number[], isAllOpen = false): unknown {
  const fields = {
    'ingress.permissions': keys.map((key) => permission(key)),
    'ingress.openPorts': [...openPorts],
    'ingress.isAllOpen': isAllOpen,
  };
  const answer = closePorts.propose(askAbout(`${group}${rule}`, fields, nobody));
  return 'code' in answer ? answer.code : answer.map(({ kind, vars }) => `${kind} ${vars?.rule}`);
}

describe('the ports of a security group', () => {
  it.each([
    ['one rule', 'ssh-open', [ssh, office], [22], [`delete ${ssh}`]],
    ['every rule that opens them, one after the other', 'ssh-open', [ssh, wide], [22], [`delete ${ssh}`, `delete ${wide}`]],
    ['a rule of all protocols and ports', 'ssh-open', [all, office], [22], [`delete ${all}`]],
    ['the IPv6 rule too', 'ssh-open', [ssh, v6], [22], [`delete ${ssh}`, `delete ${v6}`]],
    [
      'a range that holds the port',
      'rdp-open',
      ['tcp:3000/4000:intranet:0.0.0.0/0:accept:1'],
      [3306, 3389],
      ['delete tcp:3000/4000:intranet:0.0.0.0/0:accept:1'],
    ],
    [
      'only what the parameter names',
      'db-ports-open',
      [ssh, 'tcp:6379/6379:intranet:0.0.0.0/0:accept:1'],
      [22, 6379],
      ['delete tcp:6379/6379:intranet:0.0.0.0/0:accept:1'],
    ],
    [
      'a rule over two ports once',
      'db-ports-open',
      ['tcp:3306/6379:intranet:0.0.0.0/0:accept:1'],
      [3306, 6379],
      ['delete tcp:3306/6379:intranet:0.0.0.0/0:accept:1'],
    ],
    ['not a rule that a drop outweighs', 'ssh-open', [ssh, 'tcp:22/22:intranet:0.0.0.0/0:drop:5', wide], [22], [`delete ${ssh}`]],
  ])('are closed by deleting %s', (_, rule, keys, openPorts, expected) => {
    expect(deleted(rule, keys, openPorts)).toEqual(expected);
  });

  it('are closed whole by deleting the rule over all of them', () => {
    expect(deleted('all-ports-open', [all, ssh], [22, 80], true)).toEqual([`delete ${all}`]);
  });

  it('that a prefix list opens are left to a person', () => {
    expect(deleted('ssh-open', [office], [22])).toBe('not-possible');
  });

  it('are named to the approver, with the address as people write it', () => {
    const answer = closePorts.propose(
      askAbout(`${group}ssh-open`, { 'ingress.permissions': [permission(v6)], 'ingress.openPorts': [22] }, nobody),
    );
    expect('code' in answer ? answer : answer[0]?.notes?.[0]?.en).toContain('tcp port 22 from ::/0');
  });
});

describe('who gets in on a port that is closed', () => {
  const answerTo = (keys: readonly string[], sources: string | null) =>
    closePorts.propose(
      askAbout(
        `${group}ssh-open`,
        { 'ingress.permissions': keys.map((key) => permission(key)), 'ingress.openPorts': [22] },
        { inputs: { trustedSources: sources } },
      ),
    );
  const outlineOf = (keys: readonly string[], sources: string | null) => {
    const answer = answerTo(keys, sources);
    if ('code' in answer) return answer.code;
    return answer.map(({ kind, args = {}, dependsOn = [] }) => [
      kind,
      args.cidrIp ?? args.ipv6CidrIp ?? '',
      args.portRange ?? '',
      dependsOn.map((one) => answer.indexOf(one)),
    ]);
  };
  const inside = 'tcp:22/22:intranet:sg-plum:accept:1';

  it.each([
    [
      'is who the config trusts, by a rule that comes first',
      [ssh],
      '203.0.113.0/24, 198.51.100.7',
      [
        ['create', '203.0.113.0/24', '22/22', []],
        ['create', '198.51.100.7/32', '22/22', []],
        ['delete', '', '', [0, 1]],
      ],
    ],
    [
      'is of the family of the rule',
      [v6],
      '203.0.113.0/24,2001:db8::/32',
      [
        ['create', '2001:db8::/32', '22/22', []],
        ['delete', '', '', [0]],
      ],
    ],
    ['has a rule as wide already', [ssh, office], '198.51.100.0/24', [['delete', '', '', []]]],
    [
      'has a rule that is narrower, and gets the wide one',
      [wide, office],
      '198.51.100.0/24',
      [
        ['create', '198.51.100.0/24', '1/1024', []],
        ['delete', '', '', [0]],
      ],
    ],
    ['is said by words where the config names nobody', [ssh], null, [['delete', '', '', []]]],
  ])('%s', (_, keys, sources, expected) => expect(outlineOf(keys, sources)).toEqual(expected));

  it.each(['everybody', '0.0.0.0/0', '128.0.0.0/1', '10.0.0.0/33', '10.0.0.0/8/8', '::/1', ''])('is not "%s"', (sources) => {
    expect(outlineOf([ssh], sources)).toBe('needs-input');
  });

  it.each([
    ['nobody, loudly', [ssh], null, /^NOBODY GETS IN on tcp port 22 /],
    ['nobody where a rule of another port stays', [ssh, 'tcp:23/80:intranet:10.0.0.0/8:accept:1'], null, /^NOBODY GETS IN/],
    ['nobody where a rule that stays drops', [ssh, 'tcp:22/22:intranet:10.0.0.0/8:drop:1'], null, /^NOBODY GETS IN/],
    ['those of another rule', [ssh, office, inside], null, /still let in: 198\.51\.100\.0\/24, sg-plum\.$/],
    ['the trusted', [ssh], '203.0.113.0/24', /^From the internet 203\.0\.113\.0\/24 still gets in on tcp port 22\.$/],
  ])('is told to the approver: %s', (_, keys, sources, expected) => {
    const answer = answerTo(keys, sources);
    expect('code' in answer ? answer.code : answer.at(-1)?.notes?.at(-1)?.en).toMatch(expected);
  });
});
