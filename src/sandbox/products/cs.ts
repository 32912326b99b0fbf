import { defineProduct, tokens } from '../engine/index.ts';
import { cluster } from './cs/cluster.ts';
import { nodePool } from './cs/node-pool.ts';
import { reads } from './cs/reads.ts';
import { task } from './cs/task.ts';
import { writes } from './cs/writes.ts';
import { roaTagging } from './roa/tagging.ts';

/** Container Service for Kubernetes. */
export default defineProduct({
  product: 'cs',
  style: 'ROA',
  versions: ['2015-12-15'],
  hosts: ['cs.{region}.aliyuncs.com', 'cs.aliyuncs.com'],
  envelope: 'lower',
  denied: [403, 'StatusForbidden', 'Forbidden for action {action}'],
  routes: [
    { action: 'DescribeClustersV1', method: 'GET', path: '/api/v1/clusters' },
    { action: 'DescribeClusterDetail', method: 'GET', path: '/clusters/{ClusterId}' },
    { action: 'ModifyCluster', method: 'PUT', path: '/api/v2/clusters/{ClusterId}' },
    { action: 'DescribeClusterNodePools', method: 'GET', path: '/clusters/{ClusterId}/nodepools' },
    { action: 'DescribeClusterNodePoolDetail', method: 'GET', path: '/clusters/{ClusterId}/nodepools/{NodepoolId}' },
    { action: 'ModifyClusterNodePool', method: 'PUT', path: '/clusters/{ClusterId}/nodepools/{NodepoolId}' },
    { action: 'DescribeClusterNodes', method: 'GET', path: '/clusters/{ClusterId}/nodes' },
    { action: 'DescribeClusterAddonsVersion', method: 'GET', path: '/clusters/{ClusterId}/components/version' },
    { action: 'DescribeClusterResources', method: 'GET', path: '/clusters/{ClusterId}/resources' },
    { action: 'DescribeClusterUserKubeconfig', method: 'GET', path: '/k8s/{ClusterId}/user_config' },
    { action: 'CheckControlPlaneLogEnable', method: 'GET', path: '/clusters/{ClusterId}/controlplanelog' },
    { action: 'GetClusterAuditProject', method: 'GET', path: '/clusters/{clusterid}/audit' },
    { action: 'UpdateClusterAuditLogConfig', method: 'PUT', path: '/clusters/{clusterid}/audit_log' },
    { action: 'ListClusterChecks', method: 'GET', path: '/clusters/{clusterId}/checks' },
    { action: 'DescribeKubernetesVersionMetadata', method: 'GET', path: '/api/v1/metadata/versions' },
    { action: 'DescribeTaskInfo', method: 'GET', path: '/tasks/{taskId}' },
    { action: 'DescribeRegions', method: 'GET', path: '/regions' },
    { action: 'ListTagResources', method: 'GET', path: '/tags' },
    { action: 'TagResources', method: 'PUT', path: '/tags' },
    { action: 'UntagResources', method: 'DELETE', path: '/tags' },
  ],
  kinds: [cluster, nodePool, task],
  actions: {
    ...reads,
    ...writes,
    ...roaTagging({
      word: 'CLUSTER',
      unknownType: [400, 'InvalidParameter', 'The specified parameter resource_type is not valid.'],
      find: (x, id) => x.get('cs.cluster', id),
      all: (x) => x.rows('cs.cluster'),
      idOf: (row) => row.id,
      names: { type: 'resource_type', ids: 'resource_ids', tags: 'tags', keys: 'tag_keys', all: 'all' },
      rows: 'tag_resources.tag_resource',
      columns: ['resource_id', 'resource_type', 'tag_key', 'tag_value'],
      page: tokens({ size: 50, max: 50, total: null, token: 'next_token', sizeOut: null }),
    }),
  },
});
