import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:ecs/ecsSnapshot:EcsSnapshot',
  title: { en: 'Snapshot', 'zh-CN': '快照' },
  importId: '${vars.snapshot}',
  required: ['diskId'],
  properties: {
    diskId: { title: { en: 'Disk', 'zh-CN': '云盘' } },
    snapshotName: { title: { en: 'Name', 'zh-CN': '快照名称' } },
    retentionDays: { title: { en: 'Retention', 'zh-CN': '保留天数' }, unit: 'day', field: 'retentionDays' },
  },
  trace: { type: 'ACS::ECS::Snapshot', where: { name: 'snapshotName', sourceDiskId: 'diskId' }, again: 'usual' },
  permissions: { read: ['ecs:DescribeSnapshots'], write: ['ecs:CreateSnapshot', 'ecs:DeleteSnapshot'] },
  // The plugin waits until the snapshot is whole, which takes minutes on a disk of some size.
  seconds: 600,
  keepsData: true,
  deletion: { kind: 'delete', text: { en: 'The snapshot is deleted.', 'zh-CN': '删除该快照。' } },
});
