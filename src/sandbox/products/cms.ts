import { defineProduct } from '../engine/index.ts';
import { catalogue } from './cms/catalogue.ts';
import { eventRules } from './cms/event-rules.ts';
import { happenings } from './cms/happenings.ts';
import { alertLog, contactGroup, eventRule, metricRule, systemEvent } from './cms/kinds.ts';
import { metricRules } from './cms/metric-rules.ts';
import { metricReads } from './cms/metrics.ts';

/** CloudMonitor. */
export default defineProduct({
  product: 'cms',
  style: 'RPC',
  versions: ['2019-01-01'],
  hosts: ['metrics.{region}.aliyuncs.com', 'metrics.aliyuncs.com'],
  always: { Code: '200', Success: true },
  kinds: [metricRule, eventRule, contactGroup, systemEvent, alertLog],
  actions: { ...metricReads, ...catalogue, ...metricRules, ...eventRules, ...happenings },
});
