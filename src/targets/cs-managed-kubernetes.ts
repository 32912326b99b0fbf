import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:cs/managedKubernetes:ManagedKubernetes',
  title: { en: 'ACK managed cluster', 'zh-CN': 'ACK 托管集群' },
  importId: '${id}',
  // The check of the plugin asks for one of its lists of vSwitches; the others have defaults that cannot be changed later.
  kept: ['name', 'vswitchIds', 'proxyMode', 'nodeCidrMask', 'clusterDomain'],
  properties: {
    deletionProtection: { title: { en: 'Deletion protection', 'zh-CN': '集群删除保护' }, field: 'deletionProtection' },
    'auditLogConfig.enabled': {
      title: { en: 'API server audit log', 'zh-CN': 'API Server 审计日志' },
      field: 'audit.enabled',
      undo: {
        kind: 'partial',
        text: {
          en: 'The audit log is switched off again; the log project that was made for it stays, with what was written.',
          'zh-CN': '关闭审计日志；为其创建的日志 Project 及已写入的日志保留。',
        },
      },
    },
  },
  permissions: {
    read: [
      'cs:DescribeClusterDetail',
      'cs:DescribeClusterResources',
      'vpc:DescribeNatGateways',
      'cs:DescribeClusterUserKubeconfig',
      'cs:CheckControlPlaneLogEnable',
      'cs:GetClusterAuditProject',
      'cs:DescribeTaskInfo',
    ],
    write: ['cs:ModifyCluster', 'cs:UpdateClusterAuditLogConfig'],
  },
  seconds: 72,
});
