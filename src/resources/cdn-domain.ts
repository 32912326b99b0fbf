import type { FieldValue, Resource } from '../model/documents.ts';
import { defineResourceType, type Field, type Lookup, type Reply } from '../model/resource-type.ts';
import { daysUntil } from './read/days-until.ts';
import { toRows } from './read/rows.ts';

const certificate = 'ACS::SSLCertificatesService::Certificate';
const usable = ['ISSUED', 'UPLOADED'];
const configs = 'DomainConfigs.DomainConfig[]';

/** The arguments of one function of a domain; undefined when the domain does not have it. */
function argsOf(rows: unknown, functionName: string): Readonly<Record<string, string>> | undefined {
  const config = toRows(rows).find((row) => row.FunctionName === functionName);
  if (!config) return undefined;
  const args = toRows((config.FunctionArgs as Reply | undefined)?.FunctionArg);
  return Object.fromEntries(args.map((arg) => [String(arg.ArgName), String(arg.ArgValue)]));
}

/** The id of the setting of one function of a domain; null when the domain does not have it. */
function configIdOf(rows: unknown, functionName: string): string | null {
  const config = toRows(rows).find((row) => row.FunctionName === functionName);
  return config?.ConfigId === undefined ? null : String(config.ConfigId);
}

/** Versions below 1.2 that the domain speaks; without a setting the default of the service lets them all in. */
function oldVersions(rows: unknown): string[] {
  const args = argsOf(rows, 'https_tls_version');
  if (!args) return ['TLSv1.0', 'TLSv1.1'];
  return [...(args.tls10 === 'on' ? ['TLSv1.0'] : []), ...(args.tls11 === 'on' ? ['TLSv1.1'] : [])];
}

/** Of the certificates that the account holds and that cover a domain, the one that lasts longest; null where there is none. */
function newestFor(domain: Resource, lookup: Lookup): FieldValue | undefined {
  const held = lookup.all(certificate);
  if (!held) return undefined;
  const [newest] = held
    .filter(({ fields }) => usable.includes(String(fields.status)) && coversDomain(fields.domains, domain.id))
    .sort((a, b) => String(b.fields.expiresAt).localeCompare(String(a.fields.expiresAt)));
  return newest ? { id: newest.id, name: newest.name, expiresInDays: newest.fields.expiresInDays ?? null } : null;
}

/** A name with a star stands for one label. */
function coversDomain(names: FieldValue | undefined, domain: string): boolean {
  const parent = domain.slice(domain.indexOf('.'));
  return Array.isArray(names) && names.some((name) => name === domain || name === `*${parent}`);
}

/** A word about the certificate that is in use; null where there is none. */
function ofCertificate(en: string, zh: string, name: string): Field {
  return {
    title: { en, 'zh-CN': zh },
    type: 'string',
    from: { detail: 'certificate' },
    path: `CertInfos.CertInfo[0].${name}`,
    absent: null,
  };
}

export default defineResourceType({
  type: 'ACS::CDN::Domain',
  title: { en: 'CDN domain', 'zh-CN': 'CDN 域名' },
  product: 'cdn',
  scope: 'global',
  list: {
    action: 'DescribeUserDomains',
    paging: { style: 'page', page: 'PageNumber', size: 'PageSize', max: 500, total: 'TotalCount' },
    items: 'Domains.PageData',
  },
  identity: { id: 'DomainName', created: 'GmtCreated' },
  details: {
    detail: { action: 'DescribeCdnDomainDetail', params: { DomainName: '${item.DomainName}' } },
    configs: {
      action: 'DescribeCdnDomainConfigs',
      params: { DomainName: '${item.DomainName}', FunctionNames: 'https_tls_version,gzip,brotli' },
    },
    certificate: { action: 'DescribeDomainCertificateInfo', params: { DomainName: '${item.DomainName}' } },
  },
  fields: {
    status: { title: { en: 'Status', 'zh-CN': '状态' }, type: 'string', from: 'list', path: 'DomainStatus' },
    kind: { title: { en: 'Kind of content', 'zh-CN': '业务类型' }, type: 'string', from: 'list', path: 'CdnType' },
    hasHttps: {
      title: { en: 'HTTPS', 'zh-CN': 'HTTPS' },
      type: 'boolean',
      from: { detail: 'detail' },
      path: 'GetDomainDetailModel.ServerCertificateStatus',
      read: (word) => (word === 'on' ? true : word === 'off' ? false : undefined),
      absent: false,
    },
    'tls.oldVersions': {
      title: { en: 'Old TLS versions let in', 'zh-CN': '允许的旧 TLS 版本' },
      type: 'list',
      from: { detail: 'configs' },
      path: configs,
      read: oldVersions,
    },
    'tls.configId': {
      title: { en: 'Setting of the TLS versions', 'zh-CN': 'TLS 版本配置编号' },
      type: 'string',
      from: { detail: 'configs' },
      path: configs,
      read: (rows) => configIdOf(rows, 'https_tls_version'),
    },
    isCompressed: {
      title: { en: 'Compression', 'zh-CN': '智能压缩' },
      type: 'boolean',
      from: { detail: 'configs' },
      path: configs,
      read: (rows) => ['gzip', 'brotli'].some((name) => argsOf(rows, name)?.enable === 'on'),
    },
    'gzip.configId': {
      title: { en: 'Setting of Gzip', 'zh-CN': 'Gzip 压缩配置编号' },
      type: 'string',
      from: { detail: 'configs' },
      path: configs,
      read: (rows) => configIdOf(rows, 'gzip'),
    },
    'certificate.kind': {
      title: { en: 'Kind of certificate', 'zh-CN': '证书来源' },
      type: 'string',
      from: { detail: 'certificate' },
      path: 'CertInfos.CertInfo[0].CertType',
      absent: null,
    },
    'certificate.id': ofCertificate('Certificate', '证书编号', 'CertId'),
    'certificate.name': ofCertificate('Name of the certificate', '证书名称', 'CertName'),
    'certificate.region': ofCertificate('Region of the certificate', '证书所在地域', 'CertRegion'),
    'certificate.expiresAt': {
      title: { en: 'Certificate expires', 'zh-CN': '证书到期时间' },
      type: 'timestamp',
      from: { detail: 'certificate' },
      path: 'CertInfos.CertInfo[0].CertExpireTime',
      absent: null,
    },
    'certificate.expiresInDays': {
      title: { en: 'Days until the certificate expires', 'zh-CN': '证书剩余天数' },
      type: 'integer',
      unit: 'day',
      from: daysUntil('certificate.expiresAt'),
    },
    'certificate.newest': {
      title: { en: 'Newest certificate that covers the domain', 'zh-CN': '覆盖该域名的最新证书' },
      type: 'object',
      from: { types: { [certificate]: ['status', 'domains', 'expiresAt', 'expiresInDays'] }, derive: newestFor },
    },
  },
  sample: {
    status: 'online',
    kind: 'web',
    hasHttps: true,
    'tls.oldVersions': [],
    'tls.configId': '7',
    isCompressed: true,
    'gzip.configId': '8',
    'certificate.kind': 'cas',
    'certificate.id': '11',
    'certificate.name': 'plum-2026',
    'certificate.region': 'cn-hangzhou',
    'certificate.expiresAt': '2027-06-01T00:00:00.000Z',
    'certificate.expiresInDays': 188,
    'certificate.newest': { id: '11', name: 'plum-2026', expiresInDays: 188 },
  },
});
