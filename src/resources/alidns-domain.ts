import { defineResourceType, type Reply } from '../model/resource-type.ts';
import { toRows } from './read/rows.ts';

const addressTypes = ['A', 'AAAA', 'CNAME'];

/** The records that point somewhere and may be changed, the longest TTL first. */
function addressRecords(rows: unknown): Reply[] {
  return toRows(rows)
    .filter((row) => addressTypes.includes(String(row.Type)) && String(row.Status).toUpperCase() === 'ENABLE' && row.Locked !== true)
    .sort((a, b) => Number(b.TTL) - Number(a.TTL));
}

const longest = (rows: unknown) => addressRecords(rows)[0];

export default defineResourceType({
  type: 'ACS::Alidns::Domain',
  title: { en: 'DNS domain', 'zh-CN': '云解析域名' },
  product: 'alidns',
  scope: 'global',
  list: {
    action: 'DescribeDomains',
    paging: { style: 'page', page: 'PageNumber', size: 'PageSize', max: 100, total: 'TotalCount' },
    items: 'Domains.Domain',
  },
  identity: { id: 'DomainName', created: 'CreateTime', tags: 'Tags.Tag' },
  details: {
    records: {
      action: 'DescribeDomainRecords',
      params: { DomainName: '${item.DomainName}' },
      paging: { style: 'page', page: 'PageNumber', size: 'PageSize', max: 500, total: 'TotalCount' },
      items: 'DomainRecords.Record',
    },
  },
  fields: {
    'records.maxTtlSeconds': {
      title: { en: 'Longest TTL of an address record', 'zh-CN': '地址类记录最长 TTL' },
      type: 'integer',
      unit: 'second',
      from: { detail: 'records' },
      path: 'DomainRecords.Record[]',
      read: (rows) => {
        const record = longest(rows);
        return record ? Number(record.TTL) : null;
      },
      property: 'ttl',
    },
    'records.maxTtlName': {
      title: { en: 'Record with the longest TTL', 'zh-CN': 'TTL 最长的记录' },
      type: 'string',
      from: { detail: 'records' },
      path: 'DomainRecords.Record[]',
      read: (rows) => (longest(rows)?.RR as string | undefined) ?? null,
    },
    'records.addresses': {
      title: { en: 'Address records', 'zh-CN': '地址类记录' },
      type: 'list',
      from: { detail: 'records' },
      path: 'DomainRecords.Record[]',
      read: (rows) =>
        addressRecords(rows).map((row) => ({
          id: String(row.RecordId),
          name: String(row.RR),
          type: String(row.Type),
          ttlSeconds: Number(row.TTL),
        })),
    },
  },
  sample: {
    'records.maxTtlSeconds': 600,
    'records.maxTtlName': 'www',
    'records.addresses': [{ id: '99', name: 'www', type: 'A', ttlSeconds: 600 }],
  },
});
