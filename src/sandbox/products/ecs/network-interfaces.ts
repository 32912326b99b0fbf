import { type Action, type Context, listOf, pages, pagesOrTokens, same, tokens } from '../../engine/index.ts';
import { instance } from './kinds.ts';

/** The interface that every instance is born with. */
function primaryOf(x: Context) {
  return [...x.rows(instance)].flatMap(({ state, account }) =>
    state.NetworkInterfaces.NetworkInterface.map((nic) => ({
      ...nic,
      NetworkInterfaceName: '',
      Description: '',
      Status: 'InUse',
      Type: 'Primary',
      InstanceId: state.InstanceId,
      PrivateIpAddress: nic.PrimaryIpAddress,
      VpcId: state.VpcAttributes.VpcId,
      VSwitchId: state.VpcAttributes.VSwitchId,
      ZoneId: state.ZoneId,
      CreationTime: state.CreationTime,
      SecurityGroupIds: state.SecurityGroupIds,
      OwnerId: account,
      ServiceManaged: false,
      SourceDestCheck: false,
      DeleteOnRelease: true,
      QueueNumber: 2,
      ResourceGroupId: state.ResourceGroupId,
      NetworkInterfaceTrafficMode: 'Standard',
      Attachment: { InstanceId: state.InstanceId, DeviceIndex: 0, NetworkCardIndex: 0, TrunkNetworkInterfaceId: '' },
    })),
  );
}

export const networkInterfaces: Readonly<Record<string, Action>> = {
  DescribeNetworkInterfaces: listOf({
    rows: 'NetworkInterfaceSets.NetworkInterfaceSet',
    from: primaryOf,
    page: pagesOrTokens(pages({ size: 10, max: 100 }), tokens({ size: 10, max: 500, sizeOut: null })),
    filter: {
      ...same('InstanceId', 'VpcId', 'VSwitchId', 'Status', 'Type', 'NetworkInterfaceName', 'PrimaryIpAddress', 'ServiceManaged'),
      SecurityGroupId: 'SecurityGroupIds.SecurityGroupId',
      NetworkInterfaceId: (nic, wanted) => (Array.isArray(wanted) ? wanted : [wanted]).includes(nic.NetworkInterfaceId),
    },
  }),
};
