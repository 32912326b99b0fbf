import { defineProduct, tagging } from '../engine/index.ts';
import { accessGroup } from './nas/access-group.ts';
import { fileSystem } from './nas/file-system.ts';
import { reads } from './nas/reads.ts';
import { writes } from './nas/writes.ts';

/** File Storage NAS. */
export default defineProduct({
  product: 'nas',
  style: 'RPC',
  versions: ['2017-06-26'],
  hosts: ['nas.{region}.aliyuncs.com'],
  kinds: [fileSystem, accessGroup],
  actions: { ...reads, ...writes, ...tagging({ types: { filesystem: 'nas.file-system' } }) },
});
