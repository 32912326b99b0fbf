import { defineProduct } from '../engine/index.ts';
import { bucket, publicAccessBlock } from './oss/bucket.ts';
import { objects } from './oss/objects.ts';
import { reads } from './oss/reads.ts';
import { writes } from './oss/writes.ts';

/** Sub-resources of a bucket under their words in the query, and which of GET, PUT and DELETE each knows. */
const subResources: readonly (readonly [query: string, name: string, methods: string])[] = [
  ['acl', 'Acl', 'GP'],
  ['bucketInfo', 'Info', 'G'],
  ['cors', 'Cors', 'GPD'],
  ['encryption', 'Encryption', 'GPD'],
  ['httpsConfig', 'HttpsConfig', 'GP'],
  ['lifecycle', 'Lifecycle', 'GPD'],
  ['location', 'Location', 'G'],
  ['logging', 'Logging', 'GPD'],
  ['policy', 'Policy', 'GPD'],
  ['publicAccessBlock', 'PublicAccessBlock', 'GPD'],
  ['referer', 'Referer', 'GP'],
  ['replication', 'Replication', 'G'],
  ['requestPayment', 'RequestPayment', 'GP'],
  ['resourceGroup', 'ResourceGroup', 'GP'],
  ['tagging', 'Tags', 'GPD'],
  ['transferAcceleration', 'TransferAcceleration', 'GP'],
  ['versioning', 'Versioning', 'GP'],
  ['website', 'Website', 'G'],
  ['worm', 'Worm', 'G'],
];

const path = '/{Bucket}';
const object = '/{Bucket}/{Object}';
const verbs = { G: ['Get', 'GET'], P: ['Put', 'PUT'], D: ['Delete', 'DELETE'] } as const;
const subRoutes = subResources.flatMap(([query, name, methods]) =>
  methods.split('').map((letter) => {
    const [verb, method] = verbs[letter as keyof typeof verbs];
    return { action: `${verb}Bucket${name}`, method, path, query };
  }),
);

/** Object Storage Service. */
export default defineProduct({
  product: 'oss',
  style: 'OSS',
  versions: ['2019-05-17'],
  hosts: ['oss-{region}.aliyuncs.com', '{bucket}.oss-{region}.aliyuncs.com'],
  denied: [403, 'AccessDenied', 'You have no right to access this object because of bucket acl.'],
  routes: [
    { action: 'ListBuckets', method: 'GET', path: '/' },
    { action: 'DescribeRegions', method: 'GET', path: '/', query: 'regions' },
    { action: 'GetPublicAccessBlock', method: 'GET', path: '/', query: 'publicAccessBlock' },
    { action: 'PutPublicAccessBlock', method: 'PUT', path: '/', query: 'publicAccessBlock' },
    { action: 'DeletePublicAccessBlock', method: 'DELETE', path: '/', query: 'publicAccessBlock' },
    { action: 'ListObjects', method: 'GET', path },
    { action: 'ListObjectsV2', method: 'GET', path, query: 'list-type=2' },
    { action: 'GetObject', method: 'GET', path: object },
    { action: 'PutObject', method: 'PUT', path: object, asBytes: true },
    { action: 'DeleteObject', method: 'DELETE', path: object },
    { action: 'PutBucket', method: 'PUT', path },
    { action: 'DeleteBucket', method: 'DELETE', path },
    { action: 'PutBucketReplication', method: 'POST', path, query: 'comp=add' },
    { action: 'DeleteBucketReplication', method: 'POST', path, query: 'comp=delete' },
    ...subRoutes,
  ],
  kinds: [bucket, publicAccessBlock],
  actions: { ...reads, ...objects, ...writes },
});
