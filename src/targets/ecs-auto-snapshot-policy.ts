import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:ecs/autoSnapshotPolicy:AutoSnapshotPolicy',
  title: { en: 'Automatic snapshot policy', 'zh-CN': '自动快照策略' },
  importId: '${id}',
  required: ['repeatWeekdays', 'retentionDays', 'timePoints'],
  properties: {
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
  permissions: { read: ['ecs:DescribeAutoSnapshotPolicyEx'], write: ['ecs:ModifyAutoSnapshotPolicyEx'] },
  seconds: 2,
});
