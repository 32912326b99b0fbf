import type { Reply } from '../cloud/client.ts';
import { at, defineType, id, pick, region, tags, type Work } from '../type-file.ts';

const instances = {
  action: 'GetInstanceList',
  body: { 'InstanceId.1': id, RegionId: region },
  at: 'InstanceList.InstanceVO',
} as const;
const kinds: Readonly<Record<string, string>> = { 0: 'alikafka', 1: 'alikafka', 3: 'alikafka_serverless', 4: 'alikafka_confluent' };
const isClassic = (x: Work) => x.found['instanceType'] === 'alikafka';

export default defineType({
  token: 'alicloud:alikafka/instance:Instance',
  product: 'alikafka',
  reads: [
    { ...instances, needs: 'UpgradeServiceDetailInfo', set: attributes },
    {
      action: 'GetQuotaTip',
      body: { InstanceId: id, RegionId: region },
      when: isClassic,
      at: 'QuotaData',
      set: (found) =>
        pick(
          found,
          `TopicQuota PartitionNumOfBuy:partitionNum TopicNumOfBuy TopicUsed TopicLeft PartitionUsed PartitionLeft GroupUsed
           GroupLeft IsPartitionBuy`,
        ),
    },
    {
      action: 'ListTagResources',
      query: { RegionId: region, 'ResourceId.1': id, ResourceType: 'instance' },
      set: (found) => ({ tags: tags(found, 'TagResources.TagResource') }),
    },
  ],
  updates: [
    { ...instances, on: 'enableAutoTopic' },
    {
      action: 'EnableAutoTopicCreation',
      on: 'enableAutoTopic',
      body: { InstanceId: id, Operate: (x) => x.get('enableAutoTopic'), RegionId: region },
    },
  ],
});

function attributes(found: Reply): Record<string, unknown> {
  const kind = String(found['PaidType']);
  return {
    ...pick(found, 'Name DiskType DiskSize DeployType IoMax IoMaxSpec EipMax ResourceGroupId VpcId VSwitchId:vswitchId ZoneId SpecType'),
    ...pick(found, 'SecurityGroup EndPoint SslEndPoint:sslEndpoint DomainEndpoint SslDomainEndpoint SaslDomainEndpoint'),
    ...pick(found, 'VpcSaslDomainEndpoint ServiceStatus:status KmsKeyId AutoCreateGroupEnable:enableAutoGroup'),
    instanceType: kinds[kind],
    paidType: kind === '0' ? 'PrePaid' : 'PostPaid',
    config: found['AllConfig'],
    serviceVersion: at(found, 'UpgradeServiceDetailInfo.Current2OpenSourceVersion'),
    enableAutoTopic: found['AutoCreateTopicEnable'] === true ? 'enable' : 'disable',
    defaultTopicPartitionNum: Number(found['DefaultPartitionNum'] ?? 0),
    vswitchIds: at(found, 'VSwitchIds.VSwitchIds'),
    serverlessConfig: pick(found, 'ReservedPublishCapacity ReservedSubscribeCapacity'),
  };
}
