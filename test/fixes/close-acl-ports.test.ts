import { describe, expect, it } from 'vitest';
import closeAclPorts from '../../src/fixes/close-acl-ports.ts';
import type { FieldValue } from '../../src/model/documents.ts';
import { askAbout } from './ask.ts';

const rule = 'security/vpc-nacl-risky-port-open';
const nobody = { inputs: { trustedSources: null } };
const entry = (policy: string, port: string, source = '0.0.0.0/0', protocol = 'tcp') => ({ policy, protocol, port, source });
const live = ({ policy, protocol, port, source }: ReturnType<typeof entry>, index = 0): Record<string, FieldValue> => ({
  networkAclEntryName: `apple-${index}`,
  policy,
  protocol,
  port,
  sourceCidrIp: source,
  entryType: 'custom',
  ipVersion: 'IPV4',
});
const [ssh, rdp, web] = [entry('accept', '22/22'), entry('accept', '3389/3389'), entry('accept', '80/443')];
const inside = entry('accept', '-1/-1', '10.0.0.0/8', 'all');
const everything = entry('accept', '-1/-1', '0.0.0.0/0', 'all');

function left(entries: readonly ReturnType<typeof entry>[], openPorts: readonly number[], found = entries): unknown {
  const answer = closeAclPorts.propose(askAbout(rule, { 'ingress.entries': [...entries], 'ingress.openPorts': [...openPorts] }, nobody));
  if ('code' in answer) return answer.code;
  const wanted = answer[0]?.set.ingressAclEntries;
  const value = typeof wanted === 'function' ? wanted({ ingressAclEntries: found.map(live) }) : wanted;
  return Array.isArray(value) ? value.map((one) => (one as Record<string, FieldValue>).networkAclEntryName) : value;
}

describe('the entries of a network ACL', () => {
  it.each([
    ['the one that opens the port goes, the others keep their order', [web, ssh, inside], [22, 80, 443], ['apple-0', 'apple-2']],
    ['those of both ports go', [ssh, rdp, web], [22, 80, 443, 3389], ['apple-2']],
    ['the next one that opens it goes as well', [ssh, entry('accept', '1/1024'), inside], [22, 80], ['apple-2']],
    ['one behind a drop stays', [ssh, entry('drop', '22/22'), entry('accept', '1/1024')], [22, 80], ['apple-1', 'apple-2']],
    ['the last one leaves an empty list', [ssh], [22], []],
    ['a port that is on no list is no business of the rule', [web, ssh], [22, 80, 443], ['apple-0']],
  ])('%s', (_, entries, openPorts, expected) => expect(left(entries, openPorts)).toEqual(expected));

  it('stay where a later one opens every port', () => expect(left([ssh, everything], [22])).toBe('needs-decision'));

  it('are not known when what adoption finds lacks the entry', () => expect(left([ssh, web], [22, 80], [web])).toBeUndefined());

  it('keep every member of those that stay', () => {
    const answer = closeAclPorts.propose(askAbout(rule, { 'ingress.entries': [ssh, web], 'ingress.openPorts': [22, 80] }, nobody));
    const wanted = 'code' in answer ? undefined : answer[0]?.set.ingressAclEntries;
    expect(typeof wanted === 'function' && wanted({ ingressAclEntries: [live(ssh), live(web, 1)] })).toEqual([live(web, 1)]);
  });
});

describe('those whom the project trusts', () => {
  const draftFor = (trustedSources: string, entries: readonly ReturnType<typeof entry>[]) =>
    closeAclPorts.propose(
      askAbout(rule, { 'ingress.entries': [...entries], 'ingress.openPorts': [22, 80] }, { inputs: { trustedSources } }),
    );
  const written = (answer: ReturnType<typeof draftFor>, entries: readonly ReturnType<typeof entry>[]) => {
    const wanted = 'code' in answer ? undefined : answer[0]?.set.ingressAclEntries;
    return typeof wanted === 'function' ? wanted({ ingressAclEntries: entries.map(live) }) : wanted;
  };

  it('get an entry each in the place of the one for everybody, like it but for the source', () => {
    const answer = draftFor('203.0.113.0/24, 198.51.100.7', [ssh, web]);
    const own = ['203.0.113.0/24', '198.51.100.7/32'].map((sourceCidrIp) => ({ ...live(ssh), sourceCidrIp }));
    expect(written(answer, [ssh, web])).toEqual([...own, live(web, 1)]);
    expect('code' in answer ? [] : answer[0]?.notes?.map(({ en }) => en)).toEqual([
      'In the place of everybody 203.0.113.0/24, 198.51.100.7/32 get in on tcp port 22.',
    ]);
  });

  it('are let in only to what was open to addresses of their kind', () => {
    expect(written(draftFor('2001:db8::/32', [ssh, web]), [ssh, web])).toEqual([live(web, 1)]);
  });

  it('are not guessed from what is no block', () => {
    expect(draftFor('0.0.0.0/0', [ssh, web])).toMatchObject({ code: 'needs-input' });
  });
});

describe('who gets in on the port of an entry that goes', () => {
  it.each([
    ['nobody, loudly', [ssh, web], /^NOBODY GETS IN on tcp port 22 /],
    ['nobody where the rest drops', [ssh, entry('drop', '22/22')], /^NOBODY GETS IN/],
    ['those of an entry over all ports', [ssh, inside], /still let in: 10\.0\.0\.0\/8\.$/],
    ['those of an entry that ends at the port', [ssh, entry('accept', '20/22', '10.1.0.0/16')], /still let in: 10\.1\.0\.0\/16\.$/],
  ])('is told to the approver: %s', (_, entries, expected) => {
    const answer = closeAclPorts.propose(askAbout(rule, { 'ingress.entries': [...entries], 'ingress.openPorts': [22] }, nobody));
    expect('code' in answer ? answer.code : answer[0]?.notes?.map(({ en }) => en)).toEqual([expect.stringMatching(expected)]);
  });
});
