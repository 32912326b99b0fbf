import type { Sandbox } from '../../../src/sandbox/index.ts';
import type { Case } from './case.ts';
import { idOf } from './help.ts';

const balancer = (name: string) => idOf('slb.load-balancer', name);
const bucket = idOf('oss.bucket', 'quince-fruit');
const store = (sandbox: Sandbox) => `${idOf('sls.project', 'medlar-log')(sandbox)}:juice`;

/** Balancers, buckets, logs, alarms, users and keys. */
export default [
  {
    seq: 'slb',
    token: 'alicloud:slb/applicationLoadBalancer:ApplicationLoadBalancer',
    recordedId: 'lb-bp100000000000000',
    id: balancer('grape'),
    set: { deleteProtection: 'on' },
  },
  {
    seq: 'slbBwC',
    token: 'alicloud:slb/applicationLoadBalancer:ApplicationLoadBalancer',
    recordedId: 'lb-bp100000000000000',
    id: balancer('grape'),
    keep: ['internetChargeType'],
    set: { bandwidth: 20 },
    back: { bandwidth: 10 },
  },
  {
    seq: 'lis',
    token: 'alicloud:slb/listener:Listener',
    recordedId: 'lb-bp100000000000000:http:80',
    id: (sandbox) => `${balancer('grape')(sandbox)}:http:80`,
    keep: ['loadBalancerId', 'frontendPort', 'protocol'],
    set: { requestTimeout: 90 },
  },
  {
    seq: 'ossacl',
    token: 'alicloud:oss/bucketAcl:BucketAcl',
    recordedId: 'bkt-0',
    id: bucket,
    keep: ['bucket'],
    set: { acl: 'public-read' },
  },
  {
    seq: 'oss-versioning-create',
    token: 'alicloud:oss/bucketVersioning:BucketVersioning',
    recordedId: 'bkt-0',
    id: bucket,
    args: (sandbox) => ({ bucket: bucket(sandbox), status: 'Enabled' }),
  },
  {
    seq: 'ver',
    token: 'alicloud:oss/bucketVersioning:BucketVersioning',
    recordedId: 'bkt-0',
    id: bucket,
    args: (sandbox) => ({ bucket: bucket(sandbox), status: 'Enabled' }),
  },
  {
    seq: 'proj',
    token: 'alicloud:log/project:Project',
    recordedId: 'proj-0',
    id: idOf('sls.project', 'medlar-log'),
    keep: ['projectName'],
    set: { description: 'x' },
  },
  {
    seq: 'store',
    token: 'alicloud:log/store:Store',
    recordedId: 'proj-0:store-0',
    id: store,
    keep: ['projectName', 'logstoreName'],
    set: { retentionPeriod: 180 },
  },
  {
    seq: 'alarm',
    token: 'alicloud:cms/alarm:Alarm',
    recordedId: 'rule0',
    id: idOf('cms.metric-rule', 'hazel'),
    keep: ['name', 'project', 'metric', 'contactGroups'],
    set: { silenceTime: 3600 },
  },
  {
    seq: 'user',
    token: 'alicloud:ram/user:User',
    recordedId: 'user0',
    id: idOf('ram.user', 'olive'),
    keep: ['name'],
    set: { comments: 'checked' },
  },
  {
    seq: 'pwd',
    token: 'alicloud:ram/accountPasswordPolicy:AccountPasswordPolicy',
    recordedId: '',
    id: () => 'ram-account-password-policy',
    set: { minimumPasswordLength: 16 },
  },
  {
    seq: 'kms',
    token: 'alicloud:kms/key:Key',
    recordedId: 'key-hzz0000000000000000',
    id: idOf('kms.key', 'walnut'),
    set: { automaticRotation: 'Enabled', rotationInterval: '31536000s' },
  },
] satisfies Case[];
