import { type Action, get, kind, list, same, second, tokens } from '../../engine/index.ts';

export const prefixList = kind({
  kind: 'ecs.prefix-list',
  type: 'ACS::ECS::PrefixList',
  id: 'pl-{r}{17}',
  name: 'PrefixListName',
  share: 0.1,
  arn: 'acs:ecs:{region}:{account}:prefixlist/{id}',
  notFound: [404, 'InvalidPrefixListId.NotFound', 'The specified prefix list is not found.'],
  make: (m) => ({
    PrefixListId: m.id,
    PrefixListName: m.name,
    Description: '',
    AddressFamily: 'IPv4',
    MaxEntries: 20,
    AssociationCount: 1,
    CreationTime: second(m.createdAt),
    ResourceGroupId: '',
    entries: [{ Cidr: '203.0.113.0/28', Description: '办公网出口' }] as readonly { Cidr: string; Description: string }[],
  }),
});

export const prefixLists: Readonly<Record<string, Action>> = {
  DescribePrefixLists: list({
    kind: prefixList,
    rows: 'PrefixLists.PrefixList',
    ids: 'PrefixListId',
    page: tokens({ size: 10, max: 100, sizeOut: null, total: null }),
    filter: same('PrefixListName', 'AddressFamily', 'ResourceGroupId'),
  }),
  DescribePrefixListAttributes: get({
    kind: prefixList,
    id: 'PrefixListId',
    view: (s) => ({ Entries: { Entry: s.entries } }),
  }),
};
