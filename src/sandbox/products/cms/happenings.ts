import { type Action, type Context, type Fields, list, pages, type Row, seriesOf } from '../../engine/index.ts';
import { alertLog, systemEvent } from './kinds.ts';

const page = (more: { readonly pageOut?: null; readonly sizeOut?: null } = {}) => pages({ size: 10, max: 100, total: null, ...more });

/** Seconds or milliseconds: the documentation says the one and shows the other. */
function momentOf(wanted: unknown): number {
  const number = Number(wanted);
  return number < 1e11 ? number * 1000 : number;
}

const after = (at: number, wanted: unknown) => at >= momentOf(wanted);
const before = (at: number, wanted: unknown) => at <= momentOf(wanted);
const alike = (have: string, wanted: unknown) => have.toLowerCase() === String(wanted).toLowerCase();

/** What happened: events of the cloud, alarms that were sent, and the state of the agents. */
export const happenings: Readonly<Record<string, Action>> = {
  DescribeSystemEventAttribute: list({
    kind: systemEvent,
    rows: 'SystemEvents.SystemEvent',
    everywhere: true,
    page: page({ pageOut: null, sizeOut: null }),
    filter: {
      RegionId: (_state, wanted, row) => row.region === wanted,
      Product: (state, wanted) => alike(state.Product, wanted),
      Name: 'Name',
      Level: 'Level',
      Status: 'Status',
      GroupId: 'GroupId',
      SearchKeywords: (state, wanted) => state.Content.includes(String(wanted)) || state.Name.includes(String(wanted)),
      StartTime: (state, wanted) => after(state.Time, wanted),
      EndTime: (state, wanted) => before(state.Time, wanted),
    },
    view: (_state, row) => ({ Id: row.id }),
    reply: () => ({ Success: 'true' }),
  }),
  DescribeAlertLogList: list({
    kind: alertLog,
    rows: 'AlertLogList',
    everywhere: true,
    page: page(),
    filter: {
      RuleId: 'RuleId',
      RuleName: 'RuleName',
      Namespace: 'Namespace',
      MetricName: 'MetricName',
      GroupId: 'GroupId',
      Level: 'Level',
      SendStatus: 'SendStatus',
      Product: (state, wanted) => alike(state.Product, wanted),
      ContactGroup: (state, wanted) => state.ContactGroups.includes(String(wanted)),
      SearchKey: (state, wanted) => `${state.RuleName} ${state.InstanceName} ${state.InstanceId}`.includes(String(wanted)),
      LastMin: (state, wanted, _row, x) => Number(state.AlertTime) >= x.now - Number(wanted) * 60_000,
      StartTime: (state, wanted) => after(Number(state.AlertTime), wanted),
      EndTime: (state, wanted) => before(Number(state.AlertTime), wanted),
    },
    view: (_state, row) => ({ LogId: row.id }),
  }),
  DescribeMonitoringAgentStatuses: {
    needs: ['InstanceIds'],
    run: (x) => ({ NodeStatusList: { NodeStatus: x.texts('InstanceIds').flatMap((id) => agentOf(x, x.find('ecs.instance', id))) } }),
  },
};

/** An agent runs where its metrics come from. */
function agentOf(x: Context, instance: Row | undefined): Fields[] {
  if (!instance) return [];
  const family = x.kind('ecs.instance').metrics?.find(({ names }) => 'cpu_total' in names);
  const isRunning = family !== undefined && seriesOf(x.estate, instance, family, 'cpu_total').length > 0;
  return [
    {
      InstanceId: instance.id,
      Status: isRunning ? 'running' : 'stopped',
      AutoInstall: true,
      OsMonitorStatus: isRunning ? 'running' : 'stopped',
    },
  ];
}
