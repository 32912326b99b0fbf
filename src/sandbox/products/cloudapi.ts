import { defineProduct, list, pages, same, tagging, tagPairs } from '../engine/index.ts';
import { api, apiGroup } from './cloudapi/kinds.ts';
import { regionsOf, zonesOf } from './network/place.ts';

/** API Gateway. */
export default defineProduct({
  product: 'cloudapi',
  style: 'RPC',
  versions: ['2016-07-14'],
  hosts: ['apigateway.{region}.aliyuncs.com', 'apigateway.aliyuncs.com'],
  serviceCode: 'apigateway',
  ram: 'apigateway',
  kinds: [apiGroup, api],
  actions: {
    DescribeRegions: { run: (x) => ({ Regions: { Region: regionsOf(x) } }) },
    DescribeZones: { run: (x) => ({ Zones: { Zone: zonesOf(x) } }) },
    DescribeApiGroups: list({
      kind: apiGroup,
      rows: 'ApiGroupAttributes.ApiGroupAttribute',
      page: pages({ size: 10, max: 50 }),
      filter: {
        ...same('GroupId', 'InstanceId', 'BasePath'),
        GroupName: (state, wanted) => state.GroupName.includes(String(wanted)),
      },
      view: (_, row) => ({ Tags: { TagInfo: tagPairs(row.tags) } }),
    }),
    DescribeApis: list({
      kind: api,
      rows: 'ApiSummarys.ApiSummary',
      page: pages({ size: 10, max: 100 }),
      filter: {
        ...same('GroupId', 'ApiId', 'ApiMethod', 'ApiPath', 'Visibility'),
        ApiName: (state, wanted) => state.ApiName.includes(String(wanted)),
      },
      view: (_, row) => ({ TagList: { Tag: tagPairs(row.tags, 'TagKey', 'TagValue') } }),
    }),
    ...tagging({ types: { apiGroup: 'cloudapi.group', api: 'cloudapi.api' } }),
  },
});
