import { describe, expect, it } from 'vitest';
import { findTraces, typesFor } from '../../src/apply/find-traces.ts';
import type { Change, FieldValue, Resource } from '../../src/model/documents.ts';
import { defineTarget, type Target } from '../../src/model/target.ts';
import { loadTargets } from '../../src/targets/index.ts';

const targets = await loadTargets();
const target = (word: string) => [...targets.values()].find(({ token }) => token.endsWith(`:${word}`)) as Target;

const thing = (type: string, id: string, fields: Resource['fields'] = {}, over: Partial<Resource> = {}): Resource => ({
  type,
  id,
  name: id,
  region: 'cn-hangzhou',
  accountId: '1',
  tags: {},
  fields,
  unread: [],
  readAt: '',
  ...over,
});

const changeOf = (kind: Change['kind'], resource: Resource, over: Partial<Change>) => ({ kind, resource, ...over }) as Change;
const find = (change: Change, word: string, all: readonly Resource[], closed = '') =>
  findTraces(change, target(word), {
    resource: all.find(({ id, type }) => id === change.resource.id && type === change.resource.type),
    listed: (type) => (type === closed ? undefined : all.filter((one) => one.type === type)),
  });

const vpc = thing('ACS::VPC::VPC', 'vpc-apple');
const log = (id: string, over: Partial<Resource> = {}) =>
  thing('ACS::VPC::FlowLog', id, { resourceId: 'vpc-apple', status: 'Active' }, { name: 'apple', ...over });
const newLog = changeOf('create', vpc, { args: { flowLogName: 'apple', resourceId: 'vpc-apple', trafficType: 'All' } });

describe('what a create is known by, where our own type lists it', () => {
  it.each<[string, readonly Resource[], readonly string[]]>([
    ['its name and what it is about', [log('fl-1')], ['fl-1']],
    ['two of one name are two', [log('fl-1'), log('fl-2')], ['fl-1', 'fl-2']],
    ['another name is another', [log('fl-1', { name: 'apple2' })], []],
    ['the name on another thing is another', [log('fl-1', { fields: { resourceId: 'vpc-pear' } })], []],
    ['another region is another', [log('fl-1', { region: 'cn-shanghai' })], []],
    ['another account is another', [log('fl-1', { accountId: '2' })], []],
  ])('%s', (_, logs, ids) => {
    const found = find(newLog, 'FlowLog', [vpc, ...logs]);
    expect([found?.again, found?.things?.map(({ id }) => id)]).toEqual(['doubles', ids]);
  });

  it('a listing that was not read tells nothing', () => {
    expect(find(newLog, 'FlowLog', [vpc], 'ACS::VPC::FlowLog')?.things).toBeUndefined();
  });

  it('shows the inputs that a field of ours holds', () => {
    expect(find(newLog, 'FlowLog', [vpc, log('fl-1')])?.things?.[0]?.shown).toEqual({
      flowLogName: { field: 'name', value: 'apple' },
      resourceId: { field: 'resourceId', value: 'vpc-apple' },
    });
  });

  it('shows a field that was not read without a value, and turns the others into the words of the property', () => {
    const account = thing('ACS::Account', 'apple', {}, { region: 'global' });
    const rule = thing('ACS::CMS::EventRule', 'pear', {}, { region: 'global', fields: { isEnabled: false } });
    const change = changeOf('create', account, { args: { ruleName: 'pear', status: 'ENABLED' } });
    const unread = { ...rule, fields: {}, unread: [{ field: 'isEnabled', action: '', reason: 'failed' as const, message: '' }] };
    expect(find(change, 'EventRule', [rule])?.things?.[0]?.shown.status).toEqual({ field: 'isEnabled', value: 'DISABLED' });
    expect(find(change, 'EventRule', [unread])?.things?.[0]?.shown.status).toEqual({ field: 'isEnabled' });
  });
});

/** A create on a resource with these fields: the ids of what is there, or undefined where it cannot be told. */
const parts: readonly (readonly [string, string, string, Resource['fields'], Record<string, FieldValue>, readonly string[] | undefined])[] =
  [
    [
      'EcsAutoSnapshotPolicyAttachment',
      'Disk',
      'the policy',
      { snapshotPolicyId: 'sp-1' },
      { autoSnapshotPolicyId: 'sp-1', diskId: 'apple' },
      ['sp-1:apple'],
    ],
    [
      'EcsAutoSnapshotPolicyAttachment',
      'Disk',
      'another policy',
      { snapshotPolicyId: 'sp-2' },
      { autoSnapshotPolicyId: 'sp-1', diskId: 'apple' },
      [],
    ],
    ['EcsAutoSnapshotPolicyAttachment', 'Disk', 'nothing read', {}, { autoSnapshotPolicyId: 'sp-1', diskId: 'apple' }, undefined],
    ['RecycleBin', 'FileSystem', 'a bin', { 'recycleBin.keptDays': 3 }, { fileSystemId: 'apple' }, ['apple']],
    ['RecycleBin', 'FileSystem', 'no bin', { 'recycleBin.keptDays': 0 }, { fileSystemId: 'apple' }, []],
    ['LifecyclePolicy', 'FileSystem', 'no policy', { lifecyclePolicies: 0 }, { fileSystemId: 'apple', lifecyclePolicyName: 'cold' }, []],
    [
      'LifecyclePolicy',
      'FileSystem',
      'a policy of any name',
      { lifecyclePolicies: 1 },
      { fileSystemId: 'apple', lifecyclePolicyName: 'cold' },
      undefined,
    ],
    ['BucketServerSideEncryption', 'Bucket', 'encryption', { 'encryption.algorithm': 'AES256' }, { bucket: 'apple' }, ['apple']],
    ['BucketServerSideEncryption', 'Bucket', 'none', { 'encryption.algorithm': null }, { bucket: 'apple' }, []],
    ['BucketLogging', 'Bucket', 'a log bucket', { 'logging.target': 'pear' }, { bucket: 'apple' }, ['apple']],
    ['BucketLogging', 'Bucket', 'none', { 'logging.target': null }, { bucket: 'apple' }, []],
    ['BucketPolicy', 'Bucket', 'a policy', { 'policy.document': '{}' }, { bucket: 'apple' }, ['apple']],
    ['BucketPolicy', 'Bucket', 'none', { 'policy.document': null }, { bucket: 'apple' }, []],
    ['BucketVersioning', 'Bucket', 'versions', { versioning: 'Enabled' }, { bucket: 'apple' }, ['apple']],
    ['BucketVersioning', 'Bucket', 'versions no longer', { versioning: 'Suspended' }, { bucket: 'apple' }, []],
    ['RdsInstanceCrossBackupPolicy', 'DBInstance', 'copies', { 'backup.crossRegion.enabled': true }, { instanceId: 'apple' }, ['apple']],
    ['RdsInstanceCrossBackupPolicy', 'DBInstance', 'no copies', { 'backup.crossRegion.enabled': false }, { instanceId: 'apple' }, []],
    [
      'LoadBalancerAccessLogConfigAttachment',
      'LoadBalancer',
      'a log',
      { 'accessLog.project': 'pear' },
      { loadBalancerId: 'apple' },
      ['apple'],
    ],
    ['LoadBalancerAccessLogConfigAttachment', 'LoadBalancer', 'none', { 'accessLog.project': null }, { loadBalancerId: 'apple' }, []],
    ['AclEntryAttachment', 'Acl', 'the entry', { openEntries: ['0.0.0.0/0'] }, { aclId: 'apple', entry: '0.0.0.0/0' }, ['apple:0.0.0.0/0']],
    ['AclEntryAttachment', 'Acl', 'no entry', { openEntries: [] }, { aclId: 'apple', entry: '0.0.0.0/0' }, []],
    ['DomainConfig', 'Domain', 'a setting', { 'gzip.configId': '7' }, { domainName: 'apple', functionName: 'gzip' }, ['apple:gzip:7']],
    ['DomainConfig', 'Domain', 'no setting', { 'gzip.configId': null }, { domainName: 'apple', functionName: 'gzip' }, []],
    [
      'DomainConfig',
      'Domain',
      'a function that is not read',
      { 'gzip.configId': '7' },
      { domainName: 'apple', functionName: 'hsts' },
      undefined,
    ],
    [
      'SecurityGroupRule',
      'SecurityGroup',
      'rules have no id before they are made',
      { 'ingress.permissions': [] },
      { securityGroupId: 'apple' },
      undefined,
    ],
  ];

describe('what a create is known by, where it is a part of a resource', () => {
  it.each(parts)('%s of a %s: %s', (word, type, _, fields, args, ids) => {
    const resource = thing(`ACS::${type}`, 'apple', fields);
    expect(find(changeOf('create', resource, { args }), word, [resource])?.things?.map(({ id }) => id)).toEqual(ids);
  });

  it('has gone with the whole, unless that could not be listed', () => {
    const change = changeOf('delete', thing('ACS::Bucket', 'apple'), { importId: 'apple' });
    expect(find(change, 'BucketPolicy', [])?.things).toEqual([]);
    expect(find(change, 'BucketPolicy', [], 'ACS::Bucket')?.things).toBeUndefined();
  });
});

describe('what a delete looks for', () => {
  const address = thing('ACS::EIP::EipAddress', 'eip-apple');
  const key = thing('ACS::RAM::AccessKey', 'LTAIapple', {}, { region: 'global' });
  const group = thing('ACS::ECS::SecurityGroup', 'sg-apple', { 'ingress.permissions': [{ key: 'tcp:22/22:intranet:0.0.0.0/0:accept:1' }] });
  const binding = thing('ACS::HBR::PolicyBinding', 'pb-1', { policyId: 'po-1', sourceType: 'NAS', dataSourceId: 'nas-apple' });
  const rule = (ports: string) => `sg-apple:ingress:tcp:${ports}:intranet:0.0.0.0/0:accept:1`;
  it.each<[string, string, Change, readonly Resource[], boolean]>([
    ['an address that is there', 'EipAddress', changeOf('delete', address, { importId: 'eip-apple' }), [address], true],
    [
      'an address that is gone',
      'EipAddress',
      changeOf('delete', address, { importId: 'eip-apple' }),
      [{ ...address, id: 'eip-pear' }],
      false,
    ],
    ['a key, which cannot be imported', 'AccessKey', changeOf('delete', key, {}), [key], true],
    ['a rule of a group', 'SecurityGroupRule', changeOf('delete', group, { importId: rule('22/22') }), [group], true],
    ['another rule of it', 'SecurityGroupRule', changeOf('delete', group, { importId: rule('23/23') }), [group], false],
    [
      'a binding by the id of Pulumi',
      'PolicyBinding',
      changeOf('delete', thing('ACS::NAS', 'nas-apple'), { importId: 'po-1:NAS:nas-apple' }),
      [binding],
      true,
    ],
    [
      'a binding to another policy',
      'PolicyBinding',
      changeOf('delete', thing('ACS::NAS', 'nas-apple'), { importId: 'po-2:NAS:nas-apple' }),
      [binding],
      false,
    ],
  ])('%s', (_, word, change, all, isThere) => expect(find(change, word, all)?.things).toHaveLength(isThere ? 1 : 0));
});

describe('types that are read', () => {
  it('are the type of the resource, and that which lists what is created or deleted', () => {
    const alarm = target('Alarm');
    const server = thing('ACS::ECS::Instance', 'i-apple');
    expect(typesFor(changeOf('create', server, {}), alarm)).toEqual(['ACS::ECS::Instance', 'ACS::CMS::MetricRule']);
    expect(typesFor(changeOf('patch', server, {}), alarm)).toEqual(['ACS::ECS::Instance']);
  });

  it('a type that leaves no trace, and a patch, look for nothing', () => {
    const bare = defineTarget({
      token: 'a:b/c:D',
      title: { en: '', 'zh-CN': '' },
      properties: {},
      permissions: { read: [], write: [] },
      seconds: 1,
    });
    expect(findTraces(newLog, bare, { resource: vpc, listed: () => [] })).toBeUndefined();
    expect(find({ ...newLog, kind: 'patch' }, 'FlowLog', [vpc, log('fl-1')])).toBeUndefined();
  });
});
