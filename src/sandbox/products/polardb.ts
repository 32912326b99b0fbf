import { defineProduct, tagging } from '../engine/index.ts';
import { cluster } from './polardb/cluster.ts';
import { reads } from './polardb/reads.ts';
import { writes } from './polardb/writes.ts';

/** PolarDB. */
export default defineProduct({
  product: 'polardb',
  style: 'RPC',
  versions: ['2017-08-01'],
  hosts: ['polardb.{region}.aliyuncs.com', 'polardb.aliyuncs.com'],
  kinds: [cluster],
  actions: { ...reads, ...writes, ...tagging({ types: { cluster: 'polardb.cluster' } }) },
});
