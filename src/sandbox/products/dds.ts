import { defineProduct, tagging } from '../engine/index.ts';
import { instance } from './dds/instance.ts';
import { reads } from './dds/reads.ts';
import { writes } from './dds/writes.ts';

/** ApsaraDB for MongoDB. */
export default defineProduct({
  product: 'dds',
  style: 'RPC',
  versions: ['2015-12-01'],
  hosts: ['mongodb.{region}.aliyuncs.com', 'mongodb.aliyuncs.com'],
  kinds: [instance],
  actions: { ...reads, ...writes, ...tagging({ types: { INSTANCE: 'dds.instance', instance: 'dds.instance' } }) },
});
