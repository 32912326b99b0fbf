import { kind, type Make } from '../../engine/index.ts';

/** Groups that resources are sorted into. */
export const resourceGroup = kind({
  kind: 'resourcemanager.group',
  type: 'ACS::ResourceManager::ResourceGroup',
  id: 'rg-{14}',
  scope: 'global',
  name: 'Name',
  share: 0.1,
  arn: 'acs:ram:*:{account}:resourcegroup/{id}',
  notFound: [404, 'EntityNotExists.ResourceGroup', 'The specified resource group does not exist.'],
  make: (m: Make) => ({
    Id: m.id,
    Name: m.name,
    DisplayName: m.name,
    AccountId: m.account,
    Status: 'OK',
    CreateDate: `${new Date(m.createdAt + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`,
  }),
});
