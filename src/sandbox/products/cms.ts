import { defineProduct } from '../engine/index.ts';
import { catalogue } from './cms/catalogue.ts';
import { metricReads } from './cms/metrics.ts';

/** CloudMonitor. */
export default defineProduct({
  product: 'cms',
  style: 'RPC',
  versions: ['2019-01-01'],
  hosts: ['metrics.{region}.aliyuncs.com', 'metrics.aliyuncs.com'],
  always: { Code: '200', Success: true },
  actions: { ...metricReads, ...catalogue },
});
