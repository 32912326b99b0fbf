import { defineType, id, type Work, wanted } from '../type-file.ts';

const acl = {
  action: 'BucketAcl',
  path: '/?acl=',
  owner: (x: Work) => String(x.id === '' ? x.get('bucket') : x.id),
  retry: 'oss',
} as const;
const put = { ...acl, method: 'PUT', headers: { 'x-oss-acl': wanted('acl') } } as const;

export default defineType({
  token: 'alicloud:oss/bucketAcl:BucketAcl',
  product: 'oss',
  reads: [
    {
      ...acl,
      method: 'GET',
      at: 'AccessControlPolicy',
      set: (found, x) => ({ acl: (found['AccessControlList'] as { Grant?: unknown } | undefined)?.Grant, bucket: id(x) }),
    },
  ],
  create: [put],
  newId: (x) => String(x.get('bucket')),
  updates: [{ ...put, on: 'acl' }],
});
