import { kind, type Make, type Refusal, second } from '../../engine/index.ts';

const dayMs = 86_400_000;
const noDomain: Refusal = [404, 'InvalidDomainName.NoExist', 'The specified domain name does not exist. Refresh the page and try again.'];
const noRecord: Refusal = [400, 'DomainRecordNotBelongToUser', 'The DNS record does not belong to the account.'];

function makeDomain(m: Make) {
  return {
    DomainId: m.uuid(),
    DomainName: m.id,
    PunyCode: m.id,
    AliDomain: true,
    CreateTime: `${new Date(m.createdAt).toISOString().slice(0, 16)}Z`,
    CreateTimestamp: m.createdAt,
    DnsServers: { DnsServer: ['vip1.alidns.com', 'vip2.alidns.com'] },
    GroupId: '',
    GroupName: '默认分组',
    InstanceId: `dns-cn-${m.chars(10)}`,
    VersionCode: 'version_enterprise_basic',
    VersionName: '企业版标准版',
    InstanceEndTime: second(m.openedAt + m.int(60, 700) * dayMs).replace(/:\d\dZ$/, 'Z'),
    InstanceExpired: false,
    Remark: '',
    RegistrantEmail: '',
    ResourceGroupId: '',
    Starmark: false,
    SlaveDnsStatus: 'Disable',
    DomainLoggingSwitchStatus: 'OPEN',
  };
}

/** Domains whose names are resolved here. */
export const domain = kind({
  kind: 'alidns.domain',
  type: 'ACS::Alidns::Domain',
  id: '{name}',
  name: 'DomainName',
  scope: 'global',
  share: 0.2,
  arn: 'acs:alidns:*:{account}:domain/{id}',
  notFound: noDomain,
  make: makeDomain,
});

const usual = [
  { RR: 'www', Type: 'A', TTL: 600 },
  { RR: '@', Type: 'A', TTL: 600 },
  { RR: 'api', Type: 'CNAME', TTL: 600 },
  { RR: '@', Type: 'MX', TTL: 3600 },
] as const;

function makeRecord(m: Make) {
  const domainName = m.ref('alidns.domain', 'DomainName')?.id ?? '';
  const { RR, Type, TTL } = usual[m.index % usual.length] as (typeof usual)[number];
  const value = { A: m.address('203.0.113.0/24'), CNAME: `api.${domainName}.w.kunlunaq.com`, MX: 'mxbiz1.qq.com' };
  return {
    RecordId: m.id,
    DomainName: domainName,
    RR,
    Type: Type as string,
    Value: value[Type],
    Line: 'default',
    TTL: TTL as number,
    Priority: Type === 'MX' ? 5 : 0,
    Status: 'ENABLE',
    Locked: false,
    Remark: '',
    Weight: 1,
    LbaStatus: false,
    CreateTimestamp: m.createdAt,
    UpdateTimestamp: m.createdAt,
  };
}

export type DnsRecord = ReturnType<typeof makeRecord>;

/** Records of a domain. */
export const record = kind<DnsRecord>({
  kind: 'alidns.record',
  type: 'ACS::Alidns::DomainRecord',
  id: '{digits:18}',
  scope: 'global',
  of: { kind: 'alidns.domain', each: 4, as: 'DomainName' },
  notFound: noRecord,
  make: makeRecord,
  flaws: { long: { rate: 0.05, set: (state) => (state.Type === 'MX' ? {} : { TTL: 86400 }) } },
});
