import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:nas/fileSystem:FileSystem',
  title: { en: 'NAS file system', 'zh-CN': 'NAS 文件系统' },
  importId: '${id}',
  required: ['protocolType', 'storageType'],
  kept: ['fileSystemType'],
  properties: {
    capacity: {
      title: { en: 'Capacity', 'zh-CN': '总容量' },
      unit: 'gibibyte',
      field: 'capacityGib',
      undo: {
        kind: 'none',
        text: {
          en: 'A file system cannot shrink: the capacity stays, and is billed.',
          'zh-CN': '文件系统无法缩容，扩容后的容量保留并持续计费。',
        },
      },
    },
  },
  permissions: {
    read: ['nas:DescribeFileSystems', 'nas:ListTagResources', 'nas:DescribeSmbAcl', 'nas:DescribeNfsAcl', 'nas:GetRecycleBinAttribute'],
    write: ['nas:UpgradeFileSystem'],
  },
  seconds: 8,
});
