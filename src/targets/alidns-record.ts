import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:dns/alidnsRecord:AlidnsRecord',
  title: { en: 'DNS record', 'zh-CN': '云解析记录' },
  importId: '${vars.record}',
  required: ['domainName', 'rr', 'type', 'value'],
  // Its default is the default line.
  kept: ['line'],
  properties: {
    ttl: { title: { en: 'Cached for', 'zh-CN': '缓存时间（TTL）' }, unit: 'second' },
  },
  permissions: { read: ['alidns:DescribeDomainRecordInfo'], write: ['alidns:UpdateDomainRecord'] },
  seconds: 2,
});
