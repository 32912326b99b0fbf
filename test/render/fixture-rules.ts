import type { Category, Evidence, FieldValue, FixSummary, LocalizedText, RuleSummary, Severity } from '../../src/model/documents.ts';

/** What a rule of the sample estate looks at: how its failure is worded and measured. */
export interface SampleRule {
  readonly rule: RuleSummary;
  readonly evidence: Evidence;
  /** Values that a failing resource may have. */
  readonly bad: readonly FieldValue[];
}

const types: Readonly<Record<string, readonly [string, string, string]>> = {
  'ACS::ECS::Instance': ['ECS 实例', 'ECS instances', 'ecs'],
  'ACS::ECS::Disk': ['云盘', 'Disks', 'ecs'],
  'ACS::ECS::SecurityGroup': ['安全组', 'Security groups', 'ecs'],
  'ACS::RDS::DBInstance': ['RDS 实例', 'RDS instances', 'rds'],
  'ACS::OSS::Bucket': ['OSS 存储空间', 'OSS buckets', 'oss'],
  'ACS::SLB::LoadBalancer': ['传统型负载均衡', 'CLB load balancers', 'slb'],
  'ACS::RAM::User': ['RAM 用户', 'RAM users', 'ram'],
  'ACS::VPC::VSwitch': ['交换机', 'VSwitches', 'vpc'],
  'ACS::EIP::EipAddress': ['弹性公网 IP', 'Elastic IPs', 'vpc'],
  'ACS::NAS::FileSystem': ['NAS 文件系统', 'NAS file systems', 'nas'],
  'ACS::Redis::DBInstance': ['Redis 实例', 'Redis instances', 'r-kvstore'],
  'ACS::CAS::Certificate': ['SSL 证书', 'SSL certificates', 'cas'],
  'ACS::MongoDB::DBInstance': ['MongoDB 实例', 'MongoDB instances', 'dds'],
};

export function typeTitle(type: string): LocalizedText {
  const [zh, en] = types[type] ?? [type, type];
  return { en, 'zh-CN': zh };
}

export const sampleTypes = Object.entries(types).map(([type, [, , product]]) => ({ type, product }));

interface Line {
  readonly id: string;
  readonly severity: Severity;
  readonly type: string;
  readonly risk: readonly [string, string];
  readonly why: readonly [string, string];
  readonly guidance: readonly [string, string];
  readonly fix: FixSummary;
  readonly evidence: Omit<Evidence, 'actual'>;
  readonly bad: readonly FieldValue[];
  readonly frameworks?: RuleSummary['frameworks'];
}

const text = ([zh, en]: readonly [string, string]): LocalizedText => ({ en, 'zh-CN': zh });

function sampleRule({ id, severity, type, risk, why, guidance, fix, evidence, bad, frameworks = {} }: Line): SampleRule {
  const category = id.split('/')[0] as Category;
  const rule: RuleSummary = {
    id,
    category,
    severity,
    resourceType: type,
    resourceTitle: typeTitle(type),
    title: text([`没有“${risk[0]}”`, `No “${risk[1]}”`]),
    risk: text(risk),
    why: text(why),
    guidance: text(guidance),
    fix,
    link: 'https://help.aliyun.com/',
    frameworks,
    params: {},
    actions: evidence.action ? [evidence.action] : [],
  };
  return { rule, evidence: { ...evidence, actual: null }, bad };
}

const label = (zh: string, en: string) => ({ label: { en, 'zh-CN': zh } });

export const sampleRules: readonly SampleRule[] = (
  [
    {
      id: 'security/rds-whitelist-any',
      severity: 'critical',
      type: 'ACS::RDS::DBInstance',
      risk: ['RDS 白名单对任意地址开放', 'RDS allow-list admits any address'],
      why: [
        '订单数据库可以从公网任何地址尝试登录，口令一旦泄露，客户与订单数据会被读走。',
        'Anyone on the internet may try to log in to the orders database; a leaked password exposes customers and orders.',
      ],
      guidance: [
        '将白名单改为业务网段，删除 0.0.0.0/0；保留堡垒机地址。',
        'Set the allow-list to the business ranges and remove 0.0.0.0/0; keep the bastion host.',
      ],
      fix: { kind: 'automatic', disruption: 'access', undo: true, durationMinutes: 5 },
      evidence: {
        field: 'whitelist.addresses',
        ...label('白名单地址', 'Allow-list'),
        operator: 'doesNotContain',
        expected: '0.0.0.0/0',
        action: 'rds:DescribeDBInstanceIPArrayList',
      },
      bad: [['0.0.0.0/0'], ['10.0.0.0/8', '0.0.0.0/0']],
      frameworks: { 'mlps-2.0': ['8.1.4.2'] },
    },
    {
      id: 'security/oss-bucket-public-write',
      severity: 'critical',
      type: 'ACS::OSS::Bucket',
      risk: ['OSS 存储空间允许任何人写入', 'OSS bucket lets anyone write'],
      why: [
        '任何人都能替换商品图片或上传违法内容，流量费用也由本账号承担。',
        'Anyone can replace product pictures or upload unlawful content, and this account pays the traffic.',
      ],
      guidance: [
        '将读写权限改为私有，公开图片经 CDN 私有回源提供。',
        'Set the bucket to private and serve public pictures through the CDN with private origin access.',
      ],
      fix: { kind: 'automatic', disruption: 'access', undo: true, durationMinutes: 1 },
      evidence: {
        field: 'acl',
        ...label('读写权限', 'Access control'),
        operator: 'equal',
        expected: 'private',
        action: 'oss:GetBucketAcl',
      },
      bad: ['public-read-write'],
      frameworks: { 'mlps-2.0': ['8.1.4.2'] },
    },
    {
      id: 'security/ecs-security-group-ssh-open',
      severity: 'high',
      type: 'ACS::ECS::SecurityGroup',
      risk: ['安全组对公网开放 22 端口', 'Port 22 open to the internet'],
      why: [
        '登录端口每天都会受到口令猜测，一台失守就会牵连同一网段。',
        'The login port is guessed at every day; one lost host endangers its whole network.',
      ],
      guidance: ['删除该规则，仅允许堡垒机网段访问 22 端口。', 'Remove the rule and admit only the bastion range to port 22.'],
      fix: { kind: 'decision', disruption: 'reconnect', undo: true, durationMinutes: 5 },
      evidence: {
        field: 'ingress.openPorts',
        ...label('对公网开放的端口', 'Ports open to the internet'),
        operator: 'doesNotContain',
        expected: '22/tcp',
        action: 'ecs:DescribeSecurityGroupAttribute',
      },
      bad: [['22/tcp'], ['22/tcp', '3389/tcp']],
      frameworks: { 'mlps-2.0': ['8.1.3.2'], 'well-architected': ['security'] },
    },
    {
      id: 'backup/rds-backup-retention',
      severity: 'high',
      type: 'ACS::RDS::DBInstance',
      risk: ['RDS 备份保留时间不足', 'RDS backups kept too short'],
      why: [
        '误操作如果在最早的备份过期之后才被发现，数据将无法恢复。',
        'A mistake found after the oldest backup is gone cannot be undone.',
      ],
      guidance: [
        '将数据备份保留天数调整为不低于要求的天数；超出免费额度的备份空间会产生费用。',
        'Set the retention to at least the asked number of days; space above the free quota is billed.',
      ],
      fix: { kind: 'automatic', disruption: 'cost', undo: true, durationMinutes: 2 },
      evidence: {
        field: 'backup.retentionDays',
        ...label('备份保留天数', 'Backup retention'),
        operator: 'greaterThanInclusive',
        expected: 7,
        unit: 'day',
        action: 'rds:DescribeBackupPolicy',
      },
      bad: [3, 1, 6],
      frameworks: { 'mlps-2.0': ['8.1.4.9'], 'well-architected': ['stability'] },
    },
    {
      id: 'stability/rds-single-node',
      severity: 'high',
      type: 'ACS::RDS::DBInstance',
      risk: ['RDS 为单节点，无备机', 'RDS on a single node'],
      why: ['主机故障时会员与优惠券服务约停 30 分钟。', 'When the host fails, members and vouchers stop for about 30 minutes.'],
      guidance: [
        '在维护窗口内升级为高可用系列；升级时重启一次。',
        'Upgrade to the high-availability edition in a maintenance window; it restarts once.',
      ],
      fix: { kind: 'decision', disruption: 'restart', undo: false, durationMinutes: 30 },
      evidence: {
        field: 'category',
        ...label('系列', 'Edition'),
        operator: 'notEqual',
        expected: 'Basic',
        action: 'rds:DescribeDBInstances',
      },
      bad: ['Basic'],
      frameworks: { 'mlps-2.0': ['8.1.4.9'], 'well-architected': ['stability'] },
    },
    {
      id: 'stability/cas-certificate-expiring',
      severity: 'high',
      type: 'ACS::CAS::Certificate',
      risk: ['SSL 证书即将到期', 'SSL certificate about to expire'],
      why: ['到期后浏览器会拦截商城首页，顾客无法下单。', 'After expiry browsers block the shop and no one can order.'],
      guidance: ['续签证书并部署到负载均衡与 CDN。', 'Renew the certificate and deploy it to the load balancer and the CDN.'],
      fix: { kind: 'manual', disruption: 'none' },
      evidence: {
        field: 'daysLeft',
        ...label('剩余天数', 'Days left'),
        operator: 'greaterThan',
        expected: 14,
        unit: 'day',
        action: 'cas:ListUserCertificateOrder',
      },
      bad: [9, 2],
      frameworks: { 'well-architected': ['stability'] },
    },
    {
      id: 'capacity/rds-disk-usage',
      severity: 'high',
      type: 'ACS::RDS::DBInstance',
      risk: ['RDS 磁盘使用率过高', 'RDS disk nearly full'],
      why: ['磁盘写满后实例转为只读，下单会失败。', 'A full disk turns the instance read-only and orders fail.'],
      guidance: ['扩容磁盘，或清理归档表。', 'Extend the disk or clear the archive tables.'],
      fix: { kind: 'automatic', disruption: 'cost', undo: false, durationMinutes: 5 },
      evidence: {
        field: 'disk.usage',
        ...label('磁盘使用率', 'Disk usage'),
        operator: 'lessThan',
        expected: 85,
        unit: 'percent',
        action: 'cms:DescribeMetricList',
      },
      bad: [92.4, 88.1],
      frameworks: { 'well-architected': ['stability'] },
    },
    {
      id: 'security/ram-user-no-mfa',
      severity: 'medium',
      type: 'ACS::RAM::User',
      risk: ['RAM 用户未启用多因素认证', 'RAM user without MFA'],
      why: ['仅凭口令即可登录控制台。', 'A password alone opens the console.'],
      guidance: ['请本人绑定 MFA 设备。', 'Ask the user to bind an MFA device.'],
      fix: { kind: 'manual', disruption: 'none' },
      evidence: { field: 'mfa.enabled', ...label('多因素认证', 'MFA'), operator: 'equal', expected: true, action: 'ram:GetUserMFAInfo' },
      bad: [false],
      frameworks: { 'mlps-2.0': ['8.1.4.1'] },
    },
    {
      id: 'security/ram-access-key-unused',
      severity: 'medium',
      type: 'ACS::RAM::User',
      risk: ['访问密钥长期未使用', 'Access key long unused'],
      why: ['没有人在意的密钥泄露后也不会有人发现。', 'No one notices when a forgotten key leaks.'],
      guidance: ['先停用，7 天后删除。', 'Disable it now and delete it after 7 days.'],
      fix: { kind: 'decision', disruption: 'access', undo: true },
      evidence: {
        field: 'accessKey.idleDays',
        ...label('未使用天数', 'Days unused'),
        operator: 'lessThanInclusive',
        expected: 90,
        unit: 'day',
        action: 'ram:GetAccessKeyLastUsed',
      },
      bad: [214, 131, 402],
    },
    {
      id: 'security/slb-listener-weak-tls',
      severity: 'medium',
      type: 'ACS::SLB::LoadBalancer',
      risk: ['负载均衡监听允许旧版 TLS', 'Load balancer accepts old TLS'],
      why: ['旧版协议可以被降级攻击，支付合作方也会拒绝。', 'Old versions can be downgraded, and payment partners refuse them.'],
      guidance: ['TLS 策略改为 tls_cipher_policy_1_2。', 'Set the TLS policy to tls_cipher_policy_1_2.'],
      fix: { kind: 'automatic', disruption: 'reconnect', undo: true },
      evidence: {
        field: 'listener.tlsPolicy',
        ...label('TLS 策略', 'TLS policy'),
        operator: 'in',
        expected: ['tls_cipher_policy_1_2', 'tls_cipher_policy_1_2_strict'],
        action: 'slb:DescribeLoadBalancerHTTPSListenerAttribute',
      },
      bad: ['tls_cipher_policy_1_0'],
      frameworks: { 'mlps-2.0': ['8.1.4.7'] },
    },
    {
      id: 'stability/slb-backend-abnormal',
      severity: 'medium',
      type: 'ACS::SLB::LoadBalancer',
      risk: ['负载均衡后端健康检查异常', 'Load balancer backend unhealthy'],
      why: ['剩余后端承担全部流量，再失去一台就会过载。', 'The others carry all traffic; one more lost host overloads them.'],
      guidance: ['检查异常后端的端口与健康检查路径。', 'Check the port and the health path of the abnormal backend.'],
      fix: { kind: 'manual', disruption: 'none' },
      evidence: {
        field: 'backends.abnormal',
        ...label('异常后端', 'Abnormal backends'),
        operator: 'equal',
        expected: 0,
        unit: 'count',
        action: 'slb:DescribeHealthStatus',
      },
      bad: [1, 2],
    },
    {
      id: 'backup/ecs-disk-no-snapshot-policy',
      severity: 'medium',
      type: 'ACS::ECS::Disk',
      risk: ['云盘没有自动快照策略', 'Disk without snapshot policy'],
      why: ['误删或勒索加密之后没有可回退的时间点。', 'After a deletion or ransomware there is no point to go back to.'],
      guidance: ['绑定自动快照策略 orchard-daily。', 'Attach the snapshot policy orchard-daily.'],
      fix: { kind: 'automatic', disruption: 'cost', undo: true },
      evidence: {
        field: 'snapshotPolicyId',
        ...label('自动快照策略', 'Snapshot policy'),
        operator: 'notEqual',
        expected: null,
        action: 'ecs:DescribeDisks',
      },
      bad: [null],
      frameworks: { 'mlps-2.0': ['8.1.4.9'] },
    },
    {
      id: 'backup/nas-no-backup',
      severity: 'medium',
      type: 'ACS::NAS::FileSystem',
      risk: ['NAS 文件系统没有备份', 'NAS file system without backup'],
      why: ['共享目录里的合同扫描件只有一份。', 'The scanned contracts on the share exist only once.'],
      guidance: ['建立每日备份计划，保留 30 天。', 'Create a daily plan and keep 30 days.'],
      fix: { kind: 'automatic', disruption: 'cost', undo: true },
      evidence: {
        field: 'backup.enabled',
        ...label('备份计划', 'Backup plan'),
        operator: 'equal',
        expected: true,
        action: 'nas:DescribeFileSystems',
      },
      bad: [false],
    },
    {
      id: 'capacity/vswitch-free-addresses',
      severity: 'medium',
      type: 'ACS::VPC::VSwitch',
      risk: ['交换机可用地址不足', 'VSwitch short of addresses'],
      why: ['大促扩容时新建实例会失败。', 'New instances fail when the sale needs them.'],
      guidance: ['在同一可用区新建交换机，或清理闲置网卡。', 'Add a vSwitch in the same zone or release idle interfaces.'],
      fix: { kind: 'manual', disruption: 'none' },
      evidence: {
        field: 'freeAddresses',
        ...label('可用地址', 'Free addresses'),
        operator: 'greaterThanInclusive',
        expected: 32,
        unit: 'count',
        action: 'vpc:DescribeVSwitches',
      },
      bad: [4, 17],
    },
    {
      id: 'performance/redis-hit-rate-low',
      severity: 'medium',
      type: 'ACS::Redis::DBInstance',
      risk: ['Redis 命中率偏低', 'Redis hit rate low'],
      why: ['未命中的请求落到数据库，高峰时拖慢下单。', 'Misses reach the database and slow orders at the peak.'],
      guidance: ['检查过期时间与键的分布。', 'Check expiry times and how keys are spread.'],
      fix: { kind: 'manual', disruption: 'none' },
      evidence: {
        field: 'hitRate',
        ...label('命中率', 'Hit rate'),
        operator: 'greaterThanInclusive',
        expected: 80,
        unit: 'percent',
        action: 'cms:DescribeMetricList',
      },
      bad: [61.3, 74.8],
    },
    {
      id: 'cost/eip-unbound',
      severity: 'medium',
      type: 'ACS::EIP::EipAddress',
      risk: ['弹性公网 IP 未绑定', 'Elastic IP bound to nothing'],
      why: ['闲置地址每天都在计费。', 'An idle address is billed every day.'],
      guidance: ['确认不再使用后释放。', 'Release it once nobody needs it.'],
      fix: { kind: 'decision', disruption: 'data', undo: false },
      evidence: {
        field: 'instanceId',
        ...label('绑定的资源', 'Bound to'),
        operator: 'notEqual',
        expected: null,
        action: 'vpc:DescribeEipAddresses',
      },
      bad: [null],
    },
    {
      id: 'security/ecs-imds-v1',
      severity: 'low',
      type: 'ACS::ECS::Instance',
      risk: ['实例元数据允许旧版访问', 'Instance metadata v1 allowed'],
      why: ['应用漏洞可能借此取得临时凭证。', 'A flaw in the application may reach temporary credentials.'],
      guidance: ['HttpTokens 改为 required。', 'Set HttpTokens to required.'],
      fix: { kind: 'automatic', disruption: 'none', undo: true },
      evidence: {
        field: 'metadata.httpTokens',
        ...label('元数据令牌', 'Metadata tokens'),
        operator: 'equal',
        expected: 'required',
        action: 'ecs:DescribeInstances',
      },
      bad: ['optional'],
    },
    {
      id: 'stability/ecs-deletion-protection-off',
      severity: 'low',
      type: 'ACS::ECS::Instance',
      risk: ['ECS 未开启删除保护', 'ECS deletion protection off'],
      why: ['一次误操作就会释放实例。', 'One slip releases the instance.'],
      guidance: ['开启删除保护。', 'Turn on deletion protection.'],
      fix: { kind: 'automatic', disruption: 'none', undo: true },
      evidence: {
        field: 'deletionProtection',
        ...label('删除保护', 'Deletion protection'),
        operator: 'equal',
        expected: true,
        action: 'ecs:DescribeInstances',
      },
      bad: [false],
    },
    {
      id: 'performance/ecs-old-family',
      severity: 'low',
      type: 'ACS::ECS::Instance',
      risk: ['ECS 规格族过旧', 'ECS family outdated'],
      why: ['同价位的新规格性能高出三成。', 'The new family is a third faster at the same price.'],
      guidance: ['在窗口内变更规格。', 'Change the instance type in a window.'],
      fix: { kind: 'decision', disruption: 'restart', undo: true },
      evidence: {
        field: 'family',
        ...label('规格族', 'Family'),
        operator: 'notIn',
        expected: ['ecs.n1', 'ecs.sn1', 'ecs.mn4'],
        action: 'ecs:DescribeInstances',
      },
      bad: ['ecs.n1', 'ecs.mn4'],
    },
    {
      id: 'cost/ecs-idle',
      severity: 'low',
      type: 'ACS::ECS::Instance',
      risk: ['ECS 长期闲置', 'ECS instance idle'],
      why: ['14 天内几乎没有负载，仍按全价计费。', 'Almost no load for 14 days, billed in full.'],
      guidance: ['确认用途后降配或释放。', 'Find out what it is for, then downsize or release it.'],
      fix: { kind: 'decision', disruption: 'restart', undo: false },
      evidence: {
        field: 'cpu.p95',
        ...label('CPU P95', 'CPU P95'),
        operator: 'greaterThanInclusive',
        expected: 5,
        unit: 'percent',
        action: 'cms:DescribeMetricList',
      },
      bad: [0.8, 1.6, 2.2],
    },
    {
      id: 'backup/oss-versioning-off',
      severity: 'low',
      type: 'ACS::OSS::Bucket',
      risk: ['OSS 未开启版本控制', 'OSS versioning off'],
      why: ['覆盖或删除的对象无法找回。', 'Overwritten and deleted objects are gone.'],
      guidance: ['开启版本控制，并设置旧版本的生命周期。', 'Turn on versioning and a lifecycle for old versions.'],
      fix: { kind: 'automatic', disruption: 'cost', undo: true },
      evidence: {
        field: 'versioning',
        ...label('版本控制', 'Versioning'),
        operator: 'equal',
        expected: 'Enabled',
        action: 'oss:GetBucketVersioning',
      },
      bad: [null, 'Suspended'],
    },
    {
      id: 'stability/ecs-single-zone',
      severity: 'info',
      type: 'ACS::ECS::Instance',
      risk: ['同一应用集中在一个可用区', 'One application in a single zone'],
      why: ['可用区故障时整个应用停止。', 'A zone failure stops the whole application.'],
      guidance: ['下次扩容时放到第二个可用区。', 'Put the next instances into a second zone.'],
      fix: { kind: 'manual', disruption: 'none' },
      evidence: {
        field: 'zones',
        ...label('可用区数量', 'Zones'),
        operator: 'greaterThanInclusive',
        expected: 2,
        unit: 'count',
        action: 'ecs:DescribeInstances',
      },
      bad: [1],
    },
  ] as const satisfies readonly Line[]
).map((line) => sampleRule(line as Line));
