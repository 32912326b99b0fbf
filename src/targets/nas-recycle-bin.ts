import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:nas/recycleBin:RecycleBin',
  title: { en: 'NAS recycle bin', 'zh-CN': 'NAS 回收站' },
  importId: '${id}',
  required: ['fileSystemId'],
  properties: {
    fileSystemId: { title: { en: 'File system', 'zh-CN': '文件系统' } },
    reservedDays: { title: { en: 'Deleted files are kept for', 'zh-CN': '删除文件保留天数' }, unit: 'day', field: 'recycleBin.keptDays' },
  },
  trace: {
    id: '${fileSystemId}',
    shows: ({ fields: { 'recycleBin.keptDays': days } }) => (days === undefined ? undefined : Number(days) > 0),
  },
  permissions: {
    read: ['nas:GetRecycleBinAttribute'],
    write: ['nas:EnableRecycleBin', 'nas:UpdateRecycleBinAttribute', 'nas:DisableAndCleanRecycleBin'],
  },
  seconds: 2,
  keepsData: true,
  deletion: {
    kind: 'delete',
    text: {
      en: 'The recycle bin is switched off again, which destroys what it holds by then.',
      'zh-CN': '关闭回收站，届时回收站中的文件会被彻底删除。',
    },
  },
});
