import type { FieldValue } from '../../model/documents.ts';
import type { Field, Reply } from '../../model/resource-type.ts';
import { rowOf, toRows } from './rows.ts';
import { toTimestamp } from './times.ts';

const waiting = new Set(['Scheduled', 'Inquiring', 'Executing']);
const rows = 'InstanceFullStatusSet.InstanceFullStatusType[]';

/** Events that still wait for their day, the earliest first. */
function pendingEvents(row: Reply | undefined): { name: string; at: string }[] {
  const events = toRows((row?.ScheduledSystemEventSet as Reply | undefined)?.ScheduledSystemEventType);
  return events
    .filter((event) => waiting.has(String((event.EventCycleStatus as Reply | undefined)?.Name)))
    .map((event) => ({ name: String((event.EventType as Reply | undefined)?.Name ?? ''), at: toTimestamp(event.NotBefore) ?? '' }))
    .sort((a, b) => a.at.localeCompare(b.at));
}

function ofInstance(read: (row: Reply | undefined) => FieldValue | undefined) {
  return (list: unknown, id: unknown) => read(rowOf(list, 'InstanceId', id));
}

/** Health and maintenance events of an instance, out of a listing that the whole region shares (DescribeInstancesFullStatus). */
export const ecsEventFields = {
  health: {
    title: { en: 'Health', 'zh-CN': '健康状态' },
    type: 'string',
    from: { detail: 'fullStatus' },
    path: [rows, '${item.InstanceId}'],
    read: ofInstance((row) => (row?.HealthStatus as Reply | undefined)?.Name as string | undefined),
    values: ['Ok', 'Warning', 'Impaired', 'Initializing', 'InsufficientData', 'NotApplicable', 'Maintaining'],
  },
  'events.pending': {
    title: { en: 'Pending events', 'zh-CN': '待处理事件' },
    type: 'list',
    from: { detail: 'fullStatus' },
    path: [rows, '${item.InstanceId}'],
    read: ofInstance((row) => pendingEvents(row).map((event) => event.name)),
  },
  'events.nextAt': {
    title: { en: 'Next event', 'zh-CN': '最近事件时间' },
    type: 'timestamp',
    from: { detail: 'fullStatus' },
    path: [rows, '${item.InstanceId}'],
    read: ofInstance((row) => pendingEvents(row)[0]?.at ?? null),
  },
} satisfies Record<string, Field>;
