import { defineProduct } from '../engine/index.ts';
import { plan } from './hbr/plan.ts';
import { binding, policy } from './hbr/policy.ts';
import { reads } from './hbr/reads.ts';
import { vault } from './hbr/vault.ts';
import { writes } from './hbr/writes.ts';

/** Cloud Backup, whose API is still called HBR. */
export default defineProduct({
  product: 'hbr',
  style: 'RPC',
  versions: ['2017-09-08'],
  hosts: ['hbr.{region}.aliyuncs.com'],
  always: { Code: '200', Message: 'successful', Success: true },
  kinds: [vault, plan, policy, binding],
  actions: { ...reads, ...writes },
});
