import type { Caller, Credential, Engine, ProductWire, SandboxCall, SandboxReply } from '../../../src/sandbox/call.ts';
import { SandboxError } from '../../../src/sandbox/call.ts';

type Entry = Parameters<Engine['record']>[0];

const OWNER: Caller = {
  accessKeyId: 'LTAIapple',
  accountId: '1000000000000001',
  kind: 'root',
  name: 'root',
  principalId: '1000000000000001',
  arn: 'acs:ram::1000000000000001:root',
};

/** Half an hour after this moment the session of the fig ends. */
export const NOON = Date.parse('2026-01-15T12:00:00Z');

const CREDENTIALS: readonly Credential[] = [
  { caller: OWNER, secret: 'apple-secret', isActive: true },
  { caller: { ...OWNER, accessKeyId: 'LTAIbruised' }, secret: 'bruised-secret', isActive: false },
  {
    caller: { ...OWNER, accessKeyId: 'STS.fig', kind: 'role' },
    secret: 'fig-secret',
    securityToken: 'fig+token/=',
    expiresAt: NOON + 1_800_000,
    isActive: true,
  },
];

const PRODUCTS: readonly ProductWire[] = [
  {
    product: 'ecs',
    style: 'RPC',
    versions: ['2014-05-26'],
    hosts: ['ecs.{region}.aliyuncs.com', 'ecs.aliyuncs.com', 'ecs-cn-hangzhou.aliyuncs.com'],
  },
  {
    product: 'sts',
    style: 'RPC',
    versions: ['2015-04-01'],
    hosts: ['sts.{region}.aliyuncs.com', 'sts.aliyuncs.com'],
    anonymous: ['AssumeRoleWithOIDC'],
  },
  {
    product: 'cs',
    style: 'ROA',
    versions: ['2015-12-15'],
    hosts: ['cs.{region}.aliyuncs.com'],
    envelope: 'lower',
    routes: [
      { action: 'DescribeClustersV1', method: 'GET', path: '/api/v1/clusters' },
      { action: 'DescribeClusterDetail', method: 'GET', path: '/clusters/{ClusterId}' },
      { action: 'ModifyCluster', method: 'PUT', path: '/api/v2/clusters/{ClusterId}' },
    ],
  },
  {
    product: 'oss',
    style: 'OSS',
    versions: ['2019-05-17'],
    hosts: ['oss-{region}.aliyuncs.com', '{bucket}.oss-{region}.aliyuncs.com'],
    routes: [
      { action: 'ListBuckets', method: 'GET', path: '/' },
      { action: 'ListObjects', method: 'GET', path: '/{Bucket}' },
      { action: 'GetBucketAcl', method: 'GET', path: '/{Bucket}', query: 'acl' },
      { action: 'GetBucketPolicy', method: 'GET', path: '/{Bucket}', query: 'policy' },
      { action: 'PutBucketLifecycle', method: 'PUT', path: '/{Bucket}', query: 'lifecycle' },
      { action: 'GetObject', method: 'GET', path: '/{Bucket}/{Object}' },
    ],
  },
  {
    product: 'sls',
    style: 'SLS',
    versions: ['2020-12-30'],
    hosts: ['{region}.log.aliyuncs.com', '{project}.{region}.log.aliyuncs.com'],
    routes: [
      { action: 'ListProject', method: 'GET', path: '/', onProject: false },
      { action: 'GetProject', method: 'GET', path: '/', onProject: true },
      { action: 'ListLogStores', method: 'GET', path: '/logstores', onProject: true },
      { action: 'GetLogStore', method: 'GET', path: '/logstores/{logstore}', onProject: true },
      { action: 'CreateLogStore', method: 'POST', path: '/logstores', onProject: true },
    ],
  },
];

function echo(call: SandboxCall): SandboxReply {
  return { status: 200, body: { Action: call.action } };
}

/** A small engine that remembers its calls and answers as a test tells it; by default it tells what it heard. */
export class Orchard implements Engine {
  readonly products = PRODUCTS;
  readonly calls: SandboxCall[] = [];
  readonly entries: Entry[] = [];
  time = NOON;
  reply: (call: SandboxCall) => SandboxReply = echo;

  now(): number {
    return this.time;
  }

  credential(accessKeyId: string): Credential | undefined {
    return CREDENTIALS.find(({ caller }) => caller.accessKeyId === accessKeyId);
  }

  async answer(call: SandboxCall): Promise<SandboxReply> {
    this.calls.push(call);
    return this.reply(call);
  }

  record(entry: Entry): void {
    this.entries.push(entry);
  }

  /** Forgets what a test has set. */
  reset(): void {
    this.time = NOON;
    this.reply = echo;
  }

  /** The last call that came through. */
  get heard(): SandboxCall {
    const call = this.calls.at(-1);
    if (!call) throw new Error('The engine has heard no call.');
    return call;
  }
}

/** The envelope of an unknown action, as an engine answers it. */
export function unknownAction(): SandboxError {
  return new SandboxError(404, 'InvalidAction.NotFound', 'Specified api is not found, please check your url and method.');
}
