import { createHash } from 'node:crypto';
import type { Change, ChangeEntry, ChangeReason, ResourceRef } from '../../../src/model/documents.ts';

export const accountId = '1000000000000001';

/** A digest of nothing but a name, so that fixtures are alike on every run. */
export const digest = (name: string) => `sha256:${createHash('sha256').update(name).digest('hex')}`;

export function resource(type: string, id: string, name: string, region = 'cn-hangzhou'): ResourceRef {
  return { type, id, name, region, accountId };
}

const usual = {
  category: 'stability',
  severity: 'medium',
  kind: 'patch',
  provider: 'hangzhou',
  guard: [],
  risks: [],
  undo: { kind: 'restore', text: { en: 'The value before is written back.', 'zh-CN': '写回变更前的值。' } },
  durationSeconds: 12,
  permissions: [],
  dependsOn: [],
  notes: [],
} as const;

export type Given = Pick<Change, 'id' | 'resource' | 'title' | 'token' | 'set'> & Partial<Change>;

/** A change of the fixture: what is usual, and what is given. */
export function change(given: Given): Change {
  const { id, resource: at } = given;
  const own = {
    name: `${at.name}-${id}`,
    findingIds: [`fnd${id.slice(1)}aa`],
    ruleIds: [`stability/rule-${id.toLowerCase()}`],
    importId: at.id,
  };
  return structuredClone({ ...usual, ...own, ...given }) as Change;
}

/** What became of a change that ran. @param minute of the run's hour @param seconds that it took */
export function entry(
  changeId: string,
  outcome: ChangeEntry['outcome'],
  begun: string,
  seconds: number,
  more: Partial<ChangeEntry> = {},
): ChangeEntry {
  const finishedAt = new Date(Date.parse(begun) + seconds * 1000).toISOString();
  return { changeId, outcome, startedAt: begun, finishedAt, readBack: [], verdicts: [], ...more };
}

/** What became of a change that never began. */
export function idle(changeId: string, outcome: 'not-run' | 'declined', reason: ChangeReason): ChangeEntry {
  return { changeId, outcome, reason, readBack: [], verdicts: [] };
}

const mango = resource('ACS::RDS::DBInstance', 'rm-bp1mango', 'mango-db');
const pearDisk = resource('ACS::ECS::Disk', 'd-bp1pear', 'pear-disk');
const pearGroup = resource('ACS::ECS::SecurityGroup', 'sg-bp1pear', 'pear-web');
const plum = resource('ACS::ECS::AutoSnapshotPolicy', 'plum-daily', 'plum-daily', 'cn-shanghai');
const fig = resource('ACS::EIP::EipAddress', 'eip-bp1fig', 'fig-eip');
const guava = resource('ACS::RDS::DBInstance', 'rm-bp1guava', 'guava-db');
const lychee = resource('ACS::SLB::LoadBalancer', 'lb-bp1lychee', '荔枝-入口');
const formula = resource('ACS::OSS::Bucket', '2000000000000019', '=HYPERLINK("http://198.51.100.7/","ok")', 'cn-beijing');

/** The changes of the first set. */
export const changes: readonly Change[] = [
  change({
    id: 'C001',
    resource: mango,
    title: { en: 'RDS backups are kept too short', 'zh-CN': 'RDS 备份保留时间不足' },
    category: 'backup',
    severity: 'high',
    token: 'alicloud:rds/backupPolicy:BackupPolicy',
    set: [
      {
        property: 'backupRetentionPeriod',
        title: { en: 'Backup retention', 'zh-CN': '备份保留天数' },
        unit: 'day',
        field: 'backup.retentionDays',
        from: 3,
        to: 7,
      },
    ],
    risks: ['cost'],
    priceCnyPerMonth: 18,
    permissions: ['rds:DescribeBackupPolicy', 'rds:ModifyBackupPolicy'],
  }),
  change({
    id: 'C002',
    resource: pearDisk,
    title: { en: 'A disk is nearly full', 'zh-CN': '云盘空间即将用尽' },
    category: 'capacity',
    severity: 'critical',
    token: 'alicloud:ecs/ecsDisk:EcsDisk',
    set: [
      { property: 'size', title: { en: 'Disk size', 'zh-CN': '云盘大小' }, unit: 'gibibyte', field: 'size', from: 100, to: 200 },
      { property: 'burstingEnabled', title: { en: 'Performance burst', 'zh-CN': '性能突发' }, field: 'isBurstable', from: false, to: true },
    ],
    risks: ['cost', 'data'],
    priceCnyPerMonth: null,
    undo: { kind: 'none', text: { en: 'A disk cannot be made smaller.', 'zh-CN': '云盘不能缩小，无法回退。' } },
    durationSeconds: 165,
    permissions: ['ecs:DescribeDisks', 'ecs:ResizeDisk'],
    notes: [{ en: 'The file system must be extended afterwards.', 'zh-CN': '之后需在系统内扩展文件系统。' }],
  }),
  change({
    id: 'C003',
    resource: pearGroup,
    title: { en: 'Port 22 is open to the internet', 'zh-CN': '安全组对公网开放 22 端口' },
    category: 'security',
    severity: 'critical',
    kind: 'delete',
    token: 'alicloud:ecs/securityGroupRule:SecurityGroupRule',
    set: [
      { property: 'cidrIp', title: { en: 'Source', 'zh-CN': '授权对象' }, from: '0.0.0.0/0', to: null },
      { property: 'portRange', title: { en: 'Ports', 'zh-CN': '端口范围' }, from: '22/22', to: null },
    ],
    risks: ['access', 'reconnect'],
    undo: { kind: 'create', text: { en: 'What was deleted is created again.', 'zh-CN': '重新创建被删除的内容。' } },
    permissions: ['ecs:RevokeSecurityGroup'],
    notes: [{ en: 'Whoever works over this port is shut out.', 'zh-CN': '通过该端口登录的人员将无法登录。' }],
  }),
  change({
    id: 'C004',
    resource: plum,
    title: { en: 'No automatic snapshots', 'zh-CN': '未设置自动快照策略' },
    category: 'backup',
    severity: 'high',
    kind: 'create',
    token: 'alicloud:ecs/autoSnapshotPolicy:AutoSnapshotPolicy',
    set: [
      { property: 'name', title: { en: 'Name', 'zh-CN': '名称' }, to: 'plum-daily' },
      { property: 'repeatWeekdays', title: { en: 'Days', 'zh-CN': '快照日' }, to: ['1', '2', '3', '4', '5', '6', '7'] },
      { property: 'retentionDays', title: { en: 'Kept for', 'zh-CN': '保留天数' }, unit: 'day', to: 7 },
      { property: 'timePoints', title: { en: 'Hours', 'zh-CN': '快照时刻' }, to: ['1'] },
    ],
    risks: ['cost'],
    priceCnyPerMonth: null,
    undo: { kind: 'delete', text: { en: 'What was created is deleted.', 'zh-CN': '删除本次创建的内容。' } },
    permissions: ['ecs:CreateAutoSnapshotPolicy'],
  }),
  change({
    id: 'C005',
    resource: fig,
    title: { en: 'An elastic IP is idle', 'zh-CN': '弹性公网 IP 闲置' },
    category: 'cost',
    severity: 'low',
    kind: 'delete',
    token: 'alicloud:ecs/eipAddress:EipAddress',
    set: [
      { property: 'bandwidth', title: { en: 'Bandwidth', 'zh-CN': '带宽' }, unit: 'megabit-per-second', from: 5, to: null },
      { property: 'internetChargeType', title: { en: 'Billing', 'zh-CN': '计费方式' }, from: 'PayByBandwidth', to: null },
    ],
    risks: ['data'],
    priceCnyPerMonth: -23.5,
    undo: {
      kind: 'partial',
      text: { en: 'A new address is created; the old one does not come back.', 'zh-CN': '可新建弹性公网 IP，原地址不能恢复。' },
    },
    permissions: ['vpc:ReleaseEipAddress'],
  }),
  change({
    id: 'C006',
    resource: guava,
    title: { en: 'Deletion protection is off', 'zh-CN': '未开启释放保护' },
    token: 'alicloud:rds/instance:Instance',
    set: [
      {
        property: 'deletionProtection',
        title: { en: 'Deletion protection', 'zh-CN': '释放保护' },
        field: 'deletionProtection',
        from: false,
        to: true,
      },
    ],
    permissions: ['rds:ModifyDBInstanceDeletionProtection'],
  }),
  change({
    id: 'C007',
    resource: lychee,
    title: { en: 'The access log is off', 'zh-CN': 'SLB 未开启访问日志' },
    category: 'security',
    token: 'alicloud:log/project:Project',
    set: [{ property: 'description', title: { en: 'Description', 'zh-CN': '描述' }, to: '荔枝 | 日志 <b>' }],
    permissions: ['log:CreateProject'],
  }),
  change({
    id: 'C008',
    resource: lychee,
    title: { en: 'Logs are not delivered', 'zh-CN': '日志未投递' },
    severity: 'low',
    token: 'alicloud:slb/loadBalancer:LoadBalancer',
    set: [{ property: 'status', title: { en: 'State', 'zh-CN': '状态' }, from: 'inactive', to: 'active' }],
    dependsOn: ['C007'],
    risks: ['restart'],
    permissions: ['slb:SetLoadBalancerStatus'],
  }),
  change({
    id: 'C009',
    resource: formula,
    title: { en: 'A bucket is readable by anybody', 'zh-CN': 'OSS 存储空间公开可读' },
    category: 'security',
    severity: 'high',
    token: 'alicloud:oss/bucketAcl:BucketAcl',
    set: [{ property: 'acl', title: { en: 'Access', 'zh-CN': '读写权限' }, field: 'acl', from: 'public-read', to: 'private' }],
    risks: ['access'],
    permissions: ['oss:PutBucketAcl'],
  }),
];
