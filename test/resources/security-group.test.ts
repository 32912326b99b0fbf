import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/model/resource-type.ts';
import { hasAllPortsOpen, openPorts, type Permission, toPermissions } from '../../src/resources/read/security-group.ts';

const rule = (change: Reply): Reply => ({
  Direction: 'ingress',
  IpProtocol: 'TCP',
  PortRange: '22/22',
  SourceCidrIp: '0.0.0.0/0',
  Policy: 'Accept',
  Priority: 1,
  ...change,
});
const opens = (port: number, ...rows: Reply[]) => openPorts(toPermissions(rows) as Permission[]).includes(port);

describe('a security group', () => {
  it.each([
    ['a range (evaluate-port-range-forms)', { PortRange: '1/1024' }, true],
    ['all protocols', { IpProtocol: 'ALL', PortRange: '-1/-1' }, true],
    ['an IPv6 source', { SourceCidrIp: '', Ipv6SourceCidrIp: '::/0' }, true],
    ['ping', { IpProtocol: 'ICMP', PortRange: '-1/-1' }, false],
    ['a narrow source', { SourceCidrIp: '10.0.0.0/8' }, false],
    ['the neighbour port', { PortRange: '23/23' }, false],
    ['an outbound rule', { Direction: 'egress' }, false],
    ['a prefix list that has not been opened', { SourceCidrIp: '', SourcePrefixListId: 'pl-bp1apple' }, false],
  ])('opens port 22 by %s: %s', (_, change, expected) => expect(opens(22, rule(change))).toBe(expected));

  it.each(['Accept', 'accept', 'ACCEPT'])('reads the policy %s whatever its letter case (evaluate-policy-letter-case)', (Policy) => {
    expect(opens(22, rule({ Policy }))).toBe(true);
  });

  it.each([
    ['a drop of higher priority shuts', [rule({}), rule({ Policy: 'Drop', Priority: 1 }), rule({ Priority: 2 })], false],
    ['an accept of higher priority opens', [rule({ Policy: 'Drop', Priority: 2 }), rule({ Priority: 1 })], true],
    ['a drop beats an accept beside it', [rule({}), rule({ Policy: 'Drop' })], false],
    ['a drop of IPv4 leaves IPv6 open', [rule({ Ipv6SourceCidrIp: '::/0' }), rule({ Policy: 'Drop' })], true],
  ])('%s', (_, rows, expected) => expect(opens(22, ...rows)).toBe(expected));

  it('is open on every port by -1/-1 and by 1/65535', () => {
    const all = (PortRange: string) => hasAllPortsOpen(toPermissions([rule({ PortRange })]) as Permission[]);
    expect([all('-1/-1'), all('1/65535'), all('1/65534')]).toEqual([true, true, false]);
  });

  it('is not understood when a rule names a policy nobody knows', () => {
    expect(toPermissions([rule({ Policy: 'Maybe' })])).toBeUndefined();
  });
});
