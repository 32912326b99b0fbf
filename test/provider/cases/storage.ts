import type { Sandbox } from '../../../src/sandbox/index.ts';
import type { Case } from './case.ts';
import { idOf } from './help.ts';

const account = ({ control }: Sandbox) => control.accounts[0]?.id ?? '';
const rule = { id: 'r1', prefix: 'log/', enabled: true, expirations: [{ days: 30 }] };
const removal = { prefix: '', enabled: true, abortMultipartUploads: [{ days: 7 }] };

/** A statement about a bucket. */
function statement(bucket: string, more: object): object {
  return { Effect: 'Allow', Action: ['oss:GetObject'], Principal: ['2000'], Resource: [`acs:oss:*:*:${bucket}/*`], ...more };
}
const everybody = (bucket: string) => statement(bucket, { Principal: ['*'] });
const httpsOnly = (bucket: string) =>
  statement(bucket, { Effect: 'Deny', Principal: ['*'], Condition: { Bool: { 'acs:SecureTransport': ['false'] } } });
const policyOf = (...statements: object[]) => ({ Version: '1', Statement: statements });
const bucket = idOf('oss.bucket', 'damson-fruit');
const withPolicy = idOf('oss.bucket', 'damson-fruit', { policy: policyOf(everybody('damson-fruit'), statement('damson-fruit', {})) });
const policy = { token: 'alicloud:oss/bucketPolicy:BucketPolicy', recordedId: 'bkt-0', keep: ['bucket'] };
const lifecycle = { token: 'alicloud:oss/bucket:Bucket', recordedId: 'bkt-0' };

const trail = { token: 'alicloud:actiontrail/trail:Trail', keep: ['trailName'] };
const preference = { token: 'alicloud:ram/securityPreference:SecurityPreference', recordedId: '', id: account };
const encryption = {
  token: 'alicloud:ecs/diskEncryptionByDefault:DiskEncryptionByDefault',
  recordedId: 'cn-hangzhou',
  id: () => 'cn-hangzhou',
};

const domain = idOf('cdn.domain', 'www.cherry.example');
const configs = (sandbox: Sandbox) =>
  sandbox.control.get('cdn.domain', 'www.cherry.example').state['configs'] as { id: string; name: string }[];
const tls = (tls10: string) => ({
  functionArgs: Object.entries({ tls10, tls12: 'on' }).map(([argName, argValue]) => ({ argName, argValue })),
});
const certificate = (sandbox: Sandbox) => idOf('cas.certificate', 'citron')(sandbox);
const domainNew = {
  token: 'alicloud:cdn/domainNew:DomainNew',
  recordedId: 'www.a.com',
  keep: ['cdnType', 'domainName', 'sources'],
  id: domain,
};

/** Buckets, trails, preferences, domains and quotas. */
export default [
  {
    ...policy,
    seq: 'polCreate',
    id: idOf('oss.bucket', 'damson-fruit', { policy: null }),
    args: (sandbox) => ({ bucket: bucket(sandbox), policy: JSON.stringify(policyOf(httpsOnly('damson-fruit'))) }),
  },
  {
    ...policy,
    seq: 'polSet',
    id: withPolicy,
    set: { policy: JSON.stringify(policyOf(statement('damson-fruit', {}))) },
    back: { policy: JSON.stringify(policyOf(everybody('damson-fruit'), statement('damson-fruit', {}))) },
  },
  { ...policy, seq: 'polDel', id: withPolicy, isDelete: true },
  {
    seq: 'sse',
    token: 'alicloud:oss/bucketServerSideEncryption:BucketServerSideEncryption',
    recordedId: 'bkt-0',
    id: bucket,
    args: (sandbox) => ({ bucket: bucket(sandbox), sseAlgorithm: 'AES256' }),
  },
  {
    seq: 'logg',
    token: 'alicloud:oss/bucketLogging:BucketLogging',
    recordedId: 'bkt-0',
    id: bucket,
    args: (sandbox) => ({ bucket: bucket(sandbox), targetBucket: bucket(sandbox), targetPrefix: 'damson/' }),
  },
  { ...lifecycle, seq: 'lifeNew', id: bucket, set: { lifecycleRules: [removal] }, back: { lifecycleRules: [] } },
  {
    ...lifecycle,
    seq: 'lifeAdd',
    id: idOf('oss.bucket', 'damson-fruit', {
      policy: null,
      lifecycle: [{ ID: 'r1', Prefix: 'log/', Status: 'Enabled', Expiration: { Days: 30 } }],
    }),
    set: { lifecycleRules: [rule, removal] },
    back: { lifecycleRules: [rule] },
  },
  {
    ...trail,
    seq: 'trailOn',
    recordedId: 't1',
    id: idOf('actiontrail.trail', 'loquat'),
    set: { status: 'Enable' },
    back: { status: 'Disable' },
  },
  {
    ...trail,
    seq: 'trailNew',
    recordedId: 'n1',
    id: () => 'medlar',
    args: (sandbox) => ({
      trailName: 'medlar',
      eventRw: 'All',
      trailRegion: 'All',
      status: 'Enable',
      slsProjectArn: `acs:log:cn-hangzhou:${account(sandbox)}:project/medlar-log`,
    }),
  },
  { ...preference, seq: 'prefMfa', set: { mfaOperationForLogin: 'independent' }, back: { mfaOperationForLogin: 'mandatory' } },
  {
    ...preference,
    seq: 'prefIdle',
    set: { maxIdleDaysForUsers: 90, maxIdleDaysForAccessKeys: 90 },
    back: { maxIdleDaysForUsers: 730, maxIdleDaysForAccessKeys: 730 },
  },
  { ...encryption, seq: 'encDef', set: { encrypted: true }, back: { encrypted: false } },
  { ...encryption, seq: 'encDefNoId', args: () => ({ encrypted: true }) },
  {
    seq: 'cdnTls',
    token: 'alicloud:cdn/domainConfig:DomainConfig',
    recordedId: 'www.a.com:https_tls_version:7',
    id: (sandbox) => `www.cherry.example:https_tls_version:${configs(sandbox).find(({ name }) => name === 'https_tls_version')?.id}`,
    keep: ['domainName', 'functionName'],
    set: tls('on'),
    back: tls('off'),
  },
  {
    seq: 'cdnGz',
    token: 'alicloud:cdn/domainConfig:DomainConfig',
    recordedId: 'www.a.com:gzip:8',
    id: () => 'm.cherry.example:gzip:1',
    args: () => ({ domainName: 'm.cherry.example', functionName: 'gzip', functionArgs: [{ argName: 'enable', argValue: 'on' }] }),
  },
  {
    ...domainNew,
    seq: 'cdnCertFull',
    id: (sandbox) => {
      // The certificate that the change names.
      sandbox.control.set('cas.certificate', certificate(sandbox), { Name: 'citron' });
      return domain(sandbox);
    },
    set: { certificateConfig: { certType: 'cas', certName: 'citron', certId: '22', certRegion: 'cn-hangzhou' } },
    back: { certificateConfig: { certType: 'cas', certName: 'citron', certId: '11', certRegion: 'cn-hangzhou' } },
  },
  {
    seq: 'dns',
    token: 'alicloud:dns/alidnsRecord:AlidnsRecord',
    recordedId: '99',
    id: ({ control }) => control.list('alidns.record').find(({ state }) => state['DomainName'] === 'cherry.example')?.id ?? '',
    keep: ['domainName', 'rr', 'type', 'value', 'line'],
    set: { ttl: 600 },
    back: { ttl: 3600 },
  },
  {
    seq: 'eds',
    token: 'alicloud:eds/simpleOfficeSite:SimpleOfficeSite',
    recordedId: 'cn-hangzhou+dir-1',
    id: idOf('ecd.office-site', 'pomelo'),
    keep: ['cidrBlock'],
    set: { mfaEnabled: true },
    back: { mfaEnabled: false },
  },
  {
    seq: 'quota',
    token: 'alicloud:quotas/quotaApplication:QuotaApplication',
    recordedId: 'q1',
    id: () => '',
    args: () => ({ productCode: 'ecs', quotaActionCode: 'q_security-groups', desireValue: 200, reason: 'Fig trees need room.' }),
  },
] satisfies Case[];
