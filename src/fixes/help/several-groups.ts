import type { Refusal } from '../../model/fix.ts';
import { notPossible } from '../refusals.ts';
import type { Group } from './open-entries.ts';

/** The plugin writes one group of a white list in one update, and half a mend would leave the finding open. */
export function severalGroups(groups: readonly Group[]): Refusal {
  const names = groups.map(({ group }) => group);
  return notPossible(
    `The groups ${names.join(', ')} let everybody in, and one change writes one group: narrow all but one by hand, then plan again.`,
    `分组 ${names.join('、')} 均对所有地址开放，一次变更只能写入一个分组：请先手工收窄其余分组，再重新生成方案。`,
  );
}
