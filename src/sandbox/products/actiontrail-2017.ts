import { defineProduct } from '../engine/index.ts';
import { commonReads } from './actiontrail/reads.ts';
import { trail } from './actiontrail/trail.ts';

/** ActionTrail in its former version, which scanners still ask. */
export default defineProduct({
  product: 'actiontrail-2017',
  ram: 'actiontrail',
  style: 'RPC',
  versions: ['2017-12-04'],
  hosts: ['actiontrail.{region}.aliyuncs.com'],
  denied: [403, 'NoPermission', 'You are not authorized to perform this operation.'],
  kinds: [trail],
  actions: {
    ...commonReads,
    DescribeRegions: { run: (x) => ({ Regions: { Region: x.estate.regions.map((RegionId) => ({ RegionId })) } }) },
  },
});
