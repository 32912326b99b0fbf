import { kind, type Make, type Refusal } from '../../engine/index.ts';

const dayMs = 86_400_000;
const unknown: Refusal = [404, 'DataNotExists', 'The specified data does not exist.'];

/** The server that something was found on. */
function hostOf(m: Make) {
  const host = m.ref('ecs.instance', 'InstanceId');
  const addresses = host?.state['VpcAttributes'] as { readonly PrivateIpAddress?: { readonly IpAddress?: readonly string[] } } | undefined;
  return {
    InstanceId: host?.id ?? '',
    InstanceName: String(host?.state['InstanceName'] ?? ''),
    IntranetIp: addresses?.PrivateIpAddress?.IpAddress?.[0] ?? '',
    InternetIp: '',
    Uuid: host ? `inet-${host.id}` : '',
    RegionId: host?.region ?? '',
  };
}

const alertNames = [
  ['异常登录', 'ECS在非常用地登录', 'suspicious'],
  ['恶意进程（云查杀）', '可疑程序', 'remind'],
  ['进程异常行为', '访问恶意域名', 'suspicious'],
] as const;

function makeAlert(m: Make) {
  const [type, name, level] = alertNames[m.index % alertNames.length] as (typeof alertNames)[number];
  const at = Math.max(m.createdAt, m.openedAt - m.int(1, 20) * dayMs);
  return {
    ...hostOf(m),
    Id: Number(m.id),
    AlarmEventName: name as string,
    AlarmEventNameDisplay: name as string,
    AlarmEventType: type as string,
    AlarmEventTypeDisplay: type as string,
    AlarmUniqueInfo: m.chars(32, '0123456789abcdef'),
    UniqueInfo: m.chars(32, '0123456789abcdef'),
    Name: `${type}-${name}`,
    Desc: '',
    Level: level as string,
    DataSource: 'aegis_suspicious_event',
    SaleVersion: '0',
    CanBeDealOnLine: true,
    /** 1: waits for somebody; 32: handled. */
    EventStatus: 32,
    occurredAt: at,
  };
}

/** Alerts about servers. */
export const alert = kind({
  kind: 'sas.alert',
  type: 'ACS::ThreatDetection::SecurityAlert',
  id: '{digits:9}',
  scope: 'global',
  share: 0.3,
  ageDays: [1, 60],
  notFound: unknown,
  make: makeAlert,
  flaws: {
    open: { rate: 0.2, set: { EventStatus: 1 } },
    urgent: { rate: 0.05, set: { EventStatus: 1, Level: 'serious', AlarmEventName: '挖矿程序', Name: '恶意进程（云查杀）-挖矿程序' } },
  },
});

const vulnerabilities = [
  ['USN-6854-1', 'OpenSSH 远程代码执行漏洞', 'asap', 'CVE-2024-6387'],
  ['RHSA-2024:3588', 'glibc 缓冲区溢出漏洞', 'later', 'CVE-2024-2961'],
  ['USN-6725-1', 'Linux 内核权限提升漏洞', 'later', 'CVE-2024-1086'],
  ['RHSA-2024:1818', 'curl 信息泄露漏洞', 'nntf', 'CVE-2024-2398'],
] as const;

function makeVulnerability(m: Make) {
  const [Name, AliasName, Necessity, cve] = vulnerabilities[m.index % vulnerabilities.length] as (typeof vulnerabilities)[number];
  return {
    ...hostOf(m),
    PrimaryId: Number(m.id),
    Name: Name as string,
    AliasName: AliasName as string,
    Necessity: Necessity as string,
    Type: 'cve',
    Level: Necessity as string,
    Tag: 'oval',
    Related: cve as string,
    Online: true,
    RealRisk: true,
    /** 1: there; 7: repaired. */
    Status: 1,
    FirstTs: m.createdAt,
    LastTs: m.openedAt - m.int(1, 20) * 3_600_000,
  };
}

/** Vulnerabilities of servers. */
export const vulnerability = kind({
  kind: 'sas.vulnerability',
  type: 'ACS::ThreatDetection::Vulnerability',
  id: '{digits:9}',
  scope: 'global',
  share: 0.6,
  ageDays: [1, 120],
  notFound: unknown,
  make: makeVulnerability,
  flaws: { repaired: { rate: 0.5, set: { Status: 7 } } },
});

const checks = [
  ['主账号已启用 MFA', 'RAM', 'RAM', 'HIGH'],
  ['OSS 存储空间未公开读写', 'OSS', 'BUCKET', 'HIGH'],
  ['安全组未对公网开放高危端口', 'ECS', 'SECURITY_GROUP', 'HIGH'],
  ['RDS 白名单未对所有地址开放', 'RDS', 'INSTANCE', 'MEDIUM'],
  ['操作审计日志已留存', 'ACTIONTRAIL', 'ACTIONTRAIL', 'MEDIUM'],
] as const;

function makeCheck(m: Make) {
  const [name, type, subType, risk] = checks[m.index % checks.length] as (typeof checks)[number];
  return {
    CheckId: Number(m.id),
    CheckShowName: name as string,
    CheckType: 'SYSTEM',
    InstanceType: type as string,
    InstanceSubType: subType as string,
    RiskLevel: risk as string,
    Status: 'PASS',
    StatusMessage: '',
    Vendor: 'ALIYUN',
    VendorShowName: '阿里云',
    TrialPermission: false,
    CheckPolicies: [
      {
        StandardId: 8,
        StandardShowName: '云平台配置检查',
        RequirementId: 18,
        RequirementShowName: '安全风险',
        SectionId: 58,
        SectionShowName: '默认',
      },
    ],
    LastCheckTime: m.openedAt - 6 * 3_600_000,
  };
}

/** Checks of how the cloud products are configured. */
export const check = kind({
  kind: 'sas.check',
  type: 'ACS::ThreatDetection::CheckItem',
  id: '{digits:7}',
  scope: 'global',
  share: 0.2,
  notFound: unknown,
  make: makeCheck,
  flaws: { failed: { rate: 0.2, set: { Status: 'NOT_PASS' } } },
});

const baselines = [
  ['等保二级-CentOS Linux 7 合规基线检查', '等保合规'],
  ['阿里云标准-Redis 安全基线检查', '安全最佳实践'],
  ['弱口令-Linux 系统登录弱口令检测', '弱口令'],
] as const;

/** Baselines that servers are held against. */
export const baseline = kind({
  kind: 'sas.baseline',
  type: 'ACS::ThreatDetection::Baseline',
  id: '{digits:6}',
  scope: 'global',
  share: 0.1,
  notFound: unknown,
  make(m: Make) {
    const [RiskName, TypeAlias] = baselines[m.index % baselines.length] as (typeof baselines)[number];
    return {
      RiskId: Number(m.id),
      RiskName: RiskName as string,
      TypeAlias: TypeAlias as string,
      SubTypeAlias: TypeAlias as string,
      Level: 'low',
      CheckCount: m.int(10, 60),
      HighWarningCount: 0,
      MediumWarningCount: m.int(0, 3),
      LowWarningCount: m.int(0, 8),
      WarningMachineCount: m.int(1, 5),
      LastFoundTime: new Date(m.openedAt - 6 * 3_600_000).toISOString().slice(0, 19).replace('T', ' '),
    };
  },
});

/** Access keys that were found where everybody can read them. */
export const keyLeak = kind({
  kind: 'sas.key-leak',
  type: 'ACS::ThreatDetection::AccessKeyLeak',
  id: '{digits:7}',
  scope: 'global',
  ageDays: [1, 30],
  notFound: unknown,
  make(m: Make) {
    const key = m.ref('ram.access-key', 'AccesskeyId');
    return {
      Id: Number(m.id),
      AccesskeyId: key?.id ?? '',
      AliUserName: String(key?.state['UserName'] ?? ''),
      UserType: 'subuser',
      Asset: '',
      Type: 'githubLeak',
      Url: 'https://code.example/qingcheng/deploy/config.yaml',
      Status: 'pending',
      DealType: 'pending',
      DealTime: '',
      GmtModified: m.createdAt,
    };
  },
});
