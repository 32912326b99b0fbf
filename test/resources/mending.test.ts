import { describe, expect, it } from 'vitest';
import type { FieldValue, Resource } from '../../src/model/documents.ts';
import type { Lookup, Reply, ResourceType } from '../../src/model/resource-type.ts';
import dns from '../../src/resources/alidns-domain.ts';
import cdn from '../../src/resources/cdn-domain.ts';
import bucket from '../../src/resources/oss-bucket.ts';
import accessKey from '../../src/resources/ram-access-key.ts';
import user from '../../src/resources/ram-user.ts';
import certificate from '../../src/resources/ssl-certificates-service-certificate.ts';
import { fieldOf } from './read.ts';

const nowMs = Date.UTC(2026, 10, 25);

function resource(id: string, fields: Record<string, FieldValue>): Resource {
  return { type: 'ACS::Fig', id, name: id, region: 'global', accountId: '1', tags: {}, fields, unread: [], readAt: '' };
}

/** What a derived field is, with these other resources beside it; null is a listing with a gap. */
function derived(type: ResourceType, field: string, self: Resource, others: readonly Resource[] | null = []): unknown {
  const { from } = type.fields[field] ?? {};
  if (typeof from !== 'object' || !('derive' in from)) throw new Error(`${field} is not derived.`);
  const where: Lookup['where'] = (_, name, value) => others?.filter(({ fields }) => fields[name] === value);
  return from.derive(self, { all: () => others ?? undefined, where, nowMs });
}

describe('the policy of a bucket', () => {
  const everybody = { Effect: 'Allow', Principal: ['*'], Action: ['oss:GetObject'], Resource: ['acs:oss:*:*:fig/*'] };
  const office = { ...everybody, Condition: { IpAddress: { 'acs:SourceIp': ['192.0.2.0/24'] } } };
  it.each([
    ['is text with its keys in order', 'policy.document', { Version: '1', Statement: [] }, '{"Statement":[],"Version":"1"}'],
    ['names the place of each open statement', 'policy.anonymousAt', { Statement: [office, everybody] }, [1]],
    ['has none where the source is named', 'policy.anonymousAt', { Statement: [office] }, []],
    ['may hold one statement without a list', 'policy.anonymousAt', { Statement: everybody }, [0]],
  ])('%s', (_, field, reply, expected) => {
    expect(fieldOf(bucket, field, reply as Reply)).toEqual(expected);
  });
});

describe('lifecycle rules', () => {
  const rule = { ID: 'fig', Prefix: '', Status: 'Disabled', Expiration: { Days: 30 } };
  it.each([
    ['can be written back', rule, true],
    ['with transitions too', { ...rule, Transition: [{ Days: 30, StorageClass: 'IA', IsAccessTime: true }] }, true],
    ['not with a part that Pulumi does not know', { ...rule, AtimeBase: 1 }, false],
    ['nor with such a member of a part', { ...rule, Transition: [{ Days: 30, StorageClass: 'IA', AllowSmallFile: true }] }, false],
    ['nor without an id', { ...rule, ID: undefined }, false],
  ])('%s', (_, one, expected) => {
    expect(fieldOf(bucket, 'lifecycle.isPlain', { Rule: [one] })).toBe(expected);
  });

  it('are counted by id, those that are off too', () => {
    expect(fieldOf(bucket, 'lifecycle.ruleIds', { Rule: [rule, { ...rule, ID: 'kiwi', Status: 'Enabled' }] })).toEqual(['fig', 'kiwi']);
  });
});

describe('a CDN domain', () => {
  const configs = { DomainConfigs: { DomainConfig: [{ FunctionName: 'gzip', ConfigId: '8' }] } };
  it.each([
    ['gzip.configId', '8'],
    ['tls.configId', null],
  ])('%s tells the setting that is there', (field, expected) => {
    expect(fieldOf(cdn, field, configs)).toBe(expected);
  });

  const held = (id: string, domains: string[], expiresAt: string, status = 'ISSUED') =>
    resource(id, { domains, expiresAt, status, expiresInDays: 100 });
  it.each([
    ['by its own name', [held('1', ['www.fig.example'], '2027')], '1'],
    ['by a star', [held('1', ['*.fig.example'], '2027')], '1'],
    ['by the one that lasts longest', [held('1', ['*.fig.example'], '2027'), held('2', ['www.fig.example'], '2028')], '2'],
    ['not by a star of the label above', [held('1', ['*.example'], '2027')], undefined],
    ['not by one that is applied for', [held('1', ['www.fig.example'], '2027', 'CHECKING')], undefined],
  ])('is covered %s', (_, others, expected) => {
    const found = derived(cdn, 'certificate.newest', resource('www.fig.example', {}), others) as { id?: string } | null;
    expect(found?.id).toBe(expected);
  });

  it('is not known to be covered when the certificates are not', () => {
    expect(derived(cdn, 'certificate.newest', resource('www.fig.example', {}), null)).toBeUndefined();
  });
});

describe('what else a fix needs', () => {
  it('the domains of a certificate, each once', () => {
    const row = { CommonName: 'fig.example', Sans: 'fig.example, www.fig.example' };
    expect(fieldOf(certificate, 'domains', row)).toEqual(['fig.example', 'www.fig.example']);
  });

  it('the address records, the longest TTL first', () => {
    const record = (RecordId: string, TTL: number, Type = 'A') => ({ RecordId, RR: 'www', Type, TTL, Status: 'ENABLE', Locked: false });
    const reply = { DomainRecords: { Record: [record('1', 600), record('2', 3600), record('3', 7200, 'TXT')] } };
    const found = fieldOf(dns, 'records.addresses', reply) as { id: string }[];
    expect(found.map(({ id }) => id)).toEqual(['2', '1']);
  });

  it('the active keys of a user', () => {
    const key = (id: string, isActive: boolean) => resource(id, { userName: 'fig', isActive, idleDays: 5 });
    const found = derived(user, 'accessKeys.active', resource('fig', {}), [key('LTAI-1', true), key('LTAI-2', false)]);
    expect(found).toEqual([{ id: 'LTAI-1', idleDays: 5 }]);
  });

  it.each([
    ['a key that was switched off', false, '2026-11-20T00:00:00.000Z', 5],
    ['an active key', true, null, null],
    ['a key of which that is not told', false, null, undefined],
  ])('how long ago: %s', (_, isActive, changedAt, expected) => {
    expect(derived(accessKey, 'disabledDays', resource('LTAI-1', { isActive, changedAt }))).toBe(expected);
  });

  it('when a key was switched off', () => {
    const reply = { AccessKeys: { AccessKey: [{ AccessKeyId: 'LTAI-1', UpdateDate: '2026-11-20T00:00:00Z' }] } };
    expect(fieldOf(accessKey, 'changedAt', reply, { AccessKeyId: 'LTAI-1' })).toBe('2026-11-20T00:00:00.000Z');
  });
});
