import { kind, type Make, type Row } from '../../engine/index.ts';
import { epoch } from './vault.ts';

const dayMs = 86_400_000;

/** A daily backup of files on a server or in NAS. */
function makePlan(m: Make) {
  const type = String(m.given['SourceType'] ?? m.one(['ECS_FILE', 'NAS']));
  const isNas = type === 'NAS';
  const system = isNas ? m.ref('nas.file-system', 'FileSystemId') : undefined;
  const server = isNas ? undefined : m.ref('ecs.instance', 'InstanceId');
  const started = epoch(m.createdAt);
  return {
    PlanId: m.id,
    PlanName: m.name,
    SourceType: type,
    BackupType: 'COMPLETE',
    VaultId: m.ref('hbr.vault', 'VaultId')?.id ?? '',
    Schedule: `I|${started}|P1D`,
    Retention: 30,
    Disabled: false,
    CreatedTime: started,
    UpdatedTime: started,
    CreateTime: isNas ? started : 0,
    FileSystemId: system?.id ?? '',
    InstanceId: server?.id ?? '',
    InstanceName: String(server?.state['InstanceName'] ?? ''),
    ClientId: server ? `c-${m.chars(20)}` : '',
    ClusterId: '',
    Bucket: '',
    Prefix: '',
    Paths: { Path: isNas ? ['/'] : ['/data'] },
    Include: '',
    Exclude: '',
    Options: '',
    SpeedLimit: '',
    Detail: '',
    DataSourceId: system?.id ?? server?.id ?? '',
    DestSourceType: '',
    DestDataSourceId: '',
    DestDataSourceDetail: '',
    CrossAccountType: 'SELF_ACCOUNT',
    CrossAccountUserId: 0,
    CrossAccountRoleName: '',
    BusinessStatus: 'ACTIVE',
    KeepLatestSnapshots: 1,
    /** How its last runs ended: the last first; those before ended well. */
    endings: [] as readonly string[],
    bytes: m.int(2, 400) * 1024 ** 3,
  };
}

export type Plan = ReturnType<typeof makePlan>;

export const plan = kind<Plan>({
  kind: 'hbr.plan',
  type: 'ACS::HBR::BackupPlan',
  id: 'plan-000{16}',
  share: 4,
  name: 'PlanName',
  arn: 'acs:hbr:{region}:{account}:plan/{id}',
  notFound: [404, 'PlanNotExist', 'The specified backup plan does not exist.'],
  make: makePlan,
  flaws: {
    paused: { rate: 0.05, set: { Disabled: true, BusinessStatus: 'DISABLED' } },
    failing: { rate: 0.08, set: { endings: ['FAILED', 'FAILED'] } },
    halfDone: { rate: 0.04, set: { endings: ['PARTIAL_COMPLETE'] } },
  },
});

/** Runs are kept for so many days. */
const keptDays = 7;

/** The runs of a plan, latest first: one a day, at the hour at which the plan was made. */
export function jobsOf({ state, createdAt }: Row<Plan>, now: number) {
  if (state.Disabled) return [];
  const runs = Math.min(keptDays, Math.floor((now - createdAt) / dayMs));
  const last = createdAt + Math.floor((now - createdAt) / dayMs) * dayMs;
  return Array.from({ length: runs }, (_, at) => jobOf(state, last - at * dayMs, state.endings[at] ?? 'COMPLETE', now));
}

function jobOf(state: Plan, startedAt: number, ending: string, now: number) {
  const takesMs = 600_000 + (state.bytes / 1024 ** 3) * 2000;
  const isRunning = startedAt + takesMs > now;
  const Status = isRunning ? 'RUNNING' : ending;
  const isDone = Status === 'COMPLETE';
  const { PlanId, VaultId, SourceType, BackupType, InstanceId, InstanceName, FileSystemId, ClientId, Bucket, Prefix, Paths } = state;
  return {
    ...{ PlanId, VaultId, SourceType, BackupType, InstanceId, InstanceName, FileSystemId, ClientId, Bucket, Prefix, Paths },
    JobId: `job-${PlanId.slice(5)}${epoch(startedAt).toString(36)}`,
    JobName: state.PlanName,
    TriggerMode: 'SCHEDULE',
    Status,
    CreatedTime: epoch(startedAt),
    StartTime: epoch(startedAt),
    UpdatedTime: epoch(isRunning ? now : startedAt + takesMs),
    CompleteTime: isRunning ? 0 : epoch(startedAt + takesMs),
    BytesTotal: state.bytes,
    BytesDone: isDone ? state.bytes : Math.round(state.bytes * 0.4),
    ActualBytes: isDone ? Math.round(state.bytes * 0.03) : 0,
    Progress: isDone ? 10_000 : 4000,
    ErrorMessage: Status === 'FAILED' ? '["CLIENT_DISCONNECTED"]' : Status === 'PARTIAL_COMPLETE' ? '["SOME_FILES_FAILED"]' : '',
  };
}
