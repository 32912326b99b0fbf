import { defineResourceType } from '../model/resource-type.ts';

export default defineResourceType({
  type: 'ACS::HBR::BackupPlan',
  title: { en: 'Cloud Backup plan of a file system', 'zh-CN': '云备份 NAS 备份计划' },
  product: 'hbr',
  scope: 'regional',
  list: {
    action: 'DescribeBackupPlans',
    params: { SourceType: 'NAS' },
    paging: { style: 'page', page: 'PageNumber', size: 'PageSize', max: 99, total: 'TotalCount' },
    items: 'BackupPlans.BackupPlan',
  },
  identity: { id: 'PlanId', name: 'PlanName' },
  fields: {
    fileSystemId: { title: { en: 'File system', 'zh-CN': '文件系统' }, type: 'string', from: 'list', path: 'FileSystemId', absent: null },
    isDisabled: { title: { en: 'Disabled', 'zh-CN': '已停用' }, type: 'boolean', from: 'list', path: 'Disabled', absent: false },
  },
  sample: { fileSystemId: 'plum123', isDisabled: false },
});
