import { defineResourceType, type Field, type MetricSource, type Reply } from '../model/resource-type.ts';
import { oneOf } from './read/words.ts';

/** Words for the numbers of ServiceStatus. */
const statuses: Readonly<Record<string, string>> = {
  0: 'pending',
  1: 'preparing',
  2: 'initializing',
  3: 'starting',
  5: 'running',
  6: 'migrating',
  7: 'ready-for-upgrade',
  8: 'upgrading',
  9: 'ready-for-change',
  10: 'released',
  11: 'changing',
  15: 'expired',
  30: 'scaling',
};
const seriesWords = ['v2', 'v3', 'confluent'];

/** The series of an instance; older replies name only how it is paid, from which it follows. */
function seriesOf(series: unknown, paidType: unknown): string | undefined {
  if (typeof series === 'string' && series !== '') return oneOf(seriesWords)(series);
  return ({ 0: 'v2', 1: 'v2', 3: 'v3', 4: 'confluent' } as Record<string, string>)[String(paidType)];
}

/** Disk and traffic have fixed limits, and these metrics, only in the second series. */
const hasFixedSize = (item: Reply) => seriesOf(item.Series, item.PaidType) === 'v2';

function kafkaUse(en: string, zh: string, metric: string, window: Pick<MetricSource, 'periodSeconds' | 'windowDays' | 'reduce'>): Field {
  return {
    title: { en, 'zh-CN': zh },
    type: 'number',
    unit: 'percent',
    from: {
      metric: { namespace: 'acs_kafka', metric, dimension: 'instanceId', statistic: 'Maximum', ...window },
      when: hasFixedSize,
    },
  };
}

const busyMinutes = { periodSeconds: 60, windowDays: 7, reduce: 'p95' } as const;

export default defineResourceType({
  type: 'ACS::AliKafka::Instance',
  title: { en: 'Kafka instance', 'zh-CN': 'Kafka 实例' },
  product: 'alikafka',
  scope: 'regional',
  list: {
    action: 'GetInstanceList',
    params: { RegionId: '${region}' },
    paging: { style: 'none' },
    items: 'InstanceList.InstanceVO',
  },
  identity: { id: 'InstanceId', name: 'Name', region: 'RegionId', created: 'CreateTime', tags: 'Tags.TagVO' },
  fields: {
    status: {
      title: { en: 'Status', 'zh-CN': '状态' },
      type: 'string',
      from: 'list',
      path: 'ServiceStatus',
      read: (number) => statuses[String(number)],
      values: Object.values(statuses),
    },
    series: {
      title: { en: 'Series', 'zh-CN': '系列' },
      type: 'string',
      from: 'list',
      path: ['Series', 'PaidType'],
      read: seriesOf,
      values: seriesWords,
    },
    trafficSpec: {
      title: { en: 'Traffic specification', 'zh-CN': '流量规格' },
      type: 'string',
      from: 'list',
      path: 'IoMaxSpec',
      absent: null,
      property: 'ioMaxSpec',
    },
    'disk.sizeGiB': {
      title: { en: 'Disk', 'zh-CN': '磁盘容量' },
      type: 'integer',
      unit: 'gibibyte',
      from: 'list',
      path: 'DiskSize',
      absent: null,
      property: 'diskSize',
    },
    'disk.retentionHours': {
      title: { en: 'Messages are kept', 'zh-CN': '消息保留时长' },
      type: 'integer',
      unit: 'hour',
      from: 'list',
      path: 'MsgRetain',
      absent: null,
    },
    autoCreateTopic: {
      title: { en: 'Automatic creation of topics', 'zh-CN': '自动创建 Topic' },
      type: 'boolean',
      from: 'list',
      path: 'AutoCreateTopicEnable',
      property: 'enableAutoTopic',
    },
    'disk.usedPercent': kafkaUse('Disk in use', '磁盘使用率', 'instance_disk_capacity', {
      periodSeconds: 300,
      windowDays: 1,
      reduce: 'latest',
    }),
    'write.p95Last7Days': kafkaUse('Write traffic of its limit', '写入流量占比 P95', 'InstanceMessageInputRatioV2', busyMinutes),
    'read.p95Last7Days': kafkaUse('Read traffic of its limit', '读取流量占比 P95', 'InstanceMessageOutputRatioV2', busyMinutes),
  },
  sample: {
    status: 'running',
    series: 'v2',
    trafficSpec: 'alikafka.hw.2xlarge',
    'disk.sizeGiB': 900,
    'disk.retentionHours': 72,
    autoCreateTopic: false,
    'disk.usedPercent': 45,
    'write.p95Last7Days': 35,
    'read.p95Last7Days': 40,
    managedBy: null,
    ageDays: 90,
    tags: {},
  },
});
