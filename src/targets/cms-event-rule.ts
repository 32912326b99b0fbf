import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:cms/eventRule:EventRule',
  title: { en: 'Event subscription', 'zh-CN': '系统事件订阅' },
  importId: '${vars.name}',
  required: ['eventPattern', 'ruleName'],
  properties: {
    ruleName: { title: { en: 'Name', 'zh-CN': '名称' } },
    eventPattern: { title: { en: 'Events', 'zh-CN': '事件范围' } },
    contactParameters: { title: { en: 'Contact groups', 'zh-CN': '报警联系人组' } },
    status: {
      title: { en: 'Status', 'zh-CN': '状态' },
      field: 'isEnabled',
      fromField: (isEnabled) => (isEnabled === true ? 'ENABLED' : 'DISABLED'),
    },
  },
  trace: { type: 'ACS::CMS::EventRule', where: { name: 'ruleName' }, again: 'writes-over' },
  permissions: {
    read: ['cms:DescribeEventRuleList', 'cms:DescribeEventRuleTargetList'],
    write: ['cms:PutEventRule', 'cms:PutEventRuleTargets', 'cms:DeleteEventRules'],
  },
  seconds: 2,
  deletion: { kind: 'delete', text: { en: 'The subscription is deleted.', 'zh-CN': '删除该事件订阅。' } },
  region: 'cn-hangzhou',
});
