import { changed, defineType, id, pick, region, tags, wanted } from '../type-file.ts';

const balancer = { LoadBalancerId: id, RegionId: region };
const look = { action: 'DescribeLoadBalancerAttribute', body: balancer };
/** The classic API writes its charge types in small letters. */
const chargeTypes: Readonly<Record<string, string>> = { paybytraffic: 'PayByTraffic', paybybandwidth: 'PayByBandwidth' };

export default defineType({
  token: 'alicloud:slb/applicationLoadBalancer:ApplicationLoadBalancer',
  product: 'slb',
  reads: [
    {
      ...look,
      set: (found) => ({
        ...pick(
          found,
          `Address AddressIPVersion:addressIpVersion AddressType Bandwidth DeleteProtection LoadBalancerName LoadBalancerName:name
           LoadBalancerSpec LoadBalancerSpec:specification MasterZoneId ModificationProtectionReason ModificationProtectionStatus
           InstanceChargeType ResourceGroupId SlaveZoneId LoadBalancerStatus:status VSwitchId:vswitchId`,
        ),
        internetChargeType: chargeTypes[String(found['InternetChargeType'])] ?? found['InternetChargeType'],
        paymentType: found['PayType'] === 'PrePay' ? 'Subscription' : 'PayAsYouGo',
      }),
    },
    {
      action: 'ListTagResources',
      body: { RegionId: region, 'ResourceId.1': id, ResourceType: 'instance' },
      set: (reply) => ({ tags: tags(reply, 'TagResources.TagResource') }),
    },
  ],
  suppress: { bandwidth: (x) => x.get('internetChargeType') === 'PayByTraffic' },
  updates: [
    {
      action: 'SetLoadBalancerStatus',
      on: 'status',
      retry: 'slb',
      body: { ...balancer, LoadBalancerStatus: wanted('status') },
    },
    {
      action: 'SetLoadBalancerDeleteProtection',
      on: 'deleteProtection',
      retry: 'slb',
      body: { ...balancer, DeleteProtection: wanted('deleteProtection') },
    },
    {
      action: 'SetLoadBalancerName',
      on: 'loadBalancerName',
      retry: 'slb',
      body: { ...balancer, LoadBalancerName: wanted('loadBalancerName') },
    },
    {
      action: 'ModifyLoadBalancerInstanceSpec',
      on: 'loadBalancerSpec',
      retry: 'slb',
      body: { ...balancer, LoadBalancerSpec: wanted('loadBalancerSpec') },
    },
    {
      action: 'SetLoadBalancerModificationProtection',
      on: ['modificationProtectionStatus', 'modificationProtectionReason'],
      retry: 'slb',
      body: {
        ...balancer,
        ModificationProtectionStatus: wanted('modificationProtectionStatus'),
        ModificationProtectionReason: (x) =>
          x.get('modificationProtectionStatus') === 'ConsoleProtection' ? x.get('modificationProtectionReason') || undefined : undefined,
      },
    },
    {
      action: 'ModifyLoadBalancerInternetSpec',
      on: ['bandwidth', 'internetChargeType'],
      retry: 'slb',
      body: { ...balancer, Bandwidth: changed('bandwidth'), InternetChargeType: changed('internetChargeType') },
    },
  ],
  remove: [
    { action: 'DeleteLoadBalancer', body: balancer },
    { ...look, before: 5, swallow: (error) => error.isGone, until: (found) => found['LoadBalancerId'] === undefined },
  ],
});
