import type { Reply } from '../cloud/client.ts';
import { defineType, id, listAt, pick, region, type Work } from '../type-file.ts';

const body = { DBInstanceId: id };
const query = { DBInstanceId: id, RegionId: region };
const backup = ['backupPeriods', 'backupTime', 'backupRetentionPeriod', 'enableBackupLog', 'logBackupRetentionPeriod'] as const;
const instance = { action: 'DescribeDBInstanceAttribute', body, at: 'DBInstances.DBInstance' } as const;
const listOf = (text: unknown) =>
  String(text ?? '')
    .split(',')
    .filter((part) => part !== '');

export default defineType({
  token: 'alicloud:mongodb/instance:Instance',
  product: 'mongodb',
  reads: [
    { ...instance, set: attributes },
    { action: 'DescribeSecurityGroupConfiguration', body },
    { action: 'DescribeSecurityIps', query, set: (found) => ({ securityIpLists: addresses(found) }) },
    { action: 'DescribeBackupPolicy', body, set: policy },
    { action: 'DescribeDBInstanceSSL', body, set: (found) => pick(found, 'SSLStatus:sslStatus') },
    { action: 'DescribeGlobalSecurityIPGroupRelation', method: 'GET', query: { DBClusterId: id, RegionId: region } },
    { action: 'DescribeReplicaSetRole', body },
    { action: 'DescribeUserEncryptionKeyList', body },
    { action: 'DescribeRoleZoneInfo', body },
  ],
  updates: [
    {
      action: 'DescribeInstanceAutoRenewalAttribute',
      body: { ...query, DBInstanceType: 'replicate' },
    },
    { action: 'ModifySecurityIps', on: 'securityIpLists', body: { ...query, SecurityIps: (x) => joined(x, 'securityIpLists') } },
    { ...instance, on: backup },
    {
      action: 'ModifyBackupPolicy',
      on: backup,
      body: {
        ...query,
        PreferredBackupPeriod: (x) => joined(x, 'backupPeriods'),
        PreferredBackupTime: (x) => x.get('backupTime'),
        BackupRetentionPeriod: (x) => x.get('backupRetentionPeriod'),
        BackupRetentionPolicyOnClusterDeletion: (x) => x.get('backupRetentionPolicyOnClusterDeletion'),
        EnableBackupLog: (x) => x.get('enableBackupLog'),
        LogBackupRetentionPeriod: (x) => x.get('logBackupRetentionPeriod'),
        SnapshotBackupType: (x) => x.get('snapshotBackupType'),
        BackupInterval: (x) => x.get('backupInterval'),
      },
    },
  ],
});

function attributes(found: Reply): Record<string, unknown> {
  return {
    ...pick(found, 'EngineVersion DBInstanceClass:dbInstanceClass StorageEngine StorageType NetworkType DBInstanceDescription:name'),
    ...pick(found, 'VPCId:vpcId VSwitchId:vswitchId ZoneId SecondaryZoneId HiddenZoneId ChargeType:instanceChargeType'),
    ...pick(
      found,
      'ResourceGroupId MaintainStartTime MaintainEndTime ReplicaSetName DBInstanceReleaseProtection:dbInstanceReleaseProtection',
    ),
    dbInstanceStorage: Number(found['DBInstanceStorage']),
    replicationFactor: Number(found['ReplicationFactor'] ?? 0),
    readonlyReplicas: Number(found['ReadonlyReplicas'] ?? 0),
  };
}

function policy(found: Reply): Record<string, unknown> {
  const numbers = ['BackupRetentionPeriod', 'EnableBackupLog', 'LogBackupRetentionPeriod', 'BackupRetentionPolicyOnClusterDeletion'];
  return {
    ...pick(found, 'PreferredBackupTime:backupTime SnapshotBackupType'),
    backupInterval: found['BackupInterval'] === undefined ? undefined : String(found['BackupInterval']),
    backupPeriods: listOf(found['PreferredBackupPeriod']),
    ...Object.fromEntries(
      numbers.filter((name) => found[name] !== undefined).map((name) => [name[0]?.toLowerCase() + name.slice(1), Number(found[name])]),
    ),
  };
}

/** The groups are read as one list. */
function addresses(found: Reply): string[] {
  const groups = listAt(found, 'SecurityIpGroups.SecurityIpGroup');
  return [...new Set(groups.flatMap((group) => listOf(group['SecurityIpList'])))];
}

function joined(x: Work, name: string): string {
  return ((x.get(name) ?? []) as readonly string[]).join(',');
}
