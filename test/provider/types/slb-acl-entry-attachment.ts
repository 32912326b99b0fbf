import { GoneError } from '../bridge/run.ts';
import type { Reply } from '../cloud/client.ts';
import { defineType, listAt, part, region, type Work } from '../type-file.ts';

const acl = { AclId: part(0), RegionId: region };

export default defineType({
  token: 'alicloud:slb/aclEntryAttachment:AclEntryAttachment',
  product: 'slb',
  readId(id) {
    const parts = id.split(':').length;
    if (parts !== 2) throw new Error(`Invalid Resource Id ${id}. Expected parts' length 2, got ${parts}`);
    return id;
  },
  reads: [{ action: 'DescribeAccessControlListAttribute', body: acl, set: attributes }],
  create: [
    {
      action: 'AddAccessControlListEntry',
      body: {
        AclId: (x) => x.get('aclId'),
        RegionId: region,
        AclEntrys: (x) => {
          const comment = x.get('comment');
          return JSON.stringify([{ entry: x.get('entry'), ...(comment === undefined ? {} : { comment }) }]);
        },
      },
    },
  ],
  newId: (x) => `${String(x.get('aclId'))}:${String(x.get('entry'))}`,
  remove: [
    {
      action: 'RemoveAccessControlListEntry',
      body: { ...acl, AclEntrys: (x) => JSON.stringify([{ entry: x.part(1) }]) },
      // An empty list counts as done.
      swallow: (error) => error.code === 'AclEntryEmpty',
    },
  ],
});

function attributes(found: Reply, x: Work): Record<string, unknown> {
  const entry = listAt(found, 'AclEntrys.AclEntry').find((one) => one['AclEntryIP'] === x.part(1));
  if (!entry) throw new GoneError(`${x.id} is not found`);
  return { aclId: x.part(0), entry: entry['AclEntryIP'], comment: entry['AclEntryComment'] };
}
