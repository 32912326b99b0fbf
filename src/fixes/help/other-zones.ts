import type { Ask, Refusal } from '../../model/fix.ts';

/** vSwitches of other zones that make up what is missing, or why they do not. */
export function otherZones({ resource }: Ask, missing: number): readonly string[] | Refusal {
  const found = (resource.fields.otherZoneVSwitchIds ?? []) as readonly string[];
  if (found.length >= missing) return found.slice(0, missing);
  return {
    code: 'not-possible',
    reason: {
      en: `${missing} more zones are asked for, and the VPC has vSwitches in ${found.length}. Create one first.`,
      'zh-CN': `还需 ${missing} 个可用区，而该专有网络仅在另外 ${found.length} 个可用区有交换机。请先创建交换机。`,
    },
  };
}
