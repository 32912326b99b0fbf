import { type Action, type Context, list, listOf, pages, type Row, same } from '../../engine/index.ts';
import { type Instance, instance } from './kinds.ts';

/** A maintenance event as an estate file writes it; times are days from when the estate opened. */
export interface PlannedEvent {
  readonly type: string;
  readonly inDays: number;
  readonly reason?: string;
}

const codes: Readonly<Record<string, number>> = { Running: 1, Starting: 2, Stopping: 3, Stopped: 4, Pending: 0 };
const dayMs = 86_400_000;

function eventsOf(x: Context, { state, id }: Row<Instance>) {
  return state.events.map((event, at) => ({
    EventId: `e-${id.slice(2)}${at}`,
    EventType: { Code: 1, Name: event.type },
    EventCycleStatus: { Code: 24, Name: 'Scheduled' },
    EventPublishTime: iso(x.estate.openedAt - dayMs),
    NotBefore: iso(x.estate.openedAt + event.inDays * dayMs),
    Reason: event.reason ?? '因底层硬件需要维护，实例将被重启',
    ImpactLevel: '100',
  }));
}

function iso(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** Whether instances are well, and what is planned with them. */
export const status: Readonly<Record<string, Action>> = {
  DescribeInstancesFullStatus: list({
    kind: instance,
    rows: 'InstanceFullStatusSet.InstanceFullStatusType',
    ids: 'InstanceId',
    page: pages({ size: 10, max: 100 }),
    filter: { ...same('Status'), HealthStatus: 'healthName' },
    view: (state, row, x) => ({
      InstanceId: row.id,
      Status: { Code: codes[state.Status] ?? 0, Name: state.Status },
      HealthStatus: { Code: state.healthName === 'Ok' ? 0 : 1, Name: state.healthName },
      ScheduledSystemEventSet: { ScheduledSystemEventType: eventsOf(x, row) },
    }),
  }),
  DescribeInstanceStatus: list({
    kind: instance,
    rows: 'InstanceStatuses.InstanceStatus',
    ids: 'InstanceId',
    page: pages({ size: 10, max: 50 }),
    filter: same('ZoneId'),
  }),
  DescribeInstanceHistoryEvents: listOf({
    rows: 'InstanceSystemEventSet.InstanceSystemEventType',
    from: (x) =>
      [...x.rows(instance)].flatMap((row) =>
        eventsOf(x, row).map((event) => ({
          ...event,
          InstanceId: row.id,
          ResourceType: 'instance',
          EventFinishTime: '',
          ImpactLevel: 'Instance.Reboot',
        })),
      ),
    page: pages({ size: 10, max: 100 }),
    filter: same('InstanceId', 'ResourceType'),
  }),
};
