import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Change, ChangeRecord } from '../../src/model/documents.ts';
import type { Fault } from '../../src/sandbox/index.ts';
import { memoryRecorder } from '../apply/orchard.ts';
import { randomOf } from '../faults/random.ts';
import { differences, type Grove, openGrove, type Planted } from './harness.ts';

// A longer storm: XUNJIAN_STORM_SEEDS=20.
const seeds = Array.from({ length: Number(process.env.XUNJIAN_STORM_SEEDS ?? 1) }, (_, index) => index + 7);
const mostRuns = 5;

const rules = [
  'backup/ecs-disk-delete-auto-snapshot',
  'stability/ecs-deletion-protection-off',
  'stability/eip-deletion-protection-off',
  'security/ecs-security-group-ssh-open',
  'security/ecs-security-group-rdp-open',
  'cost/eip-unattached',
  'stability/cms-critical-alarm-missing',
  'stability/cms-event-subscription-missing',
  'backup/ecs-disk-no-recent-snapshot',
  'security/vpc-flow-log-missing',
];
const inputs = { contactGroup: '运维值班组', logProject: 'qingcheng-data-log', logStore: 'flow' };

/** Every call by which these changes are made. */
const actions = [
  'ModifyDiskAttribute',
  'ModifyInstanceAttribute',
  'DeletionProtection',
  'RevokeSecurityGroup',
  'ReleaseEipAddress',
  'PutResourceMetricRule',
  'EnableMetricRules',
  'PutEventRule',
  'PutEventRuleTargets',
  'CreateSnapshot',
  'CreateFlowLog',
];
const unavailable = [503, 'ServiceUnavailable', 'The request has failed due to a temporary failure of the server.'] as const;
const internal = [500, 'InternalError', 'The request processing has failed.'] as const;
const refused = [403, 'Forbidden.RAM', 'User not authorized to operate on the specified resource.'] as const;

/** Shares of calls that go wrong: 30 % answer 5xx without an effect, 20 % lose the answer after it. */
const mishaps: readonly (readonly [upTo: number, fault: Omit<Fault, 'action' | 'nth'>])[] = [
  [0.15, { kind: 'error', refusal: unavailable }],
  [0.3, { kind: 'error', refusal: internal }],
  [0.45, { kind: 'reset-after' }],
  [0.5, { kind: 'truncated' }],
  [0.55, { kind: 'reset-before' }],
  [0.65, { kind: 'throttle' }],
  [0.75, { kind: 'error', refusal: refused }],
];

function brew(grove: Grove, seed: number): void {
  const random = randomOf(seed);
  for (let warmUp = 0; warmUp < 10; warmUp += 1) random();
  for (const action of actions)
    for (let nth = 1; nth <= 25; nth += 1) {
      const drawn = random();
      const mishap = mishaps.find(([upTo]) => drawn < upTo)?.[1];
      if (mishap) grove.sandbox.control.faults.add({ ...mishap, action, nth });
    }
}

type State = Readonly<Record<string, unknown>>;

/** Whether the cloud holds what a change asks for, read from the simulated cloud itself. */
function isInPlace({ sandbox: { control } }: Grove, { kind, token, args = {}, resource, importId }: Change): boolean {
  const stateOf = (kindName: string) => control.get(kindName, resource.id).state as State;
  const named = (kindName: string, field: string, name: unknown) =>
    control
      .list(kindName)
      .map(({ state }) => state as State)
      .filter((state) => state[field] === name);
  if (kind === 'delete' && token.endsWith(':EipAddress')) return control.list('vpc.eip').every(({ id }) => id !== resource.id);
  if (token.endsWith(':EipAddress')) return stateOf('vpc.eip').DeletionProtection === true;
  if (token.endsWith(':EcsDisk')) return stateOf('ecs.disk').DeleteAutoSnapshot === false;
  if (token.endsWith('instance:Instance')) return stateOf('ecs.instance').DeletionProtection === true;
  if (token.endsWith(':Alarm')) return named('cms.metric-rule', 'RuleName', args.name).some(({ EnableState }) => EnableState === true);
  if (token.endsWith(':EventRule')) return named('cms.event-rule', 'Name', args.ruleName).some(({ State }) => State === 'ENABLED');
  if (token.endsWith(':EcsSnapshot')) return named('ecs.snapshot', 'SnapshotName', args.snapshotName).length > 0;
  if (kind === 'patch' && token.endsWith(':FlowLog'))
    return named('vpc.flow-log', 'FlowLogId', importId).some(({ Status }) => Status === 'Active');
  if (token.endsWith(':FlowLog')) return named('vpc.flow-log', 'FlowLogName', args.flowLogName).length > 0;
  const [, , protocol, ports, , source] = importId?.split(':') ?? [];
  const open = (stateOf('ecs.security-group').rules as readonly State[]).filter(({ Direction }) => Direction === 'ingress');
  return !open.some((one) => String(one.IpProtocol).toLowerCase() === protocol && one.PortRange === ports && one.SourceCidrIp === source);
}

/** Runs the plan again until all of it is in place, and demands after every run that its record is true. */
async function weather(grove: Grove, planted: Planted): Promise<ChangeRecord[]> {
  const recorder = memoryRecorder();
  const records: ChangeRecord[] = [];
  while (records.length < mostRuns && !records.at(-1)?.entries.every(isDone)) {
    const record = await grove.apply(planted, { recorder });
    records.push(record);
    const untrue = record.entries.filter((entry) => {
      const change = planted.plan.changes.find(({ id }) => id === entry.changeId) as Change;
      return isDone(entry) !== isInPlace(grove, change);
    });
    expect(untrue).toEqual([]);
  }
  return records;
}

const isDone = ({ outcome }: ChangeRecord['entries'][number]) => outcome === 'applied' || outcome === 'unchanged';
const isTakenByPolicy = (side: unknown) => (side as [State] | undefined)?.[0].SnapshotType === 'auto';

let grove: Grove;
beforeEach(async () => {
  grove = await openGrove();
}, 120_000);
afterEach(() => grove?.close());

describe('a storm of faults on every write', () => {
  it.each(seeds)(
    'of seed %i: all that was approved comes about, once, and every record is true',
    async (seed) => {
      const planted = await grove.plan(rules, { each: 2, inputs });
      const { changes } = planted.plan;
      expect(changes.length).toBeGreaterThanOrEqual(12);
      const before = grove.snapshot();
      brew(grove, seed);
      const records = await weather(grove, planted);
      const struck = grove.sandbox.control.faults.list().filter(({ matched, nth = 0 }) => matched >= nth);
      expect(struck.length).toBeGreaterThan(5);
      expect(records.at(-1)?.entries.filter((entry) => !isDone(entry))).toEqual([]);

      const made = Object.entries(differences(before, grove.snapshot())).filter(
        ([, [was, is]]) => was === undefined && !isTakenByPolicy(is),
      );
      expect(made).toHaveLength(changes.filter(({ kind }) => kind === 'create').length);
      const created = records.at(-1)?.entries.flatMap(({ createdId = [] }) => createdId) ?? [];
      expect(made.map(([key]) => key.slice(key.indexOf('/') + 1)).sort()).toEqual([...created].sort());
    },
    240_000,
  );
});

describe('creates that go wrong', () => {
  const ids = (kind: string) => grove.sandbox.control.list(kind).map(({ id }) => id);
  const sent = (action: string) => grove.sandbox.control.audit.list({ action }).filter(({ status }) => status === 200);

  it('one half way is named and not made again, one whose answer was lost is found; the way back removes both', async () => {
    const { control } = grove.sandbox;
    const slsProjectArn = `acs:log:cn-hangzhou:${control.accounts[0]?.id}:project/qingcheng-prod-log`;
    const planted = await grove.plan(['security/actiontrail-not-multi-region', 'security/vpc-flow-log-missing'], {
      inputs: { ...inputs, slsProjectArn },
    });
    const [trails, logs] = [ids('actiontrail.trail'), ids('vpc.flow-log')];
    control.faults.add({ kind: 'denied', action: 'StartLogging' });
    control.faults.add({ kind: 'reset-after', action: 'CreateFlowLog', nth: 1 });
    const recorder = memoryRecorder();
    const { entries } = await grove.apply(planted, { recorder });
    const half = {
      outcome: 'failed',
      createdId: 'all-events',
      reason: { text: { en: expect.stringContaining('status is "Disable", and "Enable" was asked') } },
    };
    const created = ids('vpc.flow-log').filter((id) => !logs.includes(id));
    expect(entries).toMatchObject([half, { outcome: 'applied', createdId: created[0] }]);
    const again = await grove.apply(planted, { recorder });
    expect(again.entries).toMatchObject([half, { outcome: 'applied' }]);
    expect([sent('CreateTrail').length, created.length]).toEqual([1, 1]);
    const undone = await grove.apply(await grove.back(planted, again));
    expect(undone.entries).toMatchObject([{ outcome: 'applied' }, { outcome: 'applied' }]);
    expect([ids('actiontrail.trail'), ids('vpc.flow-log')]).toEqual([trails, logs]);
  }, 240_000);
});
