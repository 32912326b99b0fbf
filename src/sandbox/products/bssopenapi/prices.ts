import type { Fields } from '../../engine/index.ts';

/** What a resource of one type costs. */
export interface Price {
  /** Codes and name under which the bill has it. */
  readonly product: string;
  readonly commodity: string;
  readonly name: string;
  /** CNY for 30 days of use, by the state of the resource; 0 for one that costs nothing. */
  monthly(state: Fields): number;
}

const number = (value: unknown, otherwise = 0) => {
  const read = Number(value);
  return value === undefined || value === '' || Number.isNaN(read) ? otherwise : read;
};
const price = (product: string, name: string, monthly: Price['monthly'], commodity = product): Price => ({
  product,
  commodity,
  name,
  monthly,
});

/** CNY a GiB for 30 days, by disk category and performance level. */
const disks: Readonly<Record<string, number>> = {
  cloud: 0.3,
  cloud_efficiency: 0.35,
  cloud_ssd: 1,
  cloud_essd_entry: 0.45,
  cloud_auto: 0.5,
  cloud_essd: 1,
};
const levels: Readonly<Record<string, number>> = { PL0: 0.5, PL1: 1, PL2: 2, PL3: 4 };

function diskCny(state: Fields): number {
  const perGib = disks[String(state['Category'])] ?? 0.5;
  const level = state['Category'] === 'cloud_essd' ? (levels[String(state['PerformanceLevel'])] ?? 1) : 1;
  return number(state['Size'], 40) * perGib * level;
}

function serverCny(state: Fields): number {
  if (state['StoppedMode'] === 'StopCharging') return 0;
  return number(state['Cpu'], 2) * 55 + (number(state['Memory'], 8192) / 1024) * 16;
}

const bandwidthCny = (mbps: number) => (mbps <= 5 ? mbps * 23 : 125 + (mbps - 5) * 80);

/** An address costs by its bandwidth, or a little for itself where traffic is counted. */
function addressCny(state: Fields): number {
  if (state['InternetChargeType'] === 'PayByBandwidth') return bandwidthCny(number(state['Bandwidth'], 5));
  return state['InstanceId'] === '' ? 14.4 : 90;
}

const instances = (state: Fields, name: string, each: number, otherwise = 1) => number(state[name], otherwise) * each;

/** Prices by type, in the order of magnitude of the public price list. */
export const prices: Readonly<Record<string, Price>> = {
  'ACS::ECS::Instance': price('ecs', '云服务器 ECS', serverCny),
  'ACS::ECS::Disk': price('yundisk', '块存储', diskCny),
  'ACS::ECS::Snapshot': price('snapshot', '快照服务', (s) => number(s['SourceDiskSize'], 40) * 0.3 * 0.12),
  'ACS::RDS::DBInstance': price(
    'rds',
    '云数据库 RDS',
    (s) => (number(s['DBInstanceMemory'], 8192) / 1024) * 52 + number(s['storageGiB'], 100) * 0.8,
  ),
  'ACS::Redis::DBInstance': price('kvstore', '云数据库 Tair（兼容 Redis）', (s) => (number(s['Capacity'], 1024) / 1024) * 85),
  'ACS::MongoDB::DBInstance': price('dds', '云数据库 MongoDB', (s) => 900 + number(s['DBInstanceStorage'], 100)),
  'ACS::PolarDB::DBCluster': price('polardb', '云原生数据库 PolarDB', (s) => instances(s, 'DBNodeNumber', 1150, 2)),
  'ACS::SLB::LoadBalancer': price('slb', '负载均衡', (s) =>
    s['LoadBalancerSpec'] === undefined || s['LoadBalancerSpec'] === '' ? 15 : 260,
  ),
  'ACS::ALB::LoadBalancer': price('alb', '应用型负载均衡', () => 310),
  'ACS::NLB::LoadBalancer': price('nlb', '网络型负载均衡', () => 240),
  'ACS::EIP::EipAddress': price('eip', '弹性公网 IP', addressCny),
  'ACS::CBWP::CommonBandwidthPackage': price('cbwp', '共享带宽', (s) => number(s['Bandwidth'], 20) * 24),
  'ACS::NAT::NatGateway': price('nat_gw', 'NAT 网关', () => 144),
  'ACS::VPN::VpnGateway': price('vpn', 'VPN 网关', () => 375),
  'ACS::OSS::Bucket': price('oss', '对象存储 OSS', () => 240),
  'ACS::NAS::FileSystem': price('nas', '文件存储 NAS', (s) => 30 + (number(s['MeteredSize']) / 2 ** 30) * 0.35),
  'ACS::SLS::LogStore': price('sls', '日志服务', () => 45),
  'ACS::CDN::Domain': price('cdn', 'CDN', () => 1500),
  'ACS::Elasticsearch::Instance': price('elasticsearch', '检索分析服务 Elasticsearch', (s) => instances(s, 'nodeAmount', 620, 3)),
  'ACS::AliKafka::Instance': price('alikafka', '云消息队列 Kafka 版', () => 1480),
  'ACS::ACK::Cluster': price('csk', '容器服务 Kubernetes 版', (s) => (s['cluster_spec'] === 'ack.standard' ? 0 : 460)),
  'ACS::HBR::Vault': price('hbr', '云备份', () => 120),
  'ACS::ECD::Desktop': price('gws', '无影云电脑', (s) => number(s['Cpu'], 4) * 32 + (number(s['Memory'], 8192) / 1024) * 9),
};

const chargeNames = ['InstanceChargeType', 'DiskChargeType', 'PayType', 'ChargeType', 'paymentType'] as const;

/** True for a subscription, which is paid ahead; the products spell it in several ways. */
export function isSubscription(state: Fields): boolean {
  return chargeNames.some((name) => /^(prepaid|subscription)$/i.test(String(state[name] ?? '')));
}

const endNames = ['ExpiredTime', 'ExpireTime', 'EndTime', 'ExpireTimeStr'] as const;

/** When a subscription ends, as the product writes it; empty where it does not say. */
export function endOf(state: Fields): string {
  return String(endNames.map((name) => state[name]).find((value) => typeof value === 'string' && value !== '') ?? '');
}
