import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:ecs/autoSnapshotPolicy:AutoSnapshotPolicy',
  title: { en: 'Automatic snapshot policy', 'zh-CN': '自动快照策略' },
  importId: '${id}',
  required: ['repeatWeekdays', 'retentionDays', 'timePoints'],
  properties: {
    autoSnapshotPolicyName: { title: { en: 'Name', 'zh-CN': '名称' } },
    timePoints: { title: { en: 'Hours of snapshots, UTC+8', 'zh-CN': '快照执行时间点（UTC+8，时）' } },
    retentionDays: { title: { en: 'Retention', 'zh-CN': '保留天数' }, unit: 'day', field: 'retentionDays' },
    repeatWeekdays: { title: { en: 'Days of snapshots', 'zh-CN': '快照执行日' }, field: 'weekdays' },
    enableCrossRegionCopy: { title: { en: 'Copy to another region', 'zh-CN': '跨地域复制' }, field: 'copiesToOtherRegion' },
    targetCopyRegions: {
      title: { en: 'Region of the copies', 'zh-CN': '复制目标地域' },
      // An empty list is not sent.
      staysBehind: true,
      undo: {
        kind: 'partial',
        text: {
          en: 'The copy is switched off again; the region stays noted in the policy, and copies that were made stay until they expire.',
          'zh-CN': '关闭跨地域复制；策略中保留目标地域，已复制的快照保留至到期。',
        },
      },
    },
    copiedSnapshotsRetentionDays: {
      title: { en: 'Retention of the copies', 'zh-CN': '复制快照保留天数' },
      unit: 'day',
      field: 'copyRetentionDays',
    },
  },
  trace: { type: 'ACS::ECS::AutoSnapshotPolicy', where: { name: 'autoSnapshotPolicyName' } },
  permissions: {
    read: ['ecs:DescribeAutoSnapshotPolicyEx'],
    write: ['ecs:ModifyAutoSnapshotPolicyEx'],
    make: ['ecs:CreateAutoSnapshotPolicy', 'ecs:DeleteAutoSnapshotPolicy'],
  },
  seconds: 2,
  deletion: {
    kind: 'delete',
    text: {
      en: 'The policy is deleted: take the bindings of disks back first. Snapshots that it took stay until their retention ends.',
      'zh-CN': '删除该策略：请先回退云盘的绑定。已生成的快照保留至到期。',
    },
  },
});
