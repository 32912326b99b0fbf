import { defineResourceType } from '../model/resource-type.ts';
import { countTargets, criticalProducts, targetPaths } from './read/event-rule.ts';
import { oneOf } from './read/words.ts';

const states = ['ENABLED', 'DISABLED'];

export default defineResourceType({
  type: 'ACS::CMS::EventRule',
  title: { en: 'Event subscription', 'zh-CN': '系统事件订阅' },
  product: 'cms',
  scope: 'global',
  list: {
    action: 'DescribeEventRuleList',
    paging: { style: 'page', page: 'PageNumber', size: 'PageSize', max: 100, total: 'Total' },
    items: 'EventRules.EventRule',
  },
  identity: { id: 'Name', name: 'Name' },
  details: {
    targets: { action: 'DescribeEventRuleTargetList', params: { RuleName: '${item.Name}' } },
  },
  fields: {
    isEnabled: {
      title: { en: 'Enabled', 'zh-CN': '已启用' },
      type: 'boolean',
      from: 'list',
      path: 'State',
      read: (state) => {
        const word = oneOf(states)(state);
        return word === undefined || !states.includes(word) ? undefined : word === 'ENABLED';
      },
      property: 'status',
    },
    eventType: {
      title: { en: 'Kind of events', 'zh-CN': '事件类型' },
      type: 'string',
      from: 'list',
      path: 'EventType',
      read: oneOf(['SYSTEM', 'CUSTOM']),
    },
    criticalProducts: {
      title: { en: 'Products whose critical events it takes', 'zh-CN': '订阅严重事件的产品' },
      type: 'list',
      from: 'list',
      path: 'EventPattern.EventPattern',
      read: criticalProducts,
    },
    targets: {
      title: { en: 'Targets', 'zh-CN': '通知目标数' },
      type: 'integer',
      unit: 'count',
      from: { detail: 'targets' },
      path: targetPaths,
      read: countTargets,
    },
  },
  sample: { isEnabled: true, eventType: 'SYSTEM', criticalProducts: ['ecs'], targets: 1 },
});
