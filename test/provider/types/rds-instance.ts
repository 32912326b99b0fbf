import { changed, defineType, id, region, type Step, token, type Work, wanted } from '../type-file.ts';
import { anInstance, attributeReads } from './help/rds-reads.ts';

const status = { action: 'DescribeDBInstanceAttribute', body: anInstance, at: 'Items.DBInstanceAttribute' };
const isRunning = (found: Record<string, unknown>) => found['DBInstanceStatus'] === 'Running';
const isPrepaid = (x: Work) => x.get('instanceChargeType') === 'Prepaid';
const write = { retry: 'rds' } as const;

/** The instance is polled until it runs again, first after so many seconds. */
const running = (on: Step['on'], before = 0): Step => ({ ...status, ...(on === undefined ? {} : { on }), before, until: isRunning });
const spec = [
  'instanceType',
  'instanceStorage',
  'dbInstanceStorageType',
  'burstingEnabled',
  'category',
  'coldDataEnabled',
  'optimizedWrites',
];
const das = ['storageAutoScale', 'storageThreshold', 'storageUpperBound'];
const collects = (x: Work) => x.get('sqlCollectorStatus') === 'Enabled';

export default defineType({
  token: 'alicloud:rds/instance:Instance',
  product: 'rds',
  reads: attributeReads,
  suppress: {
    autoRenew: (x) => !isPrepaid(x),
    autoRenewPeriod: (x) => !isPrepaid(x) || x.get('autoRenew') !== true,
    sqlCollectorConfigValue: (x) => !collects(x),
  },
  updates: [
    {
      ...write,
      action: 'ModifyDasInstanceConfig',
      on: das,
      before: 5,
      body: {
        ...anInstance,
        StorageAutoScale: wanted('storageAutoScale'),
        StorageThreshold: wanted('storageThreshold'),
        StorageUpperBound: wanted('storageUpperBound'),
      },
    },
    {
      ...write,
      action: 'ModifyInstanceAutoRenewalAttribute',
      on: ['autoRenew', 'autoRenewPeriod'],
      body: { ...anInstance, AutoRenew: (x) => (x.get('autoRenew') === true ? 'True' : 'False'), Duration: wanted('autoRenewPeriod') },
      after: 5,
    },
    { ...write, action: 'ModifyDBInstanceMonitor', on: 'monitoringPeriod', body: { ...anInstance, Period: wanted('monitoringPeriod') } },
    running('monitoringPeriod', 5),
    { ...write, action: 'ModifyDBInstanceMaintainTime', on: 'maintainTime', body: { ...anInstance, MaintainTime: wanted('maintainTime') } },
    {
      ...write,
      action: 'ModifyDBInstanceAutoUpgradeMinorVersion',
      on: 'autoUpgradeMinorVersion',
      body: {
        ...anInstance,
        RegionId: '',
        AutoUpgradeMinorVersion: wanted('autoUpgradeMinorVersion'),
        ClientToken: token('ModifyDBInstanceAutoUpgradeMinorVersion'),
      },
    },
    running('autoUpgradeMinorVersion', 5),
    {
      ...write,
      action: 'ModifyDBInstanceDeletionProtection',
      on: 'deletionProtection',
      // Of a subscription the plugin leaves it out in silence.
      when: (x) => !isPrepaid(x),
      body: { ...anInstance, DeletionProtection: wanted('deletionProtection') },
    },
    { ...running('deletionProtection'), when: (x) => !isPrepaid(x) },
    {
      ...write,
      action: 'ModifySQLCollectorPolicy',
      on: 'sqlCollectorStatus',
      body: { ...anInstance, SQLCollectorStatus: (x) => (collects(x) ? 'Enable' : 'Disabled') },
    },
    running('sqlCollectorStatus'),
    {
      ...write,
      action: 'ModifySQLCollectorRetention',
      on: ['sqlCollectorStatus', 'sqlCollectorConfigValue'],
      when: (x) => collects(x) && x.has('sqlCollectorConfigValue'),
      body: { ...anInstance, ConfigValue: wanted('sqlCollectorConfigValue') },
    },
    {
      ...write,
      action: 'ModifyDBInstanceSSL',
      on: ['sslAction', 'sslConnectionString', 'forceEncryption'],
      body: {
        ...anInstance,
        SSLEnabled: (x) => ({ Open: 1, Close: 0, Update: 2 })[String(x.get('sslAction'))],
        ConnectionString: wanted('sslConnectionString'),
        CAType: changed('caType'),
        ForceEncryption: changed('forceEncryption'),
      },
    },
    running('sslAction', 10),
    { ...write, action: 'ModifyDBInstanceTDE', on: 'tdeStatus', body: { ...anInstance, TDEStatus: wanted('tdeStatus') } },
    running('tdeStatus', 60),
    {
      ...write,
      action: 'ModifyDBInstanceDescription',
      on: 'instanceName',
      body: { ...anInstance, DBInstanceDescription: wanted('instanceName') },
    },
    {
      ...write,
      action: 'ModifySecurityIps',
      on: 'securityIps',
      body: {
        ...anInstance,
        DBInstanceIPArrayName: (x) => x.get('dbInstanceIpArrayName') || undefined,
        DBInstanceIPArrayAttribute: (x) => x.get('dbInstanceIpArrayAttribute') || undefined,
        SecurityIps: (x) => ips(x),
      },
    },
    running('securityIps', 1),
    { ...running(spec), until: () => true },
    {
      ...write,
      action: 'ModifyDBInstanceSpec',
      on: spec,
      body: {
        ...anInstance,
        DBInstanceClass: wanted('instanceType'),
        DBInstanceStorage: wanted('instanceStorage'),
        DBInstanceStorageType: wanted('dbInstanceStorageType'),
        PayType: wanted('instanceChargeType'),
        BurstingEnabled: changed('burstingEnabled'),
        Category: changed('category'),
        ColdDataEnabled: changed('coldDataEnabled'),
      },
    },
    running(spec, 5),
    running(spec, 60),
  ],
  remove: [
    {
      action: 'DeleteDBInstance',
      body: { DBInstanceId: id, RegionId: region, SourceIp: '', ReleasedKeepPolicy: (x) => x.was('releasedKeepPolicy') },
    },
  ],
});

/** An empty list is written as the address that lets nobody in. */
function ips(x: Work): string {
  const list = x.get('securityIps') as string[] | undefined;
  return list === undefined || list.length === 0 ? '127.0.0.1' : list.join(',');
}
