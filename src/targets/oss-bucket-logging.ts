import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:oss/bucketLogging:BucketLogging',
  title: { en: 'Access log of an OSS bucket', 'zh-CN': 'OSS 存储空间访问日志' },
  importId: '${id}',
  required: ['bucket', 'targetBucket'],
  properties: {
    bucket: { title: { en: 'Bucket', 'zh-CN': '存储空间' } },
    targetBucket: { title: { en: 'Log bucket', 'zh-CN': '日志存储位置' }, field: 'logging.target' },
    targetPrefix: { title: { en: 'Prefix of the log files', 'zh-CN': '日志前缀' } },
  },
  trace: {
    id: '${bucket}',
    shows: ({ fields: { 'logging.target': target } }) => (target === undefined ? undefined : target !== null),
  },
  permissions: { read: ['oss:GetBucketLogging'], write: ['oss:PutBucketLogging', 'oss:DeleteBucketLogging'] },
  seconds: 7,
  deletion: {
    kind: 'delete',
    text: { en: 'Logging is switched off; the log files written stay.', 'zh-CN': '关闭访问日志；已写入的日志文件保留。' },
  },
});
