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

function deleted(rule: string, keys: readonly string[], openPorts: readonly number[], isAllOpen = false): unknown {
  const fields = {
    'ingress.permissions': keys.map((key) => permission(key)),
    'ingress.openPorts': [...openPorts],
    'ingress.isAllOpen': isAllOpen,
  };
  const answer = closePorts.propose(askAbout(`${group}${rule}`, fields));
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
    const answer = closePorts.propose(askAbout(`${group}ssh-open`, { 'ingress.permissions': [permission(v6)], 'ingress.openPorts': [22] }));
    expect('code' in answer ? answer : answer[0]?.notes?.[0]?.en).toContain('tcp 22/22 from ::/0');
  });
});
