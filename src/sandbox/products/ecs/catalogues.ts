import { type Action, kind, list, listOf, pages, same, second } from '../../engine/index.ts';

export const keyPair = kind({
  kind: 'ecs.key-pair',
  type: 'ACS::ECS::KeyPair',
  id: '{name}',
  name: 'KeyPairName',
  arn: 'acs:ecs:{region}:{account}:keypair/{id}',
  notFound: [404, 'InvalidKeyPair.NotFound', 'The specified parameter "KeyPairName" does not exist.'],
  make: (m) => ({
    KeyPairName: m.id,
    KeyPairFingerPrint: m.chars(32, '0123456789abcdef'),
    CreationTime: second(m.createdAt),
    ResourceGroupId: '',
  }),
});

export const image = kind({
  kind: 'ecs.image',
  type: 'ACS::ECS::Image',
  id: 'm-{r}{17}',
  name: 'ImageName',
  share: 0.2,
  arn: 'acs:ecs:{region}:{account}:image/{id}',
  notFound: [404, 'InvalidImageId.NotFound', 'The specified ImageId does not exist.'],
  make: (m) => ({
    ImageId: m.id,
    ImageName: m.name,
    Description: '',
    ImageOwnerAlias: 'self',
    Architecture: 'x86_64',
    OSType: 'linux',
    OSName: 'Alibaba Cloud Linux  3.2104 LTS 64位',
    OSNameEn: 'Alibaba Cloud Linux  3.2104 LTS 64 bit',
    Platform: 'Aliyun',
    Size: 40,
    Status: 'Available',
    Usage: 'none',
    Progress: '100%',
    CreationTime: second(m.createdAt),
    IsPublic: false,
    ResourceGroupId: '',
  }),
});

export const launchTemplate = kind({
  kind: 'ecs.launch-template',
  type: 'ACS::ECS::LaunchTemplate',
  id: 'lt-{r}{17}',
  name: 'LaunchTemplateName',
  share: 0.1,
  arn: 'acs:ecs:{region}:{account}:launchtemplate/{id}',
  notFound: [404, 'InvalidLaunchTemplate.NotFound', 'The specified launch template is not found.'],
  make: (m) => ({
    LaunchTemplateId: m.id,
    LaunchTemplateName: m.name,
    DefaultVersionNumber: 1,
    LatestVersionNumber: 1,
    CreateTime: second(m.createdAt),
    ModifiedTime: second(m.createdAt),
    CreatedBy: m.account,
    ResourceGroupId: '',
  }),
});

export const dedicatedHost = kind({
  kind: 'ecs.dedicated-host',
  type: 'ACS::ECS::DedicatedHost',
  id: 'dh-{r}{17}',
  name: 'DedicatedHostName',
  share: 0.1,
  arn: 'acs:ecs:{region}:{account}:ddh/{id}',
  notFound: [404, 'InvalidDedicatedHostId.NotFound', 'The specified DedicatedHostId does not exist.'],
  make: (m) => ({
    DedicatedHostId: m.id,
    DedicatedHostName: m.name,
    DedicatedHostType: 'ddh.g6',
    Status: 'Available',
    ZoneId: m.zone,
    ChargeType: 'PrePaid',
    CreationTime: second(m.createdAt),
    ExpiredTime: second(m.openedAt + 200 * 86_400_000),
    Cores: 52,
    PhysicalGpus: 0,
    Sockets: 2,
    ResourceGroupId: '',
  }),
});

/** Things that instances are made out of. */
export const catalogues: Readonly<Record<string, Action>> = {
  DescribeKeyPairs: list({
    kind: keyPair,
    rows: 'KeyPairs.KeyPair',
    page: pages({ size: 10, max: 50 }),
    filter: same('KeyPairName', 'ResourceGroupId'),
  }),
  DescribeImages: list({
    kind: image,
    rows: 'Images.Image',
    ids: 'ImageId',
    page: pages({ size: 10, max: 100 }),
    filter: same('ImageName', 'Status', 'OSType', 'Usage', 'ResourceGroupId'),
  }),
  DescribeImageSharePermission: { needs: ['ImageId'], run: (x) => ({ ImageId: x.get(image, x.text('ImageId')).id, TotalCount: 0 }) },
  DescribeLaunchTemplates: list({
    kind: launchTemplate,
    rows: 'LaunchTemplateSets.LaunchTemplateSet',
    ids: 'LaunchTemplateId',
    page: pages({ size: 10, max: 50 }),
  }),
  DescribeDedicatedHosts: list({
    kind: dedicatedHost,
    rows: 'DedicatedHosts.DedicatedHost',
    ids: 'DedicatedHostIds',
    page: pages({ size: 10, max: 100 }),
    filter: same('DedicatedHostName', 'Status', 'ZoneId'),
  }),
  DescribeZones: listOf({
    rows: 'Zones.Zone',
    from: (x) =>
      ['h', 'i', 'j'].map((letter) => ({
        ZoneId: `${x.region}-${letter}`,
        LocalName: `可用区${letter.toUpperCase()}`,
        ZoneType: 'AvailabilityZone',
      })),
  }),
};
