import { kind, type Make, second } from '../../engine/index.ts';
import { billing, everyDay, networkOf, otherZone } from '../databases/plans.ts';
import { whitelistOf } from '../databases/whitelist.ts';
import { metrics } from './metrics.ts';

/** Classes by architecture: name, memory in MB, queries a second, connections and bandwidth. */
const classes = {
  standard: [
    ['redis.master.small.default', 1024, 80_000, 10_000, 10],
    ['redis.master.mid.default', 2048, 80_000, 10_000, 16],
    ['redis.master.large.default', 8192, 80_000, 10_000, 24],
  ],
  cluster: [['redis.logic.sharding.2g.8db.0rodb.8proxy.default', 16_384, 800_000, 80_000, 768]],
  rwsplit: [['redis.logic.splitrw.large.1db.3rodb.4proxy.default', 8192, 320_000, 40_000, 192]],
} as const;

type Architecture = keyof typeof classes;
const parameters = {
  'maxmemory-policy': 'volatile-lru',
  EvictionPolicy: 'volatile-lru',
  appendonly: 'yes',
  '#no_loose_disabled-commands': 'flushall,flushdb',
};

/** A healthy instance. */
function makeInstance(m: Make) {
  const architecture = String(
    m.given['ArchitectureType'] ?? m.one(['standard', 'standard', 'standard', 'cluster', 'rwsplit']),
  ) as Architecture;
  const [className, capacity, qps, connections, bandwidth] = m.one<(typeof classes)[Architecture][number]>(
    classes[architecture] ?? classes.standard,
  );
  const net = networkOf(m);
  const { pay, endsAt } = billing(m, 'ChargeType', { prepaid: 'PrePaid', postpaid: 'PostPaid' });
  return {
    InstanceId: m.id,
    InstanceName: m.name,
    InstanceStatus: 'Normal',
    InstanceType: 'Redis',
    InstanceClass: className as string,
    ArchitectureType: architecture as string,
    EditionType: 'Community',
    EngineVersion: '7.0',
    NodeType: 'double',
    PackageType: 'standard',
    Capacity: capacity as number,
    QPS: qps as number,
    Connections: connections as number,
    Bandwidth: bandwidth as number,
    ShardCount: architecture === 'cluster' ? 8 : 0,
    ChargeType: pay,
    CreateTime: second(m.createdAt),
    EndTime: endsAt,
    NetworkType: 'VPC',
    VpcId: net.vpc,
    VSwitchId: net.vSwitch,
    ZoneId: net.zone,
    SecondaryZoneId: otherZone(net.zone),
    ConnectionDomain: `${m.id}.redis.rds.aliyuncs.com`,
    ConnectionMode: 'Standard',
    PrivateIp: m.address('10.0.0.0/16'),
    Port: 6379,
    UserName: m.id,
    Config: JSON.stringify(parameters),
    IsRds: true,
    HasRenewChangeOrder: false,
    ResourceGroupId: `rg-${m.chars(14)}`,
    autoRenew: true,
    autoRenewMonths: 1,
    expiresInDays: 0,
    releaseProtection: true,
    passwordAuth: 'Open',
    publicConnection: '',
    whitelist: whitelistOf(),
    backup: { PreferredBackupPeriod: everyDay, PreferredBackupTime: '18:00Z-19:00Z' },
    maintain: { start: '18:00Z', end: '22:00Z' },
    ssl: { enabled: 'Disable', expiresAt: '' },
    tde: 'Disabled',
    /** Commands of a day that took longer than 20 ms, and the slowest of them in microseconds. */
    slow: { commands: m.int(0, 6), slowestMicros: 34_000 },
  };
}

export type Instance = ReturnType<typeof makeInstance>;

/** A Redis instance: the row of DescribeInstances, and in camelCase what the other calls ask it for. */
export const instance = kind<Instance>({
  kind: 'r-kvstore.instance',
  type: 'ACS::Redis::DBInstance',
  id: 'r-{r}{15}',
  share: 20,
  name: 'InstanceName',
  arn: 'acs:kvstore:{region}:{account}:instance/{id}',
  notFound: [404, 'InvalidInstanceId.NotFound', 'The InstanceId provided does not exist in our records.'],
  status: {
    field: 'InstanceStatus',
    wrong: [403, 'IncorrectDBInstanceState', 'The current instance state does not support this operation.'],
  },
  make: makeInstance,
  flaws: {
    open: { rate: 0.01, set: { whitelist: whitelistOf('0.0.0.0/0') } },
    free: { rate: 0.06, set: { passwordAuth: 'Close' } },
    unprotected: { rate: 0.1, set: { releaseProtection: false } },
    seldom: { rate: 0.05, set: { 'backup.PreferredBackupPeriod': 'Monday,Thursday' } },
    unrenewed: { rate: 0.15, set: { autoRenew: false } },
    slow: { rate: 0.04, set: { slow: { commands: 60, slowestMicros: 480_000 } } },
  },
  live: (state, now) => (state.EndTime !== '' && Date.parse(state.EndTime) < now ? { InstanceStatus: 'Inactive' } : {}),
  metrics,
});
