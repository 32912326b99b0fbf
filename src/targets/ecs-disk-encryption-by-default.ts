import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:ecs/diskEncryptionByDefault:DiskEncryptionByDefault',
  title: { en: 'Default disk encryption of a region', 'zh-CN': '地域级云盘默认加密' },
  importId: '${vars.region}',
  required: ['encrypted'],
  properties: {
    encrypted: { title: { en: 'New disks are encrypted', 'zh-CN': '新建云盘默认加密' } },
  },
  permissions: {
    read: ['ecs:DescribeDiskEncryptionByDefaultStatus'],
    write: ['ecs:EnableDiskEncryptionByDefault', 'ecs:DisableDiskEncryptionByDefault'],
  },
  seconds: 2,
});
