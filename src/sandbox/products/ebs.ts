import { defineProduct, kind, list, listOf, pages, pagesOrTokens, same, tagging, tokens } from '../engine/index.ts';

const replicaPair = kind({
  kind: 'ebs.replica-pair',
  type: 'ACS::EBS::DiskReplicaPair',
  id: 'pair-{r}{17}',
  name: 'PairName',
  share: 0.1,
  notFound: [404, 'Pair.NotFound', 'The specified pair does not exist.'],
  make: (m) => ({
    ReplicaPairId: m.id,
    PairName: m.name,
    Description: '',
    Status: 'normal',
    SourceDiskId: m.ref('ecs.disk', 'SourceDiskId')?.id ?? '',
    SourceRegion: m.region,
    SourceZoneId: m.zone,
    DestinationDiskId: String(m.given['DestinationDiskId'] ?? ''),
    DestinationRegion: String(m.given['DestinationRegion'] ?? 'cn-shanghai'),
    PrimaryRegion: m.region,
    PrimaryZone: m.zone,
    Site: 'production',
    RPO: 900,
    Bandwidth: 10_240,
    ChargeType: 'POSTPAY',
    CreateTime: Math.floor(m.createdAt / 1000),
    ResourceGroupId: '',
  }),
});

export default defineProduct({
  product: 'ebs',
  style: 'RPC',
  versions: ['2021-07-30'],
  hosts: ['ebs.{region}.aliyuncs.com'],
  kinds: [replicaPair],
  actions: {
    DescribeRegions: listOf({
      rows: 'Regions',
      from: (x) => x.estate.regions.map((RegionId) => ({ RegionId, LocalName: RegionId, RegionEndpoint: `ebs.${RegionId}.aliyuncs.com` })),
    }),
    DescribeDiskReplicaPairs: list({
      kind: replicaPair,
      rows: 'ReplicaPairs',
      ids: 'PairIds',
      page: pagesOrTokens(pages({ size: 10, max: 100 }), tokens({ size: 10, max: 500, sizeOut: null })),
      filter: same('Site', 'Name', 'ResourceGroupId'),
    }),
    ...tagging({ types: { diskreplicapair: 'ebs.replica-pair' }, rows: 'TagResources' }),
  },
});
