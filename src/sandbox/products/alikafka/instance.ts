import { kind, type Make } from '../../engine/index.ts';
import { networkOf } from '../databases/plans.ts';

const dayMs = 86_400_000;
/** Specifications: name, MB a second, topics, GB of disk. */
const specs = [
  ['alikafka.hw.2xlarge', 60, 250, 900],
  ['alikafka.hw.3xlarge', 90, 300, 1400],
  ['alikafka.hw.6xlarge', 120, 400, 2100],
] as const;

function makeInstance(m: Make) {
  const net = networkOf(m);
  const isServerless = m.given['Series'] === 'v3';
  const [spec, rate, topics, disk] = m.one(specs);
  const paidType = Number(m.given['PaidType'] ?? (isServerless ? 3 : m.one([0, 0, 1])));
  const brokers = (port: number) => [1, 2, 3].map((nth) => `${m.id}-${nth}-vpc.alikafka.aliyuncs.com:${port}`).join(',');
  return {
    InstanceId: m.id,
    Name: m.name,
    Series: 'v2',
    ServiceStatus: 5,
    ViewInstanceStatusCode: 2,
    PaidType: paidType,
    SpecType: 'professional',
    IoMaxSpec: isServerless ? '' : (spec as string),
    IoMax: isServerless ? 0 : (rate as number),
    IoMaxRead: rate as number,
    IoMaxWrite: rate as number,
    ReservedPublishCapacity: isServerless ? 60 : 0,
    ReservedSubscribeCapacity: isServerless ? 60 : 0,
    DiskSize: isServerless ? 0 : (disk as number),
    DiskType: 1,
    DeployType: 5,
    EipMax: 0,
    MsgRetain: 72,
    TopicNumLimit: topics as number,
    UsedTopicCount: m.int(12, 120),
    UsedGroupCount: m.int(8, 60),
    UsedPartitionCount: m.int(120, 900),
    RecommendedPartitionCount: 1000,
    DefaultPartitionNum: 12,
    AutoCreateTopicEnable: false,
    AutoCreateGroupEnable: true,
    AllConfig: JSON.stringify({
      'enable.vpc_sasl_ssl': 'false',
      'kafka.log.retention.hours': '72',
      'enable.acl': 'false',
      'kafka.message.max.bytes': '1048576',
    }),
    CreateTime: m.createdAt,
    ExpiredTime: paidType === 0 ? m.openedAt + m.int(60, 330) * dayMs : Date.parse('2099-12-31T16:00:00Z'),
    VpcId: net.vpc,
    VSwitchId: net.vSwitch,
    ZoneId: `zone${net.zone.slice(-1)}`,
    StandardZoneId: net.zone,
    EndPoint: `${m.address('10.0.0.0/16')}:9092`,
    DomainEndpoint: brokers(9092),
    SaslDomainEndpoint: brokers(9094),
    ResourceGroupId: '',
    UpgradeServiceDetailInfo: { Current2OpenSourceVersion: '3.7.0' },
    isServerless,
  };
}

export type Kafka = ReturnType<typeof makeInstance>;

const percent = (level: number) => ({ level, max: 100, unit: '%', statistics: ['Average', 'Maximum', 'Minimum'] as const });

/** A Kafka instance: the row of GetInstanceList. */
export const instance = kind<Kafka>({
  kind: 'alikafka.instance',
  type: 'ACS::AliKafka::Instance',
  id: 'alikafka_pre-cn-{12}',
  share: 2,
  name: 'Name',
  arn: 'acs:alikafka:{region}:{account}:{id}',
  notFound: [400, 'AUTH_RESOURCE_OWNER_ERROR', 'Insufficient resource permissions. Please verify before trying again.'],
  make: makeInstance,
  flaws: { topics: { rate: 0.2, set: { AutoCreateTopicEnable: true } } },
  metrics: [
    {
      namespace: 'acs_kafka',
      dimension: 'instanceId',
      when: ({ isServerless }) => !isServerless,
      names: {
        instance_disk_capacity: percent(44),
        InstanceMessageInputRatioV2: percent(28),
        InstanceMessageOutputRatioV2: percent(33),
      },
    },
  ],
});
