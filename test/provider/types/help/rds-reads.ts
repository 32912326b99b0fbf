import type { Reply } from '../../cloud/client.ts';
import { type Attributes, at, id, listAt, pick, type Read, region, type Work } from '../../type-file.ts';

/** The instance, as every call of the product names it. */
export const anInstance = { DBInstanceId: id, RegionId: region, SourceIp: '' };

const read = (action: string, rest: Omit<Read, 'action'> = {}): Read => ({ action, body: anInstance, ...rest });
const instance = { at: 'Items.DBInstanceAttribute', needs: 'Engine SlaveZones.SlaveZone Extra ServerlessConfig' };
const net = { at: 'DBInstanceNetInfos.DBInstanceNetInfo' };

/** The reads of an instance, in the order in which the real plugin sends them. */
export const attributeReads: readonly Read[] = [
  read('DescribeDBInstanceAttribute', { ...instance, set: ofInstance }),
  read('DescribeDBInstanceIPArrayList', { set: ofIpArrays }),
  read('DescribeTags', { set: ofTags }),
  read('DescribeDBInstanceMonitor', {
    panicsWhenRefused: true,
    needs: 'Period',
    set: (found) => ({ monitoringPeriod: Number(found['Period']) }),
  }),
  read('DescribeSQLCollectorPolicy', { set: (found) => ({ sqlCollectorStatus: collector(found['SQLCollectorStatus']) }) }),
  read('DescribeSQLCollectorRetention', {
    needs: 'ConfigValue',
    set: (found) => ({ sqlCollectorConfigValue: Number(found['ConfigValue']) }),
  }),
  read('DescribeDBInstanceNetInfo', net),
  read('DescribeDBInstanceHAConfig', { body: { DBInstanceId: id, SourceIp: '' }, panicsWhenRefused: true, set: ofHa }),
  read('DescribeDBInstanceNetInfo', { set: ofNet }),
  read('DescribeParameters', { needs: 'RunningParameters.DBInstanceParameter' }),
  read('DescribeInstanceAutoRenewalAttribute', {
    when: (x) => x.found['instanceChargeType'] === 'Prepaid',
    at: 'Items.Item',
    set: ofRenewal,
  }),
  read('DescribeSecurityGroupConfiguration', { needs: 'Items.EcsSecurityGroupRelation', set: ofGroups }),
  read('DescribeDBInstanceSSL', { set: ofSsl }),
  read('DescribeDBInstanceAttribute', instance),
  read('DescribeDBInstanceTDE', { set: (found) => pick(found, 'TDEStatus:tdeStatus') }),
  read('DescribeHASwitchConfig', { set: (found) => pick(found, 'HAConfig:haConfig ManualHATime:manualHaTime') }),
  read('DescribeHADiagnoseConfig', { set: (found) => pick(found, 'TcpConnectionType') }),
  read('DescribeParameters', { set: (found) => ({ dbParamGroupId: at(found, 'ParamGroupInfo.ParamGroupId') }) }),
  {
    action: 'DescribeInstanceLinkedWhitelistTemplate',
    body: { InsName: id, RegionId: region },
    set: (found) => ({ templateIdLists: listAt(found, 'Data.Templates').map(({ TemplateId }) => TemplateId) }),
  },
];

function ofInstance(found: Reply): Attributes {
  const zones = listAt(found, 'SlaveZones.SlaveZone').map(({ ZoneId }) => ZoneId);
  return {
    ...pick(
      found,
      `Engine EngineVersion ResourceGroupId DBInstanceType:dbInstanceType SecurityIPMode:securityIpMode DBInstanceClass:instanceType Port
       DBInstanceStorage:instanceStorage DBInstanceStorageType:dbInstanceStorageType ZoneId DBInstanceStatus:status CreationTime:createTime
       BurstingEnabled ColdDataEnabled PayType:instanceChargeType VSwitchId:vswitchId ConnectionString DBInstanceDescription:instanceName
       MaintainTime AutoUpgradeMinorVersion CurrentKernelVersion:targetMinorVersion DeletionProtection VpcId Category TimeZone Collation`,
    ),
    pgBouncerEnabled: found['PGBouncerEnabled'] === 'true' || found['PGBouncerEnabled'] === true ? true : undefined,
    zoneIdSlaveA: zones[0],
    zoneIdSlaveB: zones[1],
    recoveryModel: at(found, 'Extra.RecoveryModel'),
  };
}

/** One group is read: the one that the state names, else `default`. */
function ofIpArrays(reply: Reply, x: Work): Attributes {
  const name = x.get('dbInstanceIpArrayName') || 'default';
  const group = listAt(reply, 'Items.DBInstanceIPArray').find((one) => one['DBInstanceIPArrayName'] === name);
  const list = String(group?.['SecurityIPList'] ?? '');
  return { securityIps: list === '' ? [] : list.split(',') };
}

function ofTags(reply: Reply): Attributes {
  const pairs = listAt(reply, 'Items.TagInfos').map((tag) => [String(tag['TagKey']), String(tag['TagValue'])]);
  return { tags: pairs.length === 0 ? undefined : Object.fromEntries(pairs) };
}

/** Anything but `Enable` stays as it is, and the next check takes nothing but Enabled and Disabled. */
function collector(status: unknown): unknown {
  return status === 'Enable' ? 'Enabled' : status;
}

function ofHa(reply: Reply): Attributes {
  const master = listAt(reply, 'HostInstanceInfos.NodeInfo').find((node) => node['NodeType'] === 'Master');
  return { nodeId: master?.['NodeId'] };
}

function ofNet(reply: Reply): Attributes {
  const inner = listAt(reply, 'DBInstanceNetInfos.DBInstanceNetInfo').find(
    (one) => one['IPType'] === 'Private' || one['IPType'] === 'Inner',
  );
  const text = String(inner?.['ConnectionString'] ?? '');
  return { privateIpAddress: inner?.['IPAddress'], connectionStringPrefix: text.split('.')[0] };
}

function ofRenewal(found: Reply): Attributes {
  return { autoRenew: found['AutoRenew'] === 'True', autoRenewPeriod: found['Duration'] };
}

function ofGroups(reply: Reply): Attributes {
  const ids = listAt(reply, 'Items.EcsSecurityGroupRelation').map(({ SecurityGroupId }) => SecurityGroupId);
  return { securityGroupIds: ids, securityGroupId: ids.length === 0 ? undefined : ids.join(',') };
}

function ofSsl(found: Reply): Attributes {
  const isOpen = ['1', 'Yes', 'on', 'true'].includes(String(found['SSLEnabled']));
  return {
    ...pick(
      found,
      'SSLEnabled:sslStatus CAType:caType ServerCert ServerKey ClientCACert:clientCaCert ClientCertRevocationList ACL:acl ReplicationACL:replicationAcl',
    ),
    sslAction: isOpen ? 'Open' : 'Close',
    sslConnectionString: found['ConnectionString'],
    forceEncryption:
      found['ForceEncryption'] === undefined || found['ForceEncryption'] === '' ? undefined : Number(found['ForceEncryption']),
  };
}
