import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:oss/bucketServerSideEncryption:BucketServerSideEncryption',
  title: { en: 'Default encryption of an OSS bucket', 'zh-CN': 'OSS 存储空间服务端加密' },
  importId: '${id}',
  required: ['bucket', 'sseAlgorithm'],
  properties: {
    bucket: { title: { en: 'Bucket', 'zh-CN': '存储空间' } },
    sseAlgorithm: { title: { en: 'Algorithm', 'zh-CN': '加密算法' }, field: 'encryption.algorithm' },
  },
  trace: {
    id: '${bucket}',
    shows: ({ fields: { 'encryption.algorithm': algorithm } }) => (algorithm === undefined ? undefined : algorithm !== null),
  },
  permissions: { read: ['oss:GetBucketEncryption'], write: ['oss:PutBucketEncryption', 'oss:DeleteBucketEncryption'] },
  seconds: 7,
  deletion: {
    kind: 'delete',
    text: {
      en: 'New objects are no longer encrypted; those written meanwhile stay encrypted and readable.',
      'zh-CN': '新写入的对象不再加密；期间写入的对象保持加密，可正常读取。',
    },
  },
});
