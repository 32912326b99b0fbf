import { defineResourceType } from '../model/resource-type.ts';
import { toSwitch } from './read/words.ts';

const filled = (text: unknown) => typeof text === 'string' && text !== '';

export default defineResourceType({
  type: 'ACS::ActionTrail::Trail',
  title: { en: 'Trail', 'zh-CN': '操作审计跟踪' },
  product: 'actiontrail',
  // One call names the trails of its own region and those of all others that record every region, so that none of these is
  // hidden by the regions of a run.
  scope: 'global',
  list: {
    action: 'DescribeTrails',
    region: 'cn-hangzhou',
    params: { IncludeShadowTrails: 'true', IncludeOrganizationTrail: 'true' },
    paging: { style: 'none' },
    items: 'TrailList',
  },
  identity: { id: 'Name', created: 'CreateTime' },
  details: {
    status: { action: 'GetTrailStatus', region: '${item.HomeRegion}', params: { Name: '${item.Name}' } },
  },
  fields: {
    homeRegion: { title: { en: 'Home region', 'zh-CN': '所属地域' }, type: 'string', from: 'list', path: 'HomeRegion' },
    isOrganizationTrail: {
      title: { en: 'Trail of the organisation', 'zh-CN': '多账号跟踪' },
      type: 'boolean',
      from: 'list',
      path: 'IsOrganizationTrail',
      absent: false,
    },
    isLogging: {
      title: { en: 'Recording', 'zh-CN': '记录中' },
      type: 'boolean',
      from: { detail: 'status' },
      path: 'IsLogging',
      read: toSwitch,
      property: 'status',
    },
    isComplete: {
      title: { en: 'Records every event of every region', 'zh-CN': '覆盖全地域全事件' },
      type: 'boolean',
      from: 'list',
      path: ['Status', 'EventRW', 'TrailRegion', 'OssBucketName', 'SlsProjectArn'],
      read: (status, events, regions, bucket, project) =>
        status === 'Enable' && events === 'All' && String(regions).toLowerCase() === 'all' && (filled(bucket) || filled(project)),
    },
  },
  sample: { homeRegion: 'cn-hangzhou', isOrganizationTrail: false, isLogging: true, isComplete: true },
});
