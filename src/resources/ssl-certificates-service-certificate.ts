import { defineResourceType } from '../model/resource-type.ts';
import { daysUntil } from './read/days-until.ts';

const certificate = 'ACS::SSLCertificatesService::Certificate';

/** Issued certificates end at a time in milliseconds, uploaded ones on a day. */
function endOf(endMs: unknown, endDate: unknown): string | undefined {
  const ms = Number(endMs) > 0 ? Number(endMs) : Date.parse(String(endDate));
  return Number.isFinite(ms) ? new Date(ms).toISOString() : undefined;
}

export default defineResourceType({
  type: certificate,
  title: { en: 'SSL certificate', 'zh-CN': 'SSL 证书' },
  product: 'cas',
  scope: 'global',
  list: {
    action: 'ListUserCertificateOrder',
    each: { param: 'OrderType', values: ['CERT', 'UPLOAD'] },
    paging: { style: 'page', page: 'CurrentPage', size: 'ShowSize', max: 50, total: 'TotalCount' },
    items: 'CertificateOrderList',
  },
  identity: { id: 'CertificateId', name: 'Name' },
  fields: {
    status: {
      title: { en: 'Status', 'zh-CN': '状态' },
      type: 'string',
      from: 'list',
      path: ['Status', 'Upload'],
      // Uploaded certificates carry no order status.
      read: (status, isUploaded) => (isUploaded === true ? 'UPLOADED' : typeof status === 'string' ? status.toUpperCase() : undefined),
    },
    commonName: { title: { en: 'Common name', 'zh-CN': '主域名' }, type: 'string', from: 'list', path: 'CommonName', absent: null },
    domains: {
      title: { en: 'Domains', 'zh-CN': '绑定域名' },
      type: 'list',
      from: 'list',
      path: ['CommonName', 'Sans'],
      read: (name, others) => [
        ...new Set([name, ...String(others ?? '').split(',')].map((one) => String(one ?? '').trim()).filter(Boolean)),
      ],
      absent: [],
    },
    expiresAt: {
      title: { en: 'Expires', 'zh-CN': '到期时间' },
      type: 'timestamp',
      from: 'list',
      path: ['CertEndTime', 'EndDate'],
      read: endOf,
      absent: null,
    },
    expiresInDays: {
      title: { en: 'Days until it expires', 'zh-CN': '剩余天数' },
      type: 'integer',
      unit: 'day',
      from: daysUntil('expiresAt'),
    },
    isReplaced: {
      title: { en: 'Replaced by a newer one', 'zh-CN': '已有新证书' },
      type: 'boolean',
      from: {
        needs: ['commonName', 'expiresAt'],
        types: { [certificate]: ['commonName', 'expiresAt'] },
        derive: (self, lookup) => {
          const others = lookup.where(certificate, 'commonName', self.fields.commonName as string);
          return others?.some((other) => other.id !== self.id && String(other.fields.expiresAt) > String(self.fields.expiresAt));
        },
      },
    },
  },
  sample: {
    status: 'ISSUED',
    commonName: 'shop.example.com',
    domains: ['shop.example.com'],
    expiresAt: '2027-06-01T00:00:00.000Z',
    expiresInDays: 188,
    isReplaced: false,
  },
});
