import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:ecs/ecsDisk:EcsDisk',
  title: { en: 'Cloud disk', 'zh-CN': '云盘' },
  importId: '${id}',
  // Its default is cloud_efficiency: trimmed away, a change of the performance level is dropped in silence.
  kept: ['category'],
  properties: {
    deleteAutoSnapshot: {
      title: { en: 'Automatic snapshots go with the disk', 'zh-CN': '自动快照随云盘释放' },
      field: 'deletesAutoSnapshots',
    },
    burstingEnabled: { title: { en: 'Performance burst', 'zh-CN': '性能突发' }, field: 'isBurstable' },
    performanceLevel: { title: { en: 'Performance level', 'zh-CN': '性能等级' }, field: 'performanceLevel' },
    provisionedIops: { title: { en: 'Provisioned IOPS', 'zh-CN': '预配置 IOPS' }, unit: 'iops', field: 'provisionedIops' },
  },
  permissions: { read: ['ecs:DescribeDisks'], write: ['ecs:ModifyDiskAttribute', 'ecs:ModifyDiskSpec'] },
  seconds: 12,
});
