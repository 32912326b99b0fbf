import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:oss/bucket:Bucket',
  title: { en: 'OSS bucket', 'zh-CN': 'OSS 存储空间' },
  importId: '${id}',
  // Their defaults are Standard and LRS, and another value would replace the bucket.
  kept: ['bucket', 'storageClass', 'redundancyType'],
  properties: {
    lifecycleRules: { title: { en: 'Lifecycle rules', 'zh-CN': '生命周期规则' } },
  },
  permissions: {
    read: [
      'oss:GetBucketInfo',
      'oss:GetBucketCors',
      'oss:GetBucketWebsite',
      'oss:GetBucketLogging',
      'oss:GetBucketReferer',
      'oss:GetBucketLifecycle',
      'oss:GetBucketPolicy',
      'oss:GetBucketTagging',
      'oss:GetBucketTransferAcceleration',
      'oss:GetBucketResourceGroup',
    ],
    write: ['oss:PutBucketLifecycle', 'oss:DeleteBucketLifecycle'],
  },
  seconds: 2,
});
