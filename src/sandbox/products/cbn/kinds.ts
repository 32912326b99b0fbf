import { kind, minute, second } from '../../engine/index.ts';

/** A cloud enterprise network. */
export const cen = kind({
  kind: 'cbn.cen',
  type: 'ACS::CEN::CenInstance',
  id: 'cen-{18}',
  scope: 'global',
  name: 'Name',
  share: 0.5,
  arn: 'acs:cen:*:{account}:ceninstance/{id}',
  notFound: [400, 'ParameterCenInstanceId', 'The specified CEN instance does not exist.'],
  make: (m) => ({
    CenId: m.id,
    Name: m.name,
    Description: '',
    Status: 'Active',
    ProtectionLevel: 'REDUCED',
    Ipv6Level: 'DISABLE',
    CreationTime: second(m.createdAt),
    ResourceGroupId: `rg-${m.chars(14)}`,
  }),
});

/** A transit router: the hub of a network in one region. */
export const transitRouter = kind({
  kind: 'cbn.transit-router',
  type: 'ACS::CEN::TransitRouter',
  id: 'tr-{r}{18}',
  name: 'TransitRouterName',
  of: { kind: 'cbn.cen', each: 1, as: 'CenId' },
  arn: 'acs:cen:{region}:{account}:centransitrouter/{id}',
  notFound: [400, 'InvalidTransitRouterId.NotFound', 'The specified transit router does not exist.'],
  make: (m) => ({
    TransitRouterId: m.id,
    TransitRouterName: m.name,
    TransitRouterDescription: '',
    CenId: m.ref('cbn.cen', 'CenId')?.id ?? '',
    Status: 'Active',
    Type: 'Enterprise',
    AliUid: Number(m.account),
    CreationTime: minute(m.createdAt),
    SupportMulticast: false,
    TransitRouterCidrList: [] as readonly string[],
  }),
});

/** A VPC on a transit router. */
export const vpcAttachment = kind({
  kind: 'cbn.vpc-attachment',
  type: 'ACS::CEN::TransitRouterVpcAttachment',
  id: 'tr-attach-{18}',
  name: 'TransitRouterAttachmentName',
  of: { kind: 'cbn.transit-router', each: 1, as: 'TransitRouterId' },
  notFound: [400, 'InvalidTransitRouterAttachmentId.NotFound', 'The specified attachment does not exist.'],
  make(m) {
    const router = m.ref('cbn.transit-router', 'TransitRouterId');
    const vpc = m.ref('vpc.vpc', 'VpcId');
    return {
      TransitRouterAttachmentId: m.id,
      TransitRouterAttachmentName: m.name,
      TransitRouterAttachmentDescription: '',
      TransitRouterId: router?.id ?? '',
      CenId: String(router?.state['CenId'] ?? ''),
      VpcId: vpc?.id ?? '',
      VpcOwnerId: Number(m.account),
      VpcRegionId: vpc?.region ?? m.region,
      ResourceType: 'VPC',
      Status: 'Attached',
      ChargeType: 'POSTPAY',
      AutoPublishRouteEnabled: true,
      CreationTime: minute(m.createdAt),
    };
  },
});

/** A line between the transit routers of two regions. */
export const peerAttachment = kind({
  kind: 'cbn.peer-attachment',
  type: 'ACS::CEN::TransitRouterPeerAttachment',
  id: 'tr-attach-{19}',
  name: 'TransitRouterAttachmentName',
  share: 0.5,
  notFound: [400, 'InvalidTransitRouterAttachmentId.NotFound', 'The specified attachment does not exist.'],
  make(m) {
    const router = m.ref('cbn.transit-router', 'TransitRouterId');
    const peer = m.ref('cbn.transit-router', 'PeerTransitRouterId');
    return {
      TransitRouterAttachmentId: m.id,
      TransitRouterAttachmentName: m.name,
      TransitRouterAttachmentDescription: '',
      TransitRouterId: router?.id ?? '',
      CenId: String(router?.state['CenId'] ?? ''),
      PeerTransitRouterId: peer?.id ?? '',
      PeerTransitRouterOwnerId: Number(m.account),
      PeerTransitRouterRegionId: peer?.region ?? '',
      ResourceType: 'TR',
      Status: 'Attached',
      Bandwidth: 100,
      BandwidthType: 'DataTransfer',
      CenBandwidthPackageId: '',
      DefaultLinkType: 'Gold',
      GeographicSpanId: 'china_china',
      AutoPublishRouteEnabled: true,
      CreationTime: minute(m.createdAt),
    };
  },
});

/** Bandwidth between areas that a network has bought. */
export const bandwidthPackage = kind({
  kind: 'cbn.bandwidth-package',
  type: 'ACS::CEN::CenBandwidthPackage',
  id: 'cenbwp-{18}',
  scope: 'global',
  name: 'Name',
  share: 0.5,
  arn: 'acs:cen:*:{account}:cenbandwidthpackage/{id}',
  notFound: [400, 'ParameterCenBandwidthPackageId', 'The specified bandwidth package does not exist.'],
  make: (m) => ({
    CenBandwidthPackageId: m.id,
    Name: m.name,
    Description: '',
    Bandwidth: 20,
    BandwidthPackageChargeType: 'PREPAY',
    BusinessStatus: 'Normal',
    Status: 'InUse',
    GeographicRegionAId: 'China',
    GeographicRegionBId: 'China',
    GeographicSpanId: 'china_china',
    IsCrossBorder: false,
    HasReservationData: 'false',
    CreationTime: minute(m.createdAt),
    ExpiredTime: minute(m.openedAt + m.int(60, 330) * 86_400_000),
    ResourceGroupId: `rg-${m.chars(14)}`,
    cens: [m.ref('cbn.cen')?.id ?? ''] as readonly string[],
  }),
});
