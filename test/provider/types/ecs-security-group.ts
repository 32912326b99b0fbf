import { changed, defineType, id, pick, region, tags, token, wanted } from '../type-file.ts';

const aGroup = { RegionId: region, SecurityGroupId: id };
const attribute = { action: 'DescribeSecurityGroupAttribute', body: aGroup };

export default defineType({
  token: 'alicloud:ecs/securityGroup:SecurityGroup',
  product: 'ecs',
  reads: [
    {
      action: 'DescribeSecurityGroups',
      body: aGroup,
      at: 'SecurityGroups.SecurityGroup',
      set: (found) => ({
        ...pick(
          found,
          'CreationTime:createTime Description ResourceGroupId SecurityGroupName SecurityGroupName:name SecurityGroupType VpcId',
        ),
        tags: tags(found, 'Tags.Tag'),
      }),
    },
    { ...attribute, set: (found) => ({ ...pick(found, 'InnerAccessPolicy'), innerAccess: found['InnerAccessPolicy'] === 'Accept' }) },
  ],
  updates: [
    { ...attribute, on: 'innerAccessPolicy' },
    {
      action: 'ModifySecurityGroupPolicy',
      on: 'innerAccessPolicy',
      body: { ...aGroup, ClientToken: token('ModifySecurityGroupPolicy'), InnerAccessPolicy: wanted('innerAccessPolicy') },
    },
    {
      action: 'ModifySecurityGroupAttribute',
      on: ['securityGroupName', 'description'],
      body: { ...aGroup, SecurityGroupName: changed('securityGroupName'), Description: changed('description') },
    },
  ],
  remove: [{ action: 'DeleteSecurityGroup', body: aGroup }],
});
