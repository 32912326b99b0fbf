import type { Reply } from '../cloud/client.ts';
import { type Attributes, at, defineType, id, listAt, pick, region, tags, type Work, wanted } from '../type-file.ts';

const aCluster = { DBClusterId: id, RegionId: region };
const cluster = { action: 'DescribeDBClusterAttribute', query: aCluster };
const whitelist = { action: 'DescribeDBClusterAccessWhitelist', query: aCluster };
const running = { ...cluster, until: (found: Reply) => found['DBClusterStatus'] === 'Running' };
const isPrepaid = (x: Work) => x.get('payType') === 'PrePaid';

export default defineType({
  token: 'alicloud:polardb/cluster:Cluster',
  product: 'polardb',
  reads: [
    { ...cluster, needs: 'DBClusterId', set: ofCluster },
    { action: 'DescribeDBClusters', query: { DBClusterIds: id, RegionId: region }, at: 'Items.DBCluster', isGone: true, set: ofRow },
    { ...whitelist, set: ofWhitelist },
    { action: 'DescribeDBClusterEndpoints', query: aCluster, set: ofEndpoints },
    {
      action: 'ListTagResources',
      query: { RegionId: region, 'ResourceId.1': id, ResourceType: 'cluster' },
      set: (reply) => ({ tags: tags(reply, 'TagResources.TagResource') }),
    },
    {
      action: 'DescribeAutoRenewAttribute',
      query: { DBClusterIds: id, RegionId: region },
      when: (x) => x.found['payType'] === 'PrePaid',
      at: 'Items.AutoRenewAttribute',
      set: (found) => pick(found, 'RenewalStatus Duration:autoRenewPeriod'),
    },
    { action: 'DescribeDBClusterParameters', query: aCluster },
    { action: 'DescribeDBClusterAuditLogCollector', query: aCluster, set: (found) => pick(found, 'CollectorStatus') },
    {
      action: 'DescribeDBClusterTDE',
      body: { DBClusterId: id },
      needs: 'TDEStatus',
      set: (found) => pick(found, 'TDEStatus:tdeStatus EncryptNewTables EncryptionKey TDERegion:tdeRegion'),
    },
    { ...whitelist, set: ofGroups },
    { action: 'DescribeDBClusterAttribute', body: aCluster, set: ofStorage },
    {
      action: 'DescribeDBClusterVersion',
      query: { ...aCluster, DescribeType: 'AVAILABLE_VERSION' },
      set: (found) => ({ dbRevisionVersionLists: listAt(found, 'DBRevisionVersionList').map((one) => pick(one, versionFields)) }),
    },
    { ...cluster, set: ofNodes },
    { action: 'DescribeDBClusterVersion', body: aCluster, set: (found) => pick(found, 'DBMinorVersion:dbMinorVersion') },
    {
      action: 'DescribeGlobalSecurityIPGroupRelation',
      body: aCluster,
      set: (found) => ({
        globalSecurityGroupLists: listAt(found, 'GlobalSecurityIPGroupRel').map(({ GlobalSecurityGroupId }) => GlobalSecurityGroupId),
      }),
    },
  ],
  suppress: { renewalStatus: (x) => !isPrepaid(x), autoRenewPeriod: (x) => !isPrepaid(x) },
  updates: [
    {
      action: 'ModifyAutoRenewAttribute',
      on: ['renewalStatus', 'autoRenewPeriod'],
      query: {
        DBClusterIds: id,
        RegionId: region,
        RenewalStatus: wanted('renewalStatus'),
        Duration: wanted('autoRenewPeriod'),
        PeriodUnit: 'Month',
      },
    },
    { action: 'ModifyDBClusterMaintainTime', on: 'maintainTime', query: { ...aCluster, MaintainTime: wanted('maintainTime') } },
    {
      action: 'ModifyDBClusterAccessWhitelist',
      on: 'dbClusterIpArrays',
      each: (x) => (x.get('dbClusterIpArrays') ?? []) as Attributes[],
      query: {
        ...aCluster,
        DBClusterIPArrayName: (x) => at(x.item, 'dbClusterIpArrayName') ?? 'default',
        SecurityIps: (x) => listAt<string>(x.item, 'securityIps').join(','),
      },
      next: running,
    },
    {
      action: 'ModifyDBClusterAccessWhitelist',
      on: 'securityIps',
      query: {
        ...aCluster,
        DBClusterIPArrayName: 'default',
        SecurityIps: (x) => (x.get('securityIps') as string[] | undefined)?.join(','),
      },
      next: running,
    },
    {
      action: 'ModifyDBClusterAuditLogCollector',
      on: 'collectorStatus',
      query: { ...aCluster, CollectorStatus: wanted('collectorStatus') },
    },
    {
      action: 'ModifyDBClusterTDE',
      on: 'tdeStatus',
      body: { DBClusterId: id, TDEStatus: (x) => (x.get('tdeStatus') === 'Enabled' ? 'Enable' : 'Disable') },
    },
    {
      action: 'DescribeDBClusterTDE',
      on: 'tdeStatus',
      body: { DBClusterId: id },
      before: 180,
      until: (found, x) => found['TDEStatus'] === x.get('tdeStatus'),
    },
    { action: 'ModifyDBClusterDescription', on: 'description', query: { ...aCluster, DBClusterDescription: wanted('description') } },
    {
      // Whatever the cloud says to it, the plugin goes on as if it had worked; of a subscription it is not even sent.
      action: 'ModifyDBClusterDeletion',
      on: 'deletionLock',
      when: (x) => !isPrepaid(x),
      swallow: true,
      body: { DBClusterId: id, Protection: (x) => x.get('deletionLock') === 1 },
    },
  ],
  remove: [
    {
      action: 'DeleteDBCluster',
      query: { ...aCluster, BackupRetentionPolicyOnClusterDeletion: (x) => x.was('backupRetentionPolicyOnClusterDeletion') },
    },
  ],
});

const versionFields = 'ReleaseNote ReleaseType RevisionVersionCode RevisionVersionName';

function ofCluster(found: Reply): Attributes {
  return pick(
    found,
    `DBClusterDescription:description DBType:dbType DBVersion:dbVersion MaintainTime ResourceGroupId DeletionLock
     Category:creationCategory VPCId:vpcId DBClusterStatus:status CreationTime:createTime SubCategory StrictConsistency HotStandbyCluster`,
  );
}

function ofRow(found: Reply): Attributes {
  return {
    ...pick(found, 'VswitchId ZoneId DBNodeClass:dbNodeClass'),
    payType: found['PayType'] === 'Prepaid' ? 'PrePaid' : 'PostPaid',
  };
}

function ofWhitelist(reply: Reply): Attributes {
  const arrays = listAt(reply, 'Items.DBClusterIPArray').filter((one) => one['DBClusterIPArrayAttribute'] !== 'hidden');
  const own = arrays.find((one) => one['DBClusterIPArrayName'] === 'default');
  return {
    securityIps: addresses(own),
    dbClusterIpArrays: arrays.map((one) => ({ dbClusterIpArrayName: one['DBClusterIPArrayName'], securityIps: addresses(one) })),
  };
}

function addresses(array: Reply | undefined): string[] {
  const text = String(array?.['SecurityIps'] ?? '');
  return text === '' ? [] : text.split(',');
}

function ofEndpoints(reply: Reply): Attributes {
  const primary = listAt(reply, 'Items').find((one) => one['EndpointType'] === 'Cluster' || one['EndpointType'] === 'Primary');
  const address = listAt(primary, 'AddressItems')[0];
  return { connectionString: address?.['ConnectionString'] ?? '', port: address?.['Port'] };
}

function ofGroups(reply: Reply): Attributes {
  return {
    securityGroupIds: listAt(reply, 'DBClusterSecurityGroups.DBClusterSecurityGroup').map(({ SecurityGroupId }) => SecurityGroupId),
  };
}

function ofStorage(found: Reply): Attributes {
  const space = Number(found['StorageSpace'] ?? 0);
  return {
    ...pick(found, 'StorageType StoragePayType'),
    provisionedIops: found['ProvisionedIops'],
    storageSpace: space === 0 ? undefined : Math.floor(space / 1024 ** 3),
    compressStorage: found['CompressStorageMode'],
  };
}

function ofNodes(found: Reply): Attributes {
  const nodes = listAt(found, 'DBNodes');
  return { dbNodeCount: nodes.length, hotReplicaMode: nodes.find((one) => one['DBNodeRole'] === 'Reader')?.['HotReplicaMode'] };
}
