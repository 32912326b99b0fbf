import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCloud } from '../../src/cloud/index.ts';
import type { Reply, ResourceType } from '../../src/model/resource-type.ts';
import account from '../../src/resources/account.ts';
import dnsDomain from '../../src/resources/alidns-domain.ts';
import cdnDomain from '../../src/resources/cdn-domain.ts';
import accessKey from '../../src/resources/ram-access-key.ts';
import policy from '../../src/resources/ram-policy.ts';
import user from '../../src/resources/ram-user.ts';
import certificate from '../../src/resources/ssl-certificates-service-certificate.ts';
import securityCenter from '../../src/resources/threat-detection-instance.ts';
import { type Entry, type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { nowMs } from './estate-cloud.ts';
import { fieldOf, publishedReply, readType } from './read.ts';

/** A type, a few resources of it, one more than a page holds, its listing, and a detail read with one of its fields. */
const rows: readonly {
  readonly type: ResourceType;
  readonly few: readonly Entry[];
  readonly many?: Entry;
  readonly list: string;
  readonly denied?: readonly [action: string, field: string];
  readonly ram?: string;
}[] = [
  {
    type: user,
    few: [{ kind: 'ram.user', name: 'plum', ageDays: 90 }],
    many: { kind: 'ram.user', name: 'plum-{n}', count: 1000 },
    list: 'ListUsers',
    denied: ['GetLoginProfile', 'hasConsole'],
  },
  {
    type: accessKey,
    few: [
      { kind: 'ram.user', name: 'plum', ageDays: 90 },
      { kind: 'ram.access-key', name: 'pear', ageDays: 90, set: { UserName: '@ram.user/plum' } },
    ],
    list: 'ListUsers',
    denied: ['GetAccessKeyLastUsed', 'lastUsedAt'],
  },
  {
    type: policy,
    few: [{ kind: 'ram.policy', name: 'quince' }],
    many: { kind: 'ram.policy', name: 'quince-{n}', count: 1000 },
    list: 'ListPolicies',
    denied: ['GetPolicyVersion', 'isFullAdmin'],
  },
  {
    type: cdnDomain,
    few: [{ kind: 'cdn.domain', name: 'apple.example' }],
    many: { kind: 'cdn.domain', name: 'apple-{n}.example', count: 500 },
    list: 'DescribeUserDomains',
    denied: ['DescribeCdnDomainConfigs', 'isCompressed'],
  },
  {
    type: certificate,
    few: [{ kind: 'cas.certificate', name: 'cherry' }],
    many: { kind: 'cas.certificate', name: 'cherry-{n}', count: 50 },
    list: 'ListUserCertificateOrder',
    ram: 'yundun-cert',
  },
  {
    type: dnsDomain,
    few: [{ kind: 'alidns.domain', name: 'medlar.example' }],
    many: { kind: 'alidns.domain', name: 'medlar-{n}.example', count: 100 },
    list: 'DescribeDomains',
    denied: ['DescribeDomainRecords', 'records.maxTtlName'],
  },
];

const folder = mkdtempSync(join(tmpdir(), 'orchard-'));
const estate = join(folder, 'bare.json');
let sandbox: Sandbox;
beforeAll(() => writeFileSync(estate, '{ "resources": [] }'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Gives the tests of a describe a cloud of their own, with nothing in it. */
function withSandbox() {
  beforeAll(async () => {
    sandbox = await startSandbox({ estate, clock: nowMs, isStrict: true });
  });
  afterAll(() => sandbox.close());
  beforeEach(() => sandbox.control.faults.clear());
}

const open = () => openCloud({ env: sandbox.env, retry: { tries: 1 } });
/** Fields that stand on no other type: those need other products beside. */
const plainFields = (type: ResourceType) =>
  Object.entries(type.fields).flatMap(([name, { from }]) =>
    typeof from === 'string' || 'detail' in from || ('derive' in from && !from.types) ? [name] : [],
  );

describe.each(rows.map((row) => [row.type.type, row] as const))('%s', (_, { type, few, many, list, denied, ram = type.product }) => {
  withSandbox();

  it('finds nothing in an empty account', async () => {
    const { resources, gaps } = await readType(type, await open(), plainFields(type));
    expect([resources, gaps]).toEqual([[], []]);
  });

  it('reads every field', async () => {
    sandbox.control.add(...few);
    const { resources, gaps } = await readType(type, await open(), plainFields(type));
    expect(gaps).toEqual([]);
    expect(resources).toHaveLength(1);
    expect(resources[0]?.unread).toEqual([]);
    expect(Object.keys(resources[0]?.fields ?? {})).toEqual(expect.arrayContaining(plainFields(type)));
  });

  it('writes a denied listing down as a gap, with its permission', async () => {
    sandbox.control.faults.add({ kind: 'denied', product: type.product, action: list });
    const { resources, gaps } = await readType(type, await open(), []);
    expect(resources).toEqual([]);
    expect(gaps[0]).toMatchObject({ type: type.type, reason: 'denied', permission: `${ram}:${list}` });
  });

  if (denied)
    it('leaves what a denied detail gives unread, with its permission', async () => {
      const [action, field] = denied as readonly [string, string];
      sandbox.control.faults.add({ kind: 'denied', product: type.product, action });
      const { resources } = await readType(type, await open(), [field]);
      expect(resources.map(({ unread }) => unread)).toMatchObject([[{ field, reason: 'denied', permission: `${type.product}:${action}` }]]);
    });

  if (many)
    it('reads past the first page', async () => {
      const more = many as Entry;
      sandbox.control.add(more);
      const { resources, gaps } = await readType(type, await open(), []);
      expect(gaps).toEqual([]);
      expect(new Set(resources.map(({ id }) => id)).size).toBe((more.count ?? 0) + 1);
    });
});

describe('the settings of an account', () => {
  withSandbox();
  const names = ['root.accessKeys', 'root.hasMfa', 'logon.mfa', 'password.minLength', 'password.maxAttempts', 'idle.usersDays'];

  it('are read from both products', async () => {
    const { resources } = await readType(account, await open(), names);
    expect(resources[0]?.fields).toMatchObject({
      'root.accessKeys': 1,
      'root.hasMfa': true,
      'logon.mfa': 'mandatory',
      'password.minLength': 14,
      'password.maxAttempts': 5,
      'idle.usersDays': 365,
    });
  });

  it('that are denied are unread one by one', async () => {
    sandbox.control.faults.add({ kind: 'denied', product: 'ims', action: 'GetPasswordPolicy' });
    const { resources } = await readType(account, await open(), names);
    const unread = resources[0]?.unread.map(({ field, permission }) => [field, permission]);
    expect(unread).toEqual([
      ['password.minLength', 'ims:GetPasswordPolicy'],
      ['password.maxAttempts', 'ims:GetPasswordPolicy'],
    ]);
  });
});

describe('Security Center', () => {
  withSandbox();
  it('counts the urgent alerts that nobody has handled, and names their hosts once', async () => {
    const alert = (name: string, set: object): Entry => ({ kind: 'sas.alert', name, set: { InstanceName: 'apple', ...set } });
    sandbox.control.add(
      alert('one', { Level: 'serious', EventStatus: 1 }),
      alert('two', { Level: 'serious', EventStatus: 1 }),
      alert('handled', { Level: 'serious', EventStatus: 32 }),
      alert('mild', { Level: 'remind', EventStatus: 1 }),
    );
    const { resources } = await readType(securityCenter, await open(), ['openAlerts', 'alertedHosts']);
    expect(resources[0]?.fields).toMatchObject({ openAlerts: 2, alertedHosts: ['apple'] });
  });
});

describe('published replies', () => {
  it('a user without email or phone is a user', () => {
    const [apple] = (publishedReply('ram-listusers-1') as { Users: { User: Reply[] } }).Users.User as [Reply, ...Reply[]];
    expect(fieldOf(user, 'hasConsole', {}, apple)).toBe(false);
    expect(apple.UserName).toBe('apple');
  });

  it.each([
    ['password.minLength', 8],
    ['password.needsSymbols', false],
    ['password.maxAttempts', 0],
  ])('the password policy: %s is %s', (name, value) =>
    expect(fieldOf(account, name, publishedReply('ram-getpasswordpolicy-1'))).toBe(value),
  );

  it('counts how often a policy is attached', () => {
    const { Policy } = (publishedReply('ram-listpolicies-1') as { Policies: { Policy: Reply[] } }).Policies;
    expect(Policy.map((row) => fieldOf(policy, 'attachments', row))).toEqual([0, 0, 8]);
  });
});

describe('a policy document', () => {
  const grants = (...statements: readonly object[]) =>
    fieldOf(policy, 'isFullAdmin', { PolicyVersion: { PolicyDocument: JSON.stringify({ Version: '1', Statement: statements }) } });
  it.each([
    ['everything on everything', { Effect: 'Allow', Action: '*', Resource: '*' }, true],
    ['everything, in lists', { Effect: 'Allow', Action: ['ecs:*', '*'], Resource: ['*'] }, true],
    ['everything on one product', { Effect: 'Allow', Action: 'ecs:*', Resource: '*' }, false],
    ['everything on some resources', { Effect: 'Allow', Action: '*', Resource: 'acs:oss:*:*:apple' }, false],
    ['a denial', { Effect: 'Deny', Action: '*', Resource: '*' }, false],
  ])('%s', (_, statement, isFull) => expect(grants(statement)).toBe(isFull));
});

describe('old TLS versions of a CDN domain', () => {
  const configs = (args: Readonly<Record<string, string>> | undefined): Reply => ({
    DomainConfigs: {
      DomainConfig:
        args === undefined
          ? []
          : [
              {
                FunctionName: 'https_tls_version',
                FunctionArgs: { FunctionArg: Object.entries(args).map(([ArgName, ArgValue]) => ({ ArgName, ArgValue })) },
              },
            ],
    },
  });
  it.each([
    ['only the new ones', { tls10: 'off', tls11: 'off', tls12: 'on' }, []],
    ['one old one', { tls10: 'off', tls11: 'on', tls12: 'on' }, ['TLSv1.1']],
    ['nothing set, so the default', undefined, ['TLSv1.0', 'TLSv1.1']],
  ])('%s', (_, args, versions) => expect(fieldOf(cdnDomain, 'tls.oldVersions', configs(args))).toEqual(versions));
});
