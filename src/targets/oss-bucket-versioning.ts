import type { Undo } from '../model/documents.ts';
import { defineTarget } from '../model/target.ts';

const suspended: Undo = {
  kind: 'partial',
  text: {
    en: 'Versioning is suspended; the versions kept meanwhile stay and are billed until they are deleted.',
    'zh-CN': '将版本控制设为暂停；期间产生的历史版本会保留并计费，直至删除。',
  },
};

export default defineTarget({
  token: 'alicloud:oss/bucketVersioning:BucketVersioning',
  title: { en: 'Versioning of an OSS bucket', 'zh-CN': 'OSS 存储空间版本控制' },
  importId: '${id}',
  required: ['bucket'],
  properties: {
    bucket: { title: { en: 'Bucket', 'zh-CN': '存储空间' } },
    status: {
      title: { en: 'Versioning', 'zh-CN': '版本控制' },
      field: 'versioning',
      undo: suspended,
    },
  },
  trace: { id: '${bucket}', shows: ({ fields: { versioning } }) => (versioning === undefined ? undefined : versioning === 'Enabled') },
  permissions: { read: ['oss:GetBucketVersioning'], write: ['oss:PutBucketVersioning'] },
  seconds: 2,
  // The plugin sends nothing when it is deleted, and versioning cannot be taken off a bucket again.
  takenBackBy: { status: 'Suspended' },
  deletion: suspended,
});
