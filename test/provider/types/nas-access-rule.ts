import { defineType, part, pick, type Work, wanted } from '../type-file.ts';

/** Group, rule and kind of file system; the kind may be left out of the id, and is then not sent. */
const query = { AccessGroupName: part(0), AccessRuleId: part(1), FileSystemType: (x: Work) => x.part(2) || undefined };

export default defineType({
  token: 'alicloud:nas/accessRule:AccessRule',
  product: 'nas',
  reads: [
    {
      action: 'DescribeAccessRules',
      query,
      at: 'AccessRules.AccessRule',
      set: (found) =>
        pick(
          found,
          `Ipv6SourceCidrIp Priority RegionId RWAccess:rwAccessType SourceCidrIp UserAccess:userAccessType AccessGroupName
           AccessRuleId FileSystemType`,
        ),
    },
  ],
  updates: [
    {
      action: 'ModifyAccessRule',
      on: ['sourceCidrIp', 'ipv6SourceCidrIp', 'priority', 'rwAccessType', 'userAccessType'],
      query,
      body: {
        Priority: wanted('priority'),
        RWAccessType: wanted('rwAccessType'),
        SourceCidrIp: (x) => x.get('sourceCidrIp') || undefined,
        Ipv6SourceCidrIp: (x) => x.get('ipv6SourceCidrIp') || undefined,
        UserAccessType: wanted('userAccessType'),
      },
    },
  ],
});
