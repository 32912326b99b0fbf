import { defineResourceType, type Reply } from '../model/resource-type.ts';
import { daysUntil } from './read/days-until.ts';
import { toRows } from './read/rows.ts';

const configs = 'DomainConfigs.DomainConfig[]';

/** The arguments of one function of a domain; undefined when the domain does not have it. */
function argsOf(rows: unknown, functionName: string): Readonly<Record<string, string>> | undefined {
  const config = toRows(rows).find((row) => row.FunctionName === functionName);
  if (!config) return undefined;
  const args = toRows((config.FunctionArgs as Reply | undefined)?.FunctionArg);
  return Object.fromEntries(args.map((arg) => [String(arg.ArgName), String(arg.ArgValue)]));
}

/** Versions below 1.2 that the domain speaks; without a setting the default of the service lets them all in. */
function oldVersions(rows: unknown): string[] {
  const args = argsOf(rows, 'https_tls_version');
  if (!args) return ['TLSv1.0', 'TLSv1.1'];
  return [...(args.tls10 === 'on' ? ['TLSv1.0'] : []), ...(args.tls11 === 'on' ? ['TLSv1.1'] : [])];
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
    isCompressed: {
      title: { en: 'Compression', 'zh-CN': '智能压缩' },
      type: 'boolean',
      from: { detail: 'configs' },
      path: configs,
      read: (rows) => ['gzip', 'brotli'].some((name) => argsOf(rows, name)?.enable === 'on'),
    },
    'certificate.kind': {
      title: { en: 'Kind of certificate', 'zh-CN': '证书来源' },
      type: 'string',
      from: { detail: 'certificate' },
      path: 'CertInfos.CertInfo[0].CertType',
      absent: null,
    },
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
  },
  sample: {
    status: 'online',
    kind: 'web',
    hasHttps: true,
    'tls.oldVersions': [],
    isCompressed: true,
    'certificate.kind': 'cas',
    'certificate.expiresAt': '2027-06-01T00:00:00.000Z',
    'certificate.expiresInDays': 188,
  },
});
