import { kind, type Make } from '../../engine/index.ts';
import { networkOf } from '../databases/plans.ts';

const dayMs = 86_400_000;
/** `2018-07-13T03:58:07.253Z`. */
const milli = (ms: number) => new Date(ms).toISOString();

function makeInstance(m: Make) {
  const net = networkOf(m);
  const nodes = Number(m.given['nodeAmount'] ?? 3);
  const isPrepaid = (m.given['paymentType'] ?? m.one(['prepaid', 'postpaid'])) === 'prepaid';
  const none = { amount: 0, disk: 0, diskType: '', spec: '' };
  return {
    instanceId: m.id,
    description: m.name,
    status: 'active',
    esVersion: '7.10_with_X-Pack',
    instanceCategory: 'advanced',
    archType: 'public',
    paymentType: isPrepaid ? 'prepaid' : 'postpaid',
    postpaidServiceStatus: isPrepaid ? '' : 'active',
    createdAt: milli(m.createdAt),
    updatedAt: milli(m.createdAt),
    endTime: isPrepaid ? m.openedAt + m.int(60, 330) * dayMs : 0,
    nodeAmount: nodes,
    nodeSpec: {
      spec: 'elasticsearch.sn2ne.xlarge',
      specInfo: '4C16G',
      disk: 500,
      diskType: 'cloud_essd',
      performanceLevel: 'PL1',
      diskEncryption: true,
    },
    advancedDedicateMaster: true,
    dedicateMaster: true,
    masterConfiguration: { spec: 'elasticsearch.sn2ne.large', specInfo: '2C8G', amount: 3, disk: 20, diskType: 'cloud_essd' },
    kibanaConfiguration: { spec: 'elasticsearch.sn1ne.large', specInfo: '2C4G', amount: 1, disk: 0 },
    clientNodeConfiguration: none,
    elasticDataNodeConfiguration: none,
    networkConfig: { type: 'vpc', vpcId: net.vpc, vswitchId: net.vSwitch, vsArea: net.zone, whiteIpGroupList: [] },
    zoneCount: 1,
    zoneInfos: [{ zoneId: net.zone, status: 'NORMAL' }],
    domain: `${m.id}.elasticsearch.aliyuncs.com`,
    port: 9200,
    protocol: 'HTTPS',
    publicDomain: `${m.id}.public.elasticsearch.aliyuncs.com`,
    publicPort: 9200,
    kibanaDomain: `${m.id}.kibana.elasticsearch.aliyuncs.com`,
    kibanaPort: 5601,
    haveKibana: true,
    enablePublic: false,
    enableKibanaPublicNetwork: true,
    enableKibanaPrivateNetwork: false,
    publicIpWhitelist: [] as readonly string[],
    kibanaIPWhitelist: ['121.40.18.0/24'] as readonly string[],
    privateNetworkIpWhiteList: ['10.0.0.0/8'] as readonly string[],
    esIPWhitelist: ['10.0.0.0/8'] as readonly string[],
    kibanaPrivateIPWhitelist: [] as readonly string[],
    esConfig: { 'action.auto_create_index': '+.*,-*', 'action.destructive_requires_name': 'true' },
    resourceGroupId: '',
    vpcInstanceId: `${m.id}-worker`,
    serviceVpc: true,
    inited: true,
    snapshots: true,
    nodeIps: Array.from({ length: nodes }, () => m.address('10.0.0.0/16')),
  };
}

export type Elasticsearch = ReturnType<typeof makeInstance>;

const perNode = (level: number) => ({
  level,
  max: 100,
  unit: '%',
  statistics: ['Average', 'Maximum'] as const,
  across: { dimension: 'nodeIP', values: (state: Elasticsearch) => state.nodeIps },
});

/** An Elasticsearch instance: the row of ListInstance and the fields of DescribeInstance. */
export const instance = kind<Elasticsearch>({
  kind: 'elasticsearch.instance',
  type: 'ACS::Elasticsearch::Instance',
  id: 'es-cn-{16}',
  share: 2,
  name: 'description',
  arn: 'acs:elasticsearch:{region}:{account}:instances/{id}',
  notFound: [404, 'InstanceNotFound', 'The instance {id} cannot be found.'],
  status: { field: 'status', wrong: [400, 'InstanceActivating', 'Instance is activating.'] },
  make: makeInstance,
  flaws: {
    open: { rate: 0.05, set: { enablePublic: true, publicIpWhitelist: ['0.0.0.0/0'] } },
    openKibana: { rate: 0.05, set: { kibanaIPWhitelist: ['0.0.0.0/0', '::/0'] } },
  },
  metrics: [
    {
      namespace: 'acs_elasticsearch',
      dimension: 'clusterId',
      names: {
        NodeDiskUtilization: perNode(46),
        NodeHeapMemoryUtilization: perNode(52),
        NodeCPUUtilization: perNode(31),
      },
    },
    {
      namespace: 'acs_elasticsearch',
      dimension: 'clusterId',
      names: { ClusterStatus: { level: 0, unit: '', statistics: ['Value'], profile: 0 } },
    },
  ],
});
