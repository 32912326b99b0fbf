import { type Ask, type Draft, defineFix, type Refusal } from '../model/fix.ts';
import { isRefusal, listInput, numberInput } from './help/config-values.ts';
import { notPossible } from './refusals.ts';

const policies = 'ACS::ECS::AutoSnapshotPolicy';
const name = 'xunjian-daily';
const week = ['1', '2', '3', '4', '5', '6', '7'];

/**
 * Binds a disk to a snapshot policy: the one that the project's config names, or the own one of the region. Where that is missing
 * it is made first, once for all disks; its id is known only then, so that the next plan binds the disks.
 */
export default defineFix({
  looksAt: [policies],
  propose(ask) {
    const named = ask.input('snapshotPolicy');
    const known = ask.others(policies, ask.resource.region);
    if (named !== undefined) return known?.every(({ id }) => id !== named) ? elsewhere(named, ask) : [binding(ask, named)];
    if (!known) return notListed;
    const [own] = known.filter((one) => one.name === name).sort((a, b) => (a.id < b.id ? -1 : 1));
    if (own) return [binding(ask, own.id)];
    const args = policyOf(ask);
    if (isRefusal(args)) return args;
    return [
      { token: 'alicloud:ecs/autoSnapshotPolicy:AutoSnapshotPolicy', kind: 'create', part: name, isShared: true, set: {}, args, notes },
    ];
  },
});

function elsewhere(named: string, { resource: { region } }: Ask): Refusal {
  return notPossible(
    `The policy ${named} of changes.inputs.snapshotPolicy is not in ${region}: give one for each region, such as { "${region}": "sp-…" }.`,
    `changes.inputs.snapshotPolicy 指定的策略 ${named} 不在地域 ${region}：请按地域分别指定，例如 { "${region}": "sp-…" }。`,
  );
}

function binding({ rule, resource }: Ask, autoSnapshotPolicyId: string): Draft {
  const args = { autoSnapshotPolicyId, diskId: resource.id };
  return { token: rule.fix.pulumi as string, kind: 'create', set: {}, args };
}

/** Every day at two in the morning, China time, kept for a week, where the config says nothing else. */
function policyOf({ input }: Ask): NonNullable<Draft['args']> | Refusal {
  const repeatWeekdays = listInput('snapshotDays', input, week, week);
  if (isRefusal(repeatWeekdays)) return repeatWeekdays;
  const hours = Array.from({ length: 24 }, (_, hour) => String(hour));
  const timePoints = listInput('snapshotHours', input, hours, ['2']);
  if (isRefusal(timePoints)) return timePoints;
  const retentionDays = numberInput('snapshotRetentionDays', input, [1, 65_535], 7);
  if (isRefusal(retentionDays)) return retentionDays;
  return { autoSnapshotPolicyName: name, repeatWeekdays, timePoints, retentionDays };
}

const notes = [
  {
    en: `The region has no policy "${name}": it is made now, and binds no disk yet. Once it is there, plan these findings again, which binds the disks; they stay open until then.`,
    'zh-CN': `该地域尚无策略“${name}”：本次仅创建策略，不绑定云盘。创建后请对这些风险重新生成方案以绑定云盘，此前风险保持未关闭。`,
  },
  {
    en: 'Snapshots are billed by what they store, from the moment that a disk is bound.',
    'zh-CN': '绑定云盘后，快照按占用的存储容量计费。',
  },
];

const notListed = notPossible(
  'The snapshot policies of the region could not all be listed, so a second one might be made: name one in changes.inputs.snapshotPolicy.',
  '未能列出该地域的全部自动快照策略，可能会重复创建：请在 changes.inputs.snapshotPolicy 中指定策略。',
);
