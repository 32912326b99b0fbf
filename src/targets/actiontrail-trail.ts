import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:actiontrail/trail:Trail',
  title: { en: 'Trail', 'zh-CN': '操作审计跟踪' },
  importId: '${id}',
  required: ['trailName'],
  properties: {
    trailName: { title: { en: 'Name', 'zh-CN': '名称' } },
    eventRw: { title: { en: 'Events (Read, Write, All)', 'zh-CN': '事件类型（Read：读，Write：写，All：全部）' } },
    trailRegion: { title: { en: 'Regions', 'zh-CN': '记录地域' } },
    slsProjectArn: { title: { en: 'Log project', 'zh-CN': '投递的日志 Project' } },
    status: {
      title: { en: 'Recording', 'zh-CN': '记录状态' },
      field: 'isLogging',
      fromField: (isLogging) => (isLogging === true ? 'Enable' : 'Disable'),
    },
  },
  trace: { type: 'ACS::ActionTrail::Trail', where: { id: 'trailName' } },
  permissions: {
    read: ['actiontrail:DescribeTrails', 'actiontrail:GetDataEventSelector'],
    write: ['actiontrail:CreateTrail', 'actiontrail:StartLogging', 'actiontrail:StopLogging', 'actiontrail:DeleteTrail'],
  },
  seconds: 21,
  deletion: {
    kind: 'delete',
    text: {
      en: 'The trail is deleted; the events that it delivered stay in the log project.',
      'zh-CN': '删除该跟踪；已投递的事件保留在日志 Project 中。',
    },
  },
});
