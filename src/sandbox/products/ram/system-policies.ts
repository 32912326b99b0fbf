import { type Context, systemPolicy } from '../../engine/index.ts';

/** What a list shows of a policy, wherever it comes from. */
export interface PolicyFacts {
  readonly PolicyName: string;
  readonly PolicyType: 'System' | 'Custom';
  readonly Description: string;
  readonly DefaultVersion: string;
  readonly CreateDate: string;
  readonly UpdateDate: string;
}

const madeOn = '2015-04-28T16:15:44Z';
const changedOn = '2023-06-06T03:21:25Z';

/** Names that policies have for products, and how the console calls them. */
const products: Readonly<Record<string, string>> = {
  ECS: '云服务器服务(ECS)',
  RDS: '云数据库服务(RDS)',
  KvStore: '云数据库 Tair（兼容 Redis）',
  MongoDB: '云数据库 MongoDB 版',
  PolarDB: '云数据库 PolarDB',
  VPC: '专有网络(VPC)',
  EIP: '弹性公网 IP(EIP)',
  SLB: '负载均衡服务(SLB)',
  OSS: '对象存储服务(OSS)',
  NAS: '文件存储服务(NAS)',
  Log: '日志服务(Log)',
  CloudMonitor: '云监控(CloudMonitor)',
  ActionTrail: '操作审计(ActionTrail)',
  RAM: '访问控制(RAM)',
  KMS: '密钥管理服务(KMS)',
  CDN: 'CDN',
  DNS: '云解析(DNS)',
  CS: '容器服务(CS)',
  ContainerRegistry: '容器镜像服务(CR)',
  ESS: '弹性伸缩服务(ESS)',
  FC: '函数计算(FC)',
  HBR: '云备份(HBR)',
  BSS: '费用中心(BSS)',
  YundunSAS: '云安全中心(SAS)',
  YundunWAF: 'Web 应用防火墙(WAF)',
  SSLCertificates: '数字证书管理服务',
};

const facts = (PolicyName: string, Description: string): PolicyFacts => ({
  PolicyName,
  PolicyType: 'System',
  Description,
  DefaultVersion: 'v1',
  CreateDate: madeOn,
  UpdateDate: changedOn,
});

/** Policies that Alibaba Cloud itself keeps, by name. */
export const systemPolicies: ReadonlyMap<string, PolicyFacts> = new Map(
  [
    facts('AdministratorAccess', '管理所有阿里云资源的权限'),
    facts('ReadOnlyAccess', '只读访问所有阿里云资源的权限'),
    ...Object.entries(products).flatMap(([name, title]) => [
      facts(`Aliyun${name}FullAccess`, `管理${title}的权限`),
      facts(`Aliyun${name}ReadOnlyAccess`, `只读访问${title}的权限`),
    ]),
  ].map((one) => [one.PolicyName, one]),
);

/** The only version of such a policy. */
export function systemVersion(x: Context, name: string) {
  const document = systemPolicies.has(name) ? systemPolicy(name) : undefined;
  if (!document) x.refuse([404, 'EntityNotExist.Policy', 'The policy does not exist.']);
  return { VersionId: 'v1', IsDefaultVersion: true, CreateDate: madeOn, PolicyDocument: JSON.stringify(document) };
}
