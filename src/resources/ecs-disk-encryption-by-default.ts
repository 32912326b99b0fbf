import { defineResourceType } from '../model/resource-type.ts';

export default defineResourceType({
  type: 'ACS::ECS::DiskEncryptionByDefault',
  title: { en: 'Default disk encryption of a region', 'zh-CN': '地域级云盘默认加密' },
  product: 'ecs',
  scope: 'regional',
  list: {
    action: 'DescribeDiskEncryptionByDefaultStatus',
    params: { RegionId: '${region}' },
    paging: { style: 'none' },
    items: '.',
  },
  identity: { id: '${region}' },
  fields: {
    isEnabled: { title: { en: 'New disks are encrypted', 'zh-CN': '新建云盘默认加密' }, type: 'boolean', from: 'list', path: 'Encrypted' },
  },
  sample: { isEnabled: true },
});
