import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:ecs/ecsAutoSnapshotPolicyAttachment:EcsAutoSnapshotPolicyAttachment',
  title: { en: 'Snapshot policy of a disk', 'zh-CN': '云盘的自动快照策略' },
  importId: '${vars.policy}:${id}',
  required: ['autoSnapshotPolicyId', 'diskId'],
  properties: {
    autoSnapshotPolicyId: { title: { en: 'Automatic snapshot policy', 'zh-CN': '自动快照策略' }, field: 'snapshotPolicyId' },
    diskId: { title: { en: 'Disk', 'zh-CN': '云盘' } },
  },
  trace: {
    id: '${autoSnapshotPolicyId}:${diskId}',
    shows: ({ id: diskId, fields: { snapshotPolicyId } }, id) =>
      snapshotPolicyId === undefined ? undefined : `${snapshotPolicyId}:${diskId}` === id,
  },
  permissions: { read: ['ecs:DescribeDisks'], write: ['ecs:ApplyAutoSnapshotPolicy', 'ecs:CancelAutoSnapshotPolicy'] },
  seconds: 2,
  deletion: {
    kind: 'delete',
    text: {
      en: 'The disk has no policy again: whichever policy it has by then is taken off. Snapshots that were taken stay.',
      'zh-CN': '云盘恢复为无策略：届时绑定的策略会被取消，已生成的快照保留。',
    },
  },
});
