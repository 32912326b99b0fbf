import type { Case } from './case.ts';
import { idOf } from './help.ts';

const entry = (networkAclEntryName: string, port: string, sourceCidrIp: string, protocol = 'tcp') => ({
  networkAclEntryName,
  port,
  sourceCidrIp,
  protocol,
  description: `d-${networkAclEntryName}`,
  policy: 'accept',
  entryType: 'custom',
  ipVersion: 'IPV4',
});
const [ssh, web, inside] = [
  entry('ssh', '22/22', '0.0.0.0/0'),
  entry('web', '443/443', '0.0.0.0/0'),
  entry('in', '-1/-1', '10.0.0.0/8', 'all'),
];

/** File systems that have a size, rules and entries, bindings of backup. */
export default [
  {
    seq: 'nasCap',
    token: 'alicloud:nas/fileSystem:FileSystem',
    recordedId: 'extreme-1',
    id: idOf('nas.file-system', 'granite'),
    keep: ['protocolType', 'storageType', 'fileSystemType'],
    set: { capacity: 200 },
    // The simulated cloud takes no smaller size back, as the real one takes none.
    back: { capacity: 300 },
  },
  {
    seq: 'nasRule3',
    token: 'alicloud:nas/accessRule:AccessRule',
    recordedId: 'ag:1',
    id: () => 'stone:1',
    keep: ['accessGroupName'],
    set: { sourceCidrIp: '10.0.0.0/8' },
    back: { sourceCidrIp: '0.0.0.0/0' },
  },
  {
    seq: 'nacl',
    token: 'alicloud:vpc/networkAcl:NetworkAcl',
    recordedId: 'nacl-1',
    id: idOf('vpc.network-acl', 'hedge'),
    keep: ['vpcId'],
    set: { ingressAclEntries: [web, inside] },
    back: { ingressAclEntries: [ssh, web, inside] },
  },
  {
    seq: 'hbr',
    token: 'alicloud:hbr/policyBinding:PolicyBinding',
    recordedId: 'po-1:NAS:31a8e4',
    id: () => '',
    args: (sandbox) => ({
      policyId: idOf('hbr.policy', 'nightly')(sandbox),
      sourceType: 'NAS',
      dataSourceId: idOf('nas.file-system', 'slate')(sandbox),
    }),
  },
  {
    seq: 'asgVsw',
    token: 'alicloud:ess/scalingGroup:ScalingGroup',
    recordedId: 'asg-1',
    id: idOf('ess.scaling-group', 'ivy'),
    keep: ['minSize', 'maxSize'],
    set: { vswitchIds: ['vsw-bp1alder0000000000000', 'vsw-bp1birch0000000000000'] },
    back: { vswitchIds: ['vsw-bp1alder0000000000000'] },
  },
] satisfies Case[];
