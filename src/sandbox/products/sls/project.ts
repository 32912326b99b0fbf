import { type Context, type Fields, kind, type Make, type Row } from '../../engine/index.ts';

/** `2024-06-01 04:00:00`, as the Log Service writes the times of projects. */
export const plainSecond = (ms: number) => new Date(ms).toISOString().slice(0, 19).replace('T', ' ');

function makeProject(m: Make) {
  return {
    projectName: m.id,
    description: '',
    createTime: plainSecond(m.createdAt),
    lastModifyTime: plainSecond(m.createdAt),
    region: m.region,
    location: m.region,
    owner: m.account,
    status: 'Normal',
    dataRedundancyType: 'LRS',
    recycleBinEnabled: false,
    resourceGroupId: `rg-${m.chars(14)}`,
    quota: { logstore: 200, machineGroup: 100, dashboard: 100 } as Fields,
    /** JSON text of its access policy; empty for none. */
    policy: '',
    /** Log stores that a consumer group reads, and how far it lies behind. */
    consumed: ['app-log'] as readonly string[],
    lagSeconds: m.int(1, 40),
    alerts: (m.stage === 'prod'
      ? [{ name: `alert-${m.chars(8)}`, displayName: '错误日志突增', store: 'app-log' }]
      : []) as readonly Alert[],
  };
}

interface Alert extends Fields {
  readonly name: string;
  readonly displayName: string;
  readonly store: string;
}

export type Project = ReturnType<typeof makeProject>;

const bounds = { statistics: ['Average', 'Minimum', 'Maximum', 'Value'] as const };

export const project = kind<Project>({
  kind: 'sls.project',
  type: 'ACS::SLS::Project',
  id: '{name}',
  share: 8,
  name: 'projectName',
  arn: 'acs:log:{region}:{account}:project/{id}',
  notFound: [404, 'ProjectNotExist', 'The Project does not exist : {id}'],
  make: makeProject,
  flaws: { lagging: { rate: 0.04, set: { lagSeconds: 2400 } } },
  metrics: [
    {
      namespace: 'acs_sls_dashboard',
      dimension: 'project',
      names: {
        ConsumerGroupFallBehind: {
          level: (state) => state.lagSeconds,
          unit: 's',
          ...bounds,
          across: { dimension: 'logstore', values: (state) => state.consumed },
        },
        LogInflow: {
          level: 3_000_000,
          unit: 'B',
          ...bounds,
          across: { dimension: 'logstore', values: (state) => state.consumed },
        },
      },
    },
  ],
});

/** The project in the host of a call. */
export function projectOf(x: Context): Row<Project> {
  const id = x.call.project ?? '';
  const row = x.find(project, id);
  return row && x.isHere(row) ? row : x.refuse(project.notFound, { id });
}
