import { describe, expect, it } from 'vitest';
import alidns from '../../../src/sandbox/products/alidns.ts';
import cas from '../../../src/sandbox/products/cas.ts';
import cdn from '../../../src/sandbox/products/cdn.ts';
import config from '../../../src/sandbox/products/config.ts';
import ram from '../../../src/sandbox/products/ram.ts';
import resourcecenter from '../../../src/sandbox/products/resourcecenter.ts';
import resourcemanager from '../../../src/sandbox/products/resourcemanager.ts';
import sas from '../../../src/sandbox/products/sas.ts';
import tag from '../../../src/sandbox/products/tag.ts';
import { openProducts } from './call.ts';

type Rows = readonly Readonly<Record<string, unknown>>[];
type Params = Readonly<Record<string, unknown>>;

const dayMs = 86_400_000;
const rowsAt = (reply: unknown, path: string) =>
  path.split('.').reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], reply) as Rows;

describe('a CDN domain', () => {
  async function orchard() {
    const estate = openProducts([cdn, cas], 60);
    const [domain] = rowsAt(await estate.call('cdn', 'DescribeUserDomains'), 'Domains.PageData');
    const DomainName = String(domain?.['DomainName']);
    const call = (action: string, params: Params = {}) => estate.call('cdn', action, { DomainName, ...params });
    const refused = (action: string, params: Params = {}) => estate.refusal('cdn', action, { DomainName, ...params });
    const set = (functionName: string, args: Readonly<Record<string, unknown>>, configId?: string) => ({
      DomainNames: DomainName,
      Functions: JSON.stringify([
        { functionName, configId, functionArgs: Object.entries(args).map(([argName, argValue]) => ({ argName, argValue })) },
      ]),
    });
    const configsOf = async (FunctionNames: string) =>
      rowsAt(await call('DescribeCdnDomainConfigs', { FunctionNames }), 'DomainConfigs.DomainConfig');
    return { ...estate, DomainName, call, refused, set, configsOf };
  }

  it('changes a setting in place, is busy for some seconds, and then shows it', async () => {
    const { call, refused, set, configsOf, advance } = await orchard();
    const [before] = await configsOf('https_tls_version');
    const old = { tls10: 'on', tls11: 'on', tls12: 'on', tls13: 'off' };
    await call('BatchSetCdnDomainConfig', set('https_tls_version', old, String(before?.['ConfigId'])));
    expect(await configsOf('https_tls_version')).toMatchObject([{ ConfigId: before?.['ConfigId'], Status: 'configuring' }]);
    expect((await call('DescribeCdnDomainDetail'))['GetDomainDetailModel']).toMatchObject({ DomainStatus: 'configuring' });
    expect(await refused('BatchSetCdnDomainConfig', set('gzip', { enable: 'off' }))).toBe('ServiceBusy');
    advance(5);
    const [after] = await configsOf('https_tls_version');
    expect(after).toMatchObject({ Status: 'success' });
    expect(rowsAt(after, 'FunctionArgs.FunctionArg')).toContainEqual({ ArgName: 'tls10', ArgValue: 'on' });
    expect((await call('DescribeCdnDomainDetail'))['GetDomainDetailModel']).toMatchObject({ DomainStatus: 'online' });
  });

  it('gets a new setting with an id of its own, and loses it again', async () => {
    const { call, set, configsOf, advance } = await orchard();
    const [made] = rowsAt(await call('BatchSetCdnDomainConfig', set('brotli', { enable: 'on' })), 'DomainConfigList.DomainConfigModel');
    advance(5);
    expect(await configsOf('brotli')).toMatchObject([{ ConfigId: String(made?.['ConfigId']) }]);
    await call('DeleteSpecificConfig', { ConfigId: made?.['ConfigId'] });
    expect(await configsOf('brotli')).toEqual([]);
  });

  it('takes a certificate of the certificate service', async () => {
    const { call, engine } = await orchard();
    const [certificate] = engine.estate.rows('cas.certificate', engine.estate.accounts[0].id, '*').page(0, 1);
    await call('SetCdnDomainSSLCertificate', { SSLProtocol: 'on', CertType: 'cas', CertId: certificate?.id });
    const [shown] = rowsAt(await call('DescribeDomainCertificateInfo'), 'CertInfos.CertInfo');
    expect(shown).toMatchObject({ CertType: 'cas', CertId: certificate?.id, ServerCertificateStatus: 'on' });
    expect(Date.parse(String(shown?.['CertExpireTime']))).toBeCloseTo(Number(certificate?.state['endsAt']), -4);
  });

  it('has no certificate to show once HTTPS is off', async () => {
    const { call } = await orchard();
    await call('SetCdnDomainSSLCertificate', { SSLProtocol: 'off' });
    const [shown] = rowsAt(await call('DescribeDomainCertificateInfo'), 'CertInfos.CertInfo');
    expect(shown).toMatchObject({ ServerCertificateStatus: 'off', CertExpireTime: '' });
  });

  it.each([
    ['BatchSetCdnDomainConfig', { Functions: 'plum' }, 'InvalidFunctions.Malformed'],
    [
      'BatchSetCdnDomainConfig',
      { Functions: '[{"functionName":"gzip","functionArgs":[{"argName":"enable","argValue":1}]}]' },
      'InvalidFunctionArgs.Malformed',
    ],
    ['SetCdnDomainSSLCertificate', { SSLProtocol: 'on', CertType: 'cas', CertId: '1' }, 'Certificate.NotFind'],
    ['SetCdnDomainSSLCertificate', { SSLProtocol: 'on', CertType: 'upload' }, 'SSLPub.MissingParameter'],
    ['SetCdnDomainSSLCertificate', { SSLProtocol: 'on', CertType: 'upload', SSLPub: 'plum' }, 'Certificate.KeyNull'],
    ['SetCdnDomainSSLCertificate', { SSLProtocol: 'on', CertType: 'upload', SSLPub: 'plum', SSLPri: 'pear' }, 'Certificate.FormatError'],
    ['DescribeCdnDomainConfigs', { DomainName: 'plum.example' }, 'InvalidDomain.NotFound'],
  ])('%s refuses %j', async (action, params, code) => {
    const { DomainName, refused } = await orchard();
    expect(await refused(action, { DomainNames: DomainName, ...params })).toBe(code);
  });
});

describe('a DNS record', () => {
  async function orchard() {
    const estate = openProducts([alidns], 60);
    const [domain] = rowsAt(await estate.call('alidns', 'DescribeDomains'), 'Domains.Domain');
    const records = rowsAt(
      await estate.call('alidns', 'DescribeDomainRecords', { DomainName: domain?.['DomainName'] }),
      'DomainRecords.Record',
    );
    const www = records.find(({ RR }) => RR === 'www');
    const { RecordId, RR, Type, Value } = www ?? {};
    const send = (params: Params = {}) => [{ RecordId, RR, Type, Value, ...params }] as const;
    return {
      records,
      RecordId,
      update: (params?: Params) => estate.call('alidns', 'UpdateDomainRecord', ...send(params)),
      refused: (params?: Params) => estate.refusal('alidns', 'UpdateDomainRecord', ...send(params)),
      read: () => estate.call('alidns', 'DescribeDomainRecordInfo', { RecordId }),
    };
  }

  it('lives as long as it is told to', async () => {
    const { update, read } = await orchard();
    await update({ TTL: '60' });
    expect(await read()).toMatchObject({ RR: 'www', Type: 'A', TTL: 60 });
  });

  it.each([
    [{ TTL: '59' }, 'QuotaExceeded.TTL'],
    [{ TTL: '86401' }, 'QuotaExceeded.TTL'],
    [{ TTL: '86400' }, 'none'],
    [{}, 'DomainRecordDuplicate'],
    [{ RR: 'api', TTL: '700' }, 'DomainRecordConflict'],
    [{ RecordId: '1' }, 'DomainRecordNotBelongToUser'],
  ])('changed by %j answers %s', async (params, code) => expect(await (await orchard()).refused(params)).toBe(code));
});

describe('a certificate', () => {
  it('says that it ends soon, has ended, and is on the list of its origin', async () => {
    const { engine, call, advance } = openProducts([cas], 200);
    const listed = async (OrderType: string, Status = '') =>
      rowsAt(await call('cas', 'ListUserCertificateOrder', { OrderType, Status }), 'CertificateOrderList');
    const [bought] = await listed('CERT', 'ISSUED');
    const ends = Number(bought?.['CertEndTime']);
    const now = async () => (await listed('CERT')).find((one) => one['CertificateId'] === bought?.['CertificateId']);
    advance((ends - engine.now()) / 1000 - 30 * 86_400);
    expect(await now()).toMatchObject({ Status: 'WILLEXPIRED', Expired: false });
    advance(30 * 86_400);
    expect(await now()).toMatchObject({ Status: 'EXPIRED', Expired: true });
    const uploaded = await listed('UPLOAD');
    expect(uploaded.length).toBeGreaterThan(0);
    expect(uploaded.every((one) => one['Upload'] === true && !('Status' in one))).toBe(true);
  });
});

describe('services over all products', () => {
  const estate = () => openProducts([ram, cdn, alidns, tag, resourcecenter, config, resourcemanager, sas], 200);

  it('count and find the same resources', async () => {
    const { call, engine } = estate();
    const users = engine.estate.rows('ram.user', engine.estate.accounts[0].id, '*').count;
    const counts = rowsAt(await call('resourcecenter', 'GetResourceCounts', { GroupByKey: 'ResourceType' }), 'ResourceCounts');
    expect(counts).toContainEqual({ GroupName: 'ACS::RAM::User', Count: users });
    const Filter = [{ Key: 'ResourceType', MatchType: 'Equals', Value: ['ACS::RAM::User'] }];
    expect(rowsAt(await call('resourcecenter', 'SearchResources', { Filter, MaxResults: 100 }), 'Resources')).toHaveLength(users);
    const found = await call('config', 'ListDiscoveredResources', { ResourceTypes: 'ACS::RAM::User', MaxResults: 100 });
    expect(rowsAt(found, 'DiscoveredResourceProfiles.DiscoveredResourceProfileList')).toHaveLength(users);
  });

  it('find by tag what the tag service has tagged, and no longer once it is taken off', async () => {
    const { call } = estate();
    const [first] = rowsAt(await call('tag', 'ListTagResources', { PageSize: 1 }), 'TagResources');
    const ResourceARN = [String(first?.['ResourceARN'])];
    await call('tag', 'TagResources', { ResourceARN, Tags: '{"fruit":"plum"}' });
    const Filter = [{ Key: 'Tag', Value: ['{"key":"fruit","value":"plum"}'] }];
    const byTag = async () => rowsAt(await call('resourcecenter', 'SearchResources', { Filter }), 'Resources');
    expect(await byTag()).toHaveLength(1);
    expect(rowsAt(await call('tag', 'ListTagResources', { Tags: '{"fruit":"plum"}' }), 'TagResources')).toMatchObject([
      { ResourceARN: ResourceARN[0] },
    ]);
    await call('tag', 'UntagResources', { ResourceARN, TagKey: ['fruit'] });
    expect(await byTag()).toEqual([]);
  });

  it('name the ARNs that are nobody’s, and tag the rest', async () => {
    const { call } = estate();
    const reply = await call('tag', 'TagResources', { ResourceARN: ['arn:acs:cdn:*:1:domain/plum.example'], Tags: '{"fruit":"plum"}' });
    expect(rowsAt(reply, 'FailedResources.FailedResource')).toMatchObject([{ Result: { Code: 'InvalidResourceId.NotFound' } }]);
  });

  it('judge by rules of their own: a user without MFA is not compliant until a device is bound', async () => {
    const { call, engine } = estate();
    const { estate: inside } = engine;
    const rows = rowsAt(await call('config', 'ListConfigRules', { PageSize: 100 }), 'ConfigRules.ConfigRuleList');
    const rule = rows.find((one) => one['SourceIdentifier'] === 'ram-user-mfa-check');
    const outcome = async () => {
      const params = { ConfigRuleId: rule?.['ConfigRuleId'], ComplianceType: 'NON_COMPLIANT', MaxResults: 100 };
      return rowsAt(await call('config', 'ListConfigRuleEvaluationResults', params), 'EvaluationResults.EvaluationResultList').length;
    };
    const before = await outcome();
    const [user] = inside.rows('ram.user', inside.accounts[0].id, '*').page(0, 1);
    if (!user) throw new Error('The estate has no user.');
    inside.put({ ...user, state: { ...user.state, hasConsole: true, mfa: '' } });
    const bad = await outcome();
    inside.put({ ...user, state: { ...user.state, hasConsole: true, mfa: 'VMFA' } });
    expect([bad > 0, (await outcome()) <= before, bad > (await outcome())]).toEqual([true, true, true]);
  });

  it('have a directory whose master is the first account', async () => {
    const { call, engine } = estate();
    const accounts = rowsAt(await call('resourcemanager', 'ListAccounts'), 'Accounts.Account');
    expect(accounts).toMatchObject([{ AccountId: engine.estate.accounts[0].id, Type: 'CloudAccount' }]);
  });
});

describe('Security Center', () => {
  it('tells handled alerts from those that wait', async () => {
    const { call } = openProducts([sas], 400);
    const count = async (params: Params) => Number((await call('sas', 'DescribeSuspEvents', { PageSize: '100', ...params }))['TotalCount']);
    const [all, waiting, handled] = [await count({}), await count({ Dealed: 'N' }), await count({ Dealed: 'Y' })];
    expect([waiting > 0, handled > 0, waiting + handled]).toEqual([true, true, all]);
  });

  it('is the free version where nothing was bought', async () => {
    const { call } = openProducts([sas], 60);
    expect(await call('sas', 'DescribeVersionConfig')).toMatchObject({ Version: 1, InstanceId: '' });
  });
});

it('certificates that are made end within the year', () => {
  const { engine } = openProducts([cas], 200);
  const rows = [...engine.estate.rows('cas.certificate', engine.estate.accounts[0].id, '*')];
  expect(rows.every(({ state }) => Number(state['endsAt']) < engine.now() + 365 * dayMs)).toBe(true);
});
