import { defineProduct, type Fields, get, list, listOf, oneOf, pages, type Refusal, same, tagging, update } from '../engine/index.ts';
import { instance } from './alikafka/instance.ts';

const byId = { kind: instance, id: 'InstanceId' } as const;
const badOperate: Refusal = [400, 'InvalidParameter', 'The specified parameter {name} is not valid.'];

/** Consumer groups, named after what reads. */
const groups = ['order-settle', 'stock-sync', 'search-index', 'risk-audit', 'report-daily'] as const;

/** ApsaraMQ for Kafka. */
export default defineProduct({
  product: 'alikafka',
  style: 'RPC',
  versions: ['2019-09-16'],
  hosts: ['alikafka.{region}.aliyuncs.com'],
  always: { Code: 200, Success: true, Message: 'operation success.' },
  kinds: [instance],
  actions: {
    GetInstanceList: list({
      kind: instance,
      rows: 'InstanceList.InstanceVO',
      ids: 'InstanceId',
      filter: same('Series', 'ResourceGroupId'),
      view: ({ VSwitchId }) => ({ VSwitchIds: { VSwitchIds: [VSwitchId] }, ConfluentConfig: {}, ConfluentInstanceComponents: {} }),
    }),
    GetAllowedIpList: get({
      ...byId,
      reply: (_x, { state }) => ({
        AllowedList: {
          DeployType: state.DeployType,
          VpcList: [{ PortRange: '9092/9092', AllowedIpList: ['10.0.0.0/8'], AllowedIpGroup: { '10.0.0.0/8': 'default' } }],
          InternetList: [],
        },
      }),
    }),
    GetQuotaTip: get({
      ...byId,
      reply: (_x, { state }) => ({
        QuotaData: {
          TopicQuota: state.TopicNumLimit,
          TopicUsed: state.UsedTopicCount,
          TopicLeft: state.TopicNumLimit - state.UsedTopicCount,
          PartitionQuota: state.RecommendedPartitionCount,
          PartitionUsed: state.UsedPartitionCount,
          PartitionLeft: state.RecommendedPartitionCount - state.UsedPartitionCount,
          GroupUsed: state.UsedGroupCount,
          GroupLeft: 2 * state.TopicNumLimit - state.UsedGroupCount,
        },
      }),
    }),
    GetConsumerList: listOf<Fields>({
      rows: 'ConsumerList.ConsumerVO',
      needs: ['InstanceId'],
      page: pages({ page: 'CurrentPage', size: 10, max: 100, total: 'Total' }),
      filter: same('ConsumerId'),
      from: (x) => {
        const { id, region, state } = x.get(instance, x.text('InstanceId'));
        return groups.map((ConsumerId) => ({ ConsumerId, InstanceId: id, RegionId: region, CreateTime: state.CreateTime, Remark: '' }));
      },
    }),
    GetConsumerProgress: get({
      ...byId,
      needs: ['ConsumerId'],
      reply: (x) => ({
        ConsumerProgress: {
          LastTimestamp: x.now - 2_000,
          TotalDiff: 120,
          state: 'Stable',
          TopicList: {
            TopicList: [
              { Topic: `${x.text('ConsumerId')}-events`, TotalDiff: 120, LastTimestamp: x.now - 2_000, OffsetList: { OffsetList: [] } },
            ],
          },
          RebalanceInfoList: { RebalanceInfoList: [] },
        },
      }),
    }),
    EnableAutoTopicCreation: update({
      ...byId,
      needs: ['Operate'],
      set: {
        Operate: (value) => (value === 'updatePartition' ? {} : { AutoCreateTopicEnable: value === 'enable' }),
        PartitionNum: 'DefaultPartitionNum',
      },
      check: { Operate: oneOf(['enable', 'disable', 'updatePartition'], badOperate) },
    }),
    ...tagging({ types: { instance: 'alikafka.instance' } }),
  },
});
