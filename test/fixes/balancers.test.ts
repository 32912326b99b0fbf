import { describe, expect, it } from 'vitest';
import tlsPolicy from '../../src/fixes/alb-tls-policy.ts';
import createResource from '../../src/fixes/create-resource.ts';
import aclEntry from '../../src/fixes/slb-acl-entry.ts';
import bandwidth from '../../src/fixes/slb-bandwidth.ts';
import { askAbout, askOf, ruleOf } from './ask.ts';

describe('the bandwidth of a CLB instance', () => {
  const wanted = (now: number, percent: number, maxPercent = 80) => {
    const fields = { bandwidthMbps: now, 'bandwidth.p95Last7Days': percent };
    const answer = bandwidth.propose(askOf(ruleOf('capacity/slb-bandwidth-saturated'), { fields, params: { maxPercent } }));
    return 'code' in answer ? answer.code : answer[0]?.set.bandwidth;
  };

  it.each([
    ['becomes half as much again as is used', 50, 100, 80, 75],
    ['brings the use below the asked share', 100, 52, 50, 104],
    ['always grows', 1, 81, 80, 2],
    ['ends at the highest there is', 5000, 99, 80, 5120],
    ['cannot grow beyond it', 5120, 99, 80, 'not-possible'],
  ])('%s', (_, now, percent, maxPercent, value) => {
    expect(wanted(now, percent, maxPercent)).toBe(value);
  });
});

describe('an entry of an access control list', () => {
  const propose = (openEntries: string[], entries: number) =>
    aclEntry.propose(askAbout('security/slb-acl-allows-any', { openEntries, entries }));

  it('is deleted by its own id', () => {
    expect(propose(['0.0.0.0/0'], 2)).toMatchObject([
      { kind: 'delete', vars: { entry: '0.0.0.0/0' }, part: '0.0.0.0/0', set: {}, undo: { kind: 'create' } },
    ]);
  });

  it.each([
    ['it is of IPv6', ['::/0'], 2],
    ['one of two is of IPv6', ['0.0.0.0/0', '::/0'], 3],
    ['no other remains', ['0.0.0.0/0'], 1],
  ])('stays when %s', (_, open, entries) => {
    expect(propose(open, entries)).toMatchObject({ code: 'not-possible' });
  });
});

describe('the TLS policy of an ALB listener', () => {
  it.each([
    ['has TLS 1.2 alone', ['TLSv1.0', 'TLSv1.2'], 'tls_cipher_policy_1_2'],
    ['keeps TLS 1.3', ['TLSv1.1', 'TLSv1.2', 'TLSv1.3'], 'tls_cipher_policy_1_2_strict_with_1_3'],
  ])('%s', (_, versions, policy) => {
    const answer = tlsPolicy.propose(askAbout('security/alb-listener-weak-tls', { 'tls.versions': versions }));
    expect(answer).toMatchObject([{ set: { securityPolicyId: policy } }]);
  });
});

describe('a resource that is created', () => {
  const propose = (logProject: string | null) =>
    createResource.propose(askAbout('security/alb-access-log-missing', { 'accessLog.project': null }, { inputs: { logProject } }));

  it('has the inputs of the rule', () => {
    expect(propose('plum')).toMatchObject([{ kind: 'create', args: { loadBalancerId: 'apple-1', logProject: 'plum' } }]);
  });

  it('waits for the value that the config does not give', () => {
    expect(propose(null)).toMatchObject({ code: 'needs-input', reason: { en: expect.stringContaining('"logProject"') } });
  });
});
