import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Fault, type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import type { Case } from './cases/case.ts';
import { idOf } from './cases/help.ts';
import { PluginClient } from './plugin-client.ts';
import { replay } from './replay.ts';

let sandbox: Sandbox;
let plugin: PluginClient;
const records = mkdtempSync(join(tmpdir(), 'faults-'));

beforeAll(async () => {
  sandbox = await startSandbox({ estate: new URL('orchard.json', import.meta.url).pathname });
  sandbox.control.pace(0);
  plugin = await PluginClient.start({ ...sandbox.env, PROVIDER_WAIT_FACTOR: '0.001' }, join(records, 'all.jsonl'));
});

afterEach(() => sandbox.control.faults.clear());

afterAll(async () => {
  plugin.close();
  await sandbox.close();
  rmSync(records, { recursive: true });
});

const faults: Readonly<Record<string, Omit<Fault, 'action'>>> = {
  denied: { kind: 'denied' },
  throttled: { kind: 'error', refusal: [400, 'Throttling.User', 'Request was denied due to user flow control.'] },
  unavailable: { kind: 'error', refusal: [503, 'ServiceUnavailable', 'The request has failed due to a temporary failure of the server.'] },
  internal: { kind: 'error', refusal: [500, 'InternalError', 'The request processing has failed.'] },
  page: { kind: 'gateway-page' },
  lost: { kind: 'reset-after' },
};

const one = (token: string, action: string, id: Case['id'], set: Case['set'], rest: Partial<Case> = {}) => ({
  action,
  case: { seq: '', recordedId: '', token, id, ...(set === undefined ? {} : { set }), ...rest } satisfies Case,
});

/** A change of every family of clients, made so that the write is always due. */
const families = {
  instance: one(
    'alicloud:ecs/instance:Instance',
    'ModifyInstanceAttribute',
    idOf('ecs.instance', 'apple', { DeletionProtection: false }),
    { deletionProtection: true },
    { keep: ['imageId', 'instanceType'] },
  ),
  disk: one('alicloud:ecs/ecsDisk:EcsDisk', 'ModifyDiskAttribute', idOf('ecs.disk', 'fig', { EnableAutoSnapshot: false }), {
    enableAutoSnapshot: true,
  }),
  rds: one(
    'alicloud:rds/instance:Instance',
    'ModifyDBInstanceDeletionProtection',
    idOf('rds.instance', 'cherry', { DeletionProtection: false }),
    { deletionProtection: true },
    { keep: ['engine', 'engineVersion', 'instanceType', 'instanceStorage'] },
  ),
  policy: one(
    'alicloud:rds/backupPolicy:BackupPolicy',
    'ModifyBackupPolicy',
    idOf('rds.instance', 'peach'),
    { preferredBackupTime: '03:00Z-04:00Z' },
    { keep: ['instanceId'], back: { preferredBackupTime: '18:00Z-19:00Z' } },
  ),
  balancer: one(
    'alicloud:slb/applicationLoadBalancer:ApplicationLoadBalancer',
    'SetLoadBalancerDeleteProtection',
    idOf('slb.load-balancer', 'grape', { DeleteProtection: 'off' }),
    { deleteProtection: 'on' },
  ),
  password: one(
    'alicloud:ram/accountPasswordPolicy:AccountPasswordPolicy',
    'SetPasswordPolicy',
    () => 'ram-account-password-policy',
    { minimumPasswordLength: 17 },
    { back: { minimumPasswordLength: 12 } },
  ),
  bucket: one(
    'alicloud:oss/bucketAcl:BucketAcl',
    'PutBucketAcl',
    idOf('oss.bucket', 'quince-fruit'),
    { acl: 'public-read' },
    { keep: ['bucket'], back: { acl: 'private' } },
  ),
};

/** Attempts of the write when it goes wrong twice and would then succeed: 1 is a failure at once. */
const attempts: readonly (readonly [family: keyof typeof families, counts: Readonly<Record<string, number>>])[] = [
  ['instance', { denied: 1, throttled: 3, unavailable: 3, internal: 3, page: 1, lost: 3 }],
  ['disk', { denied: 1, throttled: 3, unavailable: 3, internal: 3, page: 3, lost: 3 }],
  ['rds', { denied: 1, throttled: 3, unavailable: 3, internal: 3, page: 1, lost: 3 }],
  ['policy', { denied: 1, throttled: 1, unavailable: 1, internal: 3, page: 1, lost: 1 }],
  ['balancer', { denied: 1, throttled: 3, unavailable: 3, internal: 3, page: 1, lost: 3 }],
  ['bucket', { denied: 1, throttled: 3, unavailable: 3, internal: 1, page: 1, lost: 1 }],
  ['password', { denied: 1, throttled: 3, unavailable: 3, internal: 1, page: 1, lost: 3 }],
];
const rows = attempts.flatMap(([family, counts]) => Object.entries(counts).map(([fault, count]) => ({ family, fault, count })));

describe('a write that goes wrong twice', () => {
  it.each(rows)('$family, $fault: is sent $count times', async ({ family, fault, count }) => {
    const { action, case: change } = families[family];
    sandbox.control.faults.add({ ...(faults[fault] as Omit<Fault, 'action'>), action, times: 2 });
    const failed = await replay({ ...change, back: undefined } as never, plugin, sandbox, () => ({})).then(
      () => false,
      () => true,
    );
    const sent = sandbox.control.faults.list()[0]?.matched;
    const extra = family === 'policy' && !failed ? 1 : 0;
    expect({ failed, sent: (sent ?? 0) - extra }).toEqual({ failed: count === 1, sent: count });
    sandbox.control.faults.clear();
    if ('back' in change) await replay({ ...change, set: change.back } as never, plugin, sandbox, () => ({}));
  });
});
