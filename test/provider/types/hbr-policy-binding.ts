import { GoneError } from '../bridge/run.ts';
import { defineType, listAt, part, pick, wanted } from '../type-file.ts';

export default defineType({
  token: 'alicloud:hbr/policyBinding:PolicyBinding',
  product: 'hbr',
  reads: [
    {
      action: 'DescribePolicyBindings',
      body: { MaxResults: 50, PolicyId: part(0), SourceType: part(1) },
      set(reply, x) {
        const found = listAt(reply, 'PolicyBindings').find((one) => one['DataSourceId'] === x.part(2));
        if (found === undefined) throw new GoneError(`${x.id} is not found`);
        return pick(
          found,
          `CreatedTime:createTime CrossAccountRoleName CrossAccountType CrossAccountUserId Disabled Exclude Include
           PolicyBindingDescription Source SpeedLimit DataSourceId PolicyId SourceType`,
        );
      },
    },
  ],
  create: [
    {
      action: 'CreatePolicyBindings',
      body: {
        PolicyBindingList: (x) => JSON.stringify([{ DataSourceId: x.get('dataSourceId'), SourceType: x.get('sourceType') }]),
        PolicyId: wanted('policyId'),
      },
    },
  ],
  newId: (x) => `${x.get('policyId')}:${x.get('sourceType')}:${x.get('dataSourceId')}`,
  remove: [
    {
      action: 'DeletePolicyBinding',
      body: { DataSourceIds: (x) => JSON.stringify([x.part(2)]), PolicyId: part(0), SourceType: part(1) },
    },
  ],
});
