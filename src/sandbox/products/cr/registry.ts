import { kind, type Make } from '../../engine/index.ts';

/** An Enterprise Edition registry. */
export const instance = kind({
  kind: 'cr.instance',
  type: 'ACS::CR::Instance',
  id: 'cri-{16}',
  share: 1,
  name: 'InstanceName',
  arn: 'acs:cr:{region}:{account}:instance/{id}',
  notFound: [404, 'INSTANCE_NOT_EXIST', 'instance does not exist'],
  make: (m) => ({
    InstanceId: m.id,
    InstanceName: m.name,
    InstanceStatus: 'RUNNING',
    InstanceSpecification: 'Enterprise_Standard',
    InstanceIssue: '',
    CreateTime: String(m.createdAt),
    ModifiedTime: String(m.createdAt),
    ResourceGroupId: '',
    publicEndpoint: false,
  }),
});

/** A namespace of a registry. */
export const namespace = kind({
  kind: 'cr.namespace',
  type: 'ACS::CR::Namespace',
  id: 'crn-{16}',
  of: { kind: 'cr.instance', each: 2, as: 'InstanceId' },
  name: 'NamespaceName',
  notFound: [404, 'NAMESPACE_NOT_EXIST', 'namespace does not exist'],
  make: (m) => ({
    NamespaceId: m.id,
    NamespaceName: m.name,
    NamespaceStatus: 'NORMAL',
    InstanceId: m.ref('cr.instance', 'InstanceId')?.id ?? '',
    DefaultRepoType: 'PRIVATE',
    AutoCreateRepo: true,
    DefaultRepoConfiguration: { RepoType: 'PRIVATE', TagImmutability: false, ArtifactBuildRuleParameters: { ImageIndexOnly: false } },
    ResourceGroupId: '',
  }),
});

function makeRepository(m: Make) {
  const home = m.ref('cr.namespace', 'namespaceId');
  return {
    RepoId: m.id,
    RepoName: m.name,
    RepoNamespaceName: String(home?.state['NamespaceName'] ?? ''),
    InstanceId: String(home?.state['InstanceId'] ?? ''),
    RepoType: 'PRIVATE',
    RepoStatus: 'NORMAL',
    RepoBuildType: 'MANUAL',
    Summary: `${m.name} 镜像`,
    TagImmutability: true,
    CreateTime: m.createdAt,
    ModifiedTime: m.createdAt,
    ResourceGroupId: '',
    namespaceId: home?.id ?? '',
    detail: '',
  };
}

export type Repository = ReturnType<typeof makeRepository>;

/** A repository of images: the row of ListRepository. */
export const repository = kind<Repository>({
  kind: 'cr.repository',
  type: 'ACS::CR::Repository',
  id: 'crr-{16}',
  of: { kind: 'cr.namespace', each: 8, as: 'namespaceId' },
  name: 'RepoName',
  arn: 'acs:cr:{region}:{account}:repository/{id}',
  notFound: [404, 'REPO_NOT_EXIST', 'repo does not exist'],
  make: makeRepository,
  flaws: { public: { rate: 0.04, set: { RepoType: 'PUBLIC' } } },
});
