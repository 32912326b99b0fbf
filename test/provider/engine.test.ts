import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { allBut, openWorkshop, type Trial, type Workshop } from './harness.ts';

const disk = 'alicloud:ecs/ecsDisk:EcsDisk';
const instance = 'alicloud:ecs/instance:Instance';
const group = 'alicloud:ecs/securityGroup:SecurityGroup';
const project = 'alicloud:log/project:Project';
const cluster = 'alicloud:polardb/cluster:Cluster';
const policy = 'alicloud:ecs/autoSnapshotPolicy:AutoSnapshotPolicy';
const eip = 'alicloud:ecs/eipAddress:EipAddress';

let sandbox: Sandbox;
let workshop: Workshop;
const open = async (more: Record<string, string> = {}) => {
  workshop = await openWorkshop({ ...sandbox.env, PROVIDER_WAIT_FACTOR: '0', ...more });
  return workshop;
};
const id = (kind: string, name: string) => sandbox.control.get(kind, name).id;
const calls = () => sandbox.control.audit.list().map(({ action }) => action);
const writes = (since: number) =>
  calls()
    .slice(since)
    .filter((action) => !/^(Describe|Get|List)/.test(action ?? ''));
const change = (token: string, name: string, set: Trial['args'], kept: Trial['args'] = {}): Trial => ({
  token,
  name,
  args: { ...kept, ...set },
  ignoreChanges: allBut(token, Object.keys(set)),
});

beforeEach(async () => {
  sandbox = await startSandbox({ estate: new URL('orchard.json', import.meta.url).pathname });
  sandbox.control.pace(0);
});

afterEach(async () => {
  await workshop.close();
  await sandbox.close();
});

describe('the real engine with the stand-in', () => {
  it('adopts without a write, plans without a call, and changes the one property of each resource', async () => {
    const { adopt, trim, preview, up, state } = await open();
    await adopt([
      { token: disk, name: 'fig', id: id('ecs.disk', 'fig'), args: {} },
      { token: instance, name: 'apple', id: id('ecs.instance', 'apple'), args: {} },
    ]);
    expect(writes(0)).toEqual([]);
    await trim({ fig: ['category'], apple: ['imageId', 'instanceType'] });
    const trials = [change(disk, 'fig', { enableAutoSnapshot: true }), change(instance, 'apple', { deletionProtection: true })];
    const before = calls().length;
    const steps = await preview(trials);
    expect(calls()).toHaveLength(before);
    expect(steps.toSorted((a, b) => a.name.localeCompare(b.name))).toEqual([
      { name: 'apple', op: 'update', diff: ['deletionProtection'] },
      { name: 'fig', op: 'update', diff: ['enableAutoSnapshot'] },
    ]);
    await up(trials);
    expect(writes(before).toSorted()).toEqual(['ModifyDiskAttribute', 'ModifyInstanceAttribute']);
    expect((await state('fig')).outputs).toMatchObject({ enableAutoSnapshot: true, performanceLevel: 'PL1' });
    expect((await preview(trials)).map(({ op }) => op)).toEqual(['same', 'same']);
  });

  it.each([
    [instance, 'ecs.instance', 'apple', { deletionProtection: true }, 'expected auto_renew_period to be one of [1 2 3 6 12], got 0'],
    [group, 'ecs.security-group', 'plum', { innerAccessPolicy: 'Drop' }, '"inner_access_policy": conflicts with inner_access'],
    [project, 'sls.project', 'medlar-log', { description: 'ripe' }, 'only one of `name,project_name` can be specified'],
  ])('refuses %s when all that adoption copied is ignored but kept', async (token, kind, name, set, message) => {
    const { adopt, preview } = await open();
    await adopt([{ token, name, id: id(kind, name), args: {} }]);
    await expect(preview([change(token, name, set)])).rejects.toThrow(message);
  });

  it('reports a change that the cloud refused as done, where the real plugin swallows the refusal', async () => {
    const { adopt, trim, preview, up, state } = await open();
    await adopt([{ token: cluster, name: 'melon', id: id('polardb.cluster', 'melon'), args: {} }]);
    await trim({ melon: ['dbType', 'dbVersion', 'dbNodeClass'] });
    const kept = (await state('melon')).inputs;
    sandbox.control.faults.add({ kind: 'denied', action: 'ModifyDBClusterDeletion' });
    const trials = [
      change(
        cluster,
        'melon',
        { deletionLock: 1 },
        { dbType: kept['dbType'], dbVersion: kept['dbVersion'], dbNodeClass: kept['dbNodeClass'] },
      ),
    ];
    await preview(trials);
    await up(trials);
    expect(await state('melon')).toMatchObject({ inputs: { deletionLock: 1 }, outputs: { deletionLock: 0 } });
    expect(await preview(trials)).toEqual([{ name: 'melon', op: 'update', diff: ['deletionLock'] }]);
  });

  it('dies in the middle with its writes in effect, the state as it was and nothing pending', async () => {
    const { adopt, trim, preview, up, state, stack } = await open({ PROVIDER_PANIC_ON: 'ModifyDiskAttribute' });
    await adopt([{ token: disk, name: 'fig', id: id('ecs.disk', 'fig'), args: {} }]);
    await trim({ fig: ['category'] });
    const trials = [change(disk, 'fig', { enableAutoSnapshot: true })];
    await preview(trials);
    await expect(up(trials)).rejects.toThrow(/EOF|closed|unavailable/i);
    expect(sandbox.control.get('ecs.disk', 'fig').state).toMatchObject({ EnableAutoSnapshot: true });
    expect((await state('fig')).inputs).not.toHaveProperty('enableAutoSnapshot');
    expect((await stack.exportStack()).deployment).not.toHaveProperty('pending_operations');
  });

  it('leaves a refused change as it was with the reason beside it, and sends it again with the same plan once it is allowed', async () => {
    const { adopt, trim, preview, up, state } = await open();
    await adopt([{ token: disk, name: 'fig', id: id('ecs.disk', 'fig'), args: {} }]);
    await trim({ fig: ['category'] });
    const trials = [change(disk, 'fig', { enableAutoSnapshot: true })];
    await preview(trials);
    const allow = sandbox.control.faults.add({ kind: 'denied', action: 'ModifyDiskAttribute' });
    await expect(up(trials)).rejects.toThrow('StatusCode: 403');
    expect(await state('fig')).toMatchObject({
      outputs: { enableAutoSnapshot: false },
      initErrors: [expect.stringContaining('403')],
    });
    allow();
    const before = calls().length;
    await up(trials);
    expect(writes(before)).toEqual(['ModifyDiskAttribute']);
  });

  it('makes a second policy when the answer to the first creation is lost, and reports success', async () => {
    const { up, state } = await open();
    sandbox.control.faults.add({ kind: 'reset-after', action: 'CreateAutoSnapshotPolicy', times: 1 });
    const args = { autoSnapshotPolicyName: 'rowan', retentionDays: 7, repeatWeekdays: ['1'], timePoints: ['1'] };
    await up([{ token: policy, name: 'rowan', args }], { isPlanned: false });
    const made = sandbox.control
      .list('ecs.auto-snapshot-policy')
      .filter(({ state: { AutoSnapshotPolicyName } }) => AutoSnapshotPolicyName === 'rowan');
    expect(made).toHaveLength(2);
    expect((await state('rowan')).id).toBe(made.at(-1)?.id);
  });

  it('fails a release whose answer was lost though the address is gone, until a refresh drops it', async () => {
    const { adopt, up, state, stack } = await open();
    await adopt([{ token: eip, name: 'lemon', id: id('vpc.eip', 'lemon'), args: {} }], false);
    sandbox.control.faults.add({ kind: 'reset-after', action: 'ReleaseEipAddress', times: 1 });
    await expect(up([], { isPlanned: false })).rejects.toThrow('StatusCode: 404');
    expect(sandbox.control.list('vpc.eip').map(({ id: left }) => left)).not.toContain((await state('lemon')).id);
    await stack.refresh();
    expect(await state('lemon')).toBeUndefined();
  });

  it('takes any 404 of a read for "gone"', async () => {
    const { adopt, state, stack } = await open();
    await adopt([{ token: disk, name: 'fig', id: id('ecs.disk', 'fig'), args: {} }]);
    sandbox.control.faults.add({
      kind: 'error',
      action: 'DescribeDisks',
      refusal: [404, 'InvalidAction.NotFound', 'Specified api is not found.'],
    });
    await stack.refresh();
    expect(await state('fig')).toBeUndefined();
  });
});
