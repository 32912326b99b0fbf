import { defineType, id, pick, region, type Work, wanted } from '../type-file.ts';

export default defineType({
  token: 'alicloud:dns/alidnsRecord:AlidnsRecord',
  product: 'alidns',
  reads: [
    {
      action: 'DescribeDomainRecordInfo',
      query: { RecordId: id, RegionId: region },
      set: (found) => pick(found, 'DomainName Line Priority RR:rr Status TTL:ttl Type Value Remark'),
    },
  ],
  updates: [
    {
      action: 'UpdateDomainRecord',
      on: ['rr', 'type', 'value', 'line', 'ttl'],
      query: {
        Line: wanted('line'),
        Priority: (x: Work) => (x.get('type') === 'MX' ? x.get('priority') : undefined),
        RecordId: id,
        RegionId: region,
        RR: wanted('rr'),
        TTL: wanted('ttl'),
        Type: wanted('type'),
        Value: wanted('value'),
      },
    },
  ],
  suppress: { priority: (x) => x.get('type') !== 'MX' },
});
