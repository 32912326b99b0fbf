import { type Action, type Context, type Fields, listOf, oneOf, type Row, tagging, tagPairs, tokens, write } from '../../engine/index.ts';
import { regionsOf, zonesOf } from '../network/place.ts';
import { invalid } from './words.ts';

/** The kinds of the product by the words with which its common calls name them. */
const kindsByWord: Readonly<Record<string, string>> = {
  VPC: 'vpc.vpc',
  VSWITCH: 'vpc.vswitch',
  ROUTETABLE: 'vpc.vpc',
  EIP: 'vpc.eip',
  NATGATEWAY: 'vpc.nat-gateway',
  COMMONBANDWIDTHPACKAGE: 'vpc.common-bandwidth-package',
  BANDWIDTHPACKAGE: 'vpc.common-bandwidth-package',
  FLOWLOG: 'vpc.flow-log',
  NETWORKACL: 'vpc.network-acl',
  VPNGATEWAY: 'vpc.vpn-gateway',
  VPNCONNECTION: 'vpc.vpn-connection',
};

/** Kinds that can be protected from deletion, by the call's words. */
const protectable: Readonly<Record<string, string>> = {
  EIP: 'vpc.eip',
  NATGW: 'vpc.nat-gateway',
  CBWP: 'vpc.common-bandwidth-package',
};

const words = { ...kindsByWord, ...Object.fromEntries(Object.entries(kindsByWord).map(([word, name]) => [word.toLowerCase(), name])) };
const { UntagResources, ...tags } = tagging({ types: words });

function kindNamed(x: Context): string {
  return kindsByWord[x.text('ResourceType').toUpperCase()] ?? x.refuse(invalid('ResourceType'));
}

/** Every pair of key and value that resources of a type carry, once each. */
function pairsOf(x: Context): readonly Fields[] {
  const named = x.texts('ResourceId').flatMap((id): readonly Row[] => [x.find(kindNamed(x), id)].filter((row) => row !== undefined));
  const rows = x.params['ResourceId'] === undefined ? [...x.rows(kindNamed(x))] : named;
  const pairs = rows.flatMap((row) => tagPairs(row.tags, 'TagKey', 'TagValue'));
  return [...new Map(pairs.map((pair) => [JSON.stringify(pair), pair])).values()];
}

/** Calls that serve all kinds of the product. */
export const commonActions: Readonly<Record<string, Action>> = {
  ...tags,
  UnTagResources: UntagResources,
  DescribeTags: listOf({
    rows: 'TagResources.TagResource',
    needs: ['ResourceType'],
    page: tokens({ size: 50, max: 50, total: null, sizeName: 'MaxResult', sizeOut: null }),
    from: pairsOf,
  }),
  DeletionProtection: write(
    (x) => {
      const refusal = oneOf(Object.keys(protectable), invalid('Type'))(x.text('Type'), 'Type', x);
      if (refusal) x.refuse(refusal);
      x.change(x.get(protectable[x.text('Type')] as string, x.text('InstanceId')), {
        DeletionProtection: x.params['ProtectionEnable'] === true,
      });
      return {};
    },
    { needs: ['InstanceId', 'Type', 'ProtectionEnable'] },
  ),
  MoveResourceGroup: write(
    (x) => {
      x.change(x.get(kindNamed(x), x.text('ResourceId')), { ResourceGroupId: x.text('NewResourceGroupId') });
      return {};
    },
    { needs: ['ResourceId', 'ResourceType', 'NewResourceGroupId'] },
  ),
  DescribeRegions: listOf({ rows: 'Regions.Region', from: regionsOf }),
  DescribeZones: listOf({ rows: 'Zones.Zone', from: (x) => zonesOf(x).map((zone): Fields => ({ ...zone, ZoneType: 'AvailabilityZone' })) }),
};
