import { defineType, part, pick, region, wanted } from '../type-file.ts';

export default defineType({
  token: 'alicloud:cs/registryEnterpriseRepo:RegistryEnterpriseRepo',
  product: 'cr',
  reads: [
    {
      action: 'GetRepository',
      body: { InstanceId: part(0), RegionId: region, RepoName: part(2), RepoNamespaceName: part(1) },
      set: (found) => pick(found, 'InstanceId RepoNamespaceName:namespace RepoName:name RepoType Summary Detail TagImmutability RepoId'),
    },
  ],
  updates: [
    {
      action: 'UpdateRepository',
      on: ['repoType', 'summary', 'detail', 'tagImmutability'],
      body: {
        Detail: (x) => x.get('detail') || undefined,
        InstanceId: part(0),
        RegionId: region,
        RepoId: (x) => x.was('repoId'),
        RepoType: wanted('repoType'),
        Summary: wanted('summary'),
        TagImmutability: wanted('tagImmutability'),
      },
    },
  ],
});
