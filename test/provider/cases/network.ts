import type { Case } from './case.ts';
import { idOf } from './help.ts';

const nat = {
  token: 'alicloud:vpc/natGateway:NatGateway',
  recordedId: 'ngw-1',
  id: idOf('vpc.nat-gateway', 'cedar', { DeletionProtection: false }),
  keep: ['vpcId'],
};
const shared = {
  token: 'alicloud:vpc/commonBandwithPackage:CommonBandwithPackage',
  recordedId: 'cbwp-1',
  id: idOf('vpc.common-bandwidth-package', 'maple', { DeletionProtection: false, Bandwidth: '20' }),
  keep: ['bandwidth'],
};

/** Gateways, shared bandwidth and flow logs. */
export default [
  { ...nat, seq: 'natDel', set: { deletionProtection: true }, back: { deletionProtection: false } },
  { ...shared, seq: 'cbDel', set: { deletionProtection: true }, back: { deletionProtection: false } },
  { ...shared, seq: 'cbBw', keep: [], set: { bandwidth: '30' }, back: { bandwidth: '20' } },
  {
    seq: 'fl',
    token: 'alicloud:vpc/flowLog:FlowLog',
    recordedId: 'fl-1',
    id: () => '',
    args: (sandbox) => ({
      flowLogName: 'n',
      resourceType: 'VPC',
      resourceId: idOf('vpc.vpc', 'forest')(sandbox),
      trafficType: 'All',
      projectName: 'medlar-log',
      logStoreName: 'juice',
    }),
  },
] satisfies Case[];
