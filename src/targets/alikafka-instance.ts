import { defineTarget } from '../model/target.ts';

export default defineTarget({
  token: 'alicloud:alikafka/instance:Instance',
  title: { en: 'Kafka instance', 'zh-CN': 'Kafka 实例' },
  importId: '${id}',
  required: ['deployType'],
  // Without the name the engine makes up one of its own; the others have defaults.
  kept: ['name', 'paidType', 'specType'],
  properties: {
    enableAutoTopic: {
      title: { en: 'Automatic creation of topics', 'zh-CN': '自动创建 Topic' },
      field: 'autoCreateTopic',
      fromField: (isOn) => (isOn === true ? 'enable' : 'disable'),
    },
  },
  permissions: {
    read: ['alikafka:GetInstanceList', 'alikafka:GetQuotaTip', 'alikafka:ListTagResources'],
    write: ['alikafka:EnableAutoTopicCreation'],
  },
  seconds: 2,
});
