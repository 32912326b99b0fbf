import { describe, expect, it } from 'vitest';
import { loadFix } from '../../src/fixes/index.ts';
import narrowNasRules from '../../src/fixes/narrow-nas-rules.ts';
import type { FieldValue } from '../../src/model/documents.ts';
import type { Draft } from '../../src/model/fix.ts';
import { importIdOf } from '../../src/plan/fill-id.ts';
import { type AskOptions, askAbout, ruleOf } from './ask.ts';

async function answerOf(rule: string, fields: Record<string, FieldValue>, options: AskOptions = {}): Promise<unknown> {
  const fix = await loadFix(ruleOf(rule).rule.fix.use ?? '');
  const answer = fix?.propose(askAbout(rule, fields, options));
  if (answer === undefined || 'code' in answer) return answer?.code;
  return answer.map(({ kind, set, args, vars }) => ({ ...(kind === 'create' ? args : set), ...vars, kind }));
}

describe('a function', () => {
  const rule = 'performance/fc-memory-near-limit';
  it.each([
    ['gets half more memory', { memoryMiB: 512, vcpus: 0.35 }, [{ kind: 'patch', memorySize: 768 }]],
    ['in steps of 64 MiB', { memoryMiB: 192, vcpus: 0.25 }, [{ kind: 'patch', memorySize: 320 }]],
    ['up to what its vCPU carries', { memoryMiB: 1024, vcpus: 0.375 }, [{ kind: 'patch', memorySize: 1536 }]],
    ['not beyond', { memoryMiB: 1024, vcpus: 0.35 }, 'needs-decision'],
    ['of unknown vCPU too', { memoryMiB: 512, vcpus: null }, [{ kind: 'patch', memorySize: 768 }]],
    ['not when it has the most', { memoryMiB: 32_768, vcpus: 16 }, 'not-possible'],
  ])('%s', async (_, fields, expected) => expect(await answerOf(rule, fields)).toEqual(expected));
});

describe('a file system', () => {
  it.each([
    ['grows by half', { kind: 'extreme', capacityGib: 400, usedPercent: 95 }, [{ kind: 'patch', capacity: 600 }]],
    ['in whole steps', { kind: 'extreme', capacityGib: 100, usedPercent: 95 }, [{ kind: 'patch', capacity: 200 }]],
    ['not beyond the largest', { kind: 'extreme', capacityGib: 262_144, usedPercent: 95 }, 'not-possible'],
    ['of another kind is left to a person', { kind: 'cpfs', capacityGib: 3600, usedPercent: 95 }, 'needs-decision'],
  ])('%s', async (_, fields, expected) => expect(await answerOf('capacity/nas-capacity-near-limit', fields)).toEqual(expected));

  it.each([
    ['without a recycle bin gets one', 0, [{ kind: 'create', fileSystemId: 'apple-1', reservedDays: 3 }]],
    ['with a short one keeps files longer', 1, [{ kind: 'patch', reservedDays: 3 }]],
  ])('%s', async (_, days, expected) => {
    expect(await answerOf('backup/nas-recycle-bin-off', { 'recycleBin.keptDays': days })).toEqual(expected);
  });
});

describe('an access group', () => {
  const open = (...rules: FieldValue[]) => ({ id: 'extreme:ag-apple', openRules: ['0.0.0.0/0'], 'openRules.all': rules });
  const rule = (id: string) => ({ kind: 'patch', sourceCidrIp: '10.0.0.0/16', fsType: 'extreme', rule: id });
  it.each([
    ['is narrowed rule by rule', open({ id: '1', isIpv6: false }, { id: '4', isIpv6: false }), [rule('1'), rule('4')]],
    [
      'of several VPCs is left to a person',
      { ...open({ id: '1', isIpv6: false }), vpcBlocks: ['10.0.0.0/16', '10.1.0.0/16'] },
      'needs-decision',
    ],
    ['of unknown VPCs too', { ...open({ id: '1', isIpv6: false }), vpcBlocks: [] }, 'needs-decision'],
    ['of IPv6 stays', open({ id: '1', isIpv6: true }), 'not-possible'],
  ])('%s', async (_, fields, expected) => expect(await answerOf('security/nas-access-group-any', fields)).toEqual(expected));

  it('is found under group, rule and kind of file system', () => {
    const ask = askAbout('security/nas-access-group-any', { ...open({ id: '4', isIpv6: false }), name: 'ag-apple' });
    const [draft] = narrowNasRules.propose(ask) as readonly Draft[];
    const target = ask.target('alicloud:nas/accessRule:AccessRule');
    expect(draft && importIdOf(target, ask.resource, draft)).toBe('ag-apple:4:extreme');
  });
});

describe('a VPC', () => {
  const rule = 'security/vpc-flow-log-missing';
  it('gets a flow log', async () => {
    const answer = await answerOf(rule, { 'flowLog.isActive': false }, { inputs: { logProject: 'plum-logs', logStore: 'flows' } });
    expect(answer).toEqual([
      {
        kind: 'create',
        flowLogName: 'xunjian-apple-1',
        resourceType: 'VPC',
        resourceId: 'apple-1',
        trafficType: 'All',
        projectName: 'plum-logs',
        logStoreName: 'flows',
      },
    ]);
  });

  it('whose flow log was switched off gets it back, and no second one', async () => {
    const answer = await answerOf(rule, { 'flowLog.isActive': false, 'flowLog.stoppedId': 'fl-apple' });
    expect(answer).toEqual([{ kind: 'patch', status: 'Active', flowLog: 'fl-apple' }]);
  });

  it('gets none while the project names no logstore', async () => {
    expect(await answerOf(rule, { 'flowLog.isActive': false }, { inputs: { logStore: null } })).toBe('needs-input');
  });
});

describe('a scaling group', () => {
  const rule = 'stability/ess-single-vswitch';
  const fields = { vSwitches: 1, vSwitchIds: ['vsw-apple'], otherZones: 1 };
  it.each([
    ['gets a vSwitch of another zone', ['vsw-pear', 'vsw-plum'], [{ kind: 'patch', vswitchIds: ['vsw-apple', 'vsw-pear'] }]],
    ['stays when there is none', [], 'not-possible'],
  ])('%s', async (_, otherZoneVSwitchIds, expected) => expect(await answerOf(rule, { ...fields, otherZoneVSwitchIds })).toEqual(expected));
});

describe('a cluster', () => {
  it.each([
    ['that the vendor runs is changed', {}, [{ kind: 'patch', deletionProtection: true }]],
    ['of one’s own is another type', { clusterType: 'Kubernetes' }, 'no-property'],
    ['without servers too', { profile: 'Serverless' }, 'no-property'],
    ['at the edge too', { profile: 'Edge' }, 'no-property'],
  ])('%s', async (_, fields, expected) => {
    expect(await answerOf('stability/ack-deletion-protection-off', { deletionProtection: false, ...fields })).toEqual(expected);
  });
});
