import type { Reply } from '../cloud/client.ts';
import { defineType, id, listAt, pick, region, tags, type Work } from '../type-file.ts';
import { clientToken } from './help/client-token.ts';

const acl = {
  action: 'DescribeNetworkAclAttributes',
  query: { NetworkAclId: id, RegionId: region },
  body: { ClientToken: clientToken('DescribeNetworkAclAttributes') },
  at: 'NetworkAclAttribute',
} as const;
const shared = 'Policy NetworkAclEntryName Protocol Port Description EntryType IpVersion';
const directions = [
  { property: 'ingressAclEntries', field: 'IngressAclEntries', address: 'SourceCidrIp' },
  { property: 'egressAclEntries', field: 'EgressAclEntries', address: 'DestinationCidrIp' },
] as const;
const properties = directions.map(({ property }) => property);

export default defineType({
  token: 'alicloud:vpc/networkAcl:NetworkAcl',
  product: 'vpc',
  reads: [{ ...acl, set: attributes }],
  updates: [
    {
      action: 'UpdateNetworkAclEntries',
      on: properties,
      body: {
        ClientToken: clientToken('UpdateNetworkAclEntries'),
        ...Object.assign(
          {},
          ...directions.map(({ property, field, address }) => ({
            [`Update${field}`]: (x: Work) => (x.has(property) ? 'true' : undefined),
            [field]: (x: Work) => (x.has(property) ? wireEntries(x.get(property), address) : undefined),
          })),
        ),
        NetworkAclId: id,
        RegionId: region,
      },
    },
    { ...acl, on: properties, before: 5, until: (found) => found['Status'] === 'Available' },
  ],
});

function attributes(found: Reply): Record<string, unknown> {
  const entries = directions.map(({ property, field, address }) => {
    // Those of the cloud itself are neither read nor written.
    const own = listAt(found, `${field}.${field.replace(/ies$/, 'y')}`).filter(
      ({ EntryType }) => EntryType !== 'system' && EntryType !== 'service',
    );
    return [property, own.map((entry) => pick(entry, `${shared} ${address}`))] as const;
  });
  return {
    ...pick(found, 'CreationTime:createTime Description NetworkAclName NetworkAclName:name Status VpcId'),
    ...Object.fromEntries(entries),
    resources: listAt(found, 'Resources.Resource').map((one) => pick(one, 'ResourceId ResourceType Status')),
    tags: tags(found, 'Tags.Tag'),
  };
}

function wireEntries(entries: unknown, address: string): Reply[] {
  const fields = `${shared} ${address}`.split(' ');
  const property = (field: string) => field.slice(0, 1).toLowerCase() + field.slice(1);
  return ((entries ?? []) as readonly Reply[]).map((entry) => Object.fromEntries(fields.map((field) => [field, entry[property(field)]])));
}
