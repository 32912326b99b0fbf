import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:oss/bucketPolicy:BucketPolicy',
  title: { en: 'Authorisation policy of an OSS bucket', 'zh-CN': 'OSS 存储空间授权策略' },
  importId: '${id}',
  required: ['bucket', 'policy'],
  properties: {
    bucket: { title: { en: 'Bucket', 'zh-CN': '存储空间' } },
    policy: { title: { en: 'Policy', 'zh-CN': '授权策略' }, field: 'policy.document' },
  },
  trace: {
    id: '${bucket}',
    shows: ({ fields: { 'policy.document': document } }) => (document === undefined ? undefined : document !== null),
  },
  permissions: { read: ['oss:GetBucketPolicy'], write: ['oss:PutBucketPolicy', 'oss:DeleteBucketPolicy'] },
  seconds: 2,
});
