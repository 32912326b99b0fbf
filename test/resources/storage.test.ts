import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCloud } from '../../src/cloud/index.ts';
import { parseXml } from '../../src/cloud/parse-xml.ts';
import type { Cloud } from '../../src/model/cloud.ts';
import type { Inventory } from '../../src/model/documents.ts';
import type { Reply, ResourceType } from '../../src/model/resource-type.ts';
import trail from '../../src/resources/action-trail-trail.ts';
import vault from '../../src/resources/hbr-vault.ts';
import key from '../../src/resources/kms-key.ts';
import group from '../../src/resources/nas-access-group.ts';
import fileSystem from '../../src/resources/nas-file-system.ts';
import bucket from '../../src/resources/oss-bucket.ts';
import logStore from '../../src/resources/sls-log-store.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { fieldOf, publishedReply, readType } from './read.ts';

interface Case {
  readonly name: string;
  readonly type: ResourceType;
  readonly kind: string;
  /** A read that is denied, the field that goes with it, and the permission that a person is told. */
  readonly denied: readonly [product: string, action: string, field: string, permission: string];
}

const cases: readonly Case[] = [
  { name: 'OSS', type: bucket, kind: 'oss.bucket', denied: ['oss', 'GetBucketLifecycle', 'lifecycle.rules', 'oss:GetBucketLifecycle'] },
  {
    name: 'NAS file systems',
    type: fileSystem,
    kind: 'nas.file-system',
    denied: ['nas', 'DescribeLifecyclePolicies', 'lifecyclePolicies', 'nas:DescribeLifecyclePolicies'],
  },
  {
    name: 'NAS access groups',
    type: group,
    kind: 'nas.access-group',
    denied: ['nas', 'DescribeAccessRules', 'openRules', 'nas:DescribeAccessRules'],
  },
  { name: 'log stores', type: logStore, kind: 'sls.logstore', denied: ['sls', 'GetLogStore', 'retentionDays', 'log:GetLogStore'] },
  {
    name: 'vaults',
    type: vault,
    kind: 'hbr.vault',
    denied: ['hbr', 'DescribeBackupJobs2', 'failedJobsLastDay', 'hbr:DescribeBackupJobs2'],
  },
  { name: 'KMS keys', type: key, kind: 'kms.key', denied: ['kms', 'DescribeKey', 'state', 'kms:DescribeKey'] },
  {
    name: 'trails',
    type: trail,
    kind: 'actiontrail.trail',
    denied: ['actiontrail', 'GetTrailStatus', 'isLogging', 'actiontrail:GetTrailStatus'],
  },
];

/** Fields that hang on no other type and no metric. */
const plainFields = (type: ResourceType) =>
  Object.entries(type.fields).flatMap(([name, { from }]) => (typeof from === 'string' || 'detail' in from ? [name] : []));

/** A trail of one region alone is only named by that region, which a run over the account does not ask. */
const isListed = ({ kind, region, state }: { kind: string; region: string; state: Readonly<Record<string, unknown>> }) =>
  kind !== 'actiontrail.trail' || region === 'cn-hangzhou' || state['TrailRegion'] === 'All';

let sandbox: Sandbox;
let cloud: Cloud;
beforeAll(async () => {
  sandbox = await startSandbox({ estate: { resources: 1500, seed: 'orchard' }, isStrict: true });
  cloud = await openCloud({ env: sandbox.env });
});
afterAll(() => sandbox.close());

describe.each(cases.map((one) => [one.name, one] as const))('%s', (_, { type, kind, denied }) => {
  it('are read whole, every field of them', async () => {
    const inventory = await readType(type, cloud, plainFields(type));
    expect(inventory.gaps).toEqual([]);
    expect(inventory.resources.flatMap(({ unread }) => unread)).toEqual([]);
    expect(inventory.resources.length).toBe(sandbox.control.list(kind).filter(isListed).length);
    // Tags become the resource's own.
    const names = plainFields(type).filter((name) => name !== 'tags');
    for (const { fields } of inventory.resources) expect(Object.keys(fields)).toEqual(expect.arrayContaining(names));
  });

  it('name the permission that a denied read lacks', async () => {
    const [product, action, field, permission] = denied;
    sandbox.control.faults.add({ kind: 'denied', product, action });
    try {
      const { resources } = await readType(type, cloud, [field]);
      const [first] = resources;
      expect(first?.fields).not.toHaveProperty([field]);
      expect(first?.unread).toMatchObject([{ field, reason: 'denied', permission }]);
    } finally {
      sandbox.control.faults.clear();
    }
  });

  it('have a sample with every field of their table and no other', () => {
    const tags = type.fields['tags'] ? [] : ['tags'];
    expect(
      Object.keys(type.sample)
        .filter((name) => !['ageDays', 'managedBy', ...tags].includes(name))
        .sort(),
    ).toEqual(Object.keys(type.fields).sort());
  });
});

describe('an empty account', () => {
  it.each(cases.map((one) => [one.name, one] as const))('has no %s and no gap', async (_, { type }) => {
    const empty = await startSandbox({ estate: { resources: 1, seed: 'orchard' } });
    try {
      for (const row of empty.control.list(cases.find((one) => one.type === type)?.kind ?? '')) empty.control.remove(row.kind, row.id);
      const { resources, gaps } = await readType(type, await openCloud({ env: empty.env }), plainFields(type));
      expect([resources, gaps]).toEqual([[], []]);
    } finally {
      await empty.close();
    }
  });
});

describe('replies that somebody published', () => {
  const xml = (name: string) => parseXml(readFileSync(new URL(`../data/replies/${name}.xml`, import.meta.url), 'utf8')).body;

  it('a bucket that is readable by all, neither encrypted nor versioned', () => {
    const info = xml('oss-getbucketinfo-1');
    expect(['acl', 'blocksPublicAccess', 'encryption.algorithm', 'versioning'].map((name) => fieldOf(bucket, name, info))).toEqual([
      'public-read',
      false,
      null,
      'Disabled',
    ]);
  });

  it('a key that does not rotate and says nothing of deletion protection', () => {
    const reply = publishedReply('kms-describekey-1');
    expect(['state', 'isRotated', 'deletionProtection'].map((name) => fieldOf(key, name, reply))).toEqual(['Enabled', false, false]);
  });

  it('a trail of every event and region, and one of writes in its own region', () => {
    const rows = publishedReply('actiontrail-describetrails-1')['TrailList'] as readonly Reply[];
    expect(rows.map((row) => fieldOf(trail, 'isComplete', row))).toEqual([true, false]);
  });
});

describe('faults that users of other tools met', () => {
  const lone = async (name: string, refusal?: readonly [number, string, string]): Promise<Inventory['resources'][number] | undefined> => {
    if (refusal) sandbox.control.faults.add({ kind: 'denied', product: 'oss', action: 'GetBucketLifecycle', refusal });
    try {
      return (await readType(bucket, cloud, ['lifecycle.rules'])).resources.find((one) => one.name === name);
    } finally {
      sandbox.control.faults.clear();
    }
  };

  it('evaluate-absent-setting-is-known: no rule is a known nothing, no permission is unread', async () => {
    const { id } = sandbox.control.list('oss.bucket')[0] ?? { id: '' };
    sandbox.control.set('oss.bucket', id, { lifecycle: [] });
    expect((await lone(id))?.fields['lifecycle.rules']).toBe(0);
    const denied = await lone(id, [403, 'AccessDenied', 'You have no right to access this object because of bucket acl.']);
    expect(denied?.fields).not.toHaveProperty(['lifecycle.rules']);
    expect(denied?.unread).toMatchObject([{ reason: 'denied' }]);
    expect(fieldOf(bucket, 'lifecycle.rules', {})).toBe(0);
  });

  it('evaluate-bucket-public-three-sources: access list, policy and block switch are fields of their own', () => {
    const statement = { Effect: 'Allow', Principal: ['*'], Action: ['oss:GetObject'], Resource: ['acs:oss:*:*:plum/*'] };
    expect(fieldOf(bucket, 'policy.isAnonymous', { Version: '1', Statement: [statement] })).toBe(true);
    const inside = { ...statement, Condition: { StringEquals: { 'acs:SourceVpc': ['vpc-plum'] } } };
    expect(fieldOf(bucket, 'policy.isAnonymous', { Version: '1', Statement: [inside] })).toBe(false);
    expect(fieldOf(bucket, 'blocksPublicAccess', { Bucket: { BlockPublicAccess: 'true' } })).toBe(true);
  });
});

describe('a vault that is copied', () => {
  it.each([
    ['says so itself, wherever the copy lies', { ReplicationSourceVault: true }, true],
    ['is a copy', { ReplicationSourceVault: false, Replication: true }, true],
    ['is neither', { ReplicationSourceVault: false, Replication: false }, false],
  ])('%s', async (_, set, expected) => {
    const [row] = sandbox.control.list('hbr.vault').filter(({ region }) => region === 'cn-hangzhou');
    sandbox.control.set('hbr.vault', row?.id ?? '', set);
    const { resources } = await readType(vault, cloud, ['isReplicated']);
    expect(resources.find(({ id }) => id === row?.id)?.fields['isReplicated']).toBe(expected);
  });
});
