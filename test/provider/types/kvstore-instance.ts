import type { Reply } from '../cloud/client.ts';
import { type Attributes, changed, defineType, id, listAt, pick, region, type Step, tags, type Work, wanted } from '../type-file.ts';

const anInstance = { InstanceId: id, RegionId: region };
const status = { action: 'DescribeInstanceAttribute', body: anInstance, at: 'Instances.DBInstanceAttribute' };
const normal = (on: Step['on'], before: number): Step => ({
  ...status,
  ...(on === undefined ? {} : { on }),
  before,
  until: (found) => found['InstanceStatus'] === 'Normal',
});
const group = (x: Work) => x.get('securityIpGroupName') || 'default';

export default defineType({
  token: 'alicloud:kvstore/instance:Instance',
  product: 'kvstore',
  reads: [
    { ...status, needs: 'IsSupportTDE', set: ofInstance },
    { action: 'DescribeDBInstanceNetInfo', body: { InstanceId: id }, set: ofNet },
    {
      action: 'DescribeBackupPolicy',
      query: anInstance,
      set: (found) => ({
        backupTime: found['PreferredBackupTime'],
        backupPeriods: String(found['PreferredBackupPeriod'] ?? '')
          .split(',')
          .filter((day) => day !== ''),
      }),
    },
    { action: 'DescribeSecurityGroupConfiguration', query: anInstance, set: ofGroups },
    { action: 'DescribeInstanceSSL', query: anInstance, set: (found) => ({ sslEnable: found['SSLEnabled'] }) },
    { action: 'DescribeSecurityIps', query: anInstance, set: ofIps },
    {
      action: 'DescribeInstanceAutoRenewalAttribute',
      query: { DBInstanceId: id, RegionId: region },
      when: (x) => x.found['paymentType'] === 'PrePaid',
      at: 'Items.Item',
      set: (found) => ({ autoRenew: String(found['AutoRenew']) === 'true', autoRenewPeriod: found['Duration'] }),
    },
    { action: 'DescribeEngineVersion', body: { InstanceId: id }, set: (found) => pick(found, 'IsAutoUpgradeOpen') },
  ],
  suppress: {
    autoRenew: (x) => x.get('paymentType') !== 'PrePaid',
    autoRenewPeriod: (x) => x.get('paymentType') !== 'PrePaid' || x.get('autoRenew') !== true,
  },
  updates: [
    { action: 'ModifyInstanceConfig', on: 'config', query: { ...anInstance, Config: (x) => JSON.stringify(x.get('config')) } },
    normal('config', 120),
    { action: 'ModifyInstanceVpcAuthMode', on: 'vpcAuthMode', query: { ...anInstance, VpcAuthMode: wanted('vpcAuthMode') } },
    normal('vpcAuthMode', 120),
    {
      action: 'ModifyInstanceAutoRenewalAttribute',
      on: ['autoRenew', 'autoRenewPeriod'],
      query: { DBInstanceId: id, RegionId: region, AutoRenew: wanted('autoRenew'), Duration: (x) => x.get('autoRenewPeriod') || undefined },
    },
    { action: 'ModifyInstanceSSL', on: 'sslEnable', query: { ...anInstance, SSLEnabled: wanted('sslEnable') } },
    normal('sslEnable', 300),
    {
      action: 'ModifyInstanceAttribute',
      on: ['instanceReleaseProtection', 'dbInstanceName'],
      query: {
        ...anInstance,
        InstanceName: wanted('dbInstanceName'),
        InstanceReleaseProtection: changed('instanceReleaseProtection'),
      },
    },
    normal(['instanceReleaseProtection', 'dbInstanceName'], 120),
    {
      action: 'ModifySecurityIps',
      on: ['securityIps', 'securityIpGroupName'],
      query: {
        ...anInstance,
        ModifyMode: 'Cover',
        SecurityIpGroupName: group,
        SecurityIps: (x) => (x.get('securityIps') as string[] | undefined)?.join(','),
      },
    },
    normal(['securityIps', 'securityIpGroupName'], 1),
    { action: 'ModifyInstanceTDE', on: 'tdeStatus', body: { ...anInstance, TDEStatus: wanted('tdeStatus') } },
    normal('tdeStatus', 5),
    {
      action: 'ModifyDBInstanceAutoUpgrade',
      on: 'isAutoUpgradeOpen',
      body: { DBInstanceId: id, RegionId: region, Value: wanted('isAutoUpgradeOpen') },
    },
  ],
  remove: [{ action: 'DeleteInstance', query: anInstance }],
});

function ofInstance(found: Reply): Attributes {
  const config = found['Config'];
  return {
    ...pick(
      found,
      `Bandwidth Capacity ConnectionDomain InstanceName:dbInstanceName InstanceName:instanceName EndTime EngineVersion
       RealInstanceClass:instanceClass InstanceReleaseProtection InstanceType MaintainEndTime MaintainStartTime NodeType
       ChargeType:paymentType ChargeType:instanceChargeType PrivateIp QPS:qps ResourceGroupId ShardCount ReadOnlyCount SlaveReadOnlyCount
       ReplicaCount SlaveReplicaCount InstanceStatus:status VSwitchId:vswitchId VpcAuthMode ZoneId ZoneId:availabilityZone SecondaryZoneId`,
    ),
    config: config === undefined ? undefined : texts(JSON.parse(String(config)) as Attributes),
    tags: tags(found, 'Tags.Tag'),
  };
}

function texts(values: Attributes): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}

function ofNet(reply: Reply): Attributes {
  const all = listAt(reply, 'NetInfoItems.InstanceNetInfo');
  if (all.length === 0) throw new Error('the instance has no network');
  const inner = all.find((one) => one['DBInstanceNetType'] === '2');
  return {
    privateConnectionPort: inner?.['Port'],
    connectionString: all.find((one) => one['DBInstanceNetType'] === '0')?.['ConnectionString'],
  };
}

function ofGroups(reply: Reply): Attributes {
  const ids = listAt(reply, 'Items.EcsSecurityGroupRelation').map(({ SecurityGroupId }) => SecurityGroupId);
  return { securityGroupId: ids.length === 0 ? undefined : ids.join(',') };
}

function ofIps(reply: Reply, x: Work): Attributes {
  const found = listAt(reply, 'SecurityIpGroups.SecurityIpGroup').find((one) => one['SecurityIpGroupName'] === group(x));
  const list = String(found?.['SecurityIpList'] ?? '');
  return {
    securityIps: list === '' ? [] : list.split(','),
    securityIpGroupName: group(x),
    securityIpGroupAttribute: found?.['SecurityIpGroupAttribute'],
  };
}
