import { describeRoads } from './walk-together.ts';

const same = (action: string) => ({ writes: [action], back: [action] });
const arn = 'acs:log:cn-hangzhou:1846720935117284:project/qingcheng-audit';
const arg = (argName: string, argValue: string) => ({ argName, argValue });

const reasonOf = (percent: number) => `当前配额使用率为 ${percent}%，申请提升配额。${percent} % of the quota is used.`;

// What several findings want of one thing is one change.
const joined = { writes: [], back: [], touched: 0 };
const password = { requireSymbols: true, minimumPasswordLength: 14, maxLoginAttempts: 5 };
const preference = { maxIdleDaysForUsers: 365, maxIdleDaysForAccessKeys: 365, mfaOperationForLogin: 'mandatory' };

describeRoads('fixes of the account', [
  { rule: 'security/ram-password-complexity', set: password, ...same('SetPasswordPolicy') },
  { rule: 'security/ram-password-min-length', set: password, ...joined },
  { rule: 'security/ram-password-lockout', set: password, ...joined },
  // Password policy and preference are one row of the estate.
  { rule: 'security/ram-idle-credentials-kept', set: preference, ...same('SetSecurityPreference'), touched: 0 },
  { rule: 'security/ram-mfa-not-enforced', set: preference, ...joined },
  { rule: 'security/ram-ak-unused', set: { status: 'Inactive' }, ...same('UpdateAccessKey') },
  {
    rule: 'security/ecs-region-default-disk-encryption-off',
    set: { encrypted: true },
    writes: ['EnableDiskEncryptionByDefault'],
    back: ['DisableDiskEncryptionByDefault'],
    leaves: 'ecs.region-setting/setting-cn-beijing',
  },
  {
    rule: 'security/actiontrail-not-multi-region',
    inputs: { slsProjectArn: arn },
    set: { trailName: 'all-events', eventRw: 'All', trailRegion: 'All', status: 'Enable', slsProjectArn: arn },
    writes: ['CreateTrail', 'StartLogging'],
    back: ['DeleteTrail'],
    undo: 'delete',
  },
  { rule: 'security/actiontrail-not-logging', set: { status: 'Enable' }, writes: ['StartLogging'], back: ['StopLogging'] },
]);

describeRoads('fixes of domains, quotas and keys that are off', [
  {
    rule: 'security/ram-ak-disabled-kept',
    set: { status: null, userName: null },
    writes: ['DeleteAccessKey'],
    undo: 'none',
    after: 'not-applicable',
  },
  {
    rule: 'performance/cdn-compression-off',
    set: { functionArgs: [arg('enable', 'on')] },
    ...same('BatchSetCdnDomainConfig'),
  },
  {
    rule: 'security/cdn-domain-old-tls',
    set: { functionArgs: [arg('tls10', 'off'), arg('tls11', 'off'), arg('tls12', 'on'), arg('tls13', 'on')] },
    ...same('BatchSetCdnDomainConfig'),
  },
  { rule: 'stability/dns-record-ttl-too-long', set: { ttl: 600 }, ...same('UpdateDomainRecord') },
  {
    rule: 'stability/cdn-certificate-expiring',
    set: {
      certificateConfig: {
        certType: 'cas',
        certId: '60775117',
        certName: 'qingcheng-wildcard-2026',
        certRegion: 'cn-hangzhou',
        serverCertificateStatus: 'on',
      },
    },
    writes: ['SetCdnDomainSSLCertificate'],
    undo: 'none',
  },
  {
    rule: 'capacity/quota-usage-high',
    set: { productCode: 'eip', quotaActionCode: 'q_6aroz', desireValue: 24, reason: reasonOf(81.3) },
    writes: ['CreateQuotaApplication'],
    undo: 'none',
    leaves: 'quotas.application/',
  },
  {
    rule: 'capacity/quota-usage-high-regional',
    set: {
      productCode: 'ecs',
      quotaActionCode: 'q_elastic-network-interfaces',
      desireValue: 1800,
      reason: reasonOf(86.9),
      dimensions: [{ key: 'regionId', value: 'cn-hangzhou' }],
    },
    writes: ['CreateQuotaApplication'],
    undo: 'none',
    leaves: 'quotas.application/',
  },
  { rule: 'security/ecd-office-site-mfa-off', set: { mfaEnabled: true }, ...same('ModifyOfficeSiteMfaEnabled') },
]);
