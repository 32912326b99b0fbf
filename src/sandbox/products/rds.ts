import { defineProduct, tagging } from '../engine/index.ts';
import { instance } from './rds/instance.ts';
import { reads } from './rds/reads.ts';
import { writes } from './rds/writes.ts';

/** ApsaraDB RDS. */
export default defineProduct({
  product: 'rds',
  style: 'RPC',
  versions: ['2014-08-15'],
  hosts: ['rds.{region}.aliyuncs.com', 'rds.aliyuncs.com'],
  kinds: [instance],
  actions: { ...reads, ...writes, ...tagging({ types: { INSTANCE: 'rds.instance', instance: 'rds.instance' } }) },
});
