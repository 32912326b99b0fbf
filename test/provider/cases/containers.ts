import type { Sandbox } from '../../../src/sandbox/index.ts';
import { fixedAccount } from '../plugin-client.ts';
import type { Case } from './case.ts';
import { idOf } from './help.ts';

const cluster = idOf('cs.cluster', 'orangery');
const pool = idOf('cs.node-pool', 'seedling');

/** The tasks of the cloud stand where the record has one by a mark. */
const tasks =
  (mark: string) =>
  ({ control }: Sandbox) =>
    Object.fromEntries(control.list('cs.task').map(({ id }) => [id, mark]));

const managed = {
  token: 'alicloud:cs/managedKubernetes:ManagedKubernetes',
  id: cluster,
  same: tasks('{1}'),
  keep: ['name', 'vswitchIds'],
};
const nodes = {
  token: 'alicloud:cs/nodePool:NodePool',
  recordedId: 'c0000000000000000000000000000001:np1:T-1',
  id: (sandbox: Sandbox) => `${cluster(sandbox)}:${pool(sandbox)}`,
  same: tasks('{2}'),
  keep: ['clusterId', 'nodePoolName', 'vswitchIds'],
};
const scaling = (maxSize: number) => ({
  scalingConfig: {
    eipBandwidth: 5,
    eipInternetChargeType: 'PayByBandwidth',
    enable: true,
    isBondEip: false,
    maxSize,
    minSize: 1,
    type: 'cpu',
  },
});
const management = (autoRepair: boolean, more: object) => ({
  management: { autoRepair, autoRepairPolicy: { restartNode: false }, enable: true, ...more },
});

const fruit = {
  token: 'alicloud:fc/v3Function:V3Function',
  recordedId: 'f1',
  id: () => 'juicer',
  same: () => ({ [String(fixedAccount['accountId'])]: '1234567890123456' }),
  keep: ['handler', 'runtime'],
};

/** Registries, functions, clusters and their node pools. */
export default [
  {
    seq: 'crRepo',
    token: 'alicloud:cs/registryEnterpriseRepo:RegistryEnterpriseRepo',
    recordedId: 'cri-1:ns:app',
    id: (sandbox) => `${idOf('cr.instance', 'orchard-acr')(sandbox)}:fruit:tayberry`,
    keep: ['instanceId', 'namespace', 'name', 'summary'],
    set: { repoType: 'PRIVATE' },
    back: { repoType: 'PUBLIC' },
  },
  { ...fruit, seq: 'fcLog', set: { logConfig: { project: 'p', logstore: 'l' } }, back: { logConfig: { project: '', logstore: '' } } },
  { ...fruit, seq: 'fcMem', set: { memorySize: 768 }, back: { memorySize: 512 } },
  {
    ...managed,
    seq: 'ackDel',
    recordedId: 'c0000000000000000000000000000001:T-2',
    set: { deletionProtection: true },
    back: { deletionProtection: false },
  },
  {
    ...managed,
    seq: 'ackAudit',
    recordedId: 'c0000000000000000000000000000001:T-3',
    set: { auditLogConfig: { enabled: true } },
    back: { auditLogConfig: { enabled: false, slsProjectName: 'k8s-log-x' } },
  },
  { ...nodes, seq: 'npMaxFull', set: scaling(15), back: scaling(10) },
  { ...nodes, seq: 'npMaxOnly', set: { scalingConfig: { enable: true, maxSize: 15 } }, back: scaling(10) },
  { ...nodes, seq: 'npMgmtFull', set: management(true, { maxUnavailable: 1 }), back: management(false, { maxUnavailable: 1 }) },
  { ...nodes, seq: 'npMgmt', set: management(true, {}), back: management(false, { maxUnavailable: 1 }) },
  {
    ...nodes,
    seq: 'npVsw',
    set: { vswitchIds: ['vsw-bp1alder0000000000000'] },
    back: { vswitchIds: ['vsw-bp1alder0000000000000', 'vsw-bp1birch0000000000000'] },
  },
] satisfies Case[];
