import { type Action, defineProduct, type Fields, list, listOf, pages, same, tagging, tokens } from '../engine/index.ts';
import { bandwidthPackage, cen, peerAttachment, transitRouter, vpcAttachment } from './cbn/kinds.ts';

const fifty = pages({ size: 10, max: 50 });
const byToken = tokens({ size: 20, max: 100 });

const actions: Readonly<Record<string, Action>> = {
  DescribeCens: list({
    kind: cen,
    rows: 'Cens.Cen',
    page: fifty,
    filter: same('ResourceGroupId'),
    view: (_state, row, x) => ({
      CenBandwidthPackageIds: { CenBandwidthPackageId: x.where(bandwidthPackage, 'cens', row.id).map(({ id }) => id) },
    }),
  }),
  DescribeCenBandwidthPackages: list({
    kind: bandwidthPackage,
    rows: 'CenBandwidthPackages.CenBandwidthPackage',
    page: fifty,
    filter: same('ResourceGroupId'),
    view: ({ cens }) => ({ CenIds: { CenId: cens.filter((id) => id !== '') } }),
  }),
  ListTransitRouters: list({
    kind: transitRouter,
    rows: 'TransitRouters',
    needs: ['CenId'],
    everywhere: true,
    page: fifty,
    filter: {
      ...same('CenId', 'TransitRouterId', 'TransitRouterName', 'Type', 'Status'),
      RegionId: (_state, wanted, row) => row.region === wanted,
    },
  }),
  ListTransitRouterVpcAttachments: list({
    kind: vpcAttachment,
    rows: 'TransitRouterAttachments',
    everywhere: true,
    page: byToken,
    filter: same('CenId', 'TransitRouterId', 'TransitRouterAttachmentId', 'VpcId', 'Status'),
    view: (_state, row, x) => ({
      ZoneMappings: x
        .where('vpc.vswitch', 'VpcId', String(row.state.VpcId))
        .slice(0, 2)
        .map(({ id, state }) => ({ VSwitchId: id, ZoneId: String(state['ZoneId']), NetworkInterfaceId: `eni-${id.slice(4)}` })),
    }),
  }),
  ListTransitRouterPeerAttachments: list({
    kind: peerAttachment,
    rows: 'TransitRouterAttachments',
    everywhere: true,
    page: byToken,
    filter: same('CenId', 'TransitRouterId', 'TransitRouterAttachmentId'),
  }),
  // The shop has no leased line, so no border router is ever checked.
  DescribeCenVbrHealthCheck: listOf<Fields>({ rows: 'VbrHealthChecks.VbrHealthCheck', page: fifty, from: () => [] }),
  ...tagging({ types: { cen: 'cbn.cen', bandwidthpackage: 'cbn.bandwidth-package', transitrouter: 'cbn.transit-router' } }),
};

/** Cloud enterprise networks, which join the VPCs of several regions. */
export default defineProduct({
  product: 'cbn',
  style: 'RPC',
  versions: ['2017-09-12'],
  ram: 'cen',
  hosts: ['cbn.aliyuncs.com', 'cbn.{region}.aliyuncs.com'],
  kinds: [cen, transitRouter, vpcAttachment, peerAttachment, bandwidthPackage],
  actions,
});
