/** Reads resources of one type, and single fields of its rows and replies. */
import { readFileSync } from 'node:fs';
import { collect } from '../../src/collect/index.ts';
import { readField } from '../../src/collect/read-field.ts';
import type { Cloud } from '../../src/model/cloud.ts';
import type { Reply, ResourceType } from '../../src/model/resource-type.ts';
import { nowMs } from './estate-cloud.ts';

/** A reply that somebody published. */
export function publishedReply(name: string): Reply {
  return JSON.parse(readFileSync(new URL(`../data/replies/${name}.json`, import.meta.url), 'utf8')) as Reply;
}

/** Reads fields of all resources of a type, as the collector does. */
export function readType(type: ResourceType, cloud: Cloud, fields: readonly string[]) {
  return collect({
    id: 'run',
    source: 'live',
    clouds: [cloud],
    regions: ['cn-hangzhou', 'cn-shanghai', 'cn-beijing'],
    types: new Map([[type.type, type]]),
    wanted: new Map([[type.type, fields]]),
    now: () => nowMs,
  });
}

/** What a field makes of a row or a reply: its value, or `unread`. */
export function fieldOf(type: ResourceType, name: string, reply: Reply, item: Reply = reply): unknown {
  const field = type.fields[name];
  if (!field) throw new Error(`${type.type} has no field ${name}.`);
  const result = readField(name, field, reply, 'test', { region: 'cn-hangzhou', accountId: '1', nowMs, item });
  return 'value' in result ? result.value : 'unread';
}
