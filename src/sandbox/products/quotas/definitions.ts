/** One quota as Quota Center knows it. */
export interface Definition {
  readonly product: string;
  readonly code: string;
  readonly name: string;
  readonly description: string;
  readonly unit: string;
  /** What an account has that never asked for more. */
  readonly usual: number;
  /** The most that is granted. */
  readonly most: number;
  /** Counted in each region by itself. */
  readonly isRegional?: boolean;
  /** Type of what uses it up; left out where it holds for each parent, and has no usage. */
  readonly counts?: string;
}

const define = (
  product: string,
  code: string,
  [name, description]: readonly [string, string],
  unit: string,
  [usual, most]: readonly [number, number],
  more: Pick<Definition, 'isRegional' | 'counts'> = {},
): Definition => ({ product, code, name, description, unit, usual, most, ...more });

export const definitions: readonly Definition[] = [
  define('ecs', 'q_security-groups', ['安全组数量上限', '当前账户可创建的安全组数量上限'], '个', [100, 1000], {
    isRegional: true,
    counts: 'ACS::ECS::SecurityGroup',
  }),
  define('ecs', 'q_elastic-network-interfaces', ['弹性网卡数量上限', '当前账户可拥有的辅助弹性网卡数量上限'], '个', [1000, 50_000], {
    isRegional: true,
    counts: 'ACS::ECS::NetworkInterface',
  }),
  define('vpc', 'q_b7klmn', ['vpc_quota_vswitches_num', '单个专有网络可保有的交换机数量'], '个', [150, 1000]),
  define('vpc', 'q_e1mq5l', ['vpc_quota_route_tables_num', '单个专有网络可保有的自定义路由表数量'], '个', [9, 100]),
  define('vpc', 'q_62f05n', ['vpc_quota_vpn_custom_route_entry', '单个专有网络内指向 VPN 的自定义路由条目数量'], '条', [50, 200]),
  define('eip', 'q_6aroz', ['用户可保有的EIP数量', '用户可保有的 EIP 数量'], '个', [20, 500], { counts: 'ACS::EIP::EipAddress' }),
  define('slb', 'q_3mmbsp', ['用户可保有的slb实例个数', '用户可保有的 CLB 实例数量'], '个', [60, 1000], {
    counts: 'ACS::SLB::LoadBalancer',
  }),
  define('slb', 'q_2xnnv6', ['每个实例可以保有的监听数量', '每个实例可保有的监听数量'], '个', [50, 200]),
  define('slb', 'q_fh20b0', ['每个slb实例后端可以挂载的服务器数量', '每个实例后端可挂载的服务器数量'], '个', [200, 1000]),
  define('nat', 'q_fwiygs', ['natgw_quota_snat_entry_num', '单个 NAT 网关可保有的 SNAT 条目数量'], '条', [40, 200]),
  define('ess', 'q_db_instance', ['伸缩组可关联数据库数量', '单个伸缩组可关联的数据库实例数量'], '个', [8, 20], { isRegional: true }),
  define('csk', 'q_i5uzm3', ['集群节点数量', '单个集群可容纳的节点数量'], '个', [100, 5000]),
  define('gws', 'q_desktop-count', ['云电脑数量', '单个地域可创建的云电脑数量'], '台', [1000, 10_000], {
    isRegional: true,
    counts: 'ACS::ECD::Desktop',
  }),
];

/** Products that Quota Center lists: code, name, English name. */
export const products: readonly (readonly [string, string, string])[] = [
  ['ecs', '云服务器 ECS', 'Elastic Compute Service'],
  ['vpc', '专有网络 VPC', 'Virtual Private Cloud'],
  ['eip', '弹性公网 IP', 'Elastic IP Address'],
  ['slb', '传统型负载均衡 CLB', 'Classic Load Balancer'],
  ['nat', 'NAT 网关', 'NAT Gateway'],
  ['ess', '弹性伸缩', 'Auto Scaling'],
  ['csk', '容器服务 Kubernetes 版', 'Container Service for Kubernetes'],
  ['gws', '无影云电脑', 'Elastic Desktop Service'],
  ['rds', '云数据库 RDS', 'ApsaraDB RDS'],
];
