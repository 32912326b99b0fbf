import { defineProduct } from '../engine/index.ts';
import { reads } from './actiontrail/reads.ts';
import { trail } from './actiontrail/trail.ts';
import { writes } from './actiontrail/writes.ts';

/** ActionTrail. */
export default defineProduct({
  product: 'actiontrail',
  style: 'RPC',
  versions: ['2020-07-06'],
  hosts: ['actiontrail.{region}.aliyuncs.com'],
  denied: [403, 'NoPermission', 'You are not authorized to perform this operation.'],
  kinds: [trail],
  actions: { ...reads, ...writes },
});
