import { defineProduct, tagging } from '../engine/index.ts';
import { domain } from './cdn/domain.ts';
import { reads } from './cdn/reads.ts';
import { writes } from './cdn/writes.ts';

/** Content delivery network. */
export default defineProduct({
  product: 'cdn',
  style: 'RPC',
  versions: ['2018-05-10'],
  hosts: ['cdn.aliyuncs.com', 'cdn.{region}.aliyuncs.com'],
  kinds: [domain],
  actions: { ...reads, ...writes, ...tagging({ types: { DOMAIN: 'cdn.domain', domain: 'cdn.domain' } }) },
});
