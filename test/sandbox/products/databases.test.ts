import { describe, expect, it } from 'vitest';
import dds from '../../../src/sandbox/products/dds.ts';
import polardb from '../../../src/sandbox/products/polardb.ts';
import redis from '../../../src/sandbox/products/r-kvstore.ts';
import rds from '../../../src/sandbox/products/rds.ts';
import { openProducts } from './call.ts';

type Reply = { readonly [name: string]: never };

const at = (reply: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], reply);
const rowsAt = (reply: unknown, path: string) => at(reply, path) as readonly Readonly<Record<string, unknown>>[];

const products = [
  {
    product: rds,
    list: 'DescribeDBInstances',
    rows: 'Items.DBInstance',
    id: 'DBInstanceId',
    total: 'TotalRecordCount',
    sizes: [30, 100, 101],
  },
  {
    product: redis,
    list: 'DescribeInstances',
    rows: 'Instances.KVStoreInstance',
    id: 'InstanceId',
    total: 'TotalCount',
    sizes: [30, 50, 51],
  },
  {
    product: dds,
    list: 'DescribeDBInstances',
    rows: 'DBInstances.DBInstance',
    id: 'DBInstanceId',
    total: 'TotalCount',
    sizes: [30, 100, 60],
  },
  {
    product: polardb,
    list: 'DescribeDBClusters',
    rows: 'Items.DBCluster',
    id: 'DBClusterId',
    total: 'TotalRecordCount',
    sizes: [30, 100, 60],
  },
] as const;

/** A product alone, and the first instance of its list that fits. */
async function open(entry: (typeof products)[number], fits: (row: Readonly<Record<string, unknown>>) => boolean = () => true) {
  const name = entry.product.product;
  const estate = openProducts([entry.product], 300);
  const reply = await estate.call(name, entry.list, { PageSize: String(entry.sizes[1]), InstanceLevel: '1' });
  const row = rowsAt(reply, entry.rows).find(fits);
  if (!row) throw new Error(`The estate has no fitting resource of ${name}.`);
  const id = String(row[entry.id]);
  const call = (action: string, params: Readonly<Record<string, unknown>> = {}): Promise<Reply> =>
    estate.call(name, action, { [entry.id]: id, ...params });
  const refusal = (action: string, params: Readonly<Record<string, unknown>> = {}) =>
    estate.refusal(name, action, { [entry.id]: id, ...params });
  return { ...estate, id, row, call, refusal, list: (params: Readonly<Record<string, unknown>>) => estate.call(name, entry.list, params) };
}

const [rdsEntry, redisEntry, ddsEntry, polardbEntry] = products;

describe.each(products)('$product.product', (entry) => {
  const [size, most, refused] = entry.sizes;

  it('hands out each instance once over all pages, and none past the end', async () => {
    const { list } = await open(entry);
    const first = await list({ PageSize: String(size) });
    const total = at(first, entry.total) as number;
    const pages = await Promise.all(
      Array.from({ length: Math.ceil(total / size) + 1 }, (_, page) => list({ PageSize: String(size), PageNumber: String(page + 1) })),
    );
    const ids = pages.flatMap((page) => rowsAt(page, entry.rows).map((row) => row[entry.id]));
    expect(total).toBeGreaterThan(size);
    expect([ids.length, new Set(ids).size]).toEqual([total, total]);
    expect(rowsAt(pages.at(-1), entry.rows)).toEqual([]);
  });

  it('grants its largest page and no other size', async () => {
    const { list, refusal } = await open(entry);
    expect(rowsAt(await list({ PageSize: String(most) }), entry.rows).length).toBeGreaterThan(0);
    expect(await refusal(entry.list, { PageSize: String(refused) })).toBe('InvalidParameter');
  });
});

describe('white lists', () => {
  const cases = [
    [
      rdsEntry,
      'ModifySecurityIps',
      'DescribeDBInstanceIPArrayList',
      'DBInstanceIPArrayName',
      'Items.DBInstanceIPArray',
      'SecurityIPList',
      'InvalidSecurityIPList.Format',
    ],
    [
      redisEntry,
      'ModifySecurityIps',
      'DescribeSecurityIps',
      'SecurityIpGroupName',
      'SecurityIpGroups.SecurityIpGroup',
      'SecurityIpList',
      'InvalidSecurityIPs.Format',
    ],
    [
      ddsEntry,
      'ModifySecurityIps',
      'DescribeSecurityIps',
      'SecurityIpGroupName',
      'SecurityIpGroups.SecurityIpGroup',
      'SecurityIpList',
      'InvalidSecurityIPs.Format',
    ],
    [
      polardbEntry,
      'ModifyDBClusterAccessWhitelist',
      'DescribeDBClusterAccessWhitelist',
      'DBClusterIPArrayName',
      'Items.DBClusterIPArray',
      'SecurityIps',
      'InvalidSecurityIPs.Format',
    ],
  ] as const;

  it.each(cases.map((one) => [one[0].product.product, one] as const))('of %s change in one group alone', async (_, one) => {
    const [entry, write, read, name, rows, ips, code] = one;
    const { call, refusal } = await open(entry);
    const groups = async () => Object.fromEntries(rowsAt(await call(read), rows).map((row) => [row[name], row[ips]]));
    const before = await groups();
    await call(write, { [name]: 'app', SecurityIps: '10.1.0.0/16,10.2.0.7' });
    await call(write, { [name]: 'app', SecurityIps: '10.3.0.0/16', ModifyMode: 'Append' });
    await call(write, { [name]: 'app', SecurityIps: '10.2.0.7', ModifyMode: 'Delete' });
    expect(await groups()).toEqual({ ...before, app: '10.1.0.0/16,10.3.0.0/16' });
    await call(write, { [name]: 'app', SecurityIps: '10.1.0.0/16,10.3.0.0/16', ModifyMode: 'Delete' });
    expect((await groups())['app']).toBe('127.0.0.1');
    expect(await refusal(write, { [name]: 'app', SecurityIps: '10.0.0.300' })).toBe(code);
    expect(await refusal(write, { [name]: 'app', SecurityIps: '10.0.0.0/33' })).toBe(code);
  });
});

describe('RDS', () => {
  const isPlain = (row: Readonly<Record<string, unknown>>) =>
    row['PayType'] === 'Postpaid' && row['DBInstanceType'] === 'Primary' && row['Engine'] === 'MySQL';

  it('shows the edition only at level 1', async () => {
    const { list } = await open(rdsEntry);
    expect(rowsAt(await list({}), 'Items.DBInstance')[0]).not.toHaveProperty('Category');
    expect(rowsAt(await list({ InstanceLevel: '1' }), 'Items.DBInstance')[0]).toHaveProperty('Category');
  });

  it.each([
    ['7 days', '7', 'none'],
    ['6 days', '6', 'InvalidParameter'],
    ['730 days', '730', 'none'],
    ['731 days', '731', 'InvalidParameter'],
  ])('keeps data backups %s: %s', async (_, BackupRetentionPeriod, code) => {
    const { refusal, call } = await open(rdsEntry, isPlain);
    expect(await refusal('ModifyBackupPolicy', { BackupPolicyMode: 'DataBackupPolicy', BackupRetentionPeriod })).toBe(code);
    if (code === 'none') expect(at(await call('DescribeBackupPolicy'), 'BackupRetentionPeriod')).toBe(Number(BackupRetentionPeriod));
  });

  it('writes data and logs apart, and keeps logs no longer than data without a word', async () => {
    const { call } = await open(rdsEntry, isPlain);
    await call('ModifyBackupPolicy', { BackupPolicyMode: 'DataBackupPolicy', BackupRetentionPeriod: '10', EnableBackupLog: '0' });
    await call('ModifyBackupPolicy', {
      BackupPolicyMode: 'LogBackupPolicy',
      EnableBackupLog: '1',
      LogBackupRetentionPeriod: '30',
      BackupRetentionPeriod: '20',
    });
    expect(await call('DescribeBackupPolicy')).toMatchObject({
      BackupRetentionPeriod: 10,
      LogBackupRetentionPeriod: 10,
      EnableBackupLog: '1',
    });
  });

  it('takes a new class by way of a state in which nothing else is taken', async () => {
    const { call, refusal, advance } = await open(rdsEntry, isPlain);
    const status = async () => at(rowsAt(await call('DescribeDBInstanceAttribute'), 'Items.DBInstanceAttribute')[0], 'DBInstanceStatus');
    await call('ModifyDBInstanceSpec', { DBInstanceClass: 'mysql.x8.2xlarge.2c', PayType: 'Postpaid' });
    expect(await status()).toBe('DBInstanceClassChanging');
    expect(await refusal('ModifyDBInstanceMonitor', { Period: '60' })).toBe('OperationDenied.DBInstanceStatus');
    advance(61);
    expect(await status()).toBe('Running');
    expect(await refusal('ModifyDBInstanceMonitor', { Period: '60' })).toBe('none');
  });

  it('lets nobody release a protected instance', async () => {
    const { call, refusal, advance } = await open(rdsEntry, isPlain);
    await call('ModifyDBInstanceDeletionProtection', { DeletionProtection: 'true' });
    expect(await refusal('DeleteDBInstance')).toBe('OperationDenied.DBInstanceStatus');
    await call('ModifyDBInstanceDeletionProtection', { DeletionProtection: 'false' });
    await call('DeleteDBInstance');
    advance(6);
    expect(await refusal('DescribeDBInstanceAttribute')).toBe('InvalidDBInstanceId.NotFound');
  });

  it('bursts on general ESSD only', async () => {
    const { refusal } = await open(rdsEntry, (row) => isPlain(row) && row['DBInstanceStorageType'] === 'cloud_essd');
    expect(await refusal('ModifyDBInstanceSpec', { BurstingEnabled: 'true' })).toBe('InvalidParameter');
    const general = await open(rdsEntry, (row) => row['DBInstanceStorageType'] === 'general_essd' && row['DBInstanceStatus'] === 'Running');
    expect(await general.refusal('ModifyDBInstanceSpec', { BurstingEnabled: 'true' })).toBe('none');
  });

  it('has a backup for each planned day that is kept, and a new one when asked', async () => {
    const { call, advance } = await open(rdsEntry, isPlain);
    const backups = async () => rowsAt(await call('DescribeBackups', { PageSize: '100' }), 'Items.Backup');
    const before = await backups();
    await call('CreateBackup');
    expect((await backups())[0]).toMatchObject({ BackupMode: 'Manual', BackupStatus: 'Backing' });
    advance(3600);
    expect((await backups()).length).toBe(before.length + 1);
    expect((await backups())[0]).toMatchObject({ BackupStatus: 'Success' });
  });

  it('gives a public address and takes it back by its name', async () => {
    const { call, refusal, advance } = await open(rdsEntry, (row) => isPlain(row));
    const types = async () =>
      rowsAt(await call('DescribeDBInstanceNetInfo'), 'DBInstanceNetInfos.DBInstanceNetInfo').map((one) => one['IPType']);
    if ((await types()).length === 2) throw new Error('The estate begins with a public address here.');
    await call('AllocateInstancePublicConnection', { ConnectionStringPrefix: 'apple', Port: '3306' });
    advance(30);
    expect(await types()).toEqual(['Private', 'Public']);
    expect(await refusal('ReleaseInstancePublicConnection', { CurrentConnectionString: 'pear.mysql.rds.aliyuncs.com' })).toBe(
      'InvalidCurrentConnectionString.NotFound',
    );
    await call('ReleaseInstancePublicConnection', { CurrentConnectionString: 'apple.mysql.rds.aliyuncs.com' });
    advance(30);
    expect(await types()).toEqual(['Private']);
  });

  it('copies to another region under the numbers in which it is asked', async () => {
    const { call } = await open(rdsEntry, isPlain);
    await call('ModifyInstanceCrossBackupPolicy', {
      BackupEnabled: '1',
      CrossBackupRegion: 'cn-beijing',
      LogBackupEnabled: '1',
      Retention: '7',
    });
    expect(await call('DescribeInstanceCrossBackupPolicy')).toMatchObject({
      BackupEnabled: 'Enable',
      LogBackupEnabled: 'Enable',
      CrossBackupRegion: 'cn-beijing',
    });
    await call('ModifyInstanceCrossBackupPolicy', { BackupEnabled: '0', LogBackupEnabled: '0' });
    expect(at(await call('DescribeInstanceCrossBackupPolicy'), 'BackupEnabled')).toBe('Disable');
  });

  it('renews subscriptions and nothing else', async () => {
    const prepaid = await open(rdsEntry, (row) => row['PayType'] === 'Prepaid');
    await prepaid.call('ModifyInstanceAutoRenewalAttribute', { AutoRenew: 'True', Duration: '1' });
    expect(rowsAt(await prepaid.call('DescribeInstanceAutoRenewalAttribute'), 'Items.Item')).toMatchObject([
      { AutoRenew: 'True', Duration: 1 },
    ]);
    const { call, refusal } = await open(rdsEntry, isPlain);
    expect(rowsAt(await call('DescribeInstanceAutoRenewalAttribute'), 'Items.Item')).toEqual([]);
    expect(await refusal('ModifyInstanceAutoRenewalAttribute', { AutoRenew: 'True' })).toBe('InvalidParameter');
  });

  it('locks a subscription that has run out', async () => {
    const { call, advance } = await open(rdsEntry, (row) => row['PayType'] === 'Prepaid');
    advance(400 * 86_400);
    expect(rowsAt(await call('DescribeDBInstanceAttribute'), 'Items.DBInstanceAttribute')[0]).toMatchObject({
      LockMode: 'LockByExpiration',
    });
  });

  it.each([
    ['ModifySQLCollectorRetention', { ConfigValue: '180' }, { ConfigValue: '181' }],
    ['ModifyDBInstanceMonitor', { Period: '60' }, { Period: '61' }],
    ['ModifyDBInstanceAutoUpgradeMinorVersion', { AutoUpgradeMinorVersion: 'Auto' }, { AutoUpgradeMinorVersion: 'Sometimes' }],
    ['ModifyDBInstanceMaintainTime', { MaintainTime: '02:00Z-06:00Z' }, { MaintainTime: 'at night' }],
  ])('%s takes %j and not %j', async (action, good, bad) => {
    const { refusal } = await open(rdsEntry, isPlain);
    expect([await refusal(action, good), await refusal(action, bad)]).toEqual(['none', 'InvalidParameter']);
  });
});

describe('Redis', () => {
  it('asks for a password again after a moment', async () => {
    const { call, advance } = await open(redisEntry, (row) => row['InstanceStatus'] === 'Normal');
    const shown = async () => rowsAt(await call('DescribeInstanceAttribute'), 'Instances.DBInstanceAttribute')[0];
    await call('ModifyInstanceVpcAuthMode', { VpcAuthMode: 'Close' });
    expect(await shown()).toMatchObject({ VpcAuthMode: 'Close', InstanceStatus: 'Changing' });
    advance(11);
    await call('ModifyInstanceVpcAuthMode', { VpcAuthMode: 'Open' });
    advance(11);
    expect(await shown()).toMatchObject({ VpcAuthMode: 'Open', InstanceStatus: 'Normal' });
  });

  it('takes a backup plan with its hour, and no plan that names no weekday', async () => {
    const { call, refusal } = await open(redisEntry);
    const hour = { PreferredBackupTime: '18:00Z-19:00Z' };
    await call('ModifyBackupPolicy', { ...hour, PreferredBackupPeriod: 'Monday,Friday' });
    expect(at(await call('DescribeBackupPolicy'), 'PreferredBackupPeriod')).toBe('Monday,Friday');
    expect(await refusal('ModifyBackupPolicy', { ...hour, PreferredBackupPeriod: 'Someday' })).toBe('InvalidParameter');
    expect(await refusal('ModifyBackupPolicy', { PreferredBackupPeriod: 'Monday' })).toBe('MissingParameter');
  });

  it('adds shards to a cluster and to nothing else', async () => {
    const cluster = await open(redisEntry, (row) => row['ArchitectureType'] === 'cluster');
    await cluster.call('AddShardingNode', { ShardCount: '2' });
    expect(rowsAt(await cluster.call('DescribeInstanceAttribute'), 'Instances.DBInstanceAttribute')[0]).toMatchObject({ ShardCount: 10 });
    const single = await open(redisEntry, (row) => row['ArchitectureType'] === 'standard');
    expect(await single.refusal('AddShardingNode', { ShardCount: '2' })).toBe('InvalidParameter');
  });

  it('hands out the slowest commands first when asked so', async () => {
    const { call } = await open(redisEntry);
    const window = { StartTime: '2026-05-31T04:00Z', EndTime: '2026-06-01T04:00Z', PageSize: '100' };
    const times = rowsAt(await call('DescribeSlowLogRecords', { ...window, OrderBy: 'latency' }), 'Items.LogRecords').map((one) =>
      Number(one['ElapsedTime']),
    );
    expect(times).toEqual([...times].sort((a, b) => b - a));
  });
});

describe('MongoDB', () => {
  it('lists one kind a call, replica sets when none is named', async () => {
    const { list, refusal } = await open(ddsEntry);
    const kinds = async (params: Readonly<Record<string, string>>) => [
      ...new Set(rowsAt(await list({ PageSize: '100', ...params }), 'DBInstances.DBInstance').map((row) => row['DBInstanceType'])),
    ];
    expect(await kinds({})).toEqual(['replicate']);
    expect(await kinds({ DBInstanceType: 'sharding' })).toEqual(['sharding']);
    expect(await kinds({ DBInstanceType: 'serverless' })).toEqual([]);
    expect(await refusal('DescribeDBInstances', { DBInstanceType: 'orchard' })).toBe('InvalidParameter');
  });

  it('writes a whole backup policy', async () => {
    const { call, refusal } = await open(ddsEntry);
    const policy = { PreferredBackupPeriod: 'Monday,Thursday', PreferredBackupTime: '18:00Z-19:00Z' };
    await call('ModifyBackupPolicy', { ...policy, BackupRetentionPeriod: '30', EnableBackupLog: '1', BackupInterval: '-1' });
    expect(await call('DescribeBackupPolicy')).toMatchObject({
      ...policy,
      BackupRetentionPeriod: '30',
      EnableBackupLog: 1,
      BackupInterval: -1,
    });
    expect(await refusal('ModifyBackupPolicy', { ...policy, BackupRetentionPeriod: '6' })).toBe('InvalidParameter');
  });
});

describe('PolarDB', () => {
  it('locks a cluster and lets nobody delete it', async () => {
    const { call, refusal } = await open(polardbEntry, (row) => row['PayType'] === 'Postpaid');
    await call('ModifyDBClusterDeletion', { Protection: 'true' });
    expect(at(await call('DescribeDBClusterAttribute'), 'DeletionLock')).toBe(1);
    expect(await refusal('DeleteDBCluster')).toBe('OperationDenied.DBClusterStatus');
  });

  it('keeps its numbers as texts in a backup policy, and forgets level 2 without its days', async () => {
    const { call, refusal } = await open(polardbEntry);
    await call('ModifyBackupPolicy', {
      DataLevel1BackupRetentionPeriod: '7',
      DataLevel2BackupPeriod: 'Monday',
      DataLevel2BackupRetentionPeriod: '30',
    });
    expect(await call('DescribeBackupPolicy')).toMatchObject({
      DataLevel1BackupRetentionPeriod: '7',
      DataLevel2BackupRetentionPeriod: '30',
    });
    await call('ModifyBackupPolicy', { DataLevel2BackupPeriod: '' });
    expect(await call('DescribeBackupPolicy')).toMatchObject({ DataLevel2BackupPeriod: '', DataLevel2BackupRetentionPeriod: '0' });
    expect(await refusal('ModifyBackupPolicy', { DataLevel1BackupRetentionPeriod: '2' })).toBe('InvalidParameter');
    expect(await refusal('ModifyBackupPolicy', { BackupRetentionPolicyOnClusterDeletion: 'SOME' })).toBe('InvalidParameter');
  });

  it('has two zones in its own reply, so that no client waits for the second', async () => {
    const { call } = await open(polardbEntry);
    expect(String(at(await call('DescribeDBClusterAttribute'), 'ZoneIds')).split(',').length).toBe(2);
  });
});
