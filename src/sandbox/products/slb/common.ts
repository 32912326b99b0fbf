import { type Action, type Context, type Fields, listOf, pages, tagging, tagPairs, write } from '../../engine/index.ts';
import { nextZone, regionsOf, zonesOf } from '../network/place.ts';
import { loadBalancer } from './load-balancer.ts';

/** Tags of the older calls: `[{"TagKey":"env","TagValue":"prod"}]`. */
function sentTags(x: Context): readonly (readonly [string, string])[] {
  try {
    const sent = JSON.parse(x.text('Tags')) as readonly { readonly TagKey: string; readonly TagValue?: string }[];
    return sent.map(({ TagKey, TagValue = '' }) => [TagKey, TagValue]);
  } catch {
    return x.refuse([400, 'InvalidParameter', 'The specified parameter Tags is not valid.']);
  }
}

function tagSets(x: Context): readonly Fields[] {
  const id = x.text('LoadBalancerId');
  const rows = id === '' ? [...x.rows(loadBalancer)] : [x.get(loadBalancer, id)];
  const counts = new Map<string, Fields>();
  for (const pair of rows.flatMap((row) => tagPairs(row.tags, 'TagKey', 'TagValue'))) {
    const known = counts.get(JSON.stringify(pair));
    counts.set(JSON.stringify(pair), { ...pair, InstanceCount: Number(known?.['InstanceCount'] ?? 0) + 1 });
  }
  return [...counts.values()];
}

/** Calls that serve all kinds of the product. */
export const commonActions: Readonly<Record<string, Action>> = {
  ...tagging({
    types: {
      instance: 'slb.load-balancer',
      acl: 'slb.acl',
      certificate: 'slb.server-certificate',
      vservergroup: 'slb.server-group',
      listener: 'slb.listener',
    },
  }),
  DescribeTags: listOf({ rows: 'TagSets.TagSet', page: pages({ size: 50, max: 100 }), from: tagSets }),
  AddTags: write(
    (x) => {
      x.tag(x.get(loadBalancer, x.text('LoadBalancerId')), Object.fromEntries(sentTags(x)));
      return {};
    },
    { needs: ['LoadBalancerId', 'Tags'] },
  ),
  RemoveTags: write(
    (x) => {
      x.tag(x.get(loadBalancer, x.text('LoadBalancerId')), Object.fromEntries(sentTags(x).map(([key]) => [key, undefined])));
      return {};
    },
    { needs: ['LoadBalancerId', 'Tags'] },
  ),
  DescribeRegions: listOf({ rows: 'Regions.Region', from: regionsOf }),
  DescribeZones: listOf({
    rows: 'Zones.Zone',
    from: (x) =>
      zonesOf(x).map((zone): Fields => {
        const slave = nextZone(String(zone['ZoneId']));
        return { ...zone, SlaveZones: { SlaveZone: [{ ZoneId: slave, LocalName: `可用区${slave.slice(-1).toUpperCase()}` }] } };
      }),
  }),
};
