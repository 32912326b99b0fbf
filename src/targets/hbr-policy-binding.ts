import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:hbr/policyBinding:PolicyBinding',
  title: { en: 'Cloud Backup policy binding', 'zh-CN': '云备份策略绑定' },
  importId: '${vars.policy}:${vars.source}:${id}',
  required: ['policyId', 'sourceType', 'dataSourceId'],
  properties: {
    policyId: { title: { en: 'Backup policy', 'zh-CN': '备份策略' } },
    sourceType: { title: { en: 'Source type', 'zh-CN': '数据源类型' } },
    dataSourceId: { title: { en: 'Data source', 'zh-CN': '数据源' } },
  },
  trace: {
    type: 'ACS::HBR::PolicyBinding',
    where: { policyId: 'policyId', sourceType: 'sourceType', dataSourceId: 'dataSourceId' },
    id: '${policyId}:${sourceType}:${dataSourceId}',
    again: 'writes-over',
  },
  permissions: { read: ['hbr:DescribePolicyBindings'], write: ['hbr:CreatePolicyBindings', 'hbr:DeletePolicyBinding'] },
  seconds: 2,
  deletion: {
    kind: 'partial',
    text: {
      en: 'The binding is deleted; backups that were made stay until they expire, and so does the mount target that Cloud Backup makes.',
      'zh-CN': '删除绑定；已生成的备份保留至到期，云备份自动创建的挂载点需手动删除。',
    },
  },
});
