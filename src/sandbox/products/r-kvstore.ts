import { defineProduct, tagging } from '../engine/index.ts';
import { instance } from './r-kvstore/instance.ts';
import { reads } from './r-kvstore/reads.ts';
import { writes } from './r-kvstore/writes.ts';

/** Tair and ApsaraDB for Redis. */
export default defineProduct({
  product: 'r-kvstore',
  ram: 'kvstore',
  serviceCode: 'redisa',
  style: 'RPC',
  versions: ['2015-01-01'],
  hosts: ['r-kvstore.{region}.aliyuncs.com', 'r-kvstore.aliyuncs.com'],
  kinds: [instance],
  actions: { ...reads, ...writes, ...tagging({ types: { INSTANCE: 'r-kvstore.instance', instance: 'r-kvstore.instance' } }) },
});
