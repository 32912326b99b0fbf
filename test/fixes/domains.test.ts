import { describe, expect, it } from 'vitest';
import compressDomain from '../../src/fixes/compress-domain.ts';
import raiseQuota from '../../src/fixes/raise-quota.ts';
import refuseOldTls from '../../src/fixes/refuse-old-tls.ts';
import renewCertificate from '../../src/fixes/renew-certificate.ts';
import rotateKey from '../../src/fixes/rotate-key.ts';
import setLogStore from '../../src/fixes/set-log-store.ts';
import shortenTtl from '../../src/fixes/shorten-ttl.ts';
import type { FieldValue } from '../../src/model/documents.ts';
import type { Draft, Refusal } from '../../src/model/fix.ts';
import { askAbout, askOf, ruleOf } from './ask.ts';

function onlyDraft(answer: readonly Draft[] | Refusal): Draft {
  if ('code' in answer || answer.length !== 1) throw new Error(JSON.stringify(answer));
  return answer[0] as Draft;
}

function wishOf({ set }: Draft, property: string, live: Record<string, FieldValue>): FieldValue | undefined {
  const wish = set[property];
  return typeof wish === 'function' ? wish(live) : wish;
}

const arg = (argName: string, argValue: string) => ({ argName, argValue });

describe('the functions of a CDN domain', () => {
  const rule = 'security/cdn-domain-old-tls';
  const four = [arg('tls10', 'off'), arg('tls11', 'off'), arg('tls12', 'on'), arg('tls13', 'on')];

  it('are set where there was no setting', () => {
    const draft = onlyDraft(refuseOldTls.propose(askAbout(rule, { 'tls.oldVersions': ['TLSv1.0', 'TLSv1.1'], 'tls.configId': null })));
    expect(draft).toMatchObject({ kind: 'create', args: { domainName: 'apple-1', functionName: 'https_tls_version', functionArgs: four } });
  });

  it.each([
    ['change what is set', [arg('tls10', 'on'), arg('tls11', 'on'), arg('tls12', 'on'), arg('tls13', 'off')], four],
    ['gain what is missing', [arg('tls10', 'on')], four],
    [
      'keep what else is set',
      [arg('ciphersuitegroup', 'all'), arg('tls11', 'on')],
      [arg('ciphersuitegroup', 'all'), four[1], four[0], four[2], four[3]],
    ],
  ])('%s', (_, functionArgs, expected) => {
    const draft = onlyDraft(refuseOldTls.propose(askAbout(rule, { 'tls.oldVersions': ['TLSv1.0'], 'tls.configId': '7' })));
    expect(draft).toMatchObject({ kind: 'patch', vars: { function: 'https_tls_version', config: '7' } });
    expect(wishOf(draft, 'functionArgs', { functionArgs: functionArgs as FieldValue })).toEqual(expected);
  });

  it('are not known without their live arguments', () => {
    const draft = onlyDraft(compressDomain.propose(askAbout('performance/cdn-compression-off', { isCompressed: false })));
    expect(wishOf(draft, 'functionArgs', {})).toBeUndefined();
  });
});

describe('a certificate', () => {
  const rule = ruleOf('stability/cdn-certificate-expiring');
  const newest = { id: '22', name: 'kiwi', expiresInDays: 30 };
  const propose = (fields: Record<string, FieldValue>) =>
    renewCertificate.propose(askOf(rule, { fields: { 'certificate.expiresInDays': 5, 'certificate.newest': newest, ...fields } }));

  it('gives way to the newest, and can come back', () => {
    const draft = onlyDraft(propose({}));
    expect(draft.set.certificateConfig).toMatchObject({ certId: '22', certName: 'kiwi', certType: 'cas' });
    expect(draft.from?.certificateConfig).toMatchObject({ certId: '11', certName: 'plum-2026', certType: 'cas' });
    expect(draft.undo).toBeUndefined();
  });

  it('that was uploaded cannot come back', () => {
    const draft = onlyDraft(propose({ 'certificate.kind': 'upload' }));
    expect([draft.from, draft.undo?.kind]).toEqual([undefined, 'none']);
  });

  it('has its region of the one before', () => {
    expect(onlyDraft(propose({ 'certificate.region': 'ap-southeast-1' })).set.certificateConfig).toMatchObject({
      certRegion: 'ap-southeast-1',
    });
  });

  it.each([
    ['there is none', null],
    ['the newest ends too soon', { ...newest, expiresInDays: 29 }],
    ['its end is not known', { ...newest, expiresInDays: null }],
  ])('stays when %s', (_, held) => {
    expect('code' in propose({ 'certificate.newest': held })).toBe(true);
  });
});

describe('DNS records', () => {
  const rule = ruleOf('stability/dns-record-ttl-too-long');
  const records = [
    { id: '1', name: 'www', type: 'A', ttlSeconds: 86_400 },
    { id: '2', name: 'api', type: 'CNAME', ttlSeconds: 3601 },
    { id: '3', name: 'ftp', type: 'A', ttlSeconds: 3600 },
  ];
  it.each([
    [
      'that are cached too long are shortened one by one',
      3600,
      [
        ['1', 600],
        ['2', 600],
      ],
    ],
    [
      'are never longer than asked',
      300,
      [
        ['1', 300],
        ['2', 300],
        ['3', 300],
      ],
    ],
  ])('%s', (_, maxTtlSeconds, expected) => {
    const ask = askOf(rule, { fields: { 'records.maxTtlSeconds': 86_400, 'records.addresses': records }, params: { maxTtlSeconds } });
    const answer = shortenTtl.propose(ask);
    expect('code' in answer ? answer : answer.map(({ vars, set }) => [vars?.record, set.ttl])).toEqual(expected);
  });
});

describe('a quota', () => {
  const rule = ruleOf('capacity/quota-usage-high');
  const propose = (fields: Record<string, FieldValue>) => raiseQuota.propose(askOf(rule, { fields: { usedPercent: 90, ...fields } }));
  it.each([
    ['is asked for half as high again', 100, 90, 150],
    ['is asked for as high as the usage needs', 100, 160, 200],
    ['is a whole number', 5, 5, 8],
  ])('%s', (_, total, used, expected) => {
    expect(onlyDraft(propose({ total, used })).args?.desireValue).toBe(expected);
  });

  it('names its dimensions, since others would make a second application', () => {
    const { args } = onlyDraft(propose({ total: 100, used: 90, dimensions: { regionId: 'cn-hangzhou', chargeType: 'PostPaid' } }));
    expect(args?.dimensions).toEqual([
      { key: 'regionId', value: 'cn-hangzhou' },
      { key: 'chargeType', value: 'PostPaid' },
    ]);
  });

  it('that cannot be raised is left alone', () => {
    expect('code' in propose({ total: 100, used: 90, isAdjustable: false })).toBe(true);
  });
});

describe('the rotation of a key', () => {
  it.each([
    ['comes once a year', undefined, '31536000s'],
    ['keeps its interval', '2592000s', '2592000s'],
    ['is not kept at nothing', '0s', '31536000s'],
  ])('%s', (_, rotationInterval, expected) => {
    const draft = onlyDraft(rotateKey.propose(askAbout('security/kms-key-rotation-off', { isRotated: false })));
    expect(wishOf(draft, 'rotationInterval', rotationInterval === undefined ? {} : { rotationInterval })).toBe(expected);
  });
});

describe('a logstore', () => {
  it('is named by its project and a colon', () => {
    const ask = askAbout('security/sls-logstore-short-retention', { isAudit: true, retentionDays: 7 });
    const draft = onlyDraft(setLogStore.propose({ ...ask, resource: { ...ask.resource, id: 'fig/audit' } }));
    expect([draft.vars, draft.set]).toEqual([{ store: 'fig:audit' }, { retentionPeriod: 180 }]);
  });

  it.each([
    ['may split into as many shards as asked', 8, 64],
    ['keeps a higher limit', 128, undefined],
  ])('%s', (_, max, expected) => {
    const ask = askAbout('capacity/sls-shard-autosplit-off', { 'shards.autoSplit': false, 'shards.max': max });
    expect(onlyDraft(setLogStore.propose(ask)).set.maxSplitShardCount).toBe(expected);
  });
});
