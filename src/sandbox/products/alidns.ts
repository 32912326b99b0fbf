import { type Context, defineProduct, list, listOf, pages, tagging, tagPairs } from '../engine/index.ts';
import { domain, record } from './alidns/kinds.ts';
import { records } from './alidns/records.ts';

const recordsOf = (x: Context, name: string) => x.where(record, 'DomainName', name).length;

/** All keys that domains are tagged with, and their values. */
function tagsInUse(x: Context) {
  const values = new Map<string, Set<string>>();
  for (const { tags } of x.rows(domain))
    for (const [key, value] of Object.entries(tags)) values.set(key, (values.get(key) ?? new Set()).add(value));
  return [...values].map(([Key, found]) => ({ Key, Values: [...found] }));
}

/** Alibaba Cloud DNS. */
export default defineProduct({
  product: 'alidns',
  style: 'RPC',
  versions: ['2015-01-09'],
  hosts: ['alidns.aliyuncs.com', 'alidns.{region}.aliyuncs.com'],
  denied: [400, 'Forbidden.RAM', "User not authorized to operate on the specified resource, or this API doesn't support RAM."],
  kinds: [domain, record],
  actions: {
    DescribeDomains: list({
      kind: domain,
      rows: 'Domains.Domain',
      page: pages({ size: 20, max: 100 }),
      filter: {
        KeyWord: (state, wanted) => state.DomainName.includes(String(wanted)),
        GroupId: 'GroupId',
        ResourceGroupId: 'ResourceGroupId',
        Starmark: 'Starmark',
      },
      view: (_, row, x) => ({ RecordCount: recordsOf(x, row.id), Tags: { Tag: tagPairs(row.tags) } }),
    }),
    DescribeTags: listOf({ rows: 'Tags', needs: ['ResourceType'], page: pages({ size: 20, max: 200 }), from: tagsInUse }),
    ...records,
    ...tagging({ types: { DOMAIN: 'alidns.domain' }, rows: 'TagResources' }),
  },
});
