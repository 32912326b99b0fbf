import { kind, type Make, second } from '../../engine/index.ts';

/** Groups of published APIs. */
export const apiGroup = kind({
  kind: 'cloudapi.group',
  type: 'ACS::ApiGateway::ApiGroup',
  id: '{32}',
  name: 'GroupName',
  share: 0.1,
  arn: 'acs:apigateway:{region}:{account}:apigroup/{id}',
  notFound: [404, 'NotFoundApiGroup', 'Cannot find resource ApiGroup.'],
  make: (m: Make) => ({
    GroupId: m.id,
    GroupName: m.name,
    Description: '',
    BasePath: '/',
    BillingStatus: 'NORMAL',
    IllegalStatus: 'NORMAL',
    InstanceId: `api-shared-vpc-001`,
    InstanceType: 'VPC_SHARED',
    HttpsPolicy: 'HTTPS2_TLS1_2',
    SubDomain: `${m.id}-${m.region}.alicloudapi.com`,
    TrafficLimit: 500,
    CreatedTime: second(m.createdAt),
    ModifiedTime: second(m.createdAt),
  }),
});

const paths = ['list', 'detail', 'create'] as const;

/** APIs of a group. */
export const api = kind({
  kind: 'cloudapi.api',
  type: 'ACS::ApiGateway::Api',
  id: '{32}',
  name: 'ApiName',
  of: { kind: 'cloudapi.group', each: 3, as: 'GroupId' },
  notFound: [404, 'NotFoundApi', 'Cannot find resource Api.'],
  make(m: Make) {
    const group = m.ref('cloudapi.group', 'GroupId');
    const path = paths[m.index % paths.length] as (typeof paths)[number];
    return {
      ApiId: m.id,
      ApiName: m.name,
      ApiPath: `/${path}`,
      ApiMethod: path === 'create' ? 'POST' : 'GET',
      GroupId: group?.id ?? '',
      GroupName: String(group?.state['GroupName'] ?? ''),
      Description: '',
      Visibility: 'PRIVATE',
      DeployedInfos: { DeployedInfo: [{ StageName: 'RELEASE', DeployedStatus: 'DEPLOYED', EffectiveVersion: second(m.createdAt) }] },
      CreatedTime: second(m.createdAt),
      ModifiedTime: second(m.createdAt),
    };
  },
});
