import { describe, expect, it } from 'vitest';
import { addressesIn, isAnywhere } from '../../src/resources/read/cidr.ts';
import { openPorts } from '../../src/resources/read/network-acl.ts';
import { toPortRange, watchedIn } from '../../src/resources/read/port-range.ts';

describe('an address block', () => {
  it.each([
    ['10.0.1.0/24', 256],
    ['10.0.0.0/32', 1],
    ['10.0.0.0/33', undefined],
    ['', undefined],
  ])('%s spans %s addresses', (block, count) => expect(addressesIn(block)).toBe(count));

  it.each([
    ['0.0.0.0/0', true],
    ['::/0', true],
    ['0.0.0.0/1', false],
    ['10.0.0.0/8', false],
    ['', false],
  ])('%s is the whole internet: %s', (block, expected) => expect(isAnywhere(block)).toBe(expected));
});

describe('a port range', () => {
  it.each([
    ['22/22', [22, 22]],
    ['1/1024', [1, 1024]],
    ['-1/-1', [1, 65_535]],
    ['22', undefined],
  ])('%s', (text, range) => expect(toPortRange(text)).toEqual(range));

  it('holds its first and its last port and not their neighbours', () => {
    expect(watchedIn([22, 23])).toEqual([22, 23]);
    expect(watchedIn([24, 24])).toEqual([]);
  });
});

describe('entries of a network ACL', () => {
  const entry = (Policy: string, Port: string, SourceCidrIp = '0.0.0.0/0', Protocol = 'tcp') => ({ Policy, Port, SourceCidrIp, Protocol });

  it.each([
    ['the first that matches decides (evaluate-network-acl-order)', [entry('drop', '22/22'), entry('accept', '1/100')], false],
    ['an accept before a drop opens', [entry('accept', '22/22'), entry('drop', '22/22')], true],
    ['a narrow source opens nothing to the world', [entry('accept', '22/22', '10.0.0.0/8')], false],
    ['the accept-all entry of every new ACL is left to the security groups', [entry('accept', '-1/-1', '0.0.0.0/0', 'all')], false],
    ['letter case of the policy does not count', [entry('Accept', '22/22')], true],
    ['ping carries no port', [entry('accept', '-1/-1', '0.0.0.0/0', 'icmp')], false],
  ])('%s', (_, entries, isOpen) => expect(openPorts(entries).includes(22)).toBe(isOpen));
});
