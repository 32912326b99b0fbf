import type { Fields, Row } from '../../engine/index.ts';
import type { Cluster } from './cluster.ts';

/** The components of every cluster, and their versions. */
export const addons = {
  'terway-eniip': '1.14.2',
  'csi-plugin': '1.33.2',
  'csi-provisioner': '1.33.2',
  coredns: '1.11.3.8',
  'metrics-server': '0.3.9.14',
  'arms-prometheus': '1.1.32',
  'nginx-ingress-controller': '1.12.1-aliyun.1',
  'logtail-ds': '2.1.5.0-aliyun',
} as const;

/** Log project of the audit log: the one that was named, else ACK's own. Empty while it is off. */
export function auditProjectOf({ id, state }: Row<Cluster>): string {
  return state.auditEnabled ? state.auditProject || `k8s-log-${id}` : '';
}

/** Addresses of the API server, as a JSON text. */
export function masterUrlOf({ state }: Row<Cluster>): string {
  const address = (host: string) => (host === '' ? '' : `https://${host}:6443`);
  return JSON.stringify({ api_server_endpoint: address(state.publicAddress), intranet_api_server_endpoint: address(state.privateAddress) });
}

/** What a cluster knows of itself beyond its fields, as a JSON text. */
export function metaDataOf(row: Row<Cluster>): string {
  const { state } = row;
  return JSON.stringify({
    Addons: Object.keys(addons).map((name) => ({
      name,
      version: '',
      disabled: false,
      required: '',
      config: '',
      value: '',
      description: '',
      properties: null,
    })),
    AuditProjectName: auditProjectOf(row),
    Capabilities: { IntelSGX: false, SandboxRuntime: false },
    CloudMonitorVersion: '',
    ClusterDomain: state.cluster_domain,
    ControlPlaneLogConfig: { log_ttl: state.controlPlaneLog.ttl, components: state.controlPlaneLog.components },
    DockerVersion: '',
    EtcdVersion: '',
    ExtraCertSAN: null,
    HasSandboxRuntime: false,
    KubernetesVersion: '',
    MultiAZ: state.vswitch_ids.length > 1,
    NameMode: '',
    NextVersion: '',
    OSType: 'Linux',
    Platform: '',
    PodVswitchId: JSON.stringify({ [state.zone_id]: state.vswitch_ids }),
    Provider: '',
    ResourceGroupId: state.resource_group_id,
    Runtime: 'containerd',
    RuntimeVersion: '1.6.38',
    SubClass: 'default',
    SupportPlatforms: null,
    VersionSpec: null,
    VpcCidr: '10.0.0.0/8',
  });
}

/** A kubeconfig without a certificate that any API server would take. */
export function kubeconfigOf({ id, state }: Row<Cluster>, isPrivate: boolean): string {
  const host = isPrivate || state.publicAddress === '' ? state.privateAddress : state.publicAddress;
  return [
    'apiVersion: v1',
    'clusters:',
    '- cluster:',
    `    server: https://${host}:6443`,
    '    certificate-authority-data: c2FtcGxlLWNh',
    '  name: kubernetes',
    'contexts:',
    '- context:',
    '    cluster: kubernetes',
    `    user: kubernetes-admin-${id}`,
    '  name: kubernetes-admin',
    'current-context: kubernetes-admin',
    'kind: Config',
    'preferences: {}',
    'users:',
    `- name: kubernetes-admin-${id}`,
    '  user:',
    '    client-certificate-data: c2FtcGxlLWNlcnQ=',
    '    client-key-data: c2FtcGxlLWtleQ==',
    '',
  ].join('\n');
}

/** ROS parameters of the stack that made a cluster: texts, switches too. */
export function parametersOf({ state }: Row<Cluster>): Fields {
  return {
    endpoint_public: String(state.publicAddress !== ''),
    VpcId: state.vpc_id,
    ServiceCIDR: state.service_cidr,
    ContainerCIDR: state.container_cidr,
    ProxyMode: state.proxy_mode,
    NodeCIDRMask: state.nodeCidrMask,
    DisableEncryption: 'True',
    EncryptionKMSKeyId: '',
  };
}
