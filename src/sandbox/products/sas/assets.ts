import { type Action, type Context, type Fields, listOf, pages, type Row, valueAt } from '../../engine/index.ts';
import { alert, vulnerability } from './kinds.ts';
import { settingsOf } from './settings.ts';

const open = 1;

/** Every server of the account, whatever its region. */
const servers = (x: Context): readonly Row[] => [...x.rows('ecs.instance', '*')];

const text = (row: Row, path: string) => String(valueAt(row.state, path) ?? '');
const first = (row: Row, path: string) => String((valueAt(row.state, path) as readonly unknown[] | undefined)?.[0] ?? '');

function addressesOf(row: Row) {
  const InternetIp = first(row, 'PublicIpAddress.IpAddress') || text(row, 'EipAddress.IpAddress');
  return { InternetIp, IntranetIp: first(row, 'VpcAttributes.PrivateIpAddress.IpAddress') };
}

const uuidOf = (row: Row) => `inet-${row.id}`;

/** How many findings each server has that nobody has handled. */
function openOn(x: Context): { readonly alerts: (id: string) => number; readonly flaws: (id: string) => number } {
  const alerts = new Map<string, number>();
  const flaws = new Map<string, number>();
  const count = (into: Map<string, number>, id: string) => into.set(id, (into.get(id) ?? 0) + 1);
  for (const { state } of x.rows(alert)) if (state.EventStatus === open) count(alerts, state.InstanceId);
  for (const { state } of x.rows(vulnerability)) if (state.Status === open) count(flaws, state.InstanceId);
  return { alerts: (id) => alerts.get(id) ?? 0, flaws: (id) => flaws.get(id) ?? 0 };
}

/** Servers as assets. */
function assets(x: Context): readonly Fields[] {
  const { withoutAgent, Version } = settingsOf(x);
  const on = openOn(x);
  return servers(x).map((row) => {
    const isOnline = text(row, 'Status') === 'Running' && !withoutAgent.includes(row.id);
    const [alerts, flaws] = [on.alerts(row.id), on.flaws(row.id)];
    const addresses = addressesOf(row);
    return {
      ...addresses,
      Uuid: uuidOf(row),
      InstanceId: row.id,
      InstanceName: text(row, 'InstanceName'),
      Ip: addresses.InternetIp || addresses.IntranetIp,
      RegionId: row.region,
      Region: row.region,
      RegionName: row.region,
      AssetType: '0',
      AssetTypeName: 'ECS',
      ClientStatus: isOnline ? 'online' : 'offline',
      ClientSubStatus: isOnline ? 'online' : withoutAgent.includes(row.id) ? 'uninstalled' : 'stopped',
      Status: text(row, 'Status'),
      Bind: true,
      AuthVersion: Version,
      Cores: Number(valueAt(row.state, 'Cpu') ?? 0),
      Mem: Number(valueAt(row.state, 'Memory') ?? 0),
      Os: text(row, 'OSType'),
      OsName: text(row, 'OSName'),
      CreatedTime: row.createdAt,
      VpcInstanceId: text(row, 'VpcAttributes.VpcId'),
      AlarmStatus: alerts > 0 ? 'YES' : 'NO',
      SafeEventCount: alerts,
      VulStatus: flaws > 0 ? 'YES' : 'NO',
      VulCount: flaws,
      RiskStatus: alerts + flaws > 0 ? 'YES' : 'NO',
      HcStatus: 'NO',
      Vendor: 0,
      VendorName: 'ALIYUN',
    };
  });
}

function statistics(x: Context) {
  const rows = assets(x);
  const count = (test: (row: Fields) => boolean) => rows.filter(test).length;
  return {
    InstanceCount: rows.length,
    AliYunInstanceCount: rows.length,
    InstanceCoreCount: rows.reduce((sum, row) => sum + Number(row['Cores']), 0),
    RiskInstanceCount: count((row) => row['RiskStatus'] === 'YES'),
    NoRiskInstanceCount: count((row) => row['RiskStatus'] === 'NO'),
    OfflineInstanceCount: count((row) => row['ClientStatus'] === 'offline'),
    UnprotectedInstanceCount: count((row) => row['ClientSubStatus'] === 'uninstalled'),
    NotRunningStatusCount: count((row) => row['Status'] !== 'Running'),
    ExposedInstanceCount: count((row) => row['InternetIp'] !== ''),
    RegionCount: new Set(rows.map((row) => row['RegionId'])).size,
    VpcCount: new Set(rows.map((row) => row['VpcInstanceId'])).size,
    GroupCount: 1,
    GeneralAssetCount: rows.length,
  };
}

const inner = { page: 'CurrentPage', pageOut: 'PageInfo.CurrentPage', sizeOut: 'PageInfo.PageSize', total: 'PageInfo.TotalCount' } as const;
const counted = (_: Context, rows: readonly Row[]) => ({ 'PageInfo.Count': rows.length });

/** Whether the only criterion that is understood, such as an instance id, name or address, fits. */
const criteria = (state: Fields, wanted: unknown): boolean => {
  const list = JSON.parse(String(wanted)) as readonly { readonly name?: string; readonly value?: string }[];
  const names: Readonly<Record<string, string>> = {
    instanceId: 'InstanceId',
    instanceName: 'InstanceName',
    regionId: 'RegionId',
    internetIp: 'InternetIp',
  };
  return list.every(({ name = '', value = '' }) => String(state[names[name] ?? name] ?? '').includes(value));
};

export const assetReads: Readonly<Record<string, Action>> = {
  DescribeCloudCenterInstances: listOf<Fields>({
    rows: 'Instances',
    page: pages({ ...inner, size: 20, max: 100 }),
    filter: { Criteria: criteria },
    from: assets,
    reply: (x, rows) => ({ ...counted(x, rows), Success: true }),
  }),
  DescribeFieldStatistics: { run: (x) => ({ GroupedFields: statistics(x) }) },
  ListUninstallAegisMachines: listOf<Fields>({
    rows: 'MachineList',
    page: pages({ page: 'CurrentPage', size: 20, max: 100 }),
    from: (x) => {
      const { withoutAgent } = settingsOf(x);
      return servers(x)
        .filter((row) => withoutAgent.includes(row.id))
        .map((row) => ({
          ...addressesOf(row),
          InstanceId: row.id,
          InstanceName: text(row, 'InstanceName'),
          Uuid: uuidOf(row),
          RegionId: row.region,
          MachineRegion: row.region,
          Os: text(row, 'OSType'),
          Vendor: 0,
          VendorName: 'ALIYUN',
        }));
    },
  }),
  DescribeInstanceAntiBruteForceRules: listOf<Fields>({
    rows: 'Rules',
    page: pages({ ...inner, size: 20, max: 10_000 }),
    filter: { UuidList: 'Uuid' },
    from: (x) => {
      const { withoutAgent } = settingsOf(x);
      const protectedOnes = servers(x).filter((row) => !withoutAgent.includes(row.id));
      return protectedOnes.map((row) => ({ Uuid: uuidOf(row), Id: 1, Name: '默认防暴力破解规则' }));
    },
    reply: counted,
  }),
  // Nobody has bought protection against ransomware here.
  DescribeBackupPolicies: listOf<Fields>({
    rows: 'Policies',
    page: pages({ ...inner, size: 20, max: 100 }),
    from: () => [],
    reply: counted,
  }),
};
