import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:oss/bucketAcl:BucketAcl',
  title: { en: 'Access list of an OSS bucket', 'zh-CN': 'OSS 存储空间读写权限' },
  importId: '${id}',
  required: ['bucket', 'acl'],
  properties: {
    acl: { title: { en: 'Access list', 'zh-CN': '读写权限' }, field: 'acl' },
  },
  permissions: { read: ['oss:GetBucketAcl'], write: ['oss:PutBucketAcl'] },
  seconds: 2,
});
