import { defineProduct, tagging } from '../engine/index.ts';
import { key } from './kms/key.ts';
import { reads } from './kms/reads.ts';
import { instance, secret } from './kms/secret.ts';
import { writes } from './kms/writes.ts';

/** Key Management Service. */
export default defineProduct({
  product: 'kms',
  style: 'RPC',
  versions: ['2016-01-20'],
  hosts: ['kms.{region}.aliyuncs.com'],
  denied: [403, 'Forbidden.NoPermission', 'This operation is forbidden by permission system.'],
  kinds: [key, secret, instance],
  actions: { ...reads, ...writes, ...tagging({ types: { key: 'kms.key', secret: 'kms.secret' } }) },
});
