import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:vpc/flowLog:FlowLog',
  title: { en: 'Flow log', 'zh-CN': '流日志' },
  importId: '${vars.flowLog}',
  required: ['logStoreName', 'projectName', 'resourceId', 'resourceType', 'trafficType'],
  properties: {
    flowLogName: { title: { en: 'Name', 'zh-CN': '名称' } },
    resourceId: { title: { en: 'Recorded resource', 'zh-CN': '采集对象' } },
    resourceType: { title: { en: 'Kind of resource', 'zh-CN': '采集对象类型' } },
    trafficType: {
      title: { en: 'Traffic (All, Allow: let through, Drop: refused)', 'zh-CN': '流量类型（All：全部，Allow：放行，Drop：拒绝）' },
    },
    projectName: { title: { en: 'Log project', 'zh-CN': '日志 Project' } },
    logStoreName: { title: { en: 'Logstore', 'zh-CN': '日志 Logstore' } },
    status: {
      title: { en: 'Status', 'zh-CN': '状态' },
      field: 'flowLog.isActive',
      fromField: (isActive) => (isActive === true ? 'Active' : 'Inactive'),
    },
  },
  trace: { type: 'ACS::VPC::FlowLog', where: { name: 'flowLogName', resourceId: 'resourceId' } },
  permissions: {
    read: ['vpc:DescribeFlowLogs'],
    write: ['vpc:CreateFlowLog', 'vpc:ActiveFlowLog', 'vpc:DeactiveFlowLog', 'vpc:DeleteFlowLog'],
  },
  seconds: 7,
  deletion: {
    kind: 'delete',
    text: { en: 'The flow log is deleted; what it wrote stays in the logstore.', 'zh-CN': '删除流日志，已写入的日志保留在 Logstore 中。' },
  },
});
