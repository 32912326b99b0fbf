import { GoneError } from '../bridge/run.ts';
import { defineType, listAt, part, pick, wanted } from '../type-file.ts';

export default defineType({
  token: 'alicloud:nas/lifecyclePolicy:LifecyclePolicy',
  product: 'nas',
  reads: [
    {
      action: 'DescribeLifecyclePolicies',
      method: 'GET',
      query: { FileSystemId: part(0), PageNumber: 1, PageSize: 20 },
      set(reply, x) {
        const found = listAt(reply, 'LifecyclePolicies').find((one) => one['LifecyclePolicyName'] === x.part(1));
        if (found === undefined) throw new GoneError(`${x.id} is not found`);
        return pick(found, 'FileSystemId LifecyclePolicyName LifecycleRuleName Paths StorageType');
      },
    },
  ],
  create: [
    {
      action: 'CreateLifecyclePolicy',
      body: {
        FileSystemId: wanted('fileSystemId'),
        LifecyclePolicyName: wanted('lifecyclePolicyName'),
        LifecycleRuleName: wanted('lifecycleRuleName'),
        Paths: wanted('paths'),
        StorageType: wanted('storageType'),
      },
    },
  ],
  newId: (x) => `${x.get('fileSystemId')}:${x.get('lifecyclePolicyName')}`,
  remove: [{ action: 'DeleteLifecyclePolicy', body: { FileSystemId: part(0), LifecyclePolicyName: part(1) } }],
});
