import { type Action, type Context, type Fields, list, listOf, pages, type Row, same, tokens } from '../../engine/index.ts';
import { filtersOf, fitsAll, wantedValues } from './filters.ts';
import { jobsOf, type Plan, plan } from './plan.ts';
import { binding, policy } from './policy.ts';
import { epoch, vault } from './vault.ts';

const paged = pages({ size: 10, max: 99 });
const led = tokens({ size: 10, max: 100 });

/** Plans of the call's region, of the vaults that the filters name where they do. */
function plansOf(x: Context): readonly Row<Plan>[] {
  const vaults = wantedValues(filtersOf(x), 'VaultId');
  const rows = vaults ? vaults.flatMap((id) => x.where(plan, 'VaultId', id)).filter((row) => x.isHere(row)) : [...x.rows(plan)];
  const type = x.text('SourceType');
  return rows.filter(({ state }) => type === '' || state.SourceType === type);
}

function jobs(x: Context): readonly Fields[] {
  const filters = filtersOf(x);
  const found = plansOf(x)
    .flatMap((row) => jobsOf(row, x.now))
    .filter((job) => fitsAll(x, job, filters));
  const sign = x.text('SortDirection') === 'ASCEND' ? 1 : -1;
  return found.sort((a, b) => sign * (a.CreatedTime - b.CreatedTime));
}

/** Rows of the plan's reply: what a plan of files lacks stays away. */
function plans(x: Context): readonly Fields[] {
  const filters = filtersOf(x);
  return plansOf(x)
    .map(({ state }) => {
      const { endings: _, bytes: __, ...shown } = state;
      const [last, lastDone] = jobsOf({ state, createdAt: state.CreatedTime * 1000 } as Row<Plan>, x.now);
      return {
        ...shown,
        LatestExecuteJobId: last?.JobId ?? '',
        LatestFinishJobId: (last?.Status === 'RUNNING' ? lastDone : last)?.JobId ?? '',
      };
    })
    .filter((row) => fitsAll(x, row, filters));
}

/** The agents on the servers that plans back up. */
function clients(x: Context): readonly Fields[] {
  const rows = [...x.rows(plan)].filter(({ state }) => state.ClientId !== '');
  return rows.map(({ state, createdAt }) => ({
    ClientId: state.ClientId,
    ClientName: state.InstanceName,
    ClientType: 'ECS_CLIENT',
    ClientVersion: '2.9.1',
    MaxVersion: '2.9.1',
    InstanceId: state.InstanceId,
    InstanceName: state.InstanceName,
    Status: 'ACTIVATED',
    NetworkType: 'CLASSIC',
    VaultId: state.VaultId,
    AlertSetting: 'INHERITED',
    UseHttps: true,
    CreatedTime: epoch(createdAt),
    UpdatedTime: epoch(x.now),
    HeartBeatTime: epoch(x.now),
  }));
}

const bound = (x: Context, row: Row) => x.where(binding, 'PolicyId', row.id).length;

/** Every call that reads Cloud Backup. */
export const reads: Readonly<Record<string, Action>> = {
  DescribeVaults: list({
    kind: vault,
    rows: 'Vaults.Vault',
    page: paged,
    filter: {
      ...same('VaultId', 'VaultRegionId', 'VaultType', 'Status', 'VaultName', 'ResourceGroupId'),
      Replication: (state, wanted) => state.Replication === wanted,
    },
    view: (_, row, x) => {
      const own = x.where(plan, 'VaultId', row.id);
      const of = (type: string) => own.filter(({ state }) => state.SourceType === type).length;
      return { BackupPlanStatistics: { EcsFile: of('ECS_FILE'), Nas: of('NAS'), Oss: of('OSS') } };
    },
  }),
  DescribeBackupPlans: listOf({ rows: 'BackupPlans.BackupPlan', from: plans, page: paged }),
  DescribeBackupJobs2: listOf({ rows: 'BackupJobs.BackupJob', from: jobs, page: paged }),
  DescribePoliciesV2: list({
    kind: policy,
    rows: 'Policies',
    page: led,
    filter: same('PolicyId'),
    view: (_, row, x) => ({ PolicyBindingCount: bound(x, row) }),
  }),
  DescribePolicyBindings: list({
    kind: binding,
    rows: 'PolicyBindings',
    page: led,
    filter: {
      ...same('PolicyId', 'SourceType'),
      DataSourceIds: (state, wanted) => (wanted as readonly unknown[]).map(String).includes(state.DataSourceId),
      Filters: (state, wanted, _, x) => fitsAll(x, state, wanted as ReturnType<typeof filtersOf>),
    },
  }),
  DescribeClients: listOf({
    rows: 'Clients.Client',
    from: clients,
    filter: same('ClientId', 'ClientType', 'VaultId'),
    page: paged,
  }),
  DescribeRestoreJobs2: listOf<Fields>({ rows: 'RestoreJobs.RestoreJob', from: () => [], page: paged }),
  DescribeRegions: {
    run: (x) => ({ Regions: { Region: x.estate.regions.map((RegionId) => ({ RegionId, LocalName: RegionId })) } }),
  },
};
